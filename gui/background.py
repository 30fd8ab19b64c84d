"""Work off the GUI thread: frozen input in, frozen output back, one at a time, latest wins."""

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from core.loading.progress import Cancelled

Done = Callable[[object], None]
Failed = Callable[[Exception], None]
Progressed = Callable[[str, float], None]


class Job(QObject):
    """One piece of work; its signals arrive on the GUI thread."""

    done = Signal(object)
    failed = Signal(object)
    """The exception."""
    progressed = Signal(str, float)
    """What it is doing, and how far it is from 0 to 1."""

    def __init__(self, done: Done, failed: Failed, progressed: Progressed | None = None) -> None:
        super().__init__()
        self._on_done = done
        self._on_failed = failed
        self._on_progressed = progressed
        self._cancelled = threading.Event()
        self.ended = threading.Event()
        """Set once the worker holds it no more: a QObject of the GUI thread ends there."""
        self._told = False
        queued = Qt.ConnectionType.QueuedConnection
        self.done.connect(self._tell_done, queued)
        self.failed.connect(self._tell_failed, queued)
        self.progressed.connect(self._tell_progressed, queued)

    def cancel(self) -> None:
        """Ask the work to stop; it then ends without ``done`` or ``failed``."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked it to stop."""
        return self._cancelled.is_set()

    @property
    def over(self) -> bool:
        """Whether the worker is through with it and nobody waits for what came of it."""
        return self.ended.is_set() and (self._told or self.cancelled)

    def tell(self, doing: str, fraction: float) -> None:
        """What the worker is doing and how far it is; ends its work where it is to stop."""
        if self.cancelled:
            raise Cancelled
        self.progressed.emit(doing, fraction)

    def run(self, work: Callable[["Job"], object]) -> None:
        """Do the work; called on the worker thread."""
        try:
            if not self.cancelled:
                self.done.emit(work(self))
        except Exception as error:  # noqa: BLE001 - everything goes to the one place for errors
            self.failed.emit(error)

    def _tell_done(self, result: object) -> None:
        self._told = True
        if not self.cancelled:
            self._on_done(result)

    def _tell_failed(self, error: Exception) -> None:
        self._told = True
        if not self.cancelled:
            self._on_failed(error)

    def _tell_progressed(self, doing: str, fraction: float) -> None:
        if not self.cancelled and self._on_progressed is not None:
            self._on_progressed(doing, fraction)


class _Runner(QRunnable):
    def __init__(self, job: Job, work: Callable[[Job], object]) -> None:
        super().__init__()
        self._ended = job.ended
        self._todo = [(job, work)]

    def run(self) -> None:
        try:
            self._do(*self._todo.pop())
        finally:
            self._ended.set()

    @staticmethod
    def _do(job: Job, work: Callable[[Job], object]) -> None:
        job.run(work)


class Background(QObject):
    """A pool of one thread, or of more for work that may be done at the same time."""

    def __init__(self, parent: QObject | None = None, threads: int = 1) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._jobs: list[Job] = []

    def run(
        self,
        work: Callable[[Job], object],
        done: Done,
        failed: Failed,
        progressed: Progressed | None = None,
    ) -> Job:
        """Start work; the callables run on the GUI thread, never inside this call."""
        job = Job(done, failed, progressed)
        self._jobs = [*(kept for kept in self._jobs if not kept.over), job]
        self._pool.start(_Runner(job, work))
        return job

    def stop(self) -> None:
        """Drop what waits and let the running piece end."""
        for job in self._jobs:
            job.cancel()
        self._pool.clear()
        self._pool.waitForDone()
        self._jobs = []
