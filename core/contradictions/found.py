"""What was found, as columns: two sides each, how far apart, and how sure it is."""

from collections.abc import Callable

import numpy as np
from msgspec import Struct

from core.arithmetic import FloatArray, LongArray
from core.comparison import Cell
from core.contradictions.kinds import NOTES, Kind, Note
from core.index import Rows

Sides = Callable[[int], tuple[Rows, Rows]]
"""The claims on the one side and on the other of the finding at a place."""


class Found(Struct, frozen=True, eq=False):
    """The findings of one kind, one entry each."""

    kind: Kind
    one: LongArray
    """A claim that speaks for the one side: said first, lower, or denied."""
    other: LongArray
    """A claim that speaks for the other."""
    apart: FloatArray
    """0 where the two can both be meant, towards 1 the further they lie apart."""
    certain: FloatArray
    """1, or less where there is an innocent reading."""
    note: LongArray
    """Place in NOTES."""
    sides: Sides
    cells: tuple[Cell, ...] = ()
    """The comparison cells behind the findings, where these are cells."""

    def __len__(self) -> int:
        return len(self.one)


def noted(note: Note, count: int) -> LongArray:
    """A column that says the same of every finding."""
    return np.full(count, NOTES.index(note), dtype=np.int64)


Ends = tuple[FloatArray, FloatArray]
"""The lower and the upper ends of intervals."""


def apartness(one: Ends, other: Ends) -> FloatArray:
    """1 − (a + ½) / (b + ½) for the nearest ends a < b of two intervals, 0 where they touch.

    The ½ keeps 0 and 1 apart without making them infinitely so, as in the G of a cell.
    """
    (low, high), (its_low, its_high) = one, other
    above = its_low > high
    below = low > its_high
    least = np.where(above, high, its_high)
    most = np.where(above, its_low, low)
    with np.errstate(invalid="ignore"):
        share = 1.0 - (np.maximum(least, 0.0) + 0.5) / (np.maximum(most, 0.0) + 0.5)
    return np.where(above | below, share, 0.0)


def rows_of(claims: LongArray) -> Rows:
    """Claims as a set."""
    return Rows(claims.astype(np.int32))
