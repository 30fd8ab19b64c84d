"""Tables as text: comma, semicolon, tab or bar between the cells."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from core.dataset import CLAIMS
from core.loading import limits
from core.loading.arrow import give_back
from core.loading.bytestext import Scan, bounded_lines, scan, text_stream
from core.loading.documents.markdown import has_bars, read_markdown
from core.loading.headers import looks_like_header
from core.loading.headrows import stacked, titled, titles
from core.loading.known import headerless
from core.loading.marks import marked
from core.loading.progress import Progress, part, silent
from core.loading.quickcsv import read_quickly
from core.loading.rawtable import RawTable, finished, header_names
from core.loading.reading import DETECTED, NO_HEADER, Reading, numbered
from core.loading.shape import Shape
from core.loading.slowcsv import read_slowly
from core.problems import UnreadableError

DELIMITERS = ",;\t|"
_SAVED_ALONE = tuple(column.name for column in CLAIMS)
"""The first row of claims that the program saved alone: a csv has no other place for a mark."""
_HEADER_LINES = 50


def read_delimited(
    path: Path, file: str, progress: Progress, reading: Reading = DETECTED
) -> tuple[RawTable, ...]:
    """Read one table; quickly where the file is well-formed, row by row where it is not."""
    if not reading.delimiter and has_bars(path):
        return read_markdown(path, file, progress, reading)
    found = scan(path, file, part(progress, 0, 0.1), reading.encoding)
    shape = _shape(found, reading)
    rest = part(progress, 0.1, 1)
    whole = not shape.quoted or not found.quotes % 2
    content = read_quickly(found, shape, rest) if whole else None
    columns, rows, rejected = content or read_slowly(found, shape, rest)
    give_back()
    problems = (*found.problems, *shape.problems)
    table = RawTable(file, "", shape.headers, columns, rows, problems, rejected)
    if tuple(shape.headers) == _SAVED_ALONE:
        table = marked(table, "claims", {"escaped": "apostrophe"})
    return (finished(table, rest),)


def first_rows(path: Path, file: str, reading: Reading = DETECTED) -> dict[str, list[list[str]]]:
    """The first rows of a file as each delimiter would divide them; empty rows are kept."""
    lines = _first_lines(scan(path, file, silent, reading.encoding))
    choice = reading.delimiter or DELIMITERS
    return {mark: [cells for _, cells in _records(lines, mark)] for mark in choice}


def _shape(found: Scan, reading: Reading) -> Shape:
    lines = _first_lines(found)
    if reading.header_row:
        return _given_shape(found, lines, reading)
    if nameless := headerless(lines):
        known, names = nameless
        return Shape(known.delimiter, 0, names, (), quoted=known.quoted)
    best: tuple[tuple[int, int], str, int, list[str]] | None = None
    for delimiter in reading.delimiter or DELIMITERS:
        rows = list(_records(lines, delimiter))
        above = titles([cells for _, cells in rows])
        for row, cells in rows[above:]:
            if any(cell.strip() for cell in cells):
                score = (looks_like_header(cells), len(cells))
                if best is None or score > best[0]:
                    best = (score, delimiter, row, cells)
                break
    if best is None:
        raise UnreadableError(f"{found.file} is empty: it has no row with column names.")
    _, delimiter, row, cells = best
    headers, problems = header_names(found.file, cells)
    above = titles([cells for _, cells in _records(lines, delimiter)])
    told = (titled(found.file, row),) if above else ()
    return Shape(delimiter, row, headers, (*told, *problems))


def _given_shape(found: Scan, lines: list[str], reading: Reading) -> Shape:
    read = {mark: dict(_records(lines, mark)) for mark in reading.delimiter or DELIMITERS}
    if reading.header_row == NO_HEADER:
        widths = {mark: max(map(len, read[mark].values()), default=0) for mark in read}
        delimiter = max(widths, key=lambda mark: widths[mark])
        if not widths[delimiter]:
            raise UnreadableError(f"{found.file} is empty: it has no rows.")
        return Shape(delimiter, 0, numbered(widths[delimiter]), ())
    delimiter = max(read, key=lambda mark: len(read[mark].get(reading.header_row, ())))
    last = reading.header_row + max(1, reading.header_rows) - 1
    rows = [read[delimiter].get(row, []) for row in range(reading.header_row, last + 1)]
    if not any(map(str.strip, rows[0])):
        raise UnreadableError(
            f"{found.file}: row {reading.header_row} holds no column names. Choose another row."
        )
    headers, problems = header_names(found.file, stacked(rows))
    return Shape(delimiter, last, headers, tuple(problems))


def _first_lines(found: Scan) -> list[str]:
    lines: list[str] = []
    line: str | None = ""
    with text_stream(found, lambda _fraction: None) as stream:
        for line in bounded_lines(stream):
            if line is None:
                break
            lines.append(line)
            enough = len(lines) >= _HEADER_LINES or sum(map(len, lines)) > limits.CELL
            if enough and any(map(str.strip, lines)):
                return lines
    if line is None and not any(map(str.strip, lines)):
        raise UnreadableError(
            f"{found.file} begins with a line of more than {limits.LINE:,} characters. "
            "It is not a table; check how it was saved."
        )
    return lines


def _records(lines: list[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(limits.CELL)
    reader = csv.reader(io.StringIO("".join(lines), newline=""), delimiter=delimiter)
    row = 0
    while True:
        row += 1
        try:
            yield row, next(reader)
        except csv.Error:
            continue
        except StopIteration:
            return
