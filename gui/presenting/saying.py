"""The words of the stage, found out off the GUI thread: those of steps ahead of time."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from core.briefing import Footer, footer_of, made_on
from core.panels.story import told
from core.session import SessionState
from core.story import Step
from gui.background import Background, Job
from gui.presenting.script import Script


class Said(Struct, frozen=True):
    """What is said of a step."""

    headline: str
    moved: str
    """What moved since its view was saved."""
    footer: Footer


class Saying(QObject):
    """Words of steps as they are on the data, each found out once; footers of what is drilled to.

    Footers are of the day on which the show began.
    """

    said = Signal(str, object)
    """Key of a step and what is Said of it."""
    footed = Signal(object)
    """The Footer of the state asked about last."""
    failed = Signal(object)

    def __init__(self, script: Script, parent: QObject) -> None:
        super().__init__(parent)
        self._script, self._made = script, made_on()
        self._ahead, self._footers = Background(self), Background(self)
        self.known: dict[str, Said] = {}
        """What is said of each step found out so far, by its key."""
        self._finding: set[str] = set()
        self._foot: Job | None = None
        self._step = ""

    @property
    def busy(self) -> bool:
        """Whether words of what is shown are still to come."""
        return self._foot is not None or self._step in self._finding

    def say(self, step: Step, following: Sequence[Step]) -> bool:
        """Tell what is said of a step, and find out those that follow; whether it is known."""
        self._step = step.key
        self._drop_foot()
        known = self.known.get(step.key)
        if known is not None:
            self.said.emit(step.key, known)
        for one in (step, *following):
            if one.key not in self.known and one.key not in self._finding:
                self._find(one)
        return known is not None

    def foot(self, state: SessionState) -> None:
        """Tell the footer of a state."""
        self._drop_foot()

        def done(footer: object) -> None:
            self._foot = None
            self.footed.emit(footer)

        def fail(error: Exception) -> None:
            self._foot = None
            self.failed.emit(error)

        self._foot = self._footers.run(lambda _: self._footer(state), done, fail)

    def stop(self) -> None:
        """Find out nothing any more."""
        self._ahead.stop()
        self._footers.stop()
        self._foot = None
        self._finding.clear()

    def _drop_foot(self) -> None:
        if self._foot is not None:
            self._foot.cancel()
            self._foot = None

    def _footer(self, state: SessionState) -> Footer:
        return footer_of(state, self._made, self._script.handling)

    def _find(self, step: Step) -> None:
        def find(_: Job) -> Said:
            footer = self._footer(self._script.states[step.key])
            return Said(*told(self._script.workspace, step), footer)

        def done(said: object) -> None:
            self._finding.discard(step.key)
            if isinstance(said, Said):
                self.known[step.key] = said
                self.said.emit(step.key, said)

        def fail(error: Exception) -> None:
            self._finding.discard(step.key)
            self.failed.emit(error)

        self._finding.add(step.key)
        self._ahead.run(find, done, fail)
