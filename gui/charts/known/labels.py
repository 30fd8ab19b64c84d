"""Dates under the slider: as many as stand side by side, the telling ones first."""

from collections.abc import Callable, Iterator
from datetime import date

from msgspec import Struct

from core.dates import short_month, written, written_day
from core.filters.dates import day_number, day_of
from core.panels.known_on import KnownScale

_APART = 12.0
_MOST_MONTHS = 240
_MOST_DAYS = 400
_MONTHS_A_YEAR = 12


class DateLabel(Struct, frozen=True):
    """A date's words with their left end and its mark, in pixels."""

    left: float
    mark: float
    text: str


def date_labels(
    scale: KnownScale,
    x_of: Callable[[float], float],
    width_of: Callable[[str], float],
    right: float,
) -> tuple[DateLabel, ...]:
    """Labels that do not touch: the ends, then years, months, days on which something was said.

    ``x_of`` gives the pixel of a day, ``width_of`` the width of words, ``right`` their end.
    """
    taken: list[tuple[float, float]] = []
    found: list[DateLabel] = []
    for day, text in _candidates(scale):
        wide, mark = width_of(text), x_of(day)
        left = min(max(mark - wide / 2, 0.0), right - wide)
        if all(left > end + _APART or left + wide + _APART < begin for begin, end in taken):
            taken.append((left, left + wide))
            found.append(DateLabel(left, mark, text))
    return tuple(sorted(found, key=lambda label: label.left))


def _candidates(scale: KnownScale) -> Iterator[tuple[int, str]]:
    first, last = int(scale.days[0]), scale.last
    yield first, written(day_of(first))
    yield last, written(day_of(last))
    years = range(day_of(first).year + 1, day_of(last).year + 1)
    for year in years:
        yield day_number(date(year, 1, 1)), str(year)
    months = list(_months(day_of(first), day_of(last)))
    for month in months if len(months) <= _MOST_MONTHS else ():
        yield day_number(month), short_month(month)
    for day in scale.days.tolist() if len(scale.days) <= _MOST_DAYS else ():
        yield day, written_day(day_of(day))


def _months(first: date, last: date) -> Iterator[date]:
    place = first.year * _MONTHS_A_YEAR + first.month
    while place < last.year * _MONTHS_A_YEAR + last.month:
        year, month = divmod(place, _MONTHS_A_YEAR)
        yield date(year, month + 1, 1)
        place += 1
