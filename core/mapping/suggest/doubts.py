"""What a person should know of a file before it is opened: said aloud, never mended in silence."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise

from core.dates import parse_date
from core.loading.rawtable import RawTable, shown
from core.mapping.dates import serial_day
from core.mapping.mapping import DATES, Mapping, Summary
from core.mapping.suggest.finding import Confidence, Finding
from core.mapping.suggest.names import column_words, spellings
from core.mapping.suggest.profile import Profile
from core.mapping.suggest.wide import is_period

EARLIEST = 1900
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_DAMAGED = re.compile(rf"(?:\d{{1,2}}-(?:{_MONTHS})|(?:{_MONTHS})-\d{{1,2}})", re.IGNORECASE)
_SUMMARY = re.compile(
    r"(?:grand |sub-?)?totals?\b.*|all types|overall|sum|losses excluding\b.*|in total"
    r"|итого|всього",
    re.IGNORECASE,
)
_NAME = re.compile(r"[+-]?[\d.,]+\s*%?")
_SEVERAL = 3
_MIXED = re.compile("[ÃÂÐÑ][\u0080-\u00bf\u2018-\u2022\u0152-\u0192\u2030-\u203a]|\ufffd")
_ZONED = re.compile(r".*T?\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})", re.ASCII)
SUMMED = ("category", "measure", "subject", "place", "claimant", *DATES)
"""Targets whose words may say that a row sums up others."""


def doubts(table: RawTable, columns: Sequence[Profile], mapping: Mapping) -> list[Finding]:
    """Everything odd about the header, the rows and the cells."""
    found = [*_header(table), *_rows(table)]
    for column in columns:
        found.extend(_cells(column))
    for source in mapping.sources:
        headers = source.columns
        of_source = [column for column in columns if column.header in headers]
        if source.target in DATES:
            found.extend(finding for column in of_source for finding in _dates(column))
        ids = source.target == "claim_id" or (source.target == "statement_id" and mapping.parts)
        if ids and any("claim_id" in _meant(column) for column in of_source):
            found.extend(_reused(column) for column in of_source if column.distinct < column.filled)
    return found


def summaries(
    columns: Sequence[Profile], mapping: Mapping
) -> tuple[tuple[Summary, ...], list[Finding]]:
    """Rows that sum up others, by the words in a column of names."""
    found: list[Summary] = []
    for target in SUMMED:
        source = mapping.source(target)
        headers = source.columns if source else ()
        for column in columns:
            if column.header in headers:
                words = [text for text in column.texts if _SUMMARY.fullmatch(text)]
                found.extend(Summary(column.header, text) for text in words)
    kept = tuple(dict.fromkeys(found))
    if not kept:
        return (), []
    sentence = f"rows called “{shown(kept[0].written)}” sum up others and are left out."
    return kept, [Finding("summary_row", kept[0].column, sentence, Confidence.LIKELY)]


def _header(table: RawTable) -> list[Finding]:
    named = {
        "empty_header": "columns without a name are called by their place.",
        "duplicate_header": "two columns have one name; the first one counts.",
    }
    found = [
        Finding(problem.code, problem.column, named[problem.code])
        for problem in table.problems
        if problem.code in named
    ]
    numeric = [header for header in table.headers if _NAME.fullmatch(header)]
    if len(numeric) >= _SEVERAL and all(map(is_period, numeric)):
        sentence = f"columns are called by dates, from {numeric[0]} to {numeric[-1]}."
        return [*found, Finding("numeric_header", "", sentence, Confidence.LIKELY)]
    if numeric:
        whole = len(numeric) * 2 > len(table.headers)
        sentence = (
            "most names of columns are numbers: the file may have no row of names."
            if whole
            else f"“{numeric[0]}” is a number where a column's name should be."
        )
        confidence = Confidence.GUESS if whole else Confidence.LIKELY
        found.append(Finding("numeric_header", "" if whole else numeric[0], sentence, confidence))
    return found


def _rows(table: RawTable) -> list[Finding]:
    ragged = [row.row for row in table.rejected if row.code == "ragged_row"]
    if not ragged:
        return []
    if notes := _notes_below(table, ragged):
        return [notes]
    pairs = [row for row, after in pairwise(ragged) if after == row + 1]
    where = (
        f" Rows {pairs[0]} and {pairs[0] + 1} may be one record broken over two lines."
        if pairs
        else ""
    )
    one = len(ragged) == 1
    count = (
        f"Row {ragged[0]} has too few or too many cells and is refused."
        if one
        else f"{len(ragged):,} rows have too few or too many cells and are refused."
    )
    return [Finding("ragged_row", "", f"{count}{where}")]


def _notes_below(table: RawTable, ragged: Sequence[int]) -> Finding | None:
    """What to say where all rows that do not fit are remarks below the table, of one cell each."""
    last = int(table.rows[-1]) if len(table.rows) else 0
    told = [row for row in table.rejected if row.row in set(ragged)]
    if ragged[0] <= last or any(sum(bool(t.strip()) for _, t in row.values) > 1 for row in told):
        return None
    where = f"row {ragged[0]}" if len(ragged) == 1 else f"rows {ragged[0]} to {ragged[-1]}"
    sentence = f"{where}: remarks below the table, no data; they are listed as refused."
    return Finding("notes_below", "", sentence, Confidence.LIKELY)


def _cells(column: Profile) -> list[Finding]:
    found: list[Finding] = []
    damaged = [text for text in column.texts if _DAMAGED.fullmatch(text)]
    if damaged and not column.dated:
        sentence = (
            f"“{damaged[0]}” looks like a range or a code that a spreadsheet turned into a date; "
            "it stays as it is."
        )
        found.append(Finding("spreadsheet_damage", column.header, sentence, Confidence.LIKELY))
    mixed = [text for text in column.texts if _MIXED.search(text)]
    if mixed:
        sentence = f"“{shown(mixed[0])}” looks read in the wrong encoding, or the file has two."
        found.append(Finding("mixed_encoding", column.header, sentence, Confidence.LIKELY))
    return found


def _dates(column: Profile) -> list[Finding]:
    found: list[Finding] = []
    now = datetime.now(UTC).replace(tzinfo=None)
    years = [(text, moment) for text in column.texts if (moment := _start(text)) is not None]
    if late := [text for text, moment in years if moment > now]:
        sentence = f"“{late[0]}” lies in the future."
        found.append(Finding("future_date", column.header, sentence, Confidence.LIKELY))
    if early := [text for text, moment in years if moment.year < EARLIEST]:
        sentence = f"“{early[0]}” lies before {EARLIEST}."
        found.append(Finding("early_date", column.header, sentence, Confidence.LIKELY))
    if serial := [text for text in column.texts if serial_day(text)]:
        day = serial_day(serial[0])
        sentence = f"“{serial[0]}” is a day number of a spreadsheet, read as {day}."
        found.append(Finding("day_number", column.header, sentence, Confidence.LIKELY))
    if zoned := [text for text in column.texts if _ZONED.fullmatch(text)]:
        sentence = (
            f"“{zoned[0]}” has a time zone: it stands on the day as written, which may be another "
            "day elsewhere."
        )
        found.append(Finding("time_zone", column.header, sentence))
    return found


def _start(text: str) -> datetime | None:
    try:
        return parse_date(text).start
    except ValueError:
        return None


def _meant(column: Profile) -> set[str]:
    words = column_words()
    known = {words[way] for way in spellings(column.header) if way in words}
    return known or {"claim_id"}


def _reused(column: Profile) -> Finding:
    count = column.filled - column.distinct
    sentence = f"{count:,} rows reuse an id of another row; each gets one of its own."
    return Finding("reused_id", column.header, sentence)
