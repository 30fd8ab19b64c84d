"""Spreadsheets: .xlsx, .xlsm, .xls and .ods. Macros are never run, formulas never computed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import numpy as np
from python_calamine import CalamineWorkbook, SheetTypeEnum

from core.dataset import MARK, TABLES
from core.loading import limits
from core.loading.bytestext import require_file
from core.loading.cells import cell_text
from core.loading.marks import Json, marked, read_mark
from core.loading.packed import refuse_bomb
from core.loading.progress import Cancelled, Progress, part, silent
from core.loading.rawtable import RawTable, RecordColumns, Ticker, finished, header_names
from core.loading.reading import DETECTED, NO_HEADER, Reading, numbered
from core.problems import Problem, UnreadableError
from core.vocabulary.categories import folded

_FIRST = 50


def read_sheets(
    path: Path, file: str, progress: Progress, reading: Reading = DETECTED
) -> tuple[RawTable, ...]:
    """Read the sheets named like tables, or else the first sheet as claims."""
    sheets, mark = _read(path, file, progress)
    rest = part(progress, 0.6, 1)
    row = reading.header_row
    return tuple(marked(_table(file, name, rows, rest, row), name, mark) for name, rows in sheets)


def first_cells(path: Path, file: str) -> list[list[str]]:
    """The first rows of the sheet that would be read as claims; empty rows are kept."""
    (_, rows), *_others = _read(path, file, silent)[0]
    return [[cell_text(cell) for cell in cells] for cells in rows[:_FIRST]]


def _read(
    path: Path, file: str, progress: Progress
) -> tuple[list[tuple[str, list[list[Any]]]], Json]:
    require_file(path, file)
    refuse_bomb(path, file, part(progress, 0.1, 0.4))
    progress(f"Reading {file}", 0.4)
    try:
        book = _opened(path)
        names = _chosen(book)
        sheets = [(name, _rows(book, sheet)) for name, sheet in names]
        mark = _mark(book)
    except (KeyboardInterrupt, SystemExit, Cancelled):
        raise
    except BaseException as error:  # noqa: BLE001 the library panics with one on a broken file
        raise UnreadableError(
            f"{file} is not a whole spreadsheet: {_reason(error)}. "
            "Open it in a spreadsheet program and save it again, without a password."
        ) from None
    if not sheets:
        raise UnreadableError(f"{file} has no sheet with cells.")
    return sheets, mark


def _opened(path: Path) -> CalamineWorkbook:
    return cast("Any", CalamineWorkbook).from_path(str(path))


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[: limits.SHOWN] or type(error).__name__


def _chosen(book: CalamineWorkbook) -> list[tuple[str, str]]:
    sheets = [sheet.name for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    named = [(folded(sheet), sheet) for sheet in sheets if folded(sheet) in TABLES]
    if any(name == "claims" for name, _ in named):
        return named
    return [("", sheets[0]), *((n, s) for n, s in named if s != sheets[0])] if sheets else []


def _mark(book: CalamineWorkbook) -> Json:
    if MARK not in book.sheet_names:
        return {}
    return read_mark("".join(str(row[0]) for row in _rows(book, MARK)[1:] if row))


def _rows(book: CalamineWorkbook, sheet: str) -> list[list[Any]]:
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def _table(
    file: str, name: str, rows: list[list[Any]], progress: Progress, header_row: int
) -> RawTable:
    shown_file = f"{file} ({name})" if name else file
    texts = ((row, [cell_text(cell) for cell in cells]) for row, cells in enumerate(rows, start=1))
    headers, problems = _headers(shown_file, rows, texts, header_row)
    width = len(headers)
    columns = RecordColumns(file, headers)
    ticker = Ticker(progress, f"Reading {shown_file}")
    for row, cells in texts:
        ticker.tick(row / len(rows))
        columns.add_cells(row, cells[:width])
    _, arrays = columns.columns()
    numbers = np.array(columns.rows, dtype=np.int64)
    return finished(RawTable(shown_file, name, headers, arrays, numbers, tuple(problems)))


def _headers(
    file: str, rows: list[list[Any]], texts: Iterator[tuple[int, list[str]]], header_row: int
) -> tuple[tuple[str, ...], list[Problem]]:
    """The names of the columns; ``texts`` then stands behind the row that holds them."""
    if header_row == NO_HEADER:
        return numbered(_filled_width(rows)), []
    header = next(
        (cells for row, cells in texts if row >= header_row and any(map(str.strip, cells))), None
    )
    if header is None:
        raise UnreadableError(f"{file} is empty: it has no row with column names.")
    width = max(place for place, cell in enumerate(header, start=1) if cell.strip())
    return header_names(file, header[: max(width, _filled_width(rows))])


def _filled_width(rows: list[list[Any]]) -> int:
    width = len(rows[0]) if rows else 0
    while width and all(row[width - 1] in ("", None) for row in rows):
        width -= 1
    return width
