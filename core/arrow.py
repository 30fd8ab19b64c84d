"""The one front to pyarrow, which ships no types."""

from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

pa: Any = import_module("pyarrow")
pc: Any = import_module("pyarrow.compute")

TEXT: Any = pa.large_string()
"""The type of all text, the one pandas holds; no cast is needed between the two."""


def chunked(column: Any) -> Any:
    """A column of text of a frame as a chunked arrow array, without copying."""
    array = pa.array(column, type=TEXT)
    return array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array], TEXT)


def stated(texts: Any) -> NDArray[np.int64]:
    """The places of a chunked array of text that hold any; parts that are empty are not read."""
    found: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)]
    begin = 0
    for chunk in texts.chunks:
        offsets = np.frombuffer(chunk.buffers()[1] or bytes(8), dtype=np.int64)
        bounds = offsets[chunk.offset :][: len(chunk) + 1]
        if bounds[-1] > bounds[0]:
            found.append(np.flatnonzero(bounds[1:] > bounds[:-1]) + begin)
        begin += len(chunk)
    return np.concatenate(found)
