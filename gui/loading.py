"""Reading a dataset on a worker thread, so that it can be watched and stopped."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from core.changes import Changes, changes_between
from core.crossfilter import Workspace
from core.dataset import Dataset
from core.layers import combined, decisions_of, parts_of
from core.loading.progress import Cancelled
from core.loading.progress import part as part_of
from core.session import SessionState
from gui.background import Background, Job
from gui.watch import Stamps, stamps_of

Loader = Callable[[Sequence[Path], Callable[[str, float], None]], Dataset]
"""Reads paths, telling its progress; raises what that raises, or UnreadableError."""

_INDEXED_FROM = 0.9
_TOLD_EVERY_S = 0.05


class Loaded(Struct, frozen=True):
    """A dataset that was read, and how its files looked just before."""

    paths: tuple[Path, ...]
    workspace: Workspace
    stamps: Stamps
    changes: Changes | None
    """What it says otherwise than what is open, where it is a newer reading of that."""
    loader: Loader
    """What read it, and will read it again."""

    @property
    def again(self) -> bool:
        """Whether it is a newer reading of what is open."""
        return self.changes is not None


class Readers:
    """How each dataset was read, so that it is read the same way again."""

    def __init__(self, usual: Loader) -> None:
        self._usual = usual
        self._of: dict[tuple[Path, ...], Loader] = {}

    def remember(self, paths: tuple[Path, ...], loader: Loader) -> None:
        """Take note of what read these paths."""
        self._of[paths] = loader

    def forget(self, path: Path) -> None:
        """Read a path by the usual loader again."""
        self._of.pop((path,), None)

    def of(self, paths: Sequence[Path]) -> Loader:
        """What reads these paths: a mapping they were opened with last, or the usual loader."""
        return self._of.get(tuple(paths), self._usual)

    def anew(self, dataset: Dataset) -> Loader:
        """Reads the files of a dataset as they were read, and puts its layers together as they are.

        Names given by hand stay; a layer that was taken away stays away.
        """
        sources: dict[tuple[Path, ...], list[Dataset]] = {}
        for layer in parts_of(dataset):
            sources.setdefault(layer.paths, []).append(layer)
        readers = [(self.of(paths), paths, there) for paths, there in sources.items()]
        decisions = decisions_of(dataset)

        def read(_: Sequence[Path], progress: Callable[[str, float], None]) -> Dataset:
            count = len(readers)
            found = [
                part
                for place, (loader, paths, there) in enumerate(readers)
                for part in _again(
                    there, loader(paths, part_of(progress, place / count, (place + 1) / count))
                )
            ]
            return combined(found, decisions, progress)

        return read


def _again(there: Sequence[Dataset], read: Dataset) -> list[Dataset]:
    """The layers of a newer reading of a file that are open, as they are called."""
    parts = parts_of(read)
    if len(parts) == len(there) == 1:
        return [replace(parts[0], name=there[0].name, key=there[0].key)]
    names = {one.key: one.name for one in there}
    kept = [replace(one, name=names[one.key]) for one in parts if one.key in names]
    return kept or list(parts)


class Loading(QObject):
    """One reading at a time; a new one cancels the one before."""

    started = Signal(str)
    """What is being read."""
    progressed = Signal(str, float)
    ended = Signal()
    """Nothing is being read any more, whatever came of it."""
    loaded = Signal(object)
    """A Loaded."""
    failed = Signal(object, object)
    """The exception, and the paths."""

    def __init__(self, loader: Loader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loader = loader
        self._background = Background(self)
        self._job: Job | None = None
        self._paths: tuple[Path, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self._job is not None

    def start(
        self,
        paths: Sequence[Path],
        *,
        before: SessionState | None = None,
        loader: Loader | None = None,
    ) -> None:
        """Read files and folders together; what is being read is dropped.

        ``before`` is what is open, where it is read again; ``loader`` reads instead of the usual
        one.
        """
        self.cancel()
        self._paths = tuple(paths)
        reading = _Reading(loader or self._loader, self._paths, before)
        self._job = self._background.run(reading, self._done, self._failed, self.progressed.emit)
        self.started.emit(", ".join(path.name or str(path) for path in self._paths))

    def cancel(self) -> None:
        """Stop reading; what is open stays."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.ended.emit()

    def stop(self) -> None:
        """Stop reading and wait until the worker has ended."""
        self.cancel()
        self._background.stop()

    def _done(self, loaded: object) -> None:
        self._job = None
        self.ended.emit()
        self.loaded.emit(loaded)

    def _failed(self, error: object) -> None:
        self._job = None
        self.ended.emit()
        self.failed.emit(error, self._paths)


class _Reading:
    """The work itself, on the worker thread."""

    def __init__(
        self, loader: Loader, paths: tuple[Path, ...], before: SessionState | None
    ) -> None:
        self._loader = loader
        self._paths = paths
        self._before = before
        self._told_at = 0.0
        self._told = ""

    def __call__(self, job: Job) -> Loaded:
        def progress(doing: str, fraction: float) -> None:
            if job.cancelled:
                raise Cancelled
            now = time.monotonic()
            if doing != self._told or now - self._told_at >= _TOLD_EVERY_S:
                self._told, self._told_at = doing, now
                job.progressed.emit(doing, fraction * _INDEXED_FROM)

        progress("Reading", 0.0)
        stamps = stamps_of(self._paths)
        dataset = self._loader(self._paths, progress)
        progress("Preparing the panels", 1.0)
        workspace = Workspace(dataset)
        before, changes = self._before, None
        if before is not None:
            clock = before.filters.clock
            changes = changes_between(before.workspace, workspace, clock, progress)
        return Loaded(self._paths, workspace, stamps, changes, self._loader)
