"""Bins of whole days: which unit suits a stretch, their edges, and how many claims touch each."""

from collections.abc import Iterator
from datetime import date
from enum import Enum
from functools import lru_cache
from math import ceil, log

import numpy as np
from msgspec import Struct

from core.crossfilter import CountArray
from core.dates import FIRST, LAST
from core.filters.dates import day_number, day_of
from core.index import CodeArray, Days, IntArray
from core.messages import say

FIRST_DAY = day_number(FIRST.date())
"""Where an interval without a beginning begins."""
LAST_DAY = day_number(LAST.date())
"""Where an interval without an end ends."""

MOST_BINS = 400
"""A stretch is divided by the finest unit that needs no more bins than this."""

_MONTHS_A_YEAR = 12
_MONTHS_A_QUARTER = 3


class Unit(Enum):
    """What a bin spans; the value is its usual length in days."""

    DAY = 1
    WEEK = 7
    MONTH = 30
    QUARTER = 91
    YEAR = 365

    @property
    def label(self) -> str:
        """The wording shown to people."""
        return say(f"silence.unit.{self.key}", 1)

    @property
    def key(self) -> str:
        """The unit in the catalogue of messages."""
        return self.name.lower()


def unit_for(days: int, most: int = MOST_BINS) -> Unit:
    """The finest unit that divides a number of days into at most ``most`` bins, else the year."""
    return next((unit for unit in Unit if days <= unit.value * most), Unit.YEAR)


def floor(day: int, unit: Unit) -> int:
    """First day of the bin in which a day lies; weeks start on Monday."""
    there = day_of(day)
    match unit:
        case Unit.DAY:
            return day
        case Unit.WEEK:
            return max(FIRST_DAY, day - there.weekday())
        case Unit.MONTH:
            return day - there.day + 1
        case Unit.QUARTER:
            month = there.month - (there.month - 1) % _MONTHS_A_QUARTER
            return day_number(date(there.year, month, 1))
        case Unit.YEAR:
            return day_number(date(there.year, 1, 1))


def after(day: int, unit: Unit) -> int:
    """First day after the bin that starts on ``day``."""
    start = day_of(day)
    match unit:
        case Unit.DAY | Unit.WEEK:
            return day + unit.value
        case Unit.MONTH:
            return _months_on(start, 1)
        case Unit.QUARTER:
            return _months_on(start, _MONTHS_A_QUARTER)
        case Unit.YEAR:
            return _months_on(start, _MONTHS_A_YEAR)


def _months_on(start: date, months: int) -> int:
    years, month = divmod(start.month - 1 + months, _MONTHS_A_YEAR)
    if start.year + years > LAST.year:
        return LAST_DAY + 1
    return day_number(date(start.year + years, month + 1, 1))


def edges(first: int, last: int, unit: Unit) -> IntArray:
    """First days of the bins that hold ``first`` to ``last``, and the day after the last bin."""
    if unit in (Unit.DAY, Unit.WEEK):
        start = floor(first, unit)
        bins = max(0, (last - start) // unit.value + 1)
        return (start + unit.value * np.arange(bins + 1)).astype(np.int32)
    return _calendar_edges(first, last, unit)


@lru_cache(maxsize=64)
def _calendar_edges(first: int, last: int, unit: Unit) -> IntArray:
    """Edges where months and years are unequal; the same stretch is asked for at every step."""
    found = np.fromiter(_edges(first, last, unit), dtype=np.int32)
    found.flags.writeable = False
    return found


def _edges(first: int, last: int, unit: Unit) -> Iterator[int]:
    day = floor(first, unit)
    yield day
    while day <= last:
        day = after(day, unit)
        yield day


def touching(
    first: IntArray, last: IntArray, group: CodeArray, groups: int, at: IntArray
) -> IntArray:
    """Number of claims of each group whose days touch each bin: groups × bins.

    ``first`` and ``last`` are days, ``group`` codes of the same length, ``at`` the bins' edges. A
    claim dated to an interval is counted in every bin it touches, as a date filter on that bin
    would show it.
    """
    bins = len(at) - 1
    reach = (first < at[-1]) & (last >= at[0])
    begin = np.clip(np.searchsorted(at, first[reach], side="right") - 1, 0, bins - 1)
    end = np.clip(np.searchsorted(at, last[reach], side="right") - 1, 0, bins - 1)
    lanes = group[reach].astype(np.int64) * (bins + 1)
    size = groups * (bins + 1)
    steps = np.bincount(lanes + begin, minlength=size) - np.bincount(
        lanes + end + 1, minlength=size
    )
    counted = steps.reshape(groups, bins + 1).cumsum(axis=1)[:, :bins]
    return counted.astype(np.int32)


def extent(days: Days) -> tuple[int, int] | None:
    """First and last day on a clock, without the open ends of intervals; None if none is dated."""
    if not days.dated.any():
        return None
    first, last = days.first[days.dated], days.last[days.dated]
    begins = np.where(first == FIRST_DAY, last, first)
    ends = np.where(last == LAST_DAY, first, last)
    return int(begins.min()), int(ends.max())


class Stretch(Struct, frozen=True):
    """Days ``first`` to ``last`` and the share of the claims that begin in them, 0…1."""

    first: int
    last: int
    share: float


_SHARES = (0.9, 0.8, 0.7, 0.6, 0.5)


def densest(days: IntArray, counts: CountArray) -> Stretch | None:
    """The stretch in which claims crowd; None where there are none.

    ``counts`` claims begin on each of ``days``, which ascend. For nine tenths down to one half of
    the claims the shortest stretch that holds them is a candidate; the one with the largest
    share · log(whole length / its length) wins, the longer share where two are equal.
    """
    some = counts > 0
    days, counts = days[some], counts[some]
    if not len(days):
        return None
    until = np.cumsum(counts)
    before, claims = until - counts, int(until[-1])
    whole = int(days[-1] - days[0]) + 1
    best = Stretch(int(days[0]), int(days[-1]), 1.0)
    weight = 0.0
    needed = before + np.array([ceil(share * claims) for share in _SHARES])[:, None]
    ends = until.searchsorted(needed)
    wide = days.take(ends, mode="clip") - days
    wide[needed > claims] = whole
    for share, place, last in zip(_SHARES, wide.argmin(axis=1).tolist(), ends, strict=True):
        begin, end = int(days[place]), int(days[last[place]])
        found = share * log(whole / (end - begin + 1))
        if found > weight:
            held = int(until[last[place]] - before[place])
            best, weight = Stretch(begin, end, held / claims), found
    return best


def bin_of(day: float, at: IntArray) -> int:
    """Place of the bin in which a day lies, -1 where none does."""
    place = int(np.searchsorted(at, day, side="right")) - 1
    return place if place < len(at) - 1 else -1
