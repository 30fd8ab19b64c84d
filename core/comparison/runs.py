"""Runs of claims by day, and where in each of them the claims of some days stand."""

from threading import Lock

import numpy as np
import pandas as pd
from msgspec import Struct, field

from core.comparison.orders import LongArray, reached, run_starts, stably
from core.comparison.sight import Reach
from core.index import CodeArray, IntArray, smallest

_KEPT = 2
"""Days whose answers are kept: as a rule those that a window begins and ends on."""
_FEW = 100_000
"""Claims that are put in order by day while somebody waits."""
_MOST = 1 << 16
"""Claims between two days by which an answer is moved; past more it is searched for."""
_UNKNOWN = -(1 << 30)
_DAYS = np.iinfo(np.int32)


class _ByDay(Struct, frozen=True, eq=False):
    """The runs of all claims in the order of their days."""

    run: CodeArray
    days: IntArray
    """Every day on which there is a claim."""
    bounds: LongArray
    """Where the claims of each day begin, and the end."""

    def after(self, first: int, last: int) -> CodeArray:
        """The run of each claim dated after one day, up to another."""
        ends = np.array((first, last), dtype=np.int32)
        begin, end = self.bounds[self.days.searchsorted(ends, side="right")]
        return self.run[begin:end]


class Runs(Struct, frozen=True, eq=False):
    """Claims in runs, each by as-of day and rank; safe to ask from several threads."""

    rows: IntArray
    day: IntArray
    starts: LongArray
    """Where each run begins, and the end."""
    _found: list[tuple[int, IntArray]] = []
    """Days that were asked for last, with the answers; negative for runs nobody asked for."""
    _by_day: list[_ByDay] = []
    """One, once it is made."""
    _lock: Lock = field(default_factory=Lock)

    @property
    def nbytes(self) -> int:
        """Size in memory, that of what is made ready included."""
        ready = len(self.rows) * np.dtype(smallest(len(self))).itemsize
        return self.rows.nbytes + self.day.nbytes + (1 + _KEPT) * self.starts.nbytes + ready

    def __len__(self) -> int:
        """Number of runs."""
        return len(self.starts) - 1

    def prepare(self) -> None:
        """Put the claims in order by day, so that an answer is moved from one day to the next."""
        if not self._by_day:
            place, days = pd.factorize(self.day, sort=True)
            run = np.repeat(np.arange(len(self), dtype=smallest(len(self))), np.diff(self.starts))
            ordered = run[stably(place, len(days))]
            self._by_day.append(_ByDay(ordered, days, run_starts(place, len(days))))

    def until(self, day: int, of: LongArray) -> LongArray:
        """Where in some runs their claims up to a day end.

        Known from where those up to a day nearby end and from the claims between.
        """
        if not _DAYS.min <= day < _DAYS.max:
            return self.starts[of + (day >= _DAYS.max)]
        with self._lock:
            held = self._held(day)
            found = held.take(of).astype(np.int64)
            lacking = np.flatnonzero(found < 0)
            if len(lacking):
                new = of[lacking]
                places = reached(self.day, self.starts[new], self.starts[new + 1], day)
                found[lacking] = held[new] = places
        return found

    def _held(self, day: int) -> IntArray:
        """What is known of a day; of two days that were, the nearer one gives way to it."""
        if len(self.rows) <= _FEW:
            self.prepare()
        place = min(
            range(len(self._found)), key=lambda one: abs(self._found[one][0] - day), default=None
        )
        if place is None:
            held = np.full(len(self), _UNKNOWN, dtype=np.int32)
        else:
            before, held = self._found[place]
            if before == day:
                return held
            if len(self._found) == _KEPT:
                del self._found[place]
            else:
                held = held.copy()
            self._move(held, before, day)
        self._found.append((day, held))
        return held

    def _move(self, held: IntArray, before: int, day: int) -> None:
        """Make the answer of one day that of another, or forget it where they lie far apart."""
        moved = self._by_day[0].after(*sorted((before, day))) if self._by_day else None
        if moved is None or len(moved) > _MOST:
            held[:] = _UNKNOWN
        else:
            np.add.at(held, moved, np.int32(1 if before < day else -1))


def between(runs: Runs, of: LongArray, reach: Reach) -> tuple[LongArray, LongArray]:
    """Where in some runs the claims of a reach begin and end."""
    begin = runs.until(reach.low - 1, of)
    return begin, np.maximum(begin, runs.until(reach.high, of))
