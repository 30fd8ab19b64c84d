"""Files and folders to a Dataset: every row is loaded, or listed with the reason why not."""

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from core.dataset import Dataset
from core.loading.cache import Cache
from core.loading.cache.slots import files_behind, slot_of
from core.loading.formats import LOADERS, LoaderSpec
from core.loading.hashing import Hashing
from core.loading.intake import DETECTING, Way, files_in
from core.loading.progress import Cancelled, Progress, silent
from core.loading.rawtable import shown
from core.problems import UnreadableError
from core.provenance import SavedLayers

__all__ = [
    "LOADERS",
    "Cache",
    "Cancelled",
    "LoaderSpec",
    "Opened",
    "Progress",
    "Way",
    "files_in",
    "load",
    "load_parts",
    "silent",
]


class Opened(Struct, frozen=True, eq=False):
    """What paths hold: one dataset, or those that were saved together and what was decided."""

    datasets: tuple[Dataset, ...]
    saved: SavedLayers | None = None


def load(
    paths: Sequence[Path],
    progress: Progress = silent,
    way: Way = DETECTING,
    cache: Cache | None = None,
) -> Dataset:
    """Read the tables at the paths into one dataset, or find it in the cache.

    UnreadableError says why nothing can be read, also of a file that holds several datasets.
    Whatever ``progress`` raises stops the loading.
    """
    first, *others = load_parts(paths, progress, way, cache).datasets
    if others:
        name = shown(next(iter(paths)).name)
        raise UnreadableError(f"{name} holds {len(others) + 1} datasets saved together, not one.")
    return first


def load_parts(
    paths: Sequence[Path],
    progress: Progress = silent,
    way: Way = DETECTING,
    cache: Cache | None = None,
) -> Opened:
    """Read the tables at the paths, or find them in the cache; each layer of a saved file apart.

    UnreadableError says why nothing can be read. Whatever ``progress`` raises stops the loading.
    """
    paths = tuple(paths)
    files = files_behind(paths)
    with Hashing(files) as hashing:
        slot = slot_of(paths, files, way, cache)
        if slot is not None and slot.may_be_full:
            found = slot.find(hashing, progress)
            if found is not None:
                return Opened((replace(found, paths=paths),))
        read = _read(paths, progress, way, hashing)
        if slot is not None and len(read.datasets) == 1:
            slot.promise(hashing, read.datasets[0])
    return read


def _read(paths: tuple[Path, ...], progress: Progress, way: Way, hashing: Hashing) -> Opened:
    # Start-up time: thirty modules, of no use to a dataset that was read before.
    from core.loading.anew import read_anew  # noqa: PLC0415

    return Opened(*read_anew(paths, progress, way, hashing))
