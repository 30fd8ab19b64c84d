"""A story before a room: the show of a window, begun and ended."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from core.later import later
from gui.background import Background, Job
from gui.briefing_settings import Motion
from gui.main_window import MainWindow
from gui.panel import defaults_of
from gui.telling.thumbnails import Thumbnails

if TYPE_CHECKING:
    from gui.presenting.script import Script
    from gui.presenting.show import Show

motion_is_welcome = later("gui.presenting.veil", "motion_is_welcome")


class Performing(QObject):
    """Presents the story; the window it is told from stays as it is."""

    changed = Signal()
    """Begun, another step, or ended."""

    def __init__(self, window: MainWindow, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._thumbnails = window, thumbnails
        self.show_window: Show | None = None
        self._background = Background(self)
        self._finding: Job | None = None

    @property
    def presenting(self) -> bool:
        """Whether the story is before a room."""
        return self.show_window is not None

    @property
    def moving(self) -> bool:
        """Whether charts move from step to step: as set, else as the platform says."""
        match self._window.settings.briefing.motion:
            case Motion.SYSTEM:
                return motion_is_welcome(self._window)
            case chosen:
                return chosen is Motion.ALWAYS

    @property
    def step(self) -> str:
        """Key of the step that the room sees, else that of the step shown in the window."""
        if self.show_window is not None:
            return self.show_window.step
        return self._window.session.state.step

    def present(self) -> None:
        """Tell the story to a room, from the step shown, once every step's state is found out."""
        state = self._window.session.state
        if self.presenting or self._finding is not None or not state.story.steps:
            return
        from gui.presenting.script import Script  # noqa: PLC0415 - a start presents nothing

        specs = self._window.specs
        script = Script(state.story, state.workspace, specs, defaults_of(specs))
        first = state.step or state.story.steps[0].key

        def begin(_: object) -> None:
            self._finding = None
            self._begin(script, first)

        def fail(error: Exception) -> None:
            self._finding = None
            self._fail(error)

        self._finding = self._background.run(lambda _: script.states, begin, fail)

    def close(self) -> None:
        """End the show, or do not begin it."""
        if self._finding is not None:
            self._finding.cancel()
            self._finding = None
        self._background.stop()
        if self.show_window is not None:
            self.show_window.close()

    def _begin(self, script: "Script", first: str) -> None:
        from gui.presenting.show import Show  # noqa: PLC0415 - a start presents nothing

        show = Show(script, self._window.settings.briefing, moving=self.moving)
        self.show_window = show
        self._thumbnails.made.connect(show.show_picture)
        show.failed.connect(self._fail)
        show.stepped.connect(self.changed)
        show.ended.connect(self._end)
        show.begin(first, QGuiApplication.screens(), self._window.screen())
        self._thumbnails.ask(script.story.steps, script.workspace, self._window.theme)

    def _fail(self, error: Exception) -> None:
        self._window.errors.report(error, "Presenting the story")

    def _end(self) -> None:
        self.show_window = None
        self.changed.emit()
