"""How long after one claim another was made, as precisely as both dates allow and no more."""

import re
from datetime import datetime, timedelta

from core.dates import FIRST, LAST
from core.messages import numeral, say
from core.wording.dates import WrittenDate

_OFFSET = re.compile(r"\d{2}:\d{2}\S*?(Z|[+-]\d{2}(?::?\d{2})?)$", re.ASCII)
_TIMED = timedelta(hours=1)
_IN_HOURS = timedelta(hours=48)
_MINUTES_AN_HOUR = 60
_SHORT_OFFSET = 3
_SAME, _OVERLAP, _AFTER, _BEFORE = range(4)


def delay(earlier: WrittenDate, later: WrittenDate) -> str:
    """Time from one claim to another: ``same day``, ``+2 days``, ``+3 hours``, ``+3 to 40 days``.

    Hours where both times of day are known on one clock; ``about`` where a date is approximate;
    nothing where either is undated or open at an end.
    """
    found = _apart(earlier, later)
    if found is None:
        return ""
    way, span = found
    signed = {_AFTER: "delay.after", _BEFORE: "delay.before"}
    return _about(earlier, later, found, say(signed[way], span=span) if way in signed else span)


def later_or_earlier(one: WrittenDate, other: WrittenDate) -> str:
    """The same of another claim beside one: ``2 days later``, ``same day``, or nothing."""
    found = _apart(one, other)
    if found is None:
        return ""
    way, span = found
    sided = {_AFTER: "delay.later", _BEFORE: "delay.earlier"}
    return _about(one, other, found, say(sided[way], span=span) if way in sided else span)


def _about(one: WrittenDate, other: WrittenDate, found: tuple[int, str], words: str) -> str:
    roughly = (one.soft or other.soft) and found[0] != _OVERLAP
    return say("delay.about", delay=words) if roughly else words


def _apart(earlier: WrittenDate, later: WrittenDate) -> tuple[int, str] | None:
    """Which way the later one lies, and how far, in words."""
    one, other = earlier.ends, later.ends
    if one is None or other is None or FIRST in (one[0], other[0]) or LAST in (one[1], other[1]):
        return None
    exact = _exactly(earlier, later)
    if exact is not None and abs(exact) < _IN_HOURS:
        return _signed(exact > timedelta(0), _hours(abs(exact)), same=not exact)
    least = (other[0].date() - one[1].date()).days
    most = (other[1].date() - one[0].date()).days
    if least == most:
        return _signed(least > 0, _days(abs(least)), same=not least)
    if least <= 0 <= most:
        return _OVERLAP, say("delay.overlap")
    near, far = sorted((abs(least), abs(most)))
    return _signed(least > 0, say("delay.between", far, least=numeral(near)), same=False)


def _signed(after: bool, words: str, *, same: bool) -> tuple[int, str]:
    if same:
        return _SAME, words
    return _AFTER if after else _BEFORE, words


def _days(days: int) -> str:
    return say("delay.days", days) if days else say("delay.same.day")


def _hours(span: timedelta) -> str:
    minutes = round(span.total_seconds() / 60)
    if not minutes:
        return say("delay.same.minute")
    if minutes < _MINUTES_AN_HOUR:
        return say("delay.minutes", minutes)
    return say("delay.hours", round(minutes / _MINUTES_AN_HOUR))


def _exactly(earlier: WrittenDate, later: WrittenDate) -> timedelta | None:
    """Time between two known times of day; None where either is not, or only one has an offset."""
    moments = [_moment(date) for date in (earlier, later)]
    one, other = moments
    if one is None or other is None or (one[1] is None) != (other[1] is None):
        return None
    shift = (one[1] or timedelta(0)) - (other[1] or timedelta(0))
    return other[0] - one[0] + shift


def _moment(date: WrittenDate) -> tuple[datetime, timedelta | None] | None:
    if date.soft or date.ends is None or date.ends[1] - date.ends[0] >= _TIMED:
        return None
    found = _OFFSET.search(date.text)
    return date.ends[0], _offset(found[1]) if found else None


def _offset(text: str) -> timedelta:
    if text == "Z":
        return timedelta(0)
    hours = int(text[1:_SHORT_OFFSET])
    minutes = int(text[-2:]) if len(text) > _SHORT_OFFSET else 0
    shift = timedelta(hours=hours, minutes=minutes)
    return -shift if text[0] == "-" else shift
