"""What reading needs of arrow: columns that hold each spelling once, memory handed back."""

from importlib import import_module
from typing import Any

import numpy as np

from core.arrow import TEXT, pa, pc
from core.ordering import occurring

__all__ = [
    "CODED",
    "TEXT",
    "arrow_csv",
    "give_back",
    "is_coded",
    "is_diverse",
    "narrow",
    "once_each",
    "pa",
    "pc",
    "spelled_once",
    "whole",
    "written_out",
]

arrow_csv: Any = import_module("pyarrow.csv")

# Arrow's own pool touches memory in large pieces: a first csv takes twice as long with it.
pa.set_memory_pool(pa.system_memory_pool())

CODED: Any = pa.dictionary(pa.int32(), TEXT)
"""The type of columns with few spellings: each once, and for every row which of them."""


def give_back() -> None:
    """Hand memory that is free again to the system, which reading leaves in pieces."""
    pa.default_memory_pool().release_unused()


def is_coded(column: Any) -> bool:
    """Whether a column holds each of its spellings once."""
    return bool(pa.types.is_dictionary(column.type))


def written_out(column: Any) -> Any:
    """A column of text written out, whether or not it holds each spelling once."""
    return column.cast(TEXT) if is_coded(column) else column


_LOOKED_AT = 1 << 14
_REPEATS = 2
"""A spelling stands in at least so many rows, on average, where a column holds each once."""


def once_each(column: Any) -> Any:
    """An array of text that holds each spelling once where they repeat; else as it is."""
    if is_coded(column) or is_diverse(column[:_LOOKED_AT].dictionary_encode()):
        return column
    found = column.dictionary_encode()
    return column if is_diverse(found) else found


def is_diverse(coded: Any) -> bool:
    """Whether the spellings of a coded array hardly repeat."""
    return len(coded.dictionary) * _REPEATS > len(coded)


def narrow(column: Any) -> Any:
    """A coded array whose codes are of the smallest type that has room for them."""
    return pa.DictionaryArray.from_arrays(
        column.indices.cast(_code_type(len(column.dictionary))), column.dictionary
    )


def _code_type(kinds: int) -> Any:
    most = ((pa.int8(), 1 << 7), (pa.int16(), 1 << 15))
    return next((kind for kind, room in most if kinds <= room), pa.int32())


def whole(column: Any) -> Any:
    """A column in one piece."""
    if not isinstance(column, pa.ChunkedArray):
        return column
    if is_coded(column):
        column = column.unify_dictionaries()
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def spelled_once(column: Any) -> Any:
    """A column in one piece that holds each of its spellings once, and no other."""
    pieces = whole(column)
    if not is_coded(pieces):
        return pieces.dictionary_encode()
    codes = pieces.indices.to_numpy(zero_copy_only=False)
    used = occurring(codes, len(pieces.dictionary))
    if used.all():
        return pieces
    place_of = (np.cumsum(used) - 1).astype(codes.dtype)
    spellings = pieces.dictionary.filter(pa.array(used))
    return pa.DictionaryArray.from_arrays(pa.array(place_of[codes]), spellings)
