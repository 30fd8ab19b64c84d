"""What is looked up about a view that is already shown: once the hand rests, latest wins."""

from PySide6.QtCore import QObject, QTimer, Signal

from gui.background import Background, Job
from gui.panel import Lookup

_REST_MS = 60
"""So long nothing changes before a lookup begins."""


class Looking(QObject):
    """The lookup that one panel waits for."""

    found = Signal(object)
    """What was looked up."""
    failed = Signal(object)
    """The exception."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._lookup: Lookup | None = None
        self._job: Job | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._begin)

    @property
    def on(self) -> bool:
        """Whether something is still to be looked up."""
        return self._lookup is not None

    def want(self, lookup: Lookup) -> None:
        """Have something looked up, in place of any older lookup."""
        self.drop()
        self._lookup = lookup
        self._rest.start()

    def drop(self) -> None:
        """Look nothing up any more."""
        if self._job is not None:
            self._job.cancel()
        self._lookup = self._job = None
        self._rest.stop()

    def _begin(self) -> None:
        lookup = self._lookup
        if lookup is not None:
            self._job = self._background.run(
                lambda job: lookup(lambda: job.cancelled), self._end, self._fail
            )

    def _end(self, found: object) -> None:
        self._lookup = self._job = None
        self.found.emit(found)

    def _fail(self, error: Exception) -> None:
        self.drop()
        self.failed.emit(error)
