"""A story before a room: the show of a window, begun and ended."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from gui.main_window import MainWindow
from gui.presenting.script import Script
from gui.presenting.show import Show
from gui.presenting.veil import motion_is_welcome
from gui.telling.steps import defaults_of
from gui.telling.thumbnails import Thumbnails


class Performing(QObject):
    """Presents the story; the window it is told from stays as it is."""

    changed = Signal()
    """Begun, another step, or ended."""

    def __init__(self, window: MainWindow, thumbnails: Thumbnails, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._thumbnails = window, thumbnails
        self.show_window: Show | None = None

    @property
    def presenting(self) -> bool:
        """Whether the story is before a room."""
        return self.show_window is not None

    @property
    def moving(self) -> bool:
        """Whether charts move from step to step: as set, else as the platform says."""
        chosen = self._window.settings.briefing.motion
        return motion_is_welcome(self._window) if chosen is None else chosen

    @property
    def step(self) -> str:
        """Key of the step that the room sees, else that of the step shown in the window."""
        if self.show_window is not None:
            return self.show_window.step
        return self._window.session.state.step

    def present(self) -> None:
        """Tell the story to a room, from the step shown."""
        state = self._window.session.state
        if self.show_window is not None or not state.story.steps:
            return
        defaults = defaults_of(self._window)
        script = Script(state.story, state.workspace, self._window.specs, defaults)
        try:
            show = Show(script, self._window.settings.briefing, moving=self.moving)
        except ValueError as error:
            self._fail(error)
            return
        self.show_window = show
        self._thumbnails.made.connect(show.show_picture)
        show.failed.connect(self._fail)
        show.stepped.connect(self.changed)
        show.ended.connect(self._end)
        screens = QGuiApplication.screens()
        show.begin(state.step or state.story.steps[0].key, screens, self._window.screen())
        self._thumbnails.ask(state.story.steps, state.workspace, self._window.theme)

    def close(self) -> None:
        """End the show."""
        if self.show_window is not None:
            self.show_window.close()

    def _fail(self, error: Exception) -> None:
        self._window.errors.report(error, "Presenting the story")

    def _end(self) -> None:
        self.show_window = None
        self.changed.emit()
