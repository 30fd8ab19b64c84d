"""Showing saved views in a window: what takes long is done by a worker, and what moved is told."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from core.crossfilter import Workspace
from core.digest import Drift, drift_of
from core.merges import Decisions
from core.saved_view import SavedView
from core.session import Change, Session
from core.view_file import as_decided, is_decided, read_view, show_view
from gui.background import Background, Job
from gui.errors import Errors
from gui.saving import VIEW
from gui.widgets.message_bar import Message, MessageBar


def nothing() -> None:
    """What follows where nothing does."""


class Viewing(QObject):
    """Shows views; the one asked for last wins."""

    started = Signal(str)
    """What is being done."""
    ended = Signal()

    def __init__(
        self,
        session: Session,
        defaults: Mapping[str, object],
        messages: MessageBar,
        errors: Errors,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._session, self._defaults = session, defaults
        self._messages, self._errors = messages, errors
        self._window = window
        self._background = Background(self)
        self._job: Job | None = None
        self._comparing: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether a view is still to be shown, or to be compared with what it was."""
        return self._job is not None or self._comparing is not None

    def choose(self) -> None:
        """Show a view that a person chooses."""
        name, _ = QFileDialog.getOpenFileName(self._window, "Open view", "", VIEW)
        if name:
            self.open(Path(name))

    def open(self, path: Path) -> None:
        """Show the claims as the view in a file says, and tell what moved since it was saved."""
        try:
            view = read_view(path)
            change = show_view(view, self._defaults)
        except (OSError, ValueError) as error:
            self._errors.report(error, "Opening the view")
            return
        self.show(change, view.decisions, "Opening the view", then=lambda: self._compare(view))

    def show(
        self,
        change: Change,
        decisions: Decisions,
        doing: str,
        gesture: str = "",
        then: Callable[[], object] = nothing,
    ) -> None:
        """Make a change under names decided by hand; an error is told as one of ``doing``.

        Where names are decided otherwise now, a worker puts the data together first.
        """
        self._give_up()
        base = self._session.state.workspace
        if is_decided(base, decisions):
            self._apply(change, doing, gesture, then)
            return

        def done(made: object) -> None:
            self._end()
            if self._session.state.workspace is base:
                workspace = cast("Workspace", made)
                self._apply(
                    lambda state: change(replace(state, workspace=workspace)), doing, gesture, then
                )

        def fail(error: Exception) -> None:
            self._end()
            self._errors.report(error, doing)

        self.started.emit("Putting the datasets together")
        self._job = self._background.run(lambda _: as_decided(base, decisions), done, fail)

    def stop(self) -> None:
        """End cleanly, also in the middle of work."""
        self._give_up()
        self._background.stop()
        self._comparing = None

    def _apply(self, change: Change, doing: str, gesture: str, then: Callable[[], object]) -> None:
        try:
            self._session.apply(change, gesture)
        except ValueError as error:
            self._errors.report(error, doing)
            return
        then()

    def _compare(self, view: SavedView) -> None:
        """Tell what moved between the view and what is shown of it."""
        state = self._session.state

        def done(drift: object) -> None:
            self._comparing = None
            moved = cast("Drift", drift).sentence
            if moved:
                self._messages.say(Message("view", moved))

        def fail(error: Exception) -> None:
            self._comparing = None
            self._errors.report(error, "Comparing the view")

        self._comparing = self._background.run(lambda _: drift_of(view, state), done, fail)

    def _give_up(self) -> None:
        for job in (self._job, self._comparing):
            if job is not None:
                job.cancel()
        self._comparing = None
        if self._job is not None:
            self._end()

    def _end(self) -> None:
        self._job = None
        self.ended.emit()
