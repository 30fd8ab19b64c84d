"""Several paths as layers, where each of them can be read by itself."""

from collections.abc import Sequence
from pathlib import Path

from core.dataset import Dataset
from core.layers.combining import combined
from core.loading import Cache, load
from core.loading.progress import Progress, part, silent
from core.problems import UnreadableError


def load_together(
    paths: Sequence[Path], progress: Progress = silent, cache: Cache | None = None
) -> Dataset:
    """Read each path as a layer; tables that only make sense together are one dataset.

    What the cache has of them is not read again.

    UnreadableError says why nothing can be read. Whatever ``progress`` raises stops the loading.
    """
    paths = tuple(dict.fromkeys(paths))
    if len(paths) < 1 + 1:
        return load(paths, progress, cache=cache)
    read: list[Dataset] = []
    for place, path in enumerate(paths):
        stretch = part(progress, place / len(paths), (place + 1) / len(paths))
        try:
            read.append(load([path], stretch, cache=cache))
        except UnreadableError:
            return load(paths, progress, cache=cache)
    return combined(read)


def parts_of(dataset: Dataset) -> tuple[Dataset, ...]:
    """The datasets that one was put together from; itself where it is only one."""
    return dataset.parts or (dataset,)
