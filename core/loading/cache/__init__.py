"""Datasets that were read before, kept as columns that open without being read again.

A cache is a folder of files, one for each dataset, named by the content of what was read. It may be
deleted at any time, by anybody, and be used by several programs at once: a file appears whole or
not at all, and one that is damaged counts as absent. What was used least recently goes first.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock

from core.dataset import Dataset
from core.loading import limits
from core.loading.cache.datasets import BROKEN, read_dataset, write_dataset
from core.loading.progress import Cancelled, Progress
from core.loading.progress import part as part_of

_ENDING, _PART = ".claims", ".part"
_STALE_S = 24 * 3600


class Cache:
    """The datasets in a folder, together no larger than ``limit`` bytes."""

    def __init__(
        self,
        folder: Path,
        limit: int = limits.CACHE,
        smallest: int = limits.CACHED_FROM,
    ) -> None:
        self._folder, self._limit = folder, limit
        self.smallest = smallest
        """Bytes of files from which a dataset is kept; smaller ones are read quickly enough."""
        self._promised: list[tuple[str, Dataset]] = []
        self._lock = Lock()

    def may_hold(self, size: int) -> bool:
        """Whether some dataset of files of this size, in bytes, is kept."""
        return size >= self.smallest and any(self._of(size))

    def find(self, size: int, key: Callable[[], str], progress: Progress) -> Dataset | None:
        """The dataset of a key; None where there is none that is whole.

        What the key is takes a while to find out: that of the size used last is read meanwhile.
        """
        likely = max(self._of(size), key=_used, default=None)
        ahead = None if likely is None else self._read(likely, part_of(progress, 0, 0))
        path = self._path(size, key())
        found = self._read(path, progress) if ahead is None or path != likely else ahead
        if found is not None:
            with suppress(OSError):
                os.utime(path)
        return found

    def _read(self, path: Path, progress: Progress) -> Dataset | None:
        try:
            return read_dataset(path, progress)
        except FileNotFoundError:
            return None
        except BROKEN:
            with suppress(OSError):
                path.unlink()
            return None

    def promise(self, size: int, key: str, dataset: Dataset) -> None:
        """Take note of a dataset that is to be kept when there is time."""
        with self._lock:
            self._promised.append((self._path(size, key).name, dataset))

    @property
    def owes(self) -> bool:
        """Whether some dataset was promised and is not kept yet."""
        return bool(self._promised)

    def keep_promised(self, stopped: Callable[[], bool] = lambda: False) -> None:
        """Write what was promised; leaves nothing behind where it is stopped or has no room."""
        with self._lock:
            promised, self._promised = self._promised, []
        for name, dataset in promised:
            with suppress(OSError, Cancelled):
                self._write(self._folder / name, dataset, stopped)
        self._make_room(self._limit)

    def size(self) -> int:
        """Bytes that the cache takes."""
        return sum(size for _, size, _ in self._entries())

    def empty(self) -> None:
        """Forget every dataset."""
        with self._lock:
            self._promised = []
        self._make_room(0)

    def _of(self, size: int) -> Iterator[Path]:
        """The datasets of files of a size, in bytes."""
        return self._folder.glob(f"{size:x}-*{_ENDING}")

    def _path(self, size: int, key: str) -> Path:
        return self._folder / f"{size:x}-{key}{_ENDING}"

    def _write(self, path: Path, dataset: Dataset, stopped: Callable[[], bool]) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, name = tempfile.mkstemp(suffix=_PART, dir=self._folder)
        part = Path(name)
        try:
            with open(handle, "wb") as stream:  # noqa: PTH123 - the handle that was just made
                write_dataset(dataset, stream, self._limit // 2, stopped)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)

    def _entries(self) -> list[tuple[float, int, Path]]:
        """When each file was used last, its size, and the file; the oldest first."""
        found: list[tuple[float, int, Path]] = []
        for path in self._folder.glob(f"*{_ENDING}"):
            with suppress(OSError):
                looks = path.stat()
                found.append((looks.st_mtime, looks.st_size, path))
        return sorted(found)

    def _make_room(self, limit: int) -> None:
        entries = self._entries()
        total = sum(size for _, size, _ in entries)
        for _, size, path in entries:
            if total <= limit:
                break
            with suppress(OSError):
                path.unlink()
                total -= size
        for part in self._folder.glob(f"*{_PART}"):
            with suppress(OSError):
                if time.time() - part.stat().st_mtime > _STALE_S:
                    part.unlink()


def _used(path: Path) -> float:
    """When a file was used last; 0 of one that is gone meanwhile."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
