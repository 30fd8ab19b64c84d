"""Columns of dates: whether 03/04/2016 begins with the day is decided by the whole column."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.dates import FIRST, DateInterval, day_and_month, parse_date
from core.loading.arrow import pa, pc
from core.loading.findings import Findings
from core.loading.progress import Progress
from core.loading.spellings import Spellings, categorical
from core.problems import Severity

EARLIEST_YEAR = 1500
_MONTHS, _EPOCH = 12, 1970
_TELL = 1_000
_EARLIEST = np.datetime64(f"{EARLIEST_YEAR}", "s")
_DAYS = r"^[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}(?:/[1-9][0-9]{3}-[0-9]{2}-[0-9]{2})?$"
_DAY = len("2016-04-04")
_TO_ITS_END = np.timedelta64(86_399, "s")
Seconds = NDArray[np.datetime64]


def date_columns(
    name: str, dates: Spellings, findings: Findings, progress: Progress
) -> dict[str, Any]:
    """The four columns a date becomes; rows whose date cannot be read are refused."""
    days = plain_days(dates.words)
    others = _others(dates, days)
    month_first = _month_first(name, list(others.values()), findings)
    intervals: dict[int, DateInterval] = {}
    faults: dict[int, str] = {}
    for number, (code, text) in enumerate(others.items()):
        if not number % _TELL:
            progress(f"Reading dates of {findings.table.file}", 0.5)
        try:
            intervals[code] = parse_date(text, month_first=month_first)
        except ValueError as error:
            faults[code] = str(error)
    _refuse(name, dates, faults, findings)
    read = _together(days, intervals)
    _doubts(name, dates, read, findings)
    return {
        name: categorical(dates),
        f"{name}_from": dates.rows(read.starts),
        f"{name}_to": dates.rows(read.ends),
        f"{name}_soft": dates.rows(read.soft),
    }


class Days(Struct, frozen=True, eq=False):
    """For each of some texts the first and last second meant, NaT where none is known."""

    starts: Seconds
    ends: Seconds
    soft: NDArray[np.bool_]


def plain_days(words: Any) -> Days:
    """What an arrow array of texts says that are a day, or two with a stroke between: all at once.

    Any other text, and any that may be wrong, is left to ``parse_date``, which says of these the
    same.
    """
    starts = np.full(len(words), np.datetime64("NaT", "s"))
    ends, soft = starts.copy(), np.zeros(len(words), dtype=bool)
    places = np.flatnonzero(pc.match_substring_regex(words, pattern=_DAYS).to_numpy(False))
    texts = words.take(pa.array(places))
    first = _days_of(pc.utf8_slice_codeunits(texts, start=0, stop=_DAY))
    last = _days_of(pc.utf8_slice_codeunits(texts, start=-_DAY))
    sound = first <= last
    starts[places[sound]] = first[sound]
    ends[places[sound]] = last[sound] + _TO_ITS_END
    return Days(starts, ends, soft)


def _days_of(texts: Any) -> Seconds:
    """The days of texts, NaT where there is no such month or no such day of it."""
    year, month, day = (
        pc.utf8_slice_codeunits(texts, start=begin, stop=end).cast(pa.int32()).to_numpy()
        for begin, end in ((0, 4), (5, 7), (8, 10))
    )
    months = ((year - _EPOCH) * _MONTHS + month - 1).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (day - 1).astype("timedelta64[D]")
    there = (month >= 1) & (month <= _MONTHS) & (days.astype("datetime64[M]") == months)
    return np.where(there, days, np.datetime64("NaT", "D")).astype("datetime64[s]")


def _others(dates: Spellings, days: Days) -> dict[int, str]:
    """The texts that are no plain days and say something, by their codes."""
    left = np.flatnonzero(np.isnat(days.starts) & ~dates.empty)
    texts = dates.words.take(pa.array(left)).to_pylist()
    return {code: text for code, text in zip(left.tolist(), texts, strict=True) if text.strip()}


def _together(days: Days, intervals: Mapping[int, DateInterval]) -> Days:
    """Plain days, and what the others were read as by their codes."""
    starts, ends, soft = days.starts.copy(), days.ends.copy(), days.soft.copy()
    places = list(intervals)
    starts[places] = [interval.start for interval in intervals.values()]
    ends[places] = [interval.end for interval in intervals.values()]
    soft[places] = [interval.soft for interval in intervals.values()]
    return Days(starts, ends, soft)


def _refuse(name: str, dates: Spellings, faults: Mapping[int, str], findings: Findings) -> None:
    bad = np.zeros(len(dates.words), dtype=bool)
    bad[list(faults)] = True
    codes = dates.codes
    findings.refuse(
        dates.rows(bad),
        "bad_date",
        name,
        lambda place, value: (
            f"“{value}” {faults[int(codes[place])]}. "
            "Write it as 2016-04-04, 2016-04 or 2016-04-02/2016-04-04."
        ),
    )


def _month_first(name: str, texts: Iterable[str], findings: Findings) -> bool:
    pairs = {text: pair for text in texts if (pair := day_and_month(text))}
    day_leads = any(one > _MONTHS >= two for one, two in pairs.values())
    month_leads = any(two > _MONTHS >= one for one, two in pairs.values())
    if findings.table.as_is:
        return name in findings.table.month_first
    open_ones = [
        text for text, (one, two) in pairs.items() if one != two and max(one, two) <= _MONTHS
    ]
    if open_ones and day_leads == month_leads:
        findings.whole(
            Severity.WARNING,
            "ambiguous_date",
            name,
            f"{findings.table.file}, {name}: in “{open_ones[0]}” ({len(open_ones)} such dates) the "
            "first number may be the day or the month; it was read as the day. "
            "Write dates as 2016-04-03 to be sure.",
        )
    return month_leads and not day_leads


def _doubts(name: str, dates: Spellings, read: Days, findings: Findings) -> None:
    now = np.datetime64(datetime.now(UTC).replace(tzinfo=None), "s")
    future = read.starts > now
    early = (read.starts < _EARLIEST) & (read.starts != np.datetime64(FIRST))
    findings.doubt(
        dates.rows(future),
        "future_date",
        name,
        lambda _place, value: f"“{value}” lies in the future; check the year.",
    )
    findings.doubt(
        dates.rows(early),
        "implausible_date",
        name,
        lambda _place, value: f"“{value}” lies before {EARLIEST_YEAR}; check the year.",
    )
