"""Writing a file product by product, with the window alive between them."""

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gui.background import Background, Job
from gui.exporting.forms import Writing, begin, form_of
from gui.exporting.product import Leaves


class Writer(QObject):
    """Writes one file, or the numbered files of one form, at a time."""

    progressed = Signal(int, int)
    """Products written, and how many there are."""
    written = Signal(object)
    """The path."""
    failed = Signal(object)
    """The exception."""
    ended = Signal()
    """Written, failed or given up."""

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._work: Writing | None = None
        self._job: Job | None = None
        self._path, self._done, self._all = Path(), 0, 0
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether a file is being written."""
        return self._work is not None

    def begin(self, leaves: Leaves, title: str, path: Path) -> None:
        """Begin to write; told by ``written`` or ``failed``."""
        self._path, self._done, self._all = path, 0, len(leaves)
        try:
            work = begin(leaves, title, path)
            draws = form_of(path).draws
        except (OSError, ValueError) as error:
            self.failed.emit(error)
            self.ended.emit()
            return
        self._work = work
        self.progressed.emit(0, self._all)
        if draws:
            self._turn.start()
        else:
            self._job = self._background.run(lambda job: _through(job, work), self._end, self._fail)

    def stop(self) -> None:
        """Give it up; what is whole already stays."""
        self._turn.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        elif self._work is not None:
            self._work.close()
        if self._work is not None:
            self._work = None
            self.ended.emit()

    def _go_on(self) -> None:
        if self._work is None:
            return
        try:
            next(self._work)
        except StopIteration:
            self._turn.stop()
            self._end(None)
        except Exception as error:  # noqa: BLE001 - everything goes to the one place for errors
            self._turn.stop()
            self._fail(error)
        else:
            self._done += 1
            self.progressed.emit(self._done, self._all)

    def _end(self, _: object) -> None:
        self._work, self._job = None, None
        self.written.emit(self._path)
        self.ended.emit()

    def _fail(self, error: Exception) -> None:
        self._work, self._job = None, None
        self.failed.emit(error)
        self.ended.emit()


def _through(job: Job, work: Writing) -> None:
    for _ in work:
        if job.cancelled:
            return
