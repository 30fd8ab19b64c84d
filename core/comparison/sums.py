"""Running sums of figures that were counted for a period, in whole numbers."""

from collections.abc import Callable
from typing import Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.comparison.bounds import Amounts
from core.comparison.orders import LongArray
from core.crossfilter.loops import Loops, Runs
from core.index import BoolArray, IntArray

_PARTS = 3
_TOGETHER = 1 << 14
"""Figures summed up at a time: what is made of them stays near the processor."""
COLUMNS = 2 * _PARTS + 2
"""Sums of best, low and high, each times a scale; numbers of those without a best, a low, a high
figure, of strict and of rough ones.

Eight numbers of 32 bits are one row that is read in one go."""

Adding = Callable[[LongArray, LongArray, LongArray], IntArray]
"""Adds up figures of some series, asked with these, and from where to where in each: a row of
``COLUMNS`` for each."""


class Sums(Struct, frozen=True, eq=False):
    """Running sums over figures in the order of their series."""

    table: IntArray
    """A row of ``COLUMNS`` for each place and one more.

    They run over all series and beyond what their bits hold; what lies between two places of one
    series is right.
    """

    @classmethod
    def of(cls, said: Amounts, scale: int, left_out: BoolArray) -> Self:
        """Sum figures up; those left out add nothing."""
        table = np.zeros((len(left_out) + 1, COLUMNS), dtype=np.int32)
        for begin in range(0, len(left_out), _TOGETHER):
            part = slice(begin, begin + _TOGETHER)
            columns = _added(said.part(part), scale, ~left_out[part])
            np.cumsum(columns, axis=1, out=columns)
            columns += table[begin, :, np.newaxis]
            table[begin + 1 : begin + 1 + columns.shape[1]] = columns.T
        return cls(table)

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        return self.table.nbytes

    def between(self, begin: LongArray, end: LongArray) -> IntArray:
        """What lies between some places, those of one series each."""
        gained = self.table.take(end, axis=0)
        gained -= self.table.take(begin, axis=0)
        return gained

    def over(self, loops: Loops, runs: Runs) -> IntArray:
        """What some runs of places hold, those of one series each."""
        return loops.gained(self.table, runs)


def _added(said: Amounts, scale: int, counted: BoolArray) -> IntArray:
    """What each figure adds to the ``COLUMNS``; it may run over, as sums of them do."""
    columns = np.empty((COLUMNS, len(said)), dtype=np.int32)
    for place, part in enumerate((said.best, said.low, said.high)):
        lacking = np.isnan(part)
        whole = np.rint(np.where(counted & ~lacking, part, 0.0) * scale)
        columns[place] = whole.astype(np.int64)
        columns[_PARTS + place] = lacking & counted
    columns[-2], columns[-1] = said.strict & counted, said.rough & counted
    return columns


def amounts_of(columns: npt.NDArray[np.number], scale: int) -> Amounts:
    """What was added up in ``COLUMNS``, one after the other, as figures; none where one lacked."""
    ends = columns[:_PARTS] / scale
    np.copyto(ends, np.nan, where=columns[_PARTS : 2 * _PARTS] > 0)
    return Amounts(*ends, *(columns[2 * _PARTS :] > 0))
