"""The hash of files, found on a thread of its own while they are read; of small ones at once."""

import hashlib
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from pathlib import Path
from threading import Event
from types import TracebackType
from typing import Self

from core.loading import limits
from core.loading.pieces import chunks
from core.loading.progress import Cancelled, Progress
from core.loading.rawtable import shown

_ASKED_EVERY_S = 0.05
_SMALL = limits.MIB
"""Bytes of a file that is hashed sooner than a thread begins its work."""


class Hashing:
    """SHA-256 of files; what is left when the block ends is dropped."""

    def __init__(self, paths: Iterable[Path]) -> None:
        self._stopped = Event()
        self._thread = ThreadPoolExecutor(1)
        self._found = {path: self._begin(path) for path in paths if not _is_small(path)}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._stopped.set()
        self._thread.shutdown(cancel_futures=True)

    def of(self, path: Path, progress: Progress) -> str:
        """The hash of a file, in hex; UnreadableError says why there is none."""
        if path not in self._found:
            self._found[path] = self._at_once(path) if _is_small(path) else self._begin(path)
        while True:
            progress(f"Checking {shown(path.name)}", 0.0)
            try:
                return self._found[path].result(_ASKED_EVERY_S)
            except NotYet:
                continue

    def together(self, files: Iterable[Path], progress: Progress) -> str:
        """The hash over those of several files; of one file, its own."""
        digests = [self.of(path, progress) for path in files]
        if len(digests) == 1:
            return digests[0]
        return hashlib.sha256("".join(digests).encode()).hexdigest()

    def _begin(self, path: Path) -> Future[str]:
        return self._thread.submit(self._digest, path)

    def _at_once(self, path: Path) -> Future[str]:
        done: Future[str] = Future()
        done.set_result(self._digest(path))
        return done

    def _digest(self, path: Path) -> str:
        found = hashlib.sha256()
        for chunk in chunks(path, shown(path.name)):
            if self._stopped.is_set():
                raise Cancelled
            found.update(chunk)
        return found.hexdigest()


def _is_small(path: Path) -> bool:
    try:
        return path.stat().st_size <= _SMALL
    except (OSError, ValueError):
        return False
