"""Delimiter and header rows of a file, from its first rows."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from core.loading.delimited import first_rows
from core.loading.rawtable import shown
from core.loading.reading import DETECTED, NO_HEADER, Reading
from core.mapping.suggest.finding import Confidence, Finding
from core.mapping.suggest.headrows import header_block
from core.mapping.suggest.profile import is_date, is_number

_YEAR = re.compile(r"(1[5-9]|20)\d\d")
_TWO = 2
_NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}

Rows = list[list[str]]


class Layout(Struct, frozen=True):
    """How a file is read, what was found on the way, and the lines that stand above its names."""

    reading: Reading
    findings: tuple[Finding, ...] = ()
    above: str = ""


def detected_layout(path: Path, given: Reading = DETECTED) -> Layout:
    """The layout of a delimited file, what is given kept; UnreadableError where it has no rows."""
    divided = first_rows(path, shown(path.name), given)
    delimiter = max(divided, key=lambda mark: _evenness(divided[mark]))
    findings: list[Finding] = []
    if _evenness(divided[delimiter])[1] > 1:
        sentence = f"the cells are divided by {_NAMES.get(delimiter, delimiter)}s."
        findings.append(Finding("delimiter", "", sentence))
    found = with_header(replace(given, delimiter=delimiter), divided[delimiter])
    return replace(found, findings=(*findings, *found.findings))


def with_header(given: Reading, rows: Rows) -> Layout:
    """The layout of a table with its names in some of its first rows, those given or found."""
    if given.header_row:
        return Layout(given, (), _above(rows, given.header_row))
    place, findings = _header_row(rows)
    if place == NO_HEADER:
        return Layout(replace(given, header_row=place), tuple(findings))
    first, count = header_block(rows, place)
    above = _above(rows, first)
    if count == 1:
        return Layout(replace(given, header_row=place), tuple(findings), above)
    sentence = (
        f"rows {first} to {first + count - 1} hold the names of the columns together"
        f"{'; the rows above them are no data' if above else ''}."
    )
    found = Finding("header_rows", "", sentence, Confidence.LIKELY)
    return Layout(replace(given, header_row=first, header_rows=count), (found,), above)


def _above(rows: Rows, header_row: int) -> str:
    """The texts above a row, a line for each row that has some."""
    told = [" ".join(filter(None, map(str.strip, cells))) for cells in rows[: header_row - 1]]
    return "\n".join(filter(None, told)) if header_row > 1 else ""


def _header_row(rows: Rows) -> tuple[int, list[Finding]]:
    """The row with the names: the first as wide as most, without a number among its cells."""
    widths = [_width(cells) for cells in rows]
    usual = _usual(widths)
    first = next((place for place, width in enumerate(widths, start=1) if width), 1)
    for place, cells in enumerate(rows, start=1):
        if widths[place - 1] * 10 >= usual * 7 and widths[place - 1] and not _numbers(cells):
            break
    else:
        place = first
    if place == first and _is_data(rows, place):
        sentence = "no row holds names: the first one says the same kind of things as the others."
        return NO_HEADER, [Finding("no_names", "", sentence, Confidence.LIKELY)]
    return place, [] if place == first else [_preamble(place)]


def _preamble(place: int) -> Finding:
    sentence = f"row {place} holds the names of the columns; the rows above it are no data."
    return Finding("preamble", "", sentence, Confidence.LIKELY)


def _is_data(rows: Rows, place: int) -> bool:
    """Whether the first row is one of data and no names.

    Years that follow one another are names. A date stands in it over other dates; or it has numbers
    that are no years, and each of its words stands in its column again.
    """
    cells, others = [cell.strip() for cell in rows[place - 1]], rows[place:]
    years = [int(cell) for cell in cells if _YEAR.fullmatch(cell)]
    if len(years) > _TWO and all(one < two for one, two in pairwise(years)):
        return False
    columns = [[row[n].strip() for row in others if n < len(row)] for n in range(len(cells))]
    if any(
        is_date(cell) and sum(map(is_date, column)) * 2 > len(column)
        for cell, column in zip(cells, columns, strict=True)
    ):
        return True
    values = [cell for cell in cells if cell and _is_value(cell)]
    again = [
        cell in column
        for cell, column in zip(cells, columns, strict=True)
        if cell and cell not in values
    ]
    return bool(again) and all(again) and any(not _YEAR.fullmatch(cell) for cell in values)


def _is_value(cell: str) -> bool:
    return is_number(cell, "") or is_date(cell)


def _numbers(cells: Sequence[str]) -> int:
    filled = [cell for cell in cells if cell.strip()]
    numbers = sum(is_number(cell, "") for cell in filled)
    return numbers * 2 > len(filled)


def _evenness(rows: Rows) -> tuple[float, int]:
    widths = [len(cells) for cells in rows if any(map(str.strip, cells))]
    if not widths:
        return 0.0, 0
    usual = _usual(widths)
    share = widths.count(usual) / len(widths)
    return (share if usual > 1 else 0.0), usual


def _usual(widths: Sequence[int]) -> int:
    counted = Counter(width for width in widths if width)
    return max(counted, key=lambda width: (counted[width], width)) if counted else 0


def _width(cells: Sequence[str]) -> int:
    """How many cells a row has to its last filled one; a title merged over many is one."""
    filled = [(place, cell) for place, cell in enumerate(cells, start=1) if cell.strip()]
    if not filled or len({cell for _, cell in filled}) == 1:
        return min(1, len(filled))
    return filled[-1][0]
