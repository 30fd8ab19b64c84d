"""Several paths as layers, where each of them can be read by itself."""

from collections.abc import Sequence
from pathlib import Path

from core.dataset import Dataset
from core.layers.layers import as_saved, beside
from core.loading import Cache, load_parts
from core.loading.progress import Progress, part, silent
from core.problems import UnreadableError


def load_together(
    paths: Sequence[Path], progress: Progress = silent, cache: Cache | None = None
) -> Dataset:
    """Read each path as a layer; tables that only make sense together are one dataset.

    The layers of a file that holds several stand as they were saved. What the cache has is not
    read again.

    UnreadableError says why nothing can be read. Whatever ``progress`` raises stops the loading.
    """
    paths = tuple(dict.fromkeys(paths))
    if len(paths) < 1 + 1:
        return as_saved(load_parts(paths, progress, cache=cache), progress)
    read: list[Dataset] = []
    for place, path in enumerate(paths):
        stretch = part(progress, place / len(paths), (place + 1) / len(paths))
        try:
            read.append(as_saved(load_parts([path], stretch, cache=cache), progress))
        except UnreadableError:
            return as_saved(load_parts(paths, progress, cache=cache), progress)
    return beside(read, progress)
