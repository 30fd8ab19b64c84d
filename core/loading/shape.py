"""The shape of a delimited file, and what a row that does not fit it is told."""

import csv
from collections.abc import Sequence
from typing import Any, Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.problems import Problem, RejectedRow

Content = tuple[tuple[Any, ...], NDArray[np.int64], tuple[RejectedRow, ...]]
"""Arrow arrays, their row numbers, and the rows refused."""


class Shape(Struct, frozen=True):
    """How the cells of a file are divided, and the last row of its header (0: it has none)."""

    delimiter: str
    header_row: int
    headers: tuple[str, ...]
    problems: tuple[Problem, ...]
    quoted: bool = True
    """Whether quotation marks hold cells together; else they are letters like any other."""

    @property
    def quoting(self) -> Literal[0, 3]:
        """What the csv module is told of quotation marks."""
        return csv.QUOTE_MINIMAL if self.quoted else csv.QUOTE_NONE

    def ragged(self, file: str, row: int, cells: Sequence[str]) -> tuple[str, str]:
        """Code and sentence for a row with too many or too few cells."""
        sentence = (
            f"{file}, row {row} has {len(cells)} cells where the header has {len(self.headers)}; "
            "look for a missing or an extra delimiter or quotation mark."
        )
        return "ragged_row", sentence

    def under(self, cells: Sequence[str]) -> list[tuple[str, str]]:
        """The cells of a row with the names they stand under."""
        extra = (f"column {place}" for place in range(len(self.headers) + 1, len(cells) + 1))
        return list(zip((*self.headers, *extra), cells, strict=False))
