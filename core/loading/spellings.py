"""Columns as distinct spellings: each is read once, however many rows carry it."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, cast

import numpy as np
import pandas as pd
from msgspec import Struct
from numpy.typing import NDArray

from core.loading.arrow import TEXT, is_coded, pa, pc, spelled_once, whole, written_out
from core.loading.kinds import kind_of
from core.ordering import occurring


class Spellings(Struct, frozen=True, eq=False, dict=True):
    """The distinct texts of a column, stripped, and for every row which of them it has."""

    words: Any
    """An arrow array of the texts; two may be the same once stripped."""
    codes: NDArray[np.signedinteger[Any]]
    """Of the smallest type that has room for them, or of a larger one."""

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The texts one by one."""
        return tuple(self.words.to_pylist())

    @cached_property
    def empty(self) -> NDArray[np.bool_]:
        """Which of the texts say nothing."""
        return pc.equal(self.words, "").to_numpy(zero_copy_only=False)

    @cached_property
    def used(self) -> NDArray[np.bool_]:
        """Which of the texts some row has."""
        return occurring(self.codes, len(self.words))

    def rows(self, values: NDArray[Any]) -> NDArray[Any]:
        """For every row the value of its spelling; where that is no to all, one no for all."""
        if values.dtype == np.bool_ and not values.any():
            return np.broadcast_to(np.False_, len(self.codes))
        return np.take(values, self.codes)

    def counts(self) -> NDArray[np.int64]:
        """How many rows have each spelling."""
        return np.bincount(self.codes, minlength=len(self.texts)).astype(np.int64)


def spelled(column: Any, *, as_is: bool) -> Spellings:
    """Dictionary-encode an arrow column of text."""
    if not len(column):
        return Spellings(pa.array([], type=TEXT), np.zeros(0, dtype=np.int32))
    encoded = spelled_once(column)
    words = encoded.dictionary if as_is else pc.utf8_trim_whitespace(encoded.dictionary)
    return Spellings(words, encoded.indices.to_numpy(zero_copy_only=False))


def as_written(column: Any, *, as_is: bool) -> Spellings:
    """The texts of a column one by one, whether or not they repeat."""
    words = whole(written_out(column))
    codes = np.arange(len(words), dtype=np.int32)
    return Spellings(words if as_is else pc.utf8_trim_whitespace(words), codes)


def spellings_of(texts: Sequence[str], codes: NDArray[np.int32]) -> Spellings:
    """Texts, and for every row which of them it has."""
    return Spellings(pa.array(texts, type=TEXT), codes)


def one_spelling(text: str, length: int) -> Spellings:
    """A column that says the same in every row."""
    return spellings_of((text,), np.zeros(length, dtype=np.int32))


def categorical(spellings: Spellings, values: Sequence[str] | None = None) -> pd.Categorical:
    """The rows as a categorical; ``values`` replace the spellings one by one."""
    words = spellings.words if values is None else pa.array(values, type=TEXT)
    distinct = words.dictionary_encode()
    place_of: NDArray[np.int32] = distinct.indices.to_numpy(zero_copy_only=False)
    used = occurring(place_of[spellings.used], len(distinct.dictionary))
    order = pc.sort_indices(distinct.dictionary).to_numpy()
    order = order[used[order]]
    code_of = np.full(len(used), -1, dtype=_smallest(len(order)))
    code_of[order] = np.arange(len(order), dtype=code_of.dtype)
    return coded(spellings.rows(code_of[place_of]), distinct.dictionary.take(pa.array(order)))


def _smallest(count: int) -> type[np.signedinteger[Any]]:
    """The smallest type for as many codes, which is the one that pandas holds them in."""
    return next(kind for kind in (np.int8, np.int16, np.int32) if count <= np.iinfo(kind).max)


def coded(codes: NDArray[Any], kinds: Any) -> pd.Categorical:
    """A categorical of codes and what they stand for: different texts, listed or in arrow.

    That they differ is not looked at again: pandas would keep every one of them as an object.
    """
    categories: Any = pd.Index(pd.array(kinds, dtype="str"))
    kind = kind_of(categories)
    small = codes.astype(_smallest(len(categories)), copy=False)
    return cast("Any", pd.Categorical).from_codes(small, dtype=kind, validate=False)


def text_series(column: Any) -> pd.Series:
    """An arrow column of text as pandas holds it, without copying where it is written out."""
    array: Any = pd.array(written_out(column), dtype="str")
    return pd.Series(array)


def written_series(column: Any) -> pd.Series:
    """An arrow column of text as it was written; a category where each spelling is held once."""
    if not is_coded(column):
        return text_series(column)
    pieces = spelled_once(column)
    return pd.Series(coded(pieces.indices.to_numpy(zero_copy_only=False), pieces.dictionary))
