"""Runs of claims by day, and where in each of them the claims of some days stand."""

from dataclasses import dataclass, field

import numpy as np

from core.comparison.orders import LongArray, reached
from core.comparison.sight import Reach
from core.index import IntArray

_NEAR = 16
"""So many claims on from where a search ended last, the next one looks first."""
_KEPT = 2
"""Answers kept: as a rule the days a window begins and ends on."""


@dataclass(frozen=True, eq=False)
class Runs:
    """Claims in runs, each by as-of day and rank."""

    rows: IntArray
    day: IntArray
    starts: LongArray
    """Where each run begins, and the end."""
    _found: list[tuple[int, LongArray]] = field(default_factory=list, repr=False)
    """Days that were asked for last, with the answers."""

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        return self.rows.nbytes + self.day.nbytes + (1 + _KEPT) * self.starts.nbytes

    def __len__(self) -> int:
        """Number of runs."""
        return len(self.starts) - 1

    def until(self, day: int) -> LongArray:
        """Where in each run its claims up to a day end; not to be written into.

        Looked for from where those up to a day nearby were found.
        """
        known = list(self._found)
        if not known:
            found = reached(self.day, self.starts[:-1], self.starts[1:], day)
            self._found[:] = [(day, found)]
            return found
        nearest = min(known, key=lambda one: abs(one[0] - day))
        if nearest[0] == day:
            return nearest[1]
        found = (self._later if nearest[0] < day else self._earlier)(nearest[1], day)
        others = known if len(known) < _KEPT else [one for one in known if one is not nearest]
        self._found[:] = [(day, found), *others]
        return found

    def _later(self, places: LongArray, day: int) -> LongArray:
        ends = self.starts[1:]
        near = np.minimum(places + _NEAR, ends)
        found = reached(self.day, places, near, day)
        far = np.flatnonzero((found == near) & (near < ends))
        found[far] = reached(self.day, near[far], ends[far], day)
        return found

    def _earlier(self, places: LongArray, day: int) -> LongArray:
        starts = self.starts[:-1]
        near = np.maximum(places - _NEAR, starts)
        found = reached(self.day, near, places, day)
        far = np.flatnonzero((found == near) & (near > starts))
        found[far] = reached(self.day, starts[far], near[far], day)
        return found


def between(runs: Runs, of: LongArray, reach: Reach) -> tuple[LongArray, LongArray]:
    """Where in some runs the claims of a reach begin and end."""
    if 2 * len(of) > len(runs):
        begin = runs.until(reach.low - 1)[of]
        return begin, np.maximum(begin, runs.until(reach.high)[of])
    after = runs.starts[of + 1]
    begin = reached(runs.day, runs.starts[of], after, reach.low - 1)
    return begin, reached(runs.day, begin, after, reach.high)
