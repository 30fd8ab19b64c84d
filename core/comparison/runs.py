"""Runs of claims by day, and where in each of them the claims of some days stand."""

from dataclasses import dataclass, field

import numpy as np

from core.comparison.orders import LongArray
from core.comparison.sight import Reach
from core.crossfilter.loops import loops_for
from core.index import IntArray

_KEPT = 2
"""Days whose answers are kept: as a rule those that a window begins and ends on."""
_DAYS = np.iinfo(np.int32)


@dataclass(frozen=True, eq=False)
class Runs:
    """Claims in runs, each by as-of day and rank."""

    rows: IntArray
    day: IntArray
    starts: LongArray
    """Where each run begins, and the end."""
    _found: list[tuple[int, IntArray]] = field(default_factory=list, repr=False)
    """Days that were asked for last, with the answers; −1 for runs that nobody asked for."""

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        return self.rows.nbytes + self.day.nbytes + (1 + _KEPT) * self.starts.nbytes

    def __len__(self) -> int:
        """Number of runs."""
        return len(self.starts) - 1

    def until(self, day: int, of: LongArray) -> LongArray:
        """Where in some runs their claims up to a day end.

        Looked for from where those up to a day nearby were found.
        """
        if not _DAYS.min <= day < _DAYS.max:
            return self.starts[of + (day >= _DAYS.max)]
        known = list(self._found)
        nearest = min(known, key=lambda one: abs(one[0] - day), default=None)
        if nearest is not None and nearest[0] == day:
            held = nearest[1]
        else:
            held = np.full(len(self), -1, dtype=np.int32)
            others = known if len(known) < _KEPT else [one for one in known if one is not nearest]
            self._found[:] = [(day, held), *others]
        found = held.take(of).astype(np.int64)
        lacking = np.flatnonzero(found < 0)
        if len(lacking):
            new = of[lacking]
            found[lacking] = held[new] = self._searched(day, new, nearest)
        return found

    def _searched(self, day: int, of: LongArray, nearest: tuple[int, IntArray] | None) -> LongArray:
        begins, ends = self.starts[of], self.starts[of + 1]
        near = np.full(len(of), -1, dtype=np.int32) if nearest is None else nearest[1].take(of)
        return loops_for(len(self.day)).reached(self.day, begins, ends, near, day)


def between(runs: Runs, of: LongArray, reach: Reach) -> tuple[LongArray, LongArray]:
    """Where in some runs the claims of a reach begin and end."""
    begin = runs.until(reach.low - 1, of)
    return begin, np.maximum(begin, runs.until(reach.high, of))
