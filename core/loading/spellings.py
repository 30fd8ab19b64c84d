"""Columns as distinct spellings: each is read once, however many rows carry it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from core.loading.arrow import pa, pc


@dataclass(frozen=True, eq=False)
class Spellings:
    """The distinct texts of a column, stripped, and for every row which of them it has."""

    texts: tuple[str, ...]
    codes: NDArray[np.int32]

    def rows(self, values: NDArray[Any]) -> NDArray[Any]:
        """For every row the value of its spelling."""
        return values[self.codes] if len(values) else values.repeat(len(self.codes))

    def counts(self) -> NDArray[np.int64]:
        """How many rows have each spelling."""
        return np.bincount(self.codes, minlength=len(self.texts)).astype(np.int64)


def spelled(column: Any, *, as_is: bool) -> Spellings:
    """Dictionary-encode an arrow column of text."""
    if not len(column):
        return Spellings((), np.zeros(0, dtype=np.int32))
    encoded = pa.concat_arrays(column.dictionary_encode().unify_dictionaries().chunks)
    words = encoded.dictionary if as_is else pc.utf8_trim_whitespace(encoded.dictionary)
    codes: NDArray[np.int32] = encoded.indices.to_numpy(zero_copy_only=False)
    return Spellings(tuple(words.to_pylist()), codes)


def one_spelling(text: str, length: int) -> Spellings:
    """A column that says the same in every row."""
    return Spellings((text,), np.zeros(length, dtype=np.int32))


def categorical(spellings: Spellings, values: Sequence[str] | None = None) -> pd.Categorical:
    """The rows as a categorical; ``values`` replace the spellings one by one."""
    words = list(spellings.texts if values is None else values)
    kinds = sorted({word for word, n in zip(words, spellings.counts(), strict=True) if n})
    place = {kind: code for code, kind in enumerate(kinds)}
    codes = spellings.rows(np.array([place.get(word, -1) for word in words], dtype=np.int32))
    return coded(codes, kinds)


def coded(codes: NDArray[np.int32], kinds: Sequence[str]) -> pd.Categorical:
    """A categorical of codes and what they stand for."""
    categories: Any = pd.Index(list(kinds), dtype="str")
    return cast("Any", pd.Categorical).from_codes(codes, categories=categories)


def text_series(column: Any) -> pd.Series:
    """An arrow column of text as pandas holds it, without copying."""
    array: Any = pd.array(column, dtype="str")
    return pd.Series(array)
