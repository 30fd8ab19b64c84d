"""The orders in which figures are set against each other: sorted once, then only sifted."""

import numpy as np
from msgspec import Struct

from core.arithmetic import FloatArray, LongArray
from core.index import BoolArray, CodeArray
from core.ordering import placed, stably


class Sorted(Struct, frozen=True, eq=False):
    """Claims in the order of a code, then of other keys."""

    rows: LongArray
    code: LongArray
    """The code of each, ascending."""

    @classmethod
    def by(cls, among: LongArray, code: LongArray, *keys: CodeArray) -> "Sorted":
        """Some claims by a code, then by the keys, then as they stand; no code is negative."""
        rows = among
        for key in (*reversed(keys), code):
            least = int(key.min(initial=0))
            codes = key[rows].astype(np.int64) - least
            rows = rows[stably(codes, int(key.max(initial=0)) - least + 1)]
        return cls(rows, code[rows])

    def within(self, seen: BoolArray) -> "Sorted":
        """The claims seen, in their order."""
        kept = seen[self.rows]
        return Sorted(self.rows[kept], self.code[kept])


class Ladder(Struct, frozen=True, eq=False):
    """A place of its own for each claim, by a number and then by rank."""

    place: LongArray
    """Place of each claim, the least number first."""
    rows: LongArray
    """The claim at each place."""

    @classmethod
    def of(cls, value: FloatArray, by_rank: LongArray) -> "Ladder":
        """The ladder of some numbers, of claims that are given in the order of their ranks."""
        code, count = placed(value[by_rank])
        rows = by_rank[stably(code, count)]
        place = np.empty(len(rows), dtype=np.int64)
        place[rows] = np.arange(len(rows))
        return cls(place, rows)

    def first(self, group: Sorted, among: BoolArray) -> LongArray:
        """In each run of a group's codes the lowest claim among some, −1 where there is none."""
        starts = runs(group.code)[:-1]
        if not len(starts):
            return starts
        size = len(self.rows)
        least = np.minimum.reduceat(np.where(among, self.place[group.rows], size), starts)
        return np.append(self.rows, -1)[least]

    def first_so_far(self, group: Sorted, within: LongArray) -> LongArray:
        """For each claim the lowest in its run up to the end of its block ``within`` the run."""
        size = len(self.rows)
        starts, blocks = runs(group.code), runs(within)
        number = np.repeat(np.arange(len(starts) - 1), np.diff(starts)) * size
        climbed = np.maximum.accumulate(number + size - 1 - self.place[group.rows])
        end = np.repeat(blocks[1:] - 1, np.diff(blocks))
        return self.rows[size - 1 - (climbed[end] - number)]


class Orders(Struct, frozen=True, eq=False):
    """Claims that state a number, in every order they are read in; level ones stand by rank."""

    by_place: Sorted
    """By account and place, then by start."""
    by_since: Sorted
    """By account and start."""
    by_series: Sorted
    """By claimant, thing, basis, start and place, where a running total runs; then by day."""
    by_frame: Sorted
    """By claimant, thing without its measure, basis, time, start and place."""
    by_tree: Sorted
    """By claimant, thing without its category, basis, time, start and place: only claims whose
    category has others above or below it."""
    by_reading: Sorted
    heights: Ladder
    """By the upper end of what is meant, the least first."""
    depths: Ladder
    """By the lower end of it, the greatest first."""

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        orders = (self.by_place, self.by_since, self.by_series, self.by_frame, self.by_tree)
        sorted_ = sum(one.rows.nbytes + one.code.nbytes for one in (*orders, self.by_reading))
        return sorted_ + sum(
            one.place.nbytes + one.rows.nbytes for one in (self.heights, self.depths)
        )


def runs(codes: LongArray) -> LongArray:
    """Where each run of equal values begins, and the end: one entry more than there are runs."""
    if not len(codes):
        return np.zeros(1, dtype=np.int64)
    starts = np.flatnonzero(codes[1:] != codes[:-1]) + 1
    return np.concatenate([[0], starts, [len(codes)]]).astype(np.int64)
