"""Dates in words, as precise as they were written and no more."""

import re
from calendar import monthrange
from datetime import datetime, timedelta

from msgspec import Struct

from core.dates import FIRST, LAST, written, written_month, written_span
from core.messages import say

_ZONE = re.compile(r"\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?\s?(Z|UTC|[+-]\d{2}(?::?\d{2})?)$", re.ASCII)
_DAY = timedelta(days=1, seconds=-1)


class WrittenDate(Struct, frozen=True):
    """A date as written with the first and last second meant; None where there is none."""

    text: str
    first: datetime | None
    last: datetime | None
    soft: bool = False

    @property
    def ends(self) -> tuple[datetime, datetime] | None:
        """First and last second, None where undated."""
        return None if self.first is None or self.last is None else (self.first, self.last)


def span(date: WrittenDate) -> str:
    """The date without its doubt: ``4 Apr 2016``, ``Apr 2016``, ``2 – 5 Apr 2016``."""
    if date.ends is None:
        return say("date.unknown")
    first, last = date.ends
    if first == FIRST or last == LAST:
        key = "date.upto" if first == FIRST else "date.from"
        return say(key, first=written(first), last=written(last))
    if _is_year(first, last) or _is_month(first, last):
        return str(first.year) if _is_year(first, last) else written_month(first)
    if first.date() == last.date():
        return _within_a_day(date, first, last)
    return written_span(first, last)


def words(date: WrittenDate) -> str:
    """The date with its doubt: ``around 4 Apr 2016``."""
    return say("date.around", when=span(date)) if date.soft and date.ends else span(date)


def short(date: WrittenDate) -> str:
    """The date for a narrow column, without time of day: ``~4 Apr 2016``; a dash where undated."""
    if date.ends is None:
        return "—"
    first, last = date.ends
    one_day = first.date() == last.date() and first != FIRST and last != LAST
    return f"{'~' if date.soft else ''}{written(first) if one_day else span(date)}"


def opening(date: WrittenDate) -> str:
    """The date as a sentence begins with it: ``On 4 Apr 2016``, ``At an unknown date``."""
    if date.ends is None:
        return say("opening.unknown")
    first, last = date.ends
    if first == FIRST or last == LAST:
        key = "opening.by" if first == FIRST else "opening.after"
        return say(key, first=written(first), last=written(last))
    whole = _is_year(first, last) or _is_month(first, last)
    if date.soft or whole or first.date() == last.date():
        lead = "around" if date.soft else "in" if whole else "on"
        return _closed(say(f"opening.{lead}", when=span(date)))
    return say("opening.between", span=written_span(first, last, say("date.and")))


def state_opening(date: WrittenDate) -> str:
    """The date as a running total begins with it: ``As of 4 Apr 2016``."""
    return _closed(say("opening.asof", when=span(date)))


def precision(date: WrittenDate) -> str:
    """How precise the date is, in words: ``to the day``, ``to the month, approximate``."""
    if date.ends is None:
        return say("precision.none")
    first, last = date.ends
    kind = _kind(first, last)
    days = (last - first).days + 1 if kind == "days" else None
    said = say(f"precision.{kind}", days)
    return say("precision.soft", precision=said) if date.soft else said


def _kind(first: datetime, last: datetime) -> str:
    lasts = last - first
    if first == FIRST or last == LAST:
        return "open"
    if lasts < timedelta(minutes=1):
        return "minute" if lasts else "second"
    if lasts <= _DAY:
        return "day" if lasts == _DAY else "part"
    if _is_month(first, last):
        return "month"
    return "year" if _is_year(first, last) else "days"


def same_day(one: WrittenDate, other: WrittenDate) -> bool:
    """Whether both are dated and end on the same day."""
    if one.ends is None or other.ends is None:
        return False
    return one.ends[1].date() == other.ends[1].date()


def _closed(text: str) -> str:
    return say("opening.closed", opening=text) if "," in text else text


def _is_month(first: datetime, last: datetime) -> bool:
    days = monthrange(first.year, first.month)[1]
    return first.day == 1 and last - first == timedelta(days=days, seconds=-1)


def _is_year(first: datetime, last: datetime) -> bool:
    begins = (first.month, first.day, first.hour, first.minute, first.second) == (1, 1, 0, 0, 0)
    return begins and last == datetime(first.year, 12, 31, 23, 59, 59)  # noqa: DTZ001


def _within_a_day(date: WrittenDate, first: datetime, last: datetime) -> str:
    if last - first == _DAY:
        return written(first)
    found = _ZONE.search(date.text)
    zone = found[1].replace("Z", "UTC") if found else ""
    if zone and zone != "UTC":
        zone = f"UTC{zone}"
    clock = f"{first:%H:%M}"
    if last - first >= timedelta(minutes=1):
        clock = f"{clock}–{last:%H:%M}"
    time = f"{clock} {zone}" if zone else clock
    return say("date.time", day=written(first), time=time)
