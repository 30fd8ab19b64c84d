"""A raw table as translators see it: columns by folded names, each distinct text read once."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.loading.arrow import TEXT, is_coded, pa, pc, whole, written_out
from core.loading.figures import read_number
from core.loading.progress import Progress, silent
from core.loading.rawtable import RawTable
from core.loading.spellings import Spellings, one_spelling, spelled
from core.vocabulary.categories import folded

Column = Any
"""An arrow array of text, one for every row."""


class Sheet:
    """The columns of one raw table; a column may be asked for by any of its names over time.

    Whoever waits for them is told at every column, and may raise to stop.
    """

    def __init__(self, table: RawTable, progress: Progress = silent) -> None:
        self.table, self.progress = table, progress
        self._place = {
            plain(header): place for place, header in reversed(list(enumerate(table.headers)))
        }
        self._spelled: dict[int, Spellings] = {}
        self._trimmed: dict[int, Column] = {}

    def __len__(self) -> int:
        return len(self.table.rows)

    def tell(self) -> None:
        """Tell that the table is being translated."""
        self.progress(f"Translating {self.table.file}", 0.5)

    def has(self, *names: str) -> bool:
        """Whether the table has a column of each name."""
        return all(plain(name) in self._place for name in names)

    def spellings(self, *names: str) -> Spellings:
        """The distinct texts, trimmed, of the first column that has one of the names."""
        place = next((self._place[plain(n)] for n in names if plain(n) in self._place), None)
        if place is None:
            return one_spelling("", len(self))
        if place not in self._spelled:
            self.tell()
            self._spelled[place] = spelled(self.table.columns[place], as_is=False)
        return self._spelled[place]

    def text(self, *names: str) -> Column:
        """A column, trimmed; empty texts where the table has none of the names."""
        place = next((self._place[plain(n)] for n in names if plain(n) in self._place), None)
        if place is None:
            return pa.repeat(pa.scalar("", TEXT), len(self))
        if place not in self._trimmed:
            self.tell()
            self._trimmed[place] = _trimmed(self.table.columns[place])
        return written_out(self._trimmed[place])

    def numbers(self, *names: str) -> NDArray[np.float64]:
        """A column as numbers, NaN where a cell is empty or cannot be read."""
        spellings = self.spellings(*names)
        return spellings.rows(np.array([_number(text) for text in spellings.texts], dtype=float))

    def truth(self, test: Callable[[str], bool], *names: str) -> NDArray[np.bool_]:
        """For every row whether the cell of a column passes a test."""
        spellings = self.spellings(*names)
        return spellings.rows(np.array([test(text) for text in spellings.texts], dtype=bool))

    def each(self, make: Callable[[str], str], *names: str) -> Column:
        """For every row what ``make`` makes of the cell of a column; each text is read once."""
        spellings = self.spellings(*names)
        return taken([make(text) for text in spellings.texts], spellings.codes)

    def combined(self, make: Callable[..., str], *columns: str | Sequence[str]) -> Column:
        """For every row what ``make`` makes of its cells; each combination is made once.

        A column is given by its name, or by the names it may have.
        """
        parts = [
            self.spellings(*([column] if isinstance(column, str) else column)) for column in columns
        ]
        key = np.zeros(len(self), dtype=np.int64)
        for spelling in parts:
            self.tell()
            key = key * max(len(spelling.texts), 1) + spelling.codes
            key = np.unique(key, return_inverse=True)[1].astype(np.int64)
        _, first, inverse = np.unique(key, return_index=True, return_inverse=True)
        made = [
            make(*(spelling.texts[spelling.codes[row]] for spelling in parts))
            for row in first.tolist()
        ]
        return taken(made, inverse)

    @cached_property
    def every_row(self) -> NDArray[np.int64]:
        """The places of all rows."""
        return np.arange(len(self), dtype=np.int64)


def plain(name: str) -> str:
    """A header without case, spaces, hyphens and underscores."""
    return folded(name).replace(" ", "")


def taken(texts: Sequence[str], codes: NDArray[Any]) -> Column:
    """An arrow column of texts chosen by code."""
    return pa.array(list(texts), type=TEXT).take(pa.array(codes))


def _trimmed(column: Column) -> Column:
    """A column without white space around its texts, each held once where it is held so."""
    held = whole(column)
    if is_coded(held):
        plain = pc.utf8_trim_whitespace(held.dictionary)
        return pa.DictionaryArray.from_arrays(held.indices, plain)
    return pc.utf8_trim_whitespace(held)


def _number(text: str) -> float:
    try:
        return read_number(text)
    except ValueError:
        return float("nan")
