"""Columns of a dataset as arrow streams, and back without copying."""

from typing import Any

import numpy as np
import pandas as pd
from msgspec import Struct

from core.loading.arrow import TEXT, pa, pc
from core.loading.spellings import coded


class Held(Struct, frozen=True):
    """How a column is held: which kind of values an arrow column stands for."""

    kind: str
    column: Any


def says_nothing(column: pd.Series) -> bool:
    """Whether a column of the schema is as if it were absent: ``dataset.unsaid`` makes it."""
    values: Any = column.array
    if isinstance(column.dtype, pd.CategoricalDtype):
        return len(values.categories) == 1 and values.categories[0] == ""
    if isinstance(column.dtype, np.dtype):
        numbers = column.to_numpy()
        return len(numbers) > 1 and numbers.strides == (0,)
    return bool(len(values)) and not pc.max(pc.binary_length(_texts(values))).as_py()


def held(column: pd.Series) -> Held:
    """A column as arrow has it."""
    values: Any = column.array
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = pa.array(np.ascontiguousarray(values.codes))
        words = pa.array(values.categories.array, type=TEXT)
        return Held("codes", pa.chunked_array([pa.DictionaryArray.from_arrays(codes, words)]))
    if isinstance(column.dtype, np.dtype):
        numbers = column.to_numpy()
        kind = numbers.dtype.str
        plain = numbers.view(np.int64) if numbers.dtype.kind == "M" else numbers
        plain = plain.view(np.uint8) if numbers.dtype.kind == "b" else plain
        return Held(kind, pa.chunked_array([pa.array(np.ascontiguousarray(plain))]))
    return Held("text", _texts(values))


def _texts(values: Any) -> Any:
    texts = values.__arrow_array__(TEXT)
    return texts if isinstance(texts, pa.ChunkedArray) else pa.chunked_array([texts])


def restored(kind: str, column: Any) -> Any:
    """What ``held`` was given, on the same memory as the arrow column."""
    if kind == "text":
        return pd.array(column, dtype="str")
    piece = column.chunk(0) if column.num_chunks else pa.array([], type=column.type)
    if kind == "codes":
        codes = piece.indices.to_numpy(zero_copy_only=False)
        return coded(codes, piece.dictionary)
    return piece.to_numpy(zero_copy_only=False).view(np.dtype(kind))
