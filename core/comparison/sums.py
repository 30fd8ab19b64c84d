"""Running sums of figures that were counted for a period, in whole numbers."""

from collections.abc import Callable, Sequence
from typing import Any, Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.comparison.bounds import Amounts
from core.comparison.orders import LongArray
from core.crossfilter.loops import Loops, Runs
from core.index import BoolArray, smallest

_PARTS = 3


class Gains(Struct, frozen=True, eq=False):
    """What some series add up to: a row for each, its columns those of ``Sums``."""

    table: npt.NDArray[np.integer]
    marks: npt.NDArray[np.integer]

    def __add__(self, other: Self) -> Self:
        return type(self)(self.table + other.table, self.marks.astype(np.int64) + other.marks)

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.table - other.table, self.marks - other.marks)

    def amounts(self, scale: int) -> Amounts:
        """The sums as figures: none where one was lacking."""
        return amounts_of((*self.table.T,), (*self.marks.T,), scale)


Adding = Callable[[LongArray, LongArray, LongArray], Gains]
"""Adds up figures of some series, asked with these, and from where to where in each."""


class Sums(Struct, frozen=True, eq=False):
    """Running sums over figures in the order of their series.

    A row for each place and one more: in ``table`` sums of best, low and high (each times a
    scale), in ``marks`` numbers of those without a best, a low, a high figure, of strict and of
    rough ones. They run over all series and beyond what their bits hold; what lies between two
    places of one series is right.
    """

    table: npt.NDArray[np.int32]
    marks: npt.NDArray[np.unsignedinteger]

    @classmethod
    def of(cls, said: Amounts, scale: int, left_out: BoolArray, longest: int) -> Self:
        """Sum figures up; those left out add nothing. No series has more than ``longest``."""
        parts = (said.best, said.low, said.high)
        whole = [
            np.rint(np.where(left_out, 0.0, np.nan_to_num(part)) * scale).astype(np.int64)
            for part in parts
        ]
        flags = [column & ~left_out for column in (*map(np.isnan, parts), said.strict, said.rough)]
        return cls(
            _running([column.astype(np.int32) for column in whole], np.int32),
            _running(flags, smallest(longest + 1)),
        )

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        return self.table.nbytes + self.marks.nbytes

    def between(self, begin: LongArray, end: LongArray) -> Gains:
        """What lies between some places, those of one series each."""
        table, marks = self.table.take(end, axis=0), self.marks.take(end, axis=0)
        table -= self.table.take(begin, axis=0)
        marks -= self.marks.take(begin, axis=0)
        return Gains(table, marks)

    def over(self, loops: Loops, runs: Runs) -> Gains:
        """What some runs of places hold, those of one series each."""
        return Gains(loops.gained(self.table, runs), loops.gained(self.marks, runs))


def amounts_of(
    sums: Sequence[npt.NDArray[np.number]], marks: Sequence[npt.NDArray[np.number]], scale: int
) -> Amounts:
    """Sums of best, low and high as figures; ``marks`` are columns as those of ``Sums``."""
    parts = zip(sums, marks, strict=False)
    best, low, high = (np.where(lacks > 0, np.nan, added / scale) for added, lacks in parts)
    return Amounts(best, low, high, marks[_PARTS] > 0, marks[_PARTS + 1] > 0)


def _running(columns: Sequence[npt.NDArray[Any]], kind: npt.DTypeLike) -> npt.NDArray[Any]:
    """Running sums side by side, from 0 on."""
    table = np.zeros((len(columns[0]) + 1, len(columns)), dtype=kind)
    for place, column in enumerate(columns):
        np.cumsum(column, dtype=table.dtype, out=table[1:, place])
    return table
