"""Increments by day, week, month, quarter or year: what is new in each bin."""

import numpy as np
from msgspec import Struct

from core.comparison.bounds import Amounts
from core.comparison.courses import Course
from core.comparison.ties import LongArray
from core.comparison.turns import Turn
from core.panels.losses.over_time.options import BinSize

MOST_BINS = 92
"""Bins that are not chosen are the finest of which a span needs no more than this."""

_USUAL = {
    BinSize.DAY: 1,
    BinSize.WEEK: 7,
    BinSize.MONTH: 30.4,
    BinSize.QUARTER: 91.3,
    BinSize.YEAR: 365.2,
}
_TO_MONDAY = 3
"""1970-01-01 was a Thursday."""
_MONTHS = {BinSize.MONTH: 1, BinSize.QUARTER: 3, BinSize.YEAR: 12}
_ADDED = (int(Turn.RISE), int(Turn.PERIOD))


class Bars(Struct, frozen=True, eq=False):
    """What one claimant's figures grew by, one entry of a column for each bin with a growth.

    A figure stands in the bin in which its date ends; falls and first totals are in none.
    """

    first: LongArray
    """First day of the bin."""
    after: LongArray
    """First day of the next bin."""
    amounts: Amounts
    since: LongArray
    """The earliest day after which the bin's figures count; before ``first`` it reaches back."""
    steps: tuple[LongArray, ...]
    """Places in the course of what is added up."""

    def __len__(self) -> int:
        return len(self.first)


def bin_size(chosen: BinSize, days: int) -> BinSize:
    """The size chosen, or the finest that divides a number of days into few enough bins."""
    if chosen is not BinSize.AUTO:
        return chosen
    return next((size for size, usual in _USUAL.items() if days <= usual * MOST_BINS), BinSize.YEAR)


def bin_starts(days: LongArray, size: BinSize) -> LongArray:
    """First days of the bins in which days lie; weeks begin on Monday."""
    if size in (BinSize.AUTO, BinSize.DAY):
        return days
    if size is BinSize.WEEK:
        return (days + _TO_MONDAY) // 7 * 7 - _TO_MONDAY
    months = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return _month_starts(months // _MONTHS[size] * _MONTHS[size])


def bin_ends(starts: LongArray, size: BinSize) -> LongArray:
    """First days of the bins that follow."""
    if size in (BinSize.AUTO, BinSize.DAY):
        return starts + 1
    if size is BinSize.WEEK:
        return starts + 7
    months = starts.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    return _month_starts(months + _MONTHS[size])


def bars_of(course: Course, size: BinSize) -> Bars:
    """The growth of a course in bins; empty where it is neither a running total nor counted."""
    steps = np.flatnonzero(np.isin(course.turns, _ADDED))
    steps = steps[steps >= course.entering]
    at = bin_starts(course.days[steps], size)
    first, starts = np.unique(at, return_index=True)
    amounts = course.changes.take(steps).summed(starts)
    since = np.minimum.reduceat(course.before[steps], starts) if len(starts) else first
    return Bars(first, bin_ends(first, size), amounts, since, tuple(np.split(steps, starts[1:])))


def bar_top(bars: Bars) -> float:
    """The largest number of the bars, 0 where there is none."""
    amounts = bars.amounts
    return max(
        float(np.nan_to_num(part).max(initial=0.0))
        for part in (amounts.best, amounts.low, amounts.high)
    )


def _month_starts(months: LongArray) -> LongArray:
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
