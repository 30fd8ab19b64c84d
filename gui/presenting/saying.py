"""The words of the stage, found out off the GUI thread: headlines ahead of time, and the footer."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QObject, Signal

from core.briefing import Footer, footer_of, made_on
from core.crossfilter import Workspace
from core.handling import Handling
from core.panels.story import told
from core.session import SessionState
from core.story import Step
from gui.background import Background, Job


class Saying(QObject):
    """Headlines of steps as they are on the data, each found out once; footers, the newest wins."""

    headlined = Signal(str, str, str)
    """Key of a step, its headline, and what moved since its view was saved."""
    footed = Signal(object)
    """The Footer of the state asked about last."""
    failed = Signal(object)

    def __init__(self, workspace: Workspace, handling: Handling, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._handling = workspace, handling
        self._headlines, self._footers = Background(self), Background(self)
        self._known: dict[str, tuple[str, str]] = {}
        self._foot: Job | None = None
        self._waiting = 0

    @property
    def busy(self) -> bool:
        """Whether words are still to come."""
        return self._foot is not None or self._waiting > 0

    def headline(self, step: Step, following: Sequence[Step]) -> bool:
        """Tell the headline of a step, and find out those that follow; whether it is known."""
        known = self._known.get(step.key)
        if known is not None:
            self.headlined.emit(step.key, *known)
        for one in (step, *following):
            if one.key not in self._known:
                self._find(one)
        return known is not None

    def foot(self, state: SessionState) -> None:
        """Tell the footer of a state."""
        if self._foot is not None:
            self._foot.cancel()

        def done(footer: object) -> None:
            self._foot = None
            if isinstance(footer, Footer):
                self.footed.emit(footer)

        def fail(error: Exception) -> None:
            self._foot = None
            self.failed.emit(error)

        self._foot = self._footers.run(
            lambda _: footer_of(state, made_on(), self._handling), done, fail
        )

    def stop(self) -> None:
        """Find out nothing any more."""
        self._headlines.stop()
        self._footers.stop()
        self._foot, self._waiting = None, 0

    def _find(self, step: Step) -> None:
        workspace = self._workspace

        def find(_: Job) -> tuple[str, str]:
            return told(workspace, step)

        def done(words: object) -> None:
            self._waiting -= 1
            self._known[step.key] = cast("tuple[str, str]", words)
            self.headlined.emit(step.key, *self._known[step.key])

        def fail(error: Exception) -> None:
            self._waiting -= 1
            self.failed.emit(error)

        self._waiting += 1
        self._headlines.run(find, done, fail)
