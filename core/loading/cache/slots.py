"""Where a dataset is kept: under everything that decides what comes of reading files."""

import hashlib
import json
import os
from collections.abc import Iterator, Sequence
from functools import cache as once
from pathlib import Path

from msgspec import Struct

from core.dataset import Dataset
from core.loading.cache import Cache
from core.loading.hashing import Hashing
from core.loading.intake import Way, files_in
from core.loading.packages import DESCRIPTOR, files_of_package
from core.loading.progress import Progress, silent
from core.problems import UnreadableError
from core.shipped import ASSETS

_OF_THE_DAY = ("future_date",)
_FORM = 2
"""Raised whenever the form of the files in the cache changes."""


def files_behind(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Every file that decides what comes of opening paths; none where that cannot be said."""
    try:
        return tuple(dict.fromkeys(file for path in paths for file in _files(path)))
    except (OSError, ValueError, UnreadableError):
        return ()


def _files(path: Path) -> Iterator[Path]:
    package = path / DESCRIPTOR if path.is_dir() else path
    if package.name.casefold() == DESCRIPTOR and package.is_file():
        yield from files_of_package(package, silent)
    elif path.is_dir():
        yield from files_in(path)
    else:
        yield path


class Slot(Struct, frozen=True):
    """The place in a cache for what comes of reading files in a way, under their names."""

    cache: Cache
    paths: tuple[Path, ...]
    files: tuple[Path, ...]
    looks: tuple[tuple[int, int], ...]
    """Size and time of change (ns) of each file before any was read."""
    way: Way

    @property
    def size(self) -> int:
        """Bytes of the files together."""
        return sum(size for size, _ in self.looks)

    @property
    def may_be_full(self) -> bool:
        """Whether something of files of that size is kept, so that hashing them is worth it."""
        return self.cache.may_hold(self.size)

    def find(self, hashing: Hashing, progress: Progress) -> Dataset | None:
        """The dataset that was read from the same content in the same way, if it is kept."""
        return self.cache.find(self.size, lambda: self._key(hashing, progress), progress)

    def promise(self, hashing: Hashing, dataset: Dataset) -> None:
        """Have a dataset kept, unless what it says of itself depends on the day.

        Nor one whose files changed meanwhile: what was hashed may not be what was read.
        """
        lasts = not any(problem.code in _OF_THE_DAY for problem in dataset.problems)
        if lasts and _looks_of(self.files) == self.looks:
            self.cache.promise(self.size, self._key(hashing, silent), dataset)

    def _key(self, hashing: Hashing, progress: Progress) -> str:
        """Made by the same program only: another version may read otherwise."""
        names = [[path.name for path in self.paths], [file.name for file in self.files]]
        content = hashing.together(self.files, progress)
        decides = [_FORM, _program(), names, repr(self.way.reading), self.way.key, content]
        return hashlib.sha256(json.dumps(decides).encode()).hexdigest()[:32]


def slot_of(
    paths: tuple[Path, ...], files: tuple[Path, ...], way: Way, cache: Cache | None
) -> Slot | None:
    """The place for a dataset; None where it is too small, or nobody can say what decides it."""
    if cache is None or not files or not way.is_named:
        return None
    looks = _looks_of(files)
    if looks is None:
        return None
    slot = Slot(cache, paths, files, looks, way)
    return slot if slot.size >= cache.smallest else None


def _looks_of(files: Sequence[Path]) -> tuple[tuple[int, int], ...] | None:
    """Size and time of change of each file; None where one cannot be seen."""
    try:
        looks = [file.stat() for file in files]
    except OSError:
        return None
    return tuple((look.st_size, look.st_mtime_ns) for look in looks)


@once
def _program() -> str:
    """What the program is: its own files, by name, size and time of change."""
    ours = Path(__file__).resolve().parents[2]
    looks = [*_looks(ours, ".py"), *_looks(ASSETS / "vocabulary", "")]
    return hashlib.sha256(json.dumps(looks).encode()).hexdigest()


def _looks(root: Path, ending: str) -> list[tuple[str, int, int]]:
    """Every file of a folder and those in it: its place there, size, and time of change in ns."""
    return sorted(_found(os.fspath(root), "", ending))


def _found(folder: str, place: str, ending: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _found(entry.path, f"{place}{entry.name}/", ending)
            elif entry.name.endswith(ending):
                look = entry.stat()
                yield f"{place}{entry.name}", look.st_size, look.st_mtime_ns
