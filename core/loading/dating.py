"""Columns of dates: whether 03/04/2016 begins with the day is decided by the whole column."""

from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.dates import FIRST, DateInterval, day_and_month, parse_date
from core.loading.findings import Findings
from core.loading.progress import Progress
from core.loading.spellings import Spellings, categorical
from core.problems import Severity

EARLIEST_YEAR = 1500
_MONTHS = 12
_TELL = 1_000


def date_columns(
    name: str, dates: Spellings, findings: Findings, progress: Progress
) -> dict[str, Any]:
    """The four columns a date becomes; rows whose date cannot be read are refused."""
    month_first = _month_first(name, dates, findings)
    intervals: list[DateInterval | None] = []
    faults: dict[int, str] = {}
    for code, text in enumerate(dates.texts):
        if not code % _TELL:
            progress(f"Reading dates of {findings.table.file}", 0.5)
        try:
            read = parse_date(text, month_first=month_first) if text.strip() else None
        except ValueError as error:
            read, faults[code] = None, str(error)
        intervals.append(read)
    bad = np.zeros(len(dates.texts), dtype=bool)
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
    _doubts(name, dates, intervals, findings)
    return {
        name: categorical(dates),
        f"{name}_from": dates.rows(_seconds([i and i.start for i in intervals])),
        f"{name}_to": dates.rows(_seconds([i and i.end for i in intervals])),
        f"{name}_soft": dates.rows(np.array([bool(i and i.soft) for i in intervals], dtype=bool)),
    }


def _seconds(moments: list[datetime | None]) -> NDArray[np.datetime64]:
    return np.array(moments, dtype="datetime64[s]")


def _month_first(name: str, dates: Spellings, findings: Findings) -> bool:
    pairs = {text: pair for text in dates.texts if (pair := day_and_month(text))}
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


def _doubts(
    name: str, dates: Spellings, intervals: list[DateInterval | None], findings: Findings
) -> None:
    now = datetime.now(UTC).replace(tzinfo=None)
    future = np.array([bool(i and i.start > now) for i in intervals], dtype=bool)
    early = np.array(
        [bool(i and i.start != FIRST and i.start.year < EARLIEST_YEAR) for i in intervals],
        dtype=bool,
    )
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
