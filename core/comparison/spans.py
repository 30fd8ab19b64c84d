"""Figures dated to more than one day, by the day on which they begin."""

from typing import NamedTuple

import numpy as np

from core.index import Days, IntArray

_EARLIEST = int(np.iinfo(np.int32).min)


class Spans(NamedTuple):
    """Claims by their first days, with these and their last ones."""

    rows: IntArray
    first: IntArray
    last: IntArray
    longest: int
    """So many days at most lie between a first and a last one."""

    def across(self, day: int) -> tuple[IntArray, IntArray]:
        """The claims that begin up to a day and last longer, and their last days."""
        ends = np.array((max(day - self.longest, _EARLIEST), day + 1), dtype=np.int32)
        low, high = self.first.searchsorted(ends)
        rows, last = self.rows[low:high], self.last[low:high]
        return rows[last > day], last[last > day]


def spans_of(days: Days, rows: IntArray) -> Spans:
    """Those of some claims that are dated to more than one day."""
    rows = rows[days.dated[rows] & (days.first[rows] != days.last[rows])]
    rows = rows[np.argsort(days.first[rows], kind="stable")]
    first, last = days.first[rows], days.last[rows]
    return Spans(rows, first, last, int((last - first).max(initial=0)))
