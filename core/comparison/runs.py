"""Runs of claims by day, and where in each of them the claims of some days stand."""

from threading import Lock

import numpy as np
import pandas as pd
from msgspec import Struct, field

from core.comparison.orders import LongArray, reached, run_starts
from core.comparison.sight import Reach
from core.index import CodeArray, IntArray, smallest
from core.ordering import stably

_KEPT = 2
"""Days whose answers are kept: as a rule those that a window begins and ends on."""
_FEW = 100_000
"""Claims that are put in order by day while somebody waits."""
_MOST = 1 << 19
"""Claims between two days by which an answer is moved; past more it is searched for."""
_COUNTED = 1 << 13
"""Of so many it is counted how many fall in each run, of fewer each is added where it falls."""
_UNKNOWN = -(1 << 30)
_DAYS = np.iinfo(np.int32)


class _ByDay(Struct, frozen=True, eq=False):
    """The runs of all claims in the order of their days."""

    run: CodeArray
    days: IntArray
    """Every day on which there is a claim."""
    bounds: LongArray
    """Where the claims of each day begin, and the end."""

    def until(self, day: int) -> int:
        """How many claims there are up to a day."""
        return int(self.bounds[self.days.searchsorted(np.int32(day), side="right")])


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
        if not len(of) or not _DAYS.min <= day < _DAYS.max:
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
        """What is known of a day; of more than two that asked for longest ago gives way."""
        if len(self.rows) <= _FEW:
            self.prepare()
        for place, (one, held) in enumerate(self._found):
            if one == day:
                self._found.append(self._found.pop(place))
                return held
        near = min(self._found, key=lambda known: abs(known[0] - day), default=None)
        oldest = self._found.pop(0) if len(self._found) == _KEPT else None
        held = self._moved(near, day, gone=near is oldest)
        self._found.append((day, held))
        return held

    def _moved(self, near: tuple[int, IntArray] | None, day: int, *, gone: bool) -> IntArray:
        """The answer for a day, moved from that of another, which is made it where it is ``gone``.

        Of the day before all claims and of that after them it is known without asking; far from
        all that is known nothing is.
        """
        if not self._by_day:
            return np.full(len(self), _UNKNOWN, dtype=np.int32)
        by_day = self._by_day[0]
        at = by_day.until(day)
        ends: list[tuple[int, CodeArray]]
        ends = [(0, self.starts[:-1]), (len(by_day.run), self.starts[1:])]
        if near is not None:
            ends.append((by_day.until(near[0]), near[1]))
        begin, answer = min(ends, key=lambda end: abs(end[0] - at))
        between = by_day.run[min(begin, at) : max(begin, at)]
        if len(between) > _MOST:
            return np.full(len(self), _UNKNOWN, dtype=np.int32)
        held = answer.astype(np.int32, copy=near is None or answer is not near[1] or not gone)
        if len(between) > _COUNTED:
            held += np.bincount(between, minlength=len(self)) * (1 if begin < at else -1)
        else:
            np.add.at(held, between, np.int32(1 if begin < at else -1))
        return held


def between(runs: Runs, of: LongArray, reach: Reach) -> tuple[LongArray, LongArray]:
    """Where in some runs the claims of a reach begin and end."""
    begin = runs.until(reach.low - 1, of)
    return begin, np.maximum(begin, runs.until(reach.high, of))
