"""Dates in words, as precise as they were written and no more."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime, timedelta

from core.dates import FIRST, LAST, short_month, written, written_span
from core.messages import say

_ZONE = re.compile(r"\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?\s?(Z|UTC|[+-]\d{2}(?::?\d{2})?)$", re.ASCII)
_DAY = timedelta(days=1, seconds=-1)


@dataclass(frozen=True)
class WrittenDate:
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
        month = "" if _is_year(first, last) else f"{short_month(first)} "
        return f"{month}{first.year}"
    if first.date() == last.date():
        return _within_a_day(date, first, last)
    return written_span(first, last, " – ")


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
        return "undated"
    first, last = date.ends
    if first == FIRST or last == LAST:
        kind = "open interval"
    elif last - first < timedelta(minutes=1):
        kind = "to the minute" if last - first else "to the second"
    elif last - first < _DAY:
        kind = "part of a day"
    elif last - first == _DAY:
        kind = "to the day"
    elif _is_month(first, last):
        kind = "to the month"
    elif _is_year(first, last):
        kind = "to the year"
    else:
        kind = f"interval of {(last - first).days + 1:,} days"
    return f"{kind}, approximate" if date.soft else kind


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
    return " ".join(filter(None, (f"{written(first)}, {clock}", zone)))
