"""Increments that do not stand alone: whether one of them counts depends on other claims."""

import numpy as np
from msgspec import Struct

from core.comparison.orders import LongArray, Passes, places_in
from core.comparison.sums import Sums
from core.crossfilter.loops import Runs
from core.index import BoolArray, IntArray
from core.once import once
from core.ordering import stably


class Loose(Struct, frozen=True, eq=False, dict=True):
    """Increments by series, as-of day and rank, without those that stand alone."""

    rows: IntArray
    day: IntArray
    starts: LongArray
    """Where those of each series begin, and the end."""
    after: IntArray
    """Of each the place of the next one of its series that states the same period, −1 of none."""
    sums: Sums

    @once
    def series(self) -> BoolArray:
        """Which series have any."""
        return np.diff(self.starts) > 0

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        parts = (self.rows, self.day, self.starts, self.after)
        return sum(part.nbytes for part in parts) + self.sums.nbytes

    def standing(self, series: LongArray, days: tuple[int, int], passes: Passes | None) -> Runs:
        """Those of some series that stand between two days.

        Of each period the newest stands that ``passes`` (asked with the rows).
        """
        begins, ends = self.starts[series], self.starts[series + 1]
        places, _ = places_in(begins, ends)
        day = self.day[places]
        heard = places[(day >= days[0]) & (day <= days[1])]
        if passes is not None:
            heard = heard[passes(self.rows[heard])]
        stands = heard[~self._followed(heard)].astype(np.int32)
        return Runs(stands, np.append(stands.searchsorted(begins), len(stands)))

    def _followed(self, heard: LongArray) -> BoolArray:
        """Of each that is heard whether a later one of the same period is heard too."""
        is_heard = np.zeros(len(self.rows), dtype=bool)
        is_heard[heard] = True
        followed = np.zeros(len(heard), dtype=bool)
        after = self.after[heard]
        open_ = np.flatnonzero(after >= 0)
        after = after[open_]
        while len(open_):
            hit = is_heard[after]
            followed[open_[hit]] = True
            after = np.where(hit, -1, self.after[after])
            left = after >= 0
            open_, after = open_[left], after[left]
        return followed


def next_of_period(period: LongArray) -> IntArray:
    """Of codes the place of the next one that is the same, −1 where none follows."""
    after = np.full(len(period), -1, dtype=np.int32)
    ordered = stably(period, int(period.max(initial=0)) + 1)
    again = period[ordered[1:]] == period[ordered[:-1]]
    after[ordered[:-1][again]] = ordered[1:][again]
    return after
