"""Ticks of a date axis: hours, days, months or years by zoom, labels that never overlap."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from math import ceil, floor

from msgspec import Struct

from core.dates import short_month, written, written_day, written_month
from core.filters.dates import day_number, day_of
from core.panels.bins import FIRST_DAY, LAST_DAY
from gui.charts.timeline.scale import Scale
from gui.typesetting import Typeface

_GAP = 16.0
"""Free pixels between two labels."""
_OVERHANG = 4.0
"""Pixels by which the last label may stand out at the right."""
HOURLY = 400.0
"""From this width of a day on, in pixels, hours have ticks and claims stand at theirs."""
_HOURS = (1, 3, 6, 12)
_DAYS = (1, 2, 5, 10)
_MONTHS = (1, 2, 3, 6)
_MONTHS_A_YEAR = 12
_LONGEST_MONTH = 31
_MIDNIGHT = 24


class Tick(Struct, frozen=True):
    """A line at a moment (days since 1970-01-01), and its label, "" where it would overlap."""

    moment: float
    label: str
    strong: bool


class _Step(Struct, frozen=True):
    unit: str
    count: int
    days: float


_LADDER = (
    *(_Step("hour", count, count / 24) for count in _HOURS),
    *(_Step("day", count, float(count)) for count in _DAYS),
    *(_Step("month", count, count * 30.0) for count in _MONTHS),
    *(
        _Step("year", count * power, count * power * 365.0)
        for power in (1, 10, 100, 1000)
        for count in (1, 2, 5)
    ),
)


def _ladder(scale: Scale) -> Iterator[_Step]:
    return (step for step in _LADDER if step.unit != "hour" or scale.day >= HOURLY)


_WIDEST = {"hour": "30 Sep", "day": "30 Sep", "month": "2016", "year": "2016"}


@lru_cache(maxsize=16)
def ticks_in(scale: Scale, face: Typeface) -> tuple[Tick, ...]:
    """The ticks of a scale with labels in a type; lanes, axis and strip share them."""
    return ticks(scale, face.width)


def ticks(scale: Scale, width_of: Callable[[str], float]) -> tuple[Tick, ...]:
    """The ticks of a scale; ``width_of`` measures a label in pixels.

    The first label carries the year, and so does the first of each later year; of months it is
    January that does. Midnight carries its date.
    """
    step = next(
        (
            one
            for one in _ladder(scale)
            if one.days * scale.day >= width_of(_WIDEST[one.unit]) + _GAP
        ),
        _LADDER[-1],
    )
    found: list[Tick] = []
    free = scale.left - _GAP
    moments = list(_moments(step, scale))
    days = [day_of(floor(moment)) for moment in moments]
    year = days[0].year if step.unit == "month" and any(day.month == 1 for day in days) else None
    for moment, day in zip(moments, days, strict=True):
        fresh = year != day.year
        label = _label(step, moment, day, fresh=fresh)
        x = scale.x(moment)
        fits = x >= free and x + width_of(label) <= scale.right + _OVERHANG
        if fits:
            free = x + width_of(label) + _GAP
            year = day.year
        strong = _strong(step, moment, day)
        found.append(Tick(moment, label if fits else "", strong))
    return tuple(found)


def _label(step: _Step, moment: float, day: date, *, fresh: bool) -> str:
    if step.unit == "year":
        return str(day.year)
    if step.unit == "month":
        if day.month == 1:
            return str(day.year)
        return written_month(day) if fresh else short_month(day)
    hour = round((moment - floor(moment)) * _MIDNIGHT)
    if step.unit == "hour" and hour:
        return f"{hour:02d}:00"
    return written(day) if fresh else written_day(day)


def _strong(step: _Step, moment: float, day: date) -> bool:
    match step.unit:
        case "hour":
            return moment == floor(moment)
        case "day":
            return day.day == 1
        case "month":
            return day.month == 1
        case _:
            return False


def _moments(step: _Step, scale: Scale) -> Iterator[float]:
    first = max(ceil(scale.lo), FIRST_DAY)
    last = min(floor(scale.hi), LAST_DAY)
    match step.unit:
        case "hour":
            count = _MIDNIGHT // step.count
            for place in range(ceil(scale.lo * count), floor(scale.hi * count) + 1):
                if FIRST_DAY <= place / count <= LAST_DAY:
                    yield place / count
        case "day":
            for number in range(first, last + 1):
                if _is_tick(day_of(number), step.count):
                    yield float(number)
        case _:
            yield from _month_starts(step, first, last)


def _is_tick(day: date, count: int) -> bool:
    past = day.day - 1
    if count == 1:
        return True
    if count == 2:  # noqa: PLR2004 - every other day
        return past % count == 0 and day.day != _LONGEST_MONTH
    return (day.day == 1 or day.day % count == 0) and day.day + count // 2 <= _LONGEST_MONTH


def _month_starts(step: _Step, first: int, last: int) -> Iterator[float]:
    months = step.count if step.unit == "month" else step.count * _MONTHS_A_YEAR
    start = day_of(min(max(first, FIRST_DAY), LAST_DAY))
    place = (start.year * _MONTHS_A_YEAR + start.month - 1) // months * months
    while place // _MONTHS_A_YEAR <= day_of(min(last, LAST_DAY)).year:
        year, month = divmod(place, _MONTHS_A_YEAR)
        if year >= 1:
            number = day_number(date(year, month + 1, 1))
            if first <= number <= last:
                yield float(number)
        place += months
