"""Wide rows: one date, and a column for each figure said on it."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.loading.arrow import pc
from core.loading.known.sheet import Column, Sheet

_ABSENT = ("", "nan", "null", "none", "na")


def figure(sheet: Sheet, column: str) -> Column:
    """A column of figures as texts, "" where its cell gives none."""
    return sheet.each(_figure, column)


def given(sheet: Sheet, column: str) -> NDArray[np.bool_]:
    """For every row whether a column gives a figure, readable or not."""
    return sheet.truth(lambda text: bool(_figure(text)), column)


def filled(column: Column) -> NDArray[np.bool_]:
    """For every row whether a column of texts has one."""
    return pc.not_equal(column, "").to_numpy(zero_copy_only=False)


def silent(sheet: Sheet, columns: Sequence[str]) -> NDArray[np.bool_]:
    """The rows that give a figure in none of the columns."""
    found = np.ones(len(sheet), dtype=bool)
    for column in columns:
        found &= ~given(sheet, column)
    return found


def _figure(text: str) -> str:
    return "" if text.casefold() in _ABSENT else text
