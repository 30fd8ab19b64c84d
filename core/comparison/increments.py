"""Figures counted for a period, in the order of their series and days, with their running sums."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.comparison.bounds import Amounts
from core.comparison.figures import Figures
from core.comparison.orders import LongArray, Passes, joint, places_in, reached, run_starts
from core.index import BoolArray, IntArray, smallest

_NEVER = int(np.iinfo(np.int32).max)
_PARTS = 3
_MOST_DECIMALS = 6
_ROOM = 1 << 31
"""Sums of one series below it come out right of sums that run over in 32 bits."""


@dataclass(frozen=True, eq=False)
class Sums:
    """Running sums over the increments that stand alone for their period.

    A row for each of them and one more: in ``table`` sums of best, low and high (each times
    ``scale``), in ``marks`` numbers of those without a best, a low, a high figure, of strict and
    of rough ones. They run over all series and beyond what their bits hold; what lies between two
    places of one series is right.
    """

    table: npt.NDArray[np.int32]
    marks: npt.NDArray[np.unsignedinteger]
    day: IntArray
    starts: LongArray
    """Where each series begins, and the end."""
    scale: int
    _found: list[tuple[int, IntArray]] = field(default_factory=list, repr=False)
    """The day asked for last and where it begins in each series, −1 where nobody asked."""

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        parts = (self.table, self.marks, self.day, self.starts, self.starts)
        return sum(part.nbytes for part in parts)

    def between(self, begin: LongArray, end: LongArray) -> Amounts:
        """What lies between some places, those of one series each."""
        table, marks = self.table.take(end, axis=0), self.marks.take(end, axis=0)
        table -= self.table.take(begin, axis=0)
        marks -= self.marks.take(begin, axis=0)
        return _amounts((*table.T,), (*marks.T,), self.scale)

    def before(self, series: LongArray, day: int) -> LongArray:
        """Where those of some series begin that are not before a day."""
        held = next((places for of, places in self._found if of == day), None)
        if held is None:
            held = np.full(len(self.starts), -1, dtype=np.int32)
            self._found[:] = [(day, held)]
        found = held.take(series).astype(np.int64)
        lacking = np.flatnonzero(found < 0)
        if len(lacking):
            new = series[lacking]
            places = reached(self.day, self.starts[new], self.starts[new + 1], day - 1)
            found[lacking] = held[new] = places
        return found


@dataclass(frozen=True, eq=False)
class Increments:
    """Increments by series, as-of day and rank."""

    rows: IntArray
    day: IntArray
    starts: LongArray
    """Where each series begins, and the end."""
    shared: BoolArray
    """Whether another one of the series states the same period."""
    loose: LongArray
    """Places of those that no running sum holds: whether they stand depends on others."""
    loose_series: IntArray
    loose_day: IntArray
    followed: IntArray
    """Of each of these the as-of day of the next one of its series that states the same period."""
    sums: Sums
    exact: BoolArray
    """Of each series whether ``scale`` makes whole numbers of its figures."""

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        parts = (self.rows, self.day, self.starts, self.shared, self.exact)
        loose = (self.loose, self.loose_series, self.loose_day, self.followed)
        return sum(part.nbytes for part in (*parts, *loose)) + self.sums.nbytes

    def standing(
        self, figures: Figures, series: LongArray, days: tuple[int, int], passes: Passes | None
    ) -> tuple[LongArray, LongArray]:
        """The increments of some series that stand between two days, and the place of their series.

        Of each period the newest stands that ``passes`` (asked with the rows).
        """
        begin, end = self._span(series, days)
        places, run = places_in(begin, end)
        return self._newest(figures, places, run, passes)

    def amounts(
        self, figures: Figures, series: LongArray, days: tuple[int, int], passes: Passes | None
    ) -> Amounts:
        """The sums of some series over the increments that stand between two days."""
        rows, run = self.standing(figures, series, days, passes)
        return self.added(figures, rows, run, series)

    def amounts_at_once(
        self, figures: Figures, series: LongArray, days: tuple[int, int], alive: Passes | None
    ) -> Amounts:
        """The same from the running sums, where nothing holds a claim back but ``alive``."""
        sums = self.sums
        begin = sums.before(series, days[0])
        end = reached(sums.day, begin, sums.starts[series + 1], days[1])
        added = sums.between(begin, end)
        if not len(self.loose):
            return added
        rows, run = self._loose(figures, series, days, alive)
        if not len(rows):
            return added
        given, run = np.unique(run, return_inverse=True)
        more, held = self.added(figures, rows, run, series[given]), added.take(given)
        both = Amounts(
            held.best + more.best,
            held.low + more.low,
            held.high + more.high,
            held.strict | more.strict,
            held.rough | more.rough,
        )
        return added.put(given, both)

    def _loose(
        self, figures: Figures, series: LongArray, days: tuple[int, int], alive: Passes | None
    ) -> tuple[LongArray, LongArray]:
        """Those that no running sum holds and that stand between two days, as ``standing`` says."""
        place_of = np.full(len(self.starts), -1, dtype=np.int32)
        place_of[series] = np.arange(len(series), dtype=np.int32)
        run = place_of[self.loose_series]
        heard = (run >= 0) & (self.loose_day >= days[0]) & (self.loose_day <= days[1])
        if alive is None:
            heard &= self.followed > min(days[1], _NEVER - 1)
        kept = np.flatnonzero(heard)
        places, run = self.loose[kept], run[kept].astype(np.int64)
        if alive is None:
            return self.rows[places].astype(np.int64), run
        return self._newest(figures, places, run, alive)

    def _span(self, series: LongArray, days: tuple[int, int]) -> tuple[LongArray, LongArray]:
        after = self.starts[series + 1]
        begin = reached(self.day, self.starts[series], after, days[0] - 1)
        return begin, reached(self.day, begin, after, days[1])

    def _newest(
        self, figures: Figures, places: LongArray, run: LongArray, passes: Passes | None
    ) -> tuple[LongArray, LongArray]:
        rows = self.rows[places]
        if passes is not None:
            kept = passes(rows)
            places, run, rows = places[kept], run[kept], rows[kept]
        shared = np.flatnonzero(self.shared[places])
        if len(shared):
            code = joint((run[shared], pd.factorize(figures.period[rows[shared]])[0]))
            again = pd.Index(code).duplicated(keep="last")
            stands = np.ones(len(rows), dtype=bool)
            stands[shared[again]] = False
            run, rows = run[stands], rows[stands]
        return rows.astype(np.int64), run

    def added(
        self, figures: Figures, rows: LongArray, run: LongArray, series: LongArray
    ) -> Amounts:
        """The sum of each series over some claims; ``run`` is the place of theirs, ascending."""
        said, count, scale = figures.amounts.take(rows), len(series), self.sums.scale
        parts = (said.best, said.low, said.high)
        whole = [np.rint(np.nan_to_num(part) * scale) for part in parts]
        flags = (*(np.isnan(part) for part in parts), said.strict, said.rough)
        table, marks = (
            [np.bincount(run, weights=column, minlength=count) for column in columns]
            for columns in (whole, flags)
        )
        added = _amounts(table, marks, scale)
        if self.exact[series].all():
            return added
        given, starts = np.unique(run, return_index=True)
        bare = said.summed(starts)
        place_of = np.zeros(count, dtype=np.int64)
        place_of[given] = np.arange(len(given))
        use = np.isin(np.arange(count), given) & ~self.exact[series]
        return bare.take(place_of).where(use, added) if len(given) else added


def _amounts(
    sums: Sequence[npt.NDArray[np.number]], marks: Sequence[npt.NDArray[np.number]], scale: int
) -> Amounts:
    parts = zip(sums, marks, strict=False)
    best, low, high = (np.where(lacks > 0, np.nan, added / scale) for added, lacks in parts)
    return Amounts(best, low, high, marks[_PARTS] > 0, marks[_PARTS + 1] > 0)


def increments_of(
    figures: Figures, rows: IntArray, series: IntArray, days: IntArray, tied: BoolArray, count: int
) -> Increments:
    """Arrange increments that stand by series and order already.

    ``days`` and ``tied`` have an entry for each claim: its as-of day, and whether what becomes of
    it depends on other claims.
    """
    day, said = days[rows], figures.amounts.take(rows)
    parts = (said.best, said.low, said.high)
    scale, exact = _scale(parts, series, count)
    period = joint((series, pd.factorize(figures.period[rows])[0]))
    shared: BoolArray = pd.Index(period).duplicated(keep=False)
    loose = shared | tied[rows] | ~exact[series]
    alone = np.flatnonzero(~loose)
    starts = run_starts(series[alone], count)
    whole = [
        np.rint(np.nan_to_num(part[alone]) * scale).astype(np.int64).astype(np.int32)
        for part in parts
    ]
    flags = [np.isnan(part)[alone] for part in parts]
    flags += [said.strict[alone], said.rough[alone]]
    places = np.flatnonzero(loose)
    return Increments(
        rows=rows,
        day=day,
        starts=run_starts(series, count),
        shared=shared,
        loose=places,
        loose_series=series[places],
        loose_day=day[places],
        followed=_followed(period, day, shared)[places],
        sums=Sums(
            _running(whole, np.int32),
            _running(flags, smallest(int(np.diff(starts).max(initial=0)) + 1)),
            day[alone],
            starts,
            scale,
        ),
        exact=exact,
    )


def _followed(period: LongArray, day: IntArray, shared: BoolArray) -> IntArray:
    """The day of the next claim of the same period, where one follows."""
    followed = np.full(len(day), _NEVER, dtype=np.int32)
    by_period = np.flatnonzero(shared)[np.argsort(period[shared], kind="stable")]
    again = period[by_period[1:]] == period[by_period[:-1]]
    followed[by_period[:-1][again]] = day[by_period[1:][again]]
    return followed


def _running(columns: Sequence[npt.NDArray[Any]], kind: npt.DTypeLike) -> npt.NDArray[Any]:
    """Running sums side by side, from 0 on."""
    table = np.zeros((len(columns[0]) + 1, len(columns)), dtype=kind)
    for place, column in enumerate(columns):
        np.cumsum(column, dtype=table.dtype, out=table[1:, place])
    return table


def _scale(
    parts: tuple[npt.NDArray[np.float64], ...], series: IntArray, count: int
) -> tuple[int, BoolArray]:
    """The least power of ten that makes whole numbers of all figures, and for which series it does.

    Figures of more decimals, and sums that would not fit, leave their series out.
    """
    figures = [np.nan_to_num(part) for part in parts]
    odd = _odd(figures, 10**_MOST_DECIMALS)
    scales = (10**decimals for decimals in range(_MOST_DECIMALS + 1))
    scale = next(scale for scale in scales if len(_odd(figures, scale)) == len(odd))
    exact = np.ones(count, dtype=bool)
    exact[series[odd]] = False
    for part in figures:
        largest = np.bincount(series, weights=np.abs(part), minlength=count) * scale
        exact &= largest < _ROOM
    return scale, exact


def _odd(figures: list[npt.NDArray[np.float64]], scale: int) -> LongArray:
    """Where a figure times the scale is no whole number."""
    whole = [np.rint(part * scale) / scale == part for part in figures]
    return np.flatnonzero(~np.logical_and.reduce(whole))
