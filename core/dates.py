"""Dates with their precision: EDTF level 0–1 (ISO 8601-2) as intervals of wall-clock time."""

import calendar
import re
from datetime import date, datetime, timedelta
from functools import cache
from importlib import import_module
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from core.messages import say

LONGEST = 64
"""No date is written with more characters than this."""


class DateInterval(Struct, frozen=True):
    """First and last second meant (wall clock as written), and whether marked ``?`` or ``~``."""

    start: datetime
    end: datetime
    soft: bool = False


FIRST = datetime(1, 1, 1)  # noqa: DTZ001 wall clock as written
LAST = datetime(9999, 12, 31, 23, 59, 59)  # noqa: DTZ001 wall clock as written

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
"""English names as files write them, whatever the language in use."""

_MONTHS = {
    name.casefold(): number + 1
    for number, month in enumerate(MONTHS)
    for name in (month, month[:3])
} | {"sept": 9}

_TIME = r"(?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?"
_ZONE = r"(?:\s?(?:Z|UTC|[+-]\d{2}(?::?\d{2})?))?"
_MOMENT = rf"(?:[T\s]\s?{_TIME}{_ZONE})?"
_ISO = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_SOFT = re.compile(rf"{_ISO.pattern}[?~%]", re.ASCII)
_EDTF = re.compile(r"[0-9X]{4}(?:[?~%-][0-9X?~%-]*)?", re.ASCII)


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """How whole dates are written; compiled when the first is read, which no start does."""
    return tuple(
        re.compile(pattern, re.ASCII | re.IGNORECASE)
        for pattern in (
            rf"(?P<year>\d{{4}})-(?P<month>\d{{2}})-(?P<day>\d{{2}}){_MOMENT}",
            r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})",
            rf"(?P<year>\d{{4}})([/.])(?P<month>\d{{1,2}})\2(?P<day>\d{{1,2}}){_MOMENT}",
            rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>\d{{4}}){_MOMENT}",
            r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-](?P<name>[a-z]{3,9})\.?,?[\s-](?P<year>\d{4})",
            r"(?P<name>[a-z]{3,9})\.?\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>\d{4})",
            r"(?P<name>[a-z]{3,9})\.?,?\s(?P<year>\d{4})",
        )
    )


@cache
def _slashed() -> re.Pattern[str]:
    """A date in which either number may be the day."""
    return re.compile(
        rf"(?P<one>\d{{1,2}})([/-])(?P<two>\d{{1,2}})\2(?P<year>\d{{4}}){_MOMENT}", re.ASCII
    )


def parse_date(text: str, *, month_first: bool = False) -> DateInterval:
    """Read a date as written; ValueError says in a sentence what is wrong with it.

    ``month_first`` decides 03/04/2016; 13/04/2016 and 04/13/2016 decide themselves.
    """
    text = text.strip()
    if len(text) > LONGEST:
        raise ValueError("is too long to be a date")
    if _ISO.fullmatch(text):
        return _plain(_ISO.fullmatch(text))
    if text.count("/") == 1:
        return _between(*text.split("/"), month_first=month_first)
    return _single(text, month_first=month_first)


def day_and_month(text: str) -> tuple[int, int] | None:
    """The two numbers of a date such as 03/04/2016 in which either may be the day."""
    found = _slashed().fullmatch(text.strip())
    return (int(found["one"]), int(found["two"])) if found else None


def _single(text: str, *, month_first: bool) -> DateInterval:
    if slashed := _slashed().fullmatch(text):
        return _from_slashed(slashed, month_first=month_first)
    for form in _forms():
        if found := form.fullmatch(text):
            return _plain(found)
    if (found := _SOFT.fullmatch(text)) and int(found["month"] or 1) <= _LAST_MONTH:
        return replace(_plain(found), soft=True)
    return _edtf(text)


def _between(first: str, last: str, *, month_first: bool) -> DateInterval:
    first, last = first.strip(), last.strip()
    open_marks = ("", "..")
    if first in open_marks and last in open_marks:
        raise ValueError("is an interval without a beginning or an end")
    begin = None if first in open_marks else _single(first, month_first=month_first)
    finish = None if last in open_marks else _single(last, month_first=month_first)
    start = begin.start if begin else FIRST
    end = finish.end if finish else LAST
    if end < start:
        raise ValueError("ends before it begins")
    return DateInterval(start, end, any(part.soft for part in (begin, finish) if part))


def _from_slashed(found: re.Match[str], *, month_first: bool) -> DateInterval:
    one, two, months = int(found["one"]), int(found["two"]), 12
    if one > months >= two:
        month_first = False
    elif two > months >= one:
        month_first = True
    month, day = (one, two) if month_first else (two, one)
    return _interval(int(found["year"]), month, day, found.groupdict())


def _plain(found: re.Match[str] | None) -> DateInterval:
    parts: dict[str, str | None] = found.groupdict() if found else {}
    month: int | None = None
    if name := parts.get("name"):
        month = _MONTHS.get(name.casefold())
        if month is None:
            raise ValueError(f"names a month that is not known: {name}")
    elif parts.get("month"):
        month = int(parts["month"] or 0)
        if not parts.get("day") and month > _LAST_MONTH:
            return _edtf(f"{parts['year']}-{parts['month']}")
    day = int(parts["day"] or 0) if parts.get("day") else None
    return _interval(int(parts["year"] or 0), month, day, parts)


_LAST_MONTH = 12


def _interval(
    year: int, month: int | None, day: int | None, parts: dict[str, str | None]
) -> DateInterval:
    if year < 1:
        raise ValueError("has a year before 1, which cannot be shown")
    if month is not None and not 1 <= month <= _LAST_MONTH:
        raise ValueError(f"has no month {month}")
    days = calendar.monthrange(year, month or _LAST_MONTH)[1]
    if day is not None and not 1 <= day <= days:
        raise ValueError(f"has no day {day} in that month")
    start = datetime(year, month or 1, day or 1)  # noqa: DTZ001 wall clock as written
    if day and parts.get("hour"):
        return _moment(start, parts)
    end = datetime(year, month or _LAST_MONTH, day or days, 23, 59, 59)  # noqa: DTZ001
    return DateInterval(start, end)


def _moment(day: datetime, parts: dict[str, str | None]) -> DateInterval:
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    second = parts.get("second")
    try:
        start = day.replace(hour=hour, minute=minute, second=int(second or 0))
    except ValueError:
        raise ValueError("has a time of day that does not exist") from None
    return DateInterval(start, start if second else start + timedelta(seconds=59))


def _edtf(text: str) -> DateInterval:
    if not _EDTF.fullmatch(text):
        raise ValueError("is not a date that can be read")
    # Start-up time: the library takes a quarter of a second to import.
    edtf: Any = import_module("edtf")

    try:
        date: Any = edtf.parse_edtf(text)
        first: Any = date.lower_strict()
        last: Any = date.upper_strict()
        start = datetime(int(first[0]), int(first[1]), int(first[2]))  # noqa: DTZ001
        end = datetime(int(last[0]), int(last[1]), int(last[2]), 23, 59, 59)  # noqa: DTZ001
    except (edtf.EDTFParseException, ValueError, TypeError, OverflowError, AttributeError):
        raise ValueError("is not a date that can be read") from None
    if end < start:
        raise ValueError("ends before it begins")
    return DateInterval(start, end, any(mark in text for mark in "?~%"))


def short_month(day: date) -> str:
    """The month of a day, as short as it stands in a date: ``Apr``."""
    return say(f"month.{day.month}")


def written(day: date) -> str:
    """A day in words: ``4 Apr 2016``."""
    return say("date.day", day=day.day, month=short_month(day), year=day.year)


def written_day(day: date) -> str:
    """A day without its year: ``4 Apr``."""
    return say("date.day.yearless", day=day.day, month=short_month(day))


def written_month(day: date) -> str:
    """A month in words: ``Apr 2016``."""
    return say("date.month", month=short_month(day), year=day.year)


def written_span(first: date, last: date, middle: str | None = None) -> str:
    """A span in words, as short as it is clear: ``2 – 5 Apr 2016``.

    ``middle`` stands between its ends in place of a dash.
    """
    if (first.year, first.month, first.day) == (last.year, last.month, last.day):
        return written(first)
    if (first.year, first.month) == (last.year, last.month):
        begin = str(first.day)
    elif first.year == last.year:
        begin = written_day(first)
    else:
        begin = written(first)
    return f"{begin}{say('date.to') if middle is None else middle}{written(last)}"
