"""Words looked for in everything that a claim says: distinct texts once, others as they stand."""

import re
from collections.abc import Iterable
from functools import cache, cached_property
from typing import Any, Protocol

import numpy as np
import pandas as pd

from core.arrow import chunked, pa, pc
from core.index.rows import BoolArray, CodeArray, IntArray, smallest

SEARCHED = (
    *("claim_id", "claimant", "subject", "place", "source", "text", "translation", "note"),
    *("value_text", "tags", "category", "measure", "topic", "act"),
)

_TRIED = 100_000
"""Texts by which is judged whether a column repeats itself."""
_FEW = 4
"""A word is remembered by its claims where it is in no more than one in so many."""
_ASCII = 128
_PART = 1 << 17
_LAST = 0x20000
"""No letter from here on has another form, small or folded."""
_SURROGATES = range(0xD800, 0xE000)


class _Column(Protocol):
    def prepare(self) -> None: ...
    def containing(self, word: str, rows: IntArray | None) -> BoolArray | None: ...


class Searchable:
    """The searched columns of the claims; each is made ready when first searched.

    A word that goes on with the one asked for before is looked for only where that one was.
    """

    def __init__(self, claims: pd.DataFrame) -> None:
        self._claims = claims
        self._last: tuple[str, IntArray] | None = None

    def __len__(self) -> int:
        return len(self._claims)

    def prepare(self) -> None:
        """Make every column ready, so that the first word does not wait for it."""
        for column in self._columns:
            column.prepare()

    def containing(self, word: str) -> BoolArray:
        """Which claims have a casefolded word without blanks somewhere in them."""
        rows = self._where_it_may_be(word)
        found = np.zeros(len(self) if rows is None else len(rows), dtype=bool)
        for column in self._columns:
            held = column.containing(word, rows)
            if held is not None:
                found |= held
        if rows is None:
            whole = found
        else:
            whole = np.zeros(len(self), dtype=bool)
            whole[rows] = found
        if np.count_nonzero(whole) * _FEW <= len(whole):
            self._last = word, np.flatnonzero(whole).astype(np.int32)
        return whole

    def _where_it_may_be(self, word: str) -> IntArray | None:
        """The claims that have a part of a word, as far as they are known; None for all."""
        last = self._last
        return last[1] if last is not None and last[0] in word else None

    @cached_property
    def _columns(self) -> tuple[_Column, ...]:
        ready = (_ready(self._claims[name]) for name in SEARCHED)
        return tuple(column for column in ready if column is not None)


class _Distinct:
    """A column as its distinct texts, casefolded, one a line, and a code for each claim."""

    def __init__(self, codes: CodeArray, texts: Iterable[object]) -> None:
        self._codes = codes
        lines = [" ".join(str(text).casefold().splitlines()) for text in texts]
        self._lines = "\n".join(lines)
        self._begins = np.cumsum([0, *(len(line) + 1 for line in lines)])

    def prepare(self) -> None:
        """All is there."""

    def containing(self, word: str, rows: IntArray | None) -> BoolArray | None:
        """Which claims have a word, of some rows or of all; None where no text has it."""
        places = [found.start() for found in re.finditer(re.escape(word), self._lines)]
        if not places:
            return None
        held = np.zeros(len(self._begins) - 1, dtype=bool)
        held[np.searchsorted(self._begins, places, side="right") - 1] = True
        return np.take(held, self._codes if rows is None else self._codes[rows])


class _Written:
    """A column of texts that hardly repeat, as they stand; the odd ones are casefolded once."""

    def __init__(self, column: Any) -> None:
        self._column = column

    def prepare(self) -> None:
        """Find the odd texts, and the letters of all."""
        _ = self._odd

    def containing(self, word: str, rows: IntArray | None) -> BoolArray | None:
        """Which claims have a word, of some rows or of all; None where no text can have it."""
        if not self._letters.issuperset(word.encode()):
            return None
        odd, texts = self._odd
        column = self._column if rows is None else self._column.take(pa.array(rows))
        parts = [
            pc.match_substring(pc.utf8_lower(chunk), word).to_numpy(zero_copy_only=False)
            for chunk in column.chunks
        ]
        found: BoolArray = np.concatenate([*parts, np.zeros(0, dtype=bool)])
        held = np.array([word in text for text in texts], dtype=bool)
        if rows is None:
            found[odd] = held
        elif len(odd):
            among = np.isin(rows, odd)
            found[among] = held[np.searchsorted(odd, rows[among])]
        return found

    @cached_property
    def _letters(self) -> frozenset[int]:
        """The bytes of all texts in small letters; every byte where some are not ASCII."""
        counts = np.zeros(256, dtype=np.int64)
        for chunk in (part for part in self._column.chunks if len(part)):
            begin, end = chunk.offset, chunk.offset + len(chunk)
            _, offsets, content = chunk.buffers()
            bounds = np.frombuffer(offsets, dtype=np.int64)[[begin, end]]
            letters = np.frombuffer(content or b"", dtype=np.uint8)[slice(*bounds)]
            for place in range(0, len(letters), _PART):
                counts += np.bincount(letters[place : place + _PART], minlength=256)
        if counts[_ASCII:].any():
            return frozenset(range(256))
        return frozenset(bytes(np.flatnonzero(counts).astype(np.uint8)).lower())

    @cached_property
    def _odd(self) -> tuple[CodeArray, list[str]]:
        """The texts whose letters fold to others than their small ones, casefolded."""
        if len(self._letters) <= _ASCII:
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
    lines = "\n".join(letters)
    small = pc.utf8_lower(pa.scalar(lines, pa.large_string())).as_py().split("\n")
    folded = lines.casefold().split("\n")
    rows = zip(letters, small, folded, strict=True)
    return "".join(letter for letter, low, fold in rows if fold != low)
