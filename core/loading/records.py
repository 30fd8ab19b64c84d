"""Tables as JSON: a list of records, an object of tables, or one record a line."""

import json
from pathlib import Path
from typing import cast

import numpy as np

from core.dataset import TABLES
from core.loading import limits
from core.loading.bytestext import Scan, bounded_lines, scan, text_stream, whole_text
from core.loading.cells import TooDeepError, cell_text
from core.loading.geojson import features_of
from core.loading.jsonld import MARK, is_review, reviews_of
from core.loading.progress import Progress, part
from core.loading.rawtable import RawTable, RecordColumns, Rejections, Ticker, finished, shown
from core.loading.wrapped import records_in
from core.problems import Problem, Severity, UnreadableError
from core.vocabulary.categories import folded


class _Fields(dict[str, object]):
    """An object of the file; remembers a name that came twice."""

    twice = ""


def _fields(pairs: list[tuple[str, object]]) -> _Fields:
    fields = _Fields(pairs)
    if len(fields) < len(pairs):
        seen: set[str] = set()
        fields.twice = next(n for n, _ in pairs if n in seen or seen.add(n))
    return fields


def _decoder(*, strict: bool = True) -> json.JSONDecoder:
    return json.JSONDecoder(
        object_pairs_hook=_fields,
        parse_float=str,
        parse_int=str,
        parse_constant=str,
        strict=strict,
    )


DECODER = _decoder()
"""Reads numbers as they are written, and objects so that a field named twice is noticed."""

LENIENT = _decoder(strict=False)
"""The same where texts may be broken over lines, as in web pages."""

_BAD_JSON = (ValueError, RecursionError)
_WHITE = " \t\r\n"


class _Collector:
    """Turns records into the rows of one table."""

    def __init__(self, file: str, name: str) -> None:
        self.file, self.name = file, name
        self._columns = RecordColumns(file)
        self._rejected = Rejections(file)
        self._problems: list[Problem] = []
        self._names: list[str] | None = None

    def take(self, row: int, record: object) -> None:
        """Add a record, or refuse it with a reason."""
        if isinstance(record, list):
            items = cast("list[object]", record)
            if self._names is None and not self._columns.rows and _are_names(items):
                self._names = cast("list[str]", items)
                return
            record = self._under_names(items)
        if not isinstance(record, _Fields):
            self.refuse(row, "is not an object with named fields", _excerpt(record))
            return
        try:
            cells = {name: cell_text(value) for name, value in record.items()}
        except TooDeepError as error:
            self.refuse(row, f"cannot be kept: {error}", "")
            return
        if record.twice:
            sentence = (
                f"{self.file}, record {row} has the field “{shown(record.twice)}” twice; "
                "the last one counts."
            )
            self._problems.append(
                Problem(
                    "duplicate_field", Severity.WARNING, self.file, row, record.twice, "", sentence
                )
            )
        self._columns.add_record(row, cells)

    def _under_names(self, items: list[object]) -> object:
        """A record whose values stand in the order of the names before it."""
        if self._names is None or len(items) != len(self._names):
            return items
        return _Fields(list(zip(self._names, items, strict=True)))

    def refuse(self, row: int, reason: str, text: str) -> None:
        """Refuse a record."""
        problem = ("bad_record", f"{self.file}, record {row} {reason}.")
        self._rejected.add(row, problem, [("record", text)])

    def table(self, problems: tuple[Problem, ...]) -> RawTable:
        """All that was taken."""
        headers, arrays = self._columns.columns()
        rows = np.array(self._columns.rows, dtype=np.int64)
        everything = (*problems, *self._problems)
        rejected = tuple(self._rejected.rows)
        return finished(RawTable(self.file, self.name, headers, arrays, rows, everything, rejected))


def _are_names(items: list[object]) -> bool:
    """Whether a list could be the names of the values of those after it."""
    texts = [item for item in items if isinstance(item, str) and item.strip()]
    words = not any(text.strip(" +-.,%").isdigit() for text in texts)
    return words and len(texts) == len(items) == len(set(texts)) and len(texts) > 1


def _excerpt(record: object) -> str:
    try:
        return cell_text(record)[: limits.KEPT]
    except TooDeepError:
        return ""


def read_lines(path: Path, file: str, progress: Progress) -> tuple[RawTable, ...]:
    """Read one record a line (.jsonl, .ndjson)."""
    found = scan(path, file, part(progress, 0, 0.1))
    collector = _Collector(file, "")
    rest = part(progress, 0.1, 1)
    with text_stream(found, lambda done: rest(f"Reading {file}", done)) as stream:
        ticker = Ticker(rest, f"Reading {file}")
        for row, line in enumerate(bounded_lines(stream), start=1):
            ticker.tick(0.5)
            if line is None:
                collector.refuse(row, f"is longer than {limits.LINE:,} characters", "")
            elif line.strip():
                _take_line(collector, row, line)
    return (collector.table(found.problems),)


def _take_line(collector: _Collector, row: int, line: str) -> None:
    try:
        record = DECODER.decode(line)
    except _BAD_JSON as error:
        collector.refuse(row, f"is not JSON ({_reason(error)})", line[: limits.KEPT])
    else:
        collector.take(row, record)


def _reason(error: Exception) -> str:
    return "too deeply nested" if isinstance(error, RecursionError) else shown(str(error))


def read_json(path: Path, file: str, progress: Progress) -> tuple[RawTable, ...]:
    """Read a list of records, an object of tables, or an object with one list of records."""
    found = scan(path, file, part(progress, 0, 0.1))
    text = whole_text(found, lambda done: progress(f"Reading {file}", 0.1 + 0.2 * done))
    start = _skip(text, 0)
    opening = text[start : start + 1]
    rest = part(progress, 0.3, 1)
    if opening == "[":
        if reviews := _reviews(text, start):
            return (collected(reviews, file, ("", found.problems), rest),)
        return (_listed(found, text, start, rest),)
    if opening != "{":
        raise UnreadableError(
            f"{file} is not JSON with records: it has to begin with [ or {{. Check what it holds."
        )
    try:
        whole, _ = DECODER.raw_decode(text, start)
    except _BAD_JSON as error:
        raise UnreadableError(
            f"{file} is not whole JSON: {_reason(error)}. Save it again."
        ) from None
    if MARK in text and (reviews := reviews_of(whole)):
        return (collected(reviews, file, ("", found.problems), rest),)
    return tables_of(cast("dict[str, object]", whole), file, found.problems, rest)


def _reviews(text: str, start: int) -> list[object]:
    """The reviews inside the items of a list; none where an item is a review itself."""
    if MARK not in text:
        return []
    try:
        items, _ = DECODER.raw_decode(text, start)
    except _BAD_JSON:
        return []
    return [] if any(map(is_review, items)) else reviews_of(items)


def tables_of(
    whole: dict[str, object], file: str, problems: tuple[Problem, ...], progress: Progress
) -> tuple[RawTable, ...]:
    """The tables of an object that holds lists of records."""
    if features := features_of(whole):
        return (collected(features, file, ("", problems), progress),)
    lists = {
        name: cast("list[object]", value)
        for name, value in whole.items()
        if isinstance(value, list)
    }
    named = {name: rows for name, rows in lists.items() if folded(name) in TABLES}
    full = {name: rows for name, rows in lists.items() if any(isinstance(r, dict) for r in rows)}
    if not named and len(full or lists) == 1:
        named = full or lists
    if not named and whole.get("type") == "Topology":
        raise UnreadableError(f"{file} is a map (TopoJSON), not a table of claims.")
    if not named and (records := records_in(whole)):
        fields = [
            _Fields(cast("dict[str, object]", one)) if isinstance(one, dict) else one
            for one in records
        ]
        return (collected(fields, file, ("", problems), progress),)
    if not named:
        raise UnreadableError(
            f"{file} holds no list of records. It has to be a list of objects, "
            'or an object such as {"claims": […], "actors": […]}.'
        )
    return tuple(
        collected(rows, file, (folded(name) if folded(name) in TABLES else "", problems), progress)
        for name, rows in named.items()
    )


def collected(
    rows: list[object], file: str, about: tuple[str, tuple[Problem, ...]], progress: Progress
) -> RawTable:
    """Records as a table; ``about`` is its name and what was remarked before."""
    name, problems = about
    collector = _Collector(file, name)
    ticker = Ticker(progress, f"Reading {file}")
    for row, record in enumerate(rows, start=1):
        ticker.tick(row / len(rows))
        collector.take(row, record)
    return collector.table(problems)


def _listed(found: Scan, text: str, start: int, progress: Progress) -> RawTable:
    collector = _Collector(found.file, "")
    ticker = Ticker(progress, f"Reading {found.file}")
    place = _skip(text, start + 1)
    row = 0
    while text[place : place + 1] != "]":
        row += 1
        try:
            record, place = DECODER.raw_decode(text, place)
            after = _skip(text, place)
            if text[after : after + 1] not in (",", "]"):
                raise ValueError("a comma or a closing bracket is missing")
        except _BAD_JSON as error:
            reason = f"is where the file breaks off or is no longer JSON ({_reason(error)})"
            collector.refuse(row, reason, text[place : place + limits.SHOWN])
            break
        collector.take(row, record)
        ticker.tick(place / len(text))
        place = _skip(text, after + 1) if text[after] == "," else after
    return collector.table(found.problems)


def _skip(text: str, place: int) -> int:
    while text[place : place + 1] in _WHITE and place < len(text):
        place += 1
    return place
