"""Figures counted for a period, in the order of their series and days, with their running sums."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from msgspec import Struct

from core.comparison.bounds import Amounts
from core.comparison.figures import Figures
from core.comparison.loose import Loose, next_of_period
from core.comparison.orders import LongArray, Passes, places_in, run_starts
from core.comparison.runs import Runs, between
from core.comparison.sight import Reach
from core.comparison.sums import Adding, Sums, amounts_of
from core.cores import both
from core.crossfilter.loops import loops_for
from core.index import BoolArray, IntArray
from core.ordering import joint, placed, repeated

_MOST_DECIMALS = 6
_ROOM = 1 << 31
"""Sums of one series below it come out right of sums that run over in 32 bits."""


class Increments(Struct, frozen=True, eq=False):
    """Increments by series, as-of day and rank."""

    runs: Runs
    shared: BoolArray
    """Whether another one of the series states the same period."""
    loose: Loose
    """Those of which no running sum holds the figure."""
    sums: Sums
    """Over those that stand alone for their period."""
    scale: int
    """What figures are multiplied with in all sums."""
    exact: BoolArray
    """Of each series whether ``scale`` makes whole numbers of its figures."""

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        parts = (self.runs, self.shared, self.loose, self.sums, self.exact)
        return sum(part.nbytes for part in parts)

    def standing(
        self, figures: Figures, series: LongArray, reach: Reach, passes: Passes | None
    ) -> tuple[LongArray, LongArray]:
        """The increments of some series that stand within a reach, and the place of their series.

        Of each period the newest stands that ``passes`` (asked with the rows).
        """
        places, run = places_in(*between(self.runs, series, reach))
        return self._newest(figures, places, run, passes)

    def amounts(
        self,
        figures: Figures,
        series: LongArray,
        ends: LongArray,
        reach: Reach,
        passes: Passes | None,
        add: Adding,
    ) -> Amounts:
        """The sums of some series, ascending, over the increments that stand within a reach.

        ``ends`` says where the newest heard of each ends, 0 for a series without; ``add`` adds up
        those that stand alone, ``passes`` is asked for the claims of others.
        """
        begins = self.runs.until(reach.low - 1, series)
        added = add(series, begins, np.maximum(begins, ends))
        mixed = np.flatnonzero(self.loose.series.take(series))
        if not len(mixed):
            return amounts_of(np.ascontiguousarray(added.T), self.scale)
        loops, days = loops_for(len(self.runs.rows)), (reach.low, reach.high)
        stands = self.loose.standing(series[mixed], days, passes)
        added[mixed] += self.loose.sums.over(loops, stands)
        made = amounts_of(np.ascontiguousarray(added.T), self.scale)
        exact = self.exact[series]
        if exact.all():
            return made
        run = np.repeat(mixed, np.diff(stands.bounds))
        rows = self.loose.rows[stands.places].astype(np.int64)
        return made.where(exact, self.added(figures, rows, run, series))

    def _newest(
        self, figures: Figures, places: LongArray, run: LongArray, passes: Passes | None
    ) -> tuple[LongArray, LongArray]:
        rows = self.runs.rows[places]
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
        said, count, scale = figures.amounts.take(rows), len(series), self.scale
        parts = (said.best, said.low, said.high)
        lacking = [np.isnan(part) for part in parts]
        whole = [
            np.rint(np.where(lacks, 0.0, part) * scale)
            for part, lacks in zip(parts, lacking, strict=True)
        ]
        flags = (*lacking, said.strict, said.rough)
        columns = [np.bincount(run, weights=column, minlength=count) for column in (*whole, *flags)]
        added = amounts_of(np.stack(columns), scale)
        if self.exact[series].all():
            return added
        given, starts = np.unique(run, return_index=True)
        bare = said.summed(starts)
        place_of = np.zeros(count, dtype=np.int64)
        place_of[given] = np.arange(len(given))
        use = np.isin(np.arange(count), given) & ~self.exact[series]
        return bare.take(place_of).where(use, added) if len(given) else added


def increments_of(
    figures: Figures, rows: IntArray, series: IntArray, days: IntArray, tied: BoolArray, count: int
) -> Increments:
    """Arrange increments that stand by series and order already.

    ``days`` and ``tied`` have an entry for each claim: its as-of day, and whether what becomes of
    it depends on other claims.
    """
    day, said = days[rows], figures.amounts.take(rows)
    parts = (said.best, said.low, said.high)
    (scale, exact), period = both(
        lambda: _scale(parts, series, count),
        lambda: joint((series, placed(figures.period[rows])[0])),
        len(rows),
    )
    shared = repeated(period)
    loose = shared | tied[rows] | ~exact[series]
    places = np.flatnonzero(loose)
    return Increments(
        runs=Runs(rows, day, run_starts(series, count)),
        shared=shared,
        loose=Loose(
            rows=rows[places],
            day=day[places],
            starts=run_starts(series[places], count),
            after=next_of_period(period[places]),
            sums=Sums.of(said.take(places), scale, ~exact[series[places]]),
        ),
        sums=Sums.of(said, scale, loose),
        scale=scale,
        exact=exact,
    )


def _scale(
    parts: tuple[npt.NDArray[np.float64], ...], series: IntArray, count: int
) -> tuple[int, BoolArray]:
    """The least power of ten that makes whole numbers of all figures, and for which series it does.

    Figures of more decimals, and sums that would not fit, leave their series out.
    """
    figures = [np.nan_to_num(part) for part in parts]
    scale, odd = 1, _odd(figures, 1)
    if len(odd):
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
