"""Dates of a file, written as ISO 8601 by the mapping's order of day and month."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from core.dates import LONGEST, parse_date
from core.mapping.mapping import DateOrder

NUMERIC = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(\D.*)?", re.ASCII)
"""First number, mark, second number, year of two or four digits, and what follows."""

PIVOT = 69
"""Years of two digits from here on are of the 20th century (as POSIX strptime has it)."""

_MONTHS = 12


_WORDED = re.compile(
    r"\(?\s*(about|around|circa|ca?\.|approx\.?|approximately|~|after|since|from|before|until|by)"
    r"\s*(\d.*?|[a-z]{3,9}\.?\s\d.*?)\s*\)?",
    re.IGNORECASE,
)
"""A word, and the date it stands before, perhaps in brackets."""

_OPEN = {"after": "{}/..", "since": "{}/..", "from": "{}/.."} | dict.fromkeys(
    ("before", "until", "by"), "../{}"
)
_SOFT = "{}~"


def iso_date(text: str, order: DateOrder) -> str:
    """A numeric date by the order given, with its words; what is no such date stands as it is.

    “42462”, a spreadsheet's day number, is 2016-04-02; “about 2017” is ``2017~``, “after 2022” is
    ``2022/..``, “before 3 May 2016” is ``../2016-05-03``, “5–6 April 2016” is
    ``2016-04-05/2016-04-06``, “early April 2016” is ``2016-04~`` (EDTF, ISO 8601-2).
    """
    if len(text) > LONGEST:
        return text
    text = _REMARK.sub("", text).strip()
    ends = [_numeric(end, order) for end in _SPAN.split(text)]
    if len(ends) == _TWO and all(map(_is_date, ends)):
        return "/".join(map(_plain, ends))
    if named := _named(text):
        return named
    if worded := _WORDED.fullmatch(text):
        inner = _numeric(worded[2], order)
        return _OPEN.get(worded[1].casefold(), _SOFT).format(_plain(inner))
    return _numeric(text, order)


def _named(text: str) -> str:
    """Days of a month, a part of a month, or a quarter of a year, "" where a text is none."""
    if days := _DAYS.fullmatch(text):
        ends = tuple(f"{day} {days[3]}" for day in (days[1], days[2]))
        return "/".join(map(_plain, ends)) if all(map(_is_date, ends)) else ""
    if part := _PART.fullmatch(text):
        month = _month(part[1])
        return f"{month}~" if month else ""
    if quarter := _QUARTER.fullmatch(text):
        first = 3 * int(quarter[1] or quarter[4]) - 2
        year = quarter[2] or quarter[3]
        return f"{year}-{first:02d}/{year}-{first + 2:02d}"
    return ""


def _plain(text: str) -> str:
    """A date as EDTF marks it: of one that is written in words the day it means."""
    try:
        read = parse_date(text)
    except ValueError:
        return text
    iso = _ISO.fullmatch(text)
    return text if iso or read.start.date() != read.end.date() else read.start.date().isoformat()


_REMARK = re.compile(r"\s*\[[\w ]{1,12}\]")


def _month(text: str) -> str:
    """The month that a text names with its year, "" where it names none."""
    try:
        read = parse_date(text)
    except ValueError:
        return ""
    whole = read.start.day == 1 and read.end.month == read.start.month
    return f"{read.start:%Y-%m}" if whole and read.start.date() != read.end.date() else ""


_PART = re.compile(
    r"(?:early|mid|late|beginning of|middle of|end of)[ -]([^\W\d_]{3,}\.? \d{4})", re.IGNORECASE
)
"""A part of a month, without a day of its own."""

_QUARTER = re.compile(r"Q([1-4])[ -/]?(\d{4})|(\d{4})[ -]?Q([1-4])", re.IGNORECASE)
_DAYS = re.compile(r"(\d{1,2})\s?[–—-]\s?(\d{1,2})\s+([^\W\d_]{3,}\.?,?\s+\d{4})")
"""Days of one month: “5–6 April 2016”."""

_SPAN = re.compile(r"\s+(?:to|until|–|—|-)\s+")
_TWO = 2


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except ValueError:
        return False
    return True


_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)


def serial_day(text: str) -> str:
    """The day of a spreadsheet's day number of 1954 to 2091, "" where a text is none."""
    if not _SERIAL.fullmatch(text.strip()):
        return ""
    return (_DAY_NOUGHT + timedelta(days=int(float(text)))).isoformat()


_SERIAL = re.compile(r"[2-6]\d{4}(?:\.\d+)?", re.ASCII)
_DAY_NOUGHT = date(1899, 12, 30)
"""Day 0 of the day numbers of spreadsheets, as ISO/IEC 29500 has it after February 1900."""


def _numeric(text: str, order: DateOrder) -> str:
    if day := serial_day(text):
        return day
    found = NUMERIC.fullmatch(text.strip())
    if found is None or (len(found[4]) != _SHORT and order is DateOrder.AS_WRITTEN):
        return text
    one, two = int(found[1]), int(found[3])
    month_first = order is DateOrder.MONTH_FIRST
    if order is DateOrder.AS_WRITTEN:
        month_first = two > _MONTHS >= one
    month, day = (one, two) if month_first else (two, one)
    if month > _MONTHS >= day:
        month, day = day, month
    return f"{full_year(found[4]):04d}-{month:02d}-{day:02d}{found[5] or ''}"


_SHORT = 2


def full_year(written: str) -> int:
    """A year; one of two digits lies between 1969 and 2068."""
    year = int(written)
    if len(written) > _SHORT:
        return year
    return year + (1900 if year >= PIVOT else 2000)


def joined_date(parts: Sequence[str], order: DateOrder = DateOrder.AS_WRITTEN) -> str:
    """Year, month and day from columns of their own, or a first and a last day.

    Year, month and day end where one is not given, or has a code for that below one.
    """
    whole = [iso_date(part, order) for part in parts if part.strip()]
    if whole and not any(part.removesuffix(".0").lstrip("-").isdigit() for part in whole):
        first, last = _plain(whole[0]), _plain(whole[-1])
        return first if first == last else f"{first}/{last}"
    known: list[str] = []
    for place, part in enumerate(map(str.strip, parts)):
        digits = part.removesuffix(".0")
        if not digits.isdigit() or not int(digits):
            break
        known.append(digits.zfill(4 if place == 0 else 2))
    return "-".join(known)
