"""Claims of each group by day: how many touch any stretch of days, without a look at a claim."""

from typing import Self

import numpy as np
from msgspec import Struct

from core.crossfilter import CountArray
from core.index import IntArray


class DailyCounts(Struct, frozen=True, eq=False):
    """Running counts of dated claims, groups × (days + 1).

    ``days`` are the distinct first and last days, since 1970-01-01. ``begun[g, i]`` claims of a
    group begin before ``days[i]``, ``ended[g, i]`` have their last day before it; the last column
    counts all of them.
    """

    days: IntArray
    begun: CountArray
    ended: CountArray

    @classmethod
    def of(cls, days: IntArray, first: CountArray, last: CountArray) -> Self:
        """From the number of claims that begin and that end on each day, groups × days."""
        return cls(days, _running(first), _running(last))

    @property
    def totals(self) -> CountArray:
        """Number of dated claims of each group."""
        return self.begun[:, -1]

    def by_day(self) -> CountArray:
        """Number of claims, of all groups, that begin on each day."""
        return np.diff(self.begun.sum(axis=0))

    def touching(self, first: IntArray, after: IntArray) -> IntArray:
        """Claims that touch each stretch from ``first`` to before ``after``: groups × stretches.

        A claim dated to an interval is counted in every stretch it touches.
        """
        begun = self.begun[:, np.searchsorted(self.days, after)]
        ended = self.ended[:, np.searchsorted(self.days, first)]
        return (begun - ended).astype(np.int32)

    def within(self, first: int, after: int) -> IntArray:
        """The claims of each group that touch one stretch."""
        ends = np.array([first, after], dtype=np.int32)
        return self.touching(ends[:1], ends[1:])[:, 0]

    def lying_in(self, first: IntArray, after: IntArray, groups: IntArray) -> CountArray:
        """At least so many claims of some groups lie whole in each stretch: groups × stretches.

        They are those that ended by its end without those that began before it; fewer than 0
        where more go on.
        """
        chosen = groups[:, None]
        ended = self.ended[chosen, np.searchsorted(self.days, after)]
        return ended - self.begun[chosen, np.searchsorted(self.days, first)]

    def joined(self, group: IntArray, groups: int) -> "DailyCounts":
        """The counts of larger groups; ``group`` is the one that each of these belongs to."""
        shape = (groups, self.begun.shape[1])
        begun, ended = np.zeros(shape, dtype=np.int64), np.zeros(shape, dtype=np.int64)
        listed = group.tolist()
        if len(set(listed)) == len(listed):
            begun[group], ended[group] = self.begun, self.ended
            return DailyCounts(self.days, begun, ended)
        for place, into in enumerate(listed):
            begun[into] += self.begun[place]
            ended[into] += self.ended[place]
        return DailyCounts(self.days, begun, ended)


def _running(table: CountArray) -> CountArray:
    running = np.zeros((table.shape[0], table.shape[1] + 1), dtype=np.int64)
    np.cumsum(table, axis=1, out=running[:, 1:])
    return running
