"""Keeping what was read for another time, once the window has come to rest."""

from PySide6.QtCore import QObject, Signal

from core.loading import Cache
from gui.background import Background


class Caching(QObject):
    """Writes to a cache on a thread of its own; nothing waits for it."""

    kept = Signal()
    """Everything promised is written, or has no room."""
    failed = Signal(object)
    """The exception."""

    def __init__(self, cache: Cache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cache = cache
        self._background = Background(self)

    def keep(self) -> None:
        """Write what was read since the last time."""
        if self._cache.owes:
            self._background.run(
                lambda job: self._cache.keep_promised(lambda: job.cancelled),
                lambda _: self.kept.emit(),
                self.failed.emit,
            )

    def stop(self) -> None:
        """Drop what is being written, leaving nothing behind."""
        self._background.stop()
