"""A story in a window: its file, its pictures and checks, its show, what survives a crash."""

from pathlib import Path

from PySide6.QtCore import QObject

from core.session import SessionState
from gui.main_window import MainWindow
from gui.telling.arranging import arrange
from gui.telling.filing import Filing
from gui.telling.illustrating import Illustrating
from gui.telling.performing import Performing
from gui.telling.surviving import Surviving
from gui.telling.taking_up import TakingUp


class Telling(QObject):
    """The parts of a story's telling, put together."""

    def __init__(self, window: MainWindow, place: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._taking_up = TakingUp(window, self)
        self.illustrating = Illustrating(window, self)
        self.filing = Filing(window, self._taking_up, self)
        self.performing = Performing(window, self.illustrating.thumbnails, self)
        self.surviving = Surviving(window, place, self.filing, self.performing)
        window.session.subscribe(self._follow)
        window.closing.connect(self.stop)

    def offer_restore(self) -> None:
        """Offer the story that was in hand when the program last ended."""
        self.surviving.offer(self._taking_up)

    def stop(self) -> None:
        """Keep what is not saved and end every piece of work."""
        self.performing.close()
        self.surviving.keep()
        self.illustrating.stop()

    def _follow(self, old: SessionState, new: SessionState) -> None:
        if new.arrangement is not None and new.arrangement is not old.arrangement:
            arrange(self._window, new.arrangement)


def telling_of(window: MainWindow) -> Telling:
    """The story of a window; raises LookupError where none was put into it."""
    for child in window.children():
        if isinstance(child, Telling):
            return child
    raise LookupError("this window tells no story")
