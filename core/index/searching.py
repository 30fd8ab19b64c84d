"""Words looked for in everything that a claim says: distinct texts once, others as they stand."""

from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any, Protocol

import numpy as np
import pandas as pd

from core.arrow import chunked, pa, pc
from core.index.rows import BoolArray, CodeArray, smallest

SEARCHED = (
    *("claim_id", "claimant", "subject", "place", "source", "text", "translation", "note"),
    *("value_text", "tags", "category", "measure", "topic", "act"),
)

_TRIED = 100_000
"""Texts by which is judged whether a column repeats itself."""
_LAST = 0x110000
_SURROGATES = range(0xD800, 0xE000)


class _Column(Protocol):
    def containing(self, word: str) -> BoolArray: ...


class Searchable:
    """The searched columns of the claims; each is made ready when first searched."""

    def __init__(self, claims: pd.DataFrame) -> None:
        self._claims = claims

    def __len__(self) -> int:
        return len(self._claims)

    def containing(self, word: str) -> BoolArray:
        """Which claims have a casefolded word without blanks somewhere in them."""
        found = np.zeros(len(self), dtype=bool)
        for column in self._columns:
            found |= column.containing(word)
        return found

    @cached_property
    def _columns(self) -> tuple[_Column, ...]:
        ready = (_ready(self._claims[name]) for name in SEARCHED)
        return tuple(column for column in ready if column is not None)


class _Distinct:
    """A column as its distinct texts and a code for each claim."""

    def __init__(self, codes: CodeArray, texts: Iterable[object]) -> None:
        self._codes = codes
        self._texts = [str(text).casefold() for text in texts]

    def containing(self, word: str) -> BoolArray:
        held = np.fromiter((word in text for text in self._texts), bool, len(self._texts))
        if not held.any():
            return np.broadcast_to(np.False_, len(self._codes))
        return np.take(held, self._codes)


class _Written:
    """A column of texts that hardly repeat, as they stand; the odd ones are casefolded once."""

    def __init__(self, column: Any) -> None:
        self._column = column

    def containing(self, word: str) -> BoolArray:
        parts = [
            pc.match_substring(pc.utf8_lower(chunk), word).to_numpy(zero_copy_only=False)
            for chunk in self._column.chunks
        ]
        found: BoolArray = np.concatenate(parts)
        rows, texts = self._odd
        found[rows] = [word in text for text in texts]
        return found

    @cached_property
    def _odd(self) -> tuple[CodeArray, list[str]]:
        """The texts whose letters fold to others than their small ones, casefolded."""
        if pc.all(pc.string_is_ascii(self._column)).as_py():
            return np.zeros(0, dtype=np.int64), []
        odd = pc.match_substring_regex(self._column, f"[{_folded_otherwise()}]")
        rows = np.flatnonzero(odd.to_numpy())
        return rows, [text.casefold() for text in self._column.filter(odd).to_pylist()]


def _ready(column: pd.Series) -> _Column | None:
    array: Any = column.array
    if isinstance(array, pd.Categorical):
        return _Distinct(array.codes, column.cat.categories)
    texts = chunked(array)
    if not len(texts) or pc.max(pc.binary_length(texts)).as_py() == 0:
        return None
    if len(pc.unique(texts[:_TRIED])) * 2 > min(len(texts), _TRIED):
        return _Written(texts)
    encoded = pa.concat_arrays(texts.dictionary_encode().unify_dictionaries().chunks)
    distinct = encoded.dictionary.to_pylist()
    codes = encoded.indices.to_numpy(zero_copy_only=False).astype(smallest(len(distinct)))
    return _Distinct(codes, distinct)


@cache
def _folded_otherwise() -> str:
    """The letters that casefold to another text than arrow's small letters."""
    letters = [chr(code) for code in range(128, _LAST) if code not in _SURROGATES]
    small = pc.utf8_lower(pa.array(letters, pa.large_string())).to_pylist()
    return "".join(one for one, low in zip(letters, small, strict=True) if one.casefold() != low)
