"""The one front to pyarrow, which ships no types."""

from importlib import import_module
from typing import Any

pa: Any = import_module("pyarrow")
pc: Any = import_module("pyarrow.compute")

TEXT: Any = pa.large_string()
"""The type of all text, the one pandas holds; no cast is needed between the two."""


def chunked(column: Any) -> Any:
    """A column of text of a frame as a chunked arrow array, without copying."""
    array = pa.array(column, type=TEXT)
    return array if isinstance(array, pa.ChunkedArray) else pa.chunked_array([array], TEXT)
