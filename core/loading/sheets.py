"""Spreadsheets: .xlsx, .xlsm, .xls and .ods. Macros are never run, formulas never computed."""

from datetime import date
from pathlib import Path
from typing import Any, cast

import numpy as np
from msgspec import Struct
from msgspec.structs import replace
from python_calamine import CalamineWorkbook, SheetTypeEnum

from core.dataset import MARK, TABLES
from core.loading import limits
from core.loading.cells import cell_text
from core.loading.headrows import headed
from core.loading.marks import Json, marked, read_mark
from core.loading.packed import refuse_bomb
from core.loading.pieces import require_file
from core.loading.progress import Cancelled, Progress, part
from core.loading.rawtable import RawTable, RecordColumns, Ticker, finished, one_of, shown
from core.loading.reading import DETECTED, NO_HEADER, Reading, numbered
from core.problems import Problem, Severity, UnreadableError
from core.vocabulary.categories import folded

_LOOKED_AT = 200
_HALF = 0.5

Row = list[Any]


def read_sheets(
    path: Path, file: str, progress: Progress, reading: Reading = DETECTED
) -> tuple[RawTable, ...]:
    """Read the sheets named like tables, or else the one wanted or the first of data as claims."""
    sheets, names, mark = _read(path, file, progress, reading.table)
    rest = part(progress, 0.6, 1)
    return tuple(
        marked(_table(file, sheet, rest, reading, names), sheet.kind, mark) for sheet in sheets
    )


class _Sheet(Struct, frozen=True):
    """A sheet: its name, the table of the schema it is called like, and its cells."""

    name: str
    kind: str
    rows: list[Row]
    shared: tuple[tuple[int, int], ...] = ()
    """Row number and place of each figure merged over several cells."""

    @property
    def has_data(self) -> bool:
        """Whether a column holds numbers or dates for the most part, as notes do not."""
        rows = [row for row in self.rows[:_LOOKED_AT] if any(_is_filled(cell) for cell in row)]
        width = max(map(len, rows), default=0)
        if width < 2 or len(rows) < 2:  # noqa: PLR2004 - a name over a cell, beside another
            return False
        return any(_is_counted([row[n] for row in rows]) for n in range(width))


_VALUES = (int, float, date)


def _is_counted(cells: list[Any]) -> bool:
    filled = [cell for cell in cells if _is_filled(cell)]
    values = sum(isinstance(cell, _VALUES) for cell in filled)
    return values > 1 and values >= _HALF * len(filled)


def _is_filled(cell: object) -> bool:
    return cell is not None and cell != ""


def _read(
    path: Path, file: str, progress: Progress, wanted: str
) -> tuple[list[_Sheet], list[str], Json]:
    require_file(path, file)
    refuse_bomb(path, file, part(progress, 0.1, 0.4))
    progress(f"Reading {file}", 0.4)
    try:
        book = _opened(path)
        names = [s.name for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
        sheets = _chosen(book, names, wanted)
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
    return sheets, [name for name in names if name != MARK], mark


def _opened(path: Path) -> CalamineWorkbook:
    return cast("Any", CalamineWorkbook).from_path(str(path))


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[: limits.SHOWN] or type(error).__name__


def _chosen(book: CalamineWorkbook, names: list[str], wanted: str) -> list[_Sheet]:
    if wanted in names:
        return [_sheet(book, wanted)]
    named = [name for name in names if folded(name) in TABLES]
    if any(folded(name) == "claims" for name in named):
        return [_sheet(book, name, folded(name)) for name in named]
    main = _main(book, [name for name in names if name not in named and name != MARK] or names)
    rest = [name for name in named if main is None or name != main.name]
    found = [_sheet(book, name, folded(name)) for name in rest]
    return found if main is None else [main, *found]


def _main(book: CalamineWorkbook, names: list[str]) -> _Sheet | None:
    """The first sheet of data, else the first one."""
    sheets = (_sheet(book, name) for name in names)
    first = next(sheets, None)
    if first is None or first.has_data:
        return first
    return next((sheet for sheet in sheets if sheet.has_data), first)


def _mark(book: CalamineWorkbook) -> Json:
    if MARK not in book.sheet_names:
        return {}
    return read_mark("".join(str(row[0]) for row in _rows(book, MARK)[1:] if row))


def _rows(book: CalamineWorkbook, sheet: str) -> list[Row]:
    return book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)


def _sheet(book: CalamineWorkbook, name: str, kind: str = "") -> _Sheet:
    """A sheet in which texts of merged cells stand in each of them, but titles, which begin a row.

    A merged figure is one figure, not several: it stands in its first cell, and is remarked on. A
    year beside years is a name. Ranges that lie over one another, as no spreadsheet program makes
    them, are followed for no more cells than the sheet has.
    """
    found = book.get_sheet_by_name(name)
    rows: list[Row] = found.to_python(skip_empty_area=False)
    shared: list[tuple[int, int]] = []
    room = sum(map(len, rows))
    for (top, left), (bottom, right) in found.merged_cell_ranges or ():
        value = rows[top][left] if top < len(rows) and left < len(rows[top]) else None
        if not _is_filled(value):
            continue
        if isinstance(value, int | float) and not (top == bottom and _is_year(value)):
            shared.append((top + 1, left))
            continue
        last = right if left else 0
        room -= len(rows[top : bottom + 1]) * len(rows[top][left : last + 1])
        if room < 0:
            break
        for row in rows[top : bottom + 1]:
            row[left : last + 1] = [value] * len(row[left : last + 1])
    return _Sheet(name, kind, rows, tuple(shared))


def _is_year(value: float) -> bool:
    return float(value).is_integer() and 1900 <= value <= 2100  # noqa: PLR2004 - as headers say


def _merged(file: str, sheet: _Sheet, table: RawTable) -> list[Problem]:
    """A warning for each figure that stands for several cells."""
    rows = set(table.rows.tolist())
    return [
        Problem(
            "merged_figure",
            Severity.WARNING,
            file,
            row,
            table.headers[place],
            cell_text(sheet.rows[row - 1][place]),
            f"{file}, row {row}: {cell_text(sheet.rows[row - 1][place])} is merged over several "
            f"cells; it is read as one figure of {shown(table.headers[place])}.",
        )
        for row, place in sheet.shared
        if row in rows
    ]


def _table(
    file: str, sheet: _Sheet, progress: Progress, reading: Reading, names: list[str]
) -> RawTable:
    shown_file = f"{file} ({sheet.kind})" if sheet.kind else file
    width = _filled_width(sheet.rows)
    columns = RecordColumns(file, numbered(width))
    ticker = Ticker(progress, f"Reading {shown_file}")
    for row, cells in enumerate(sheet.rows, start=1):
        ticker.tick(row / len(sheet.rows))
        columns.add_cells(row, [cell_text(cell) for cell in cells[:width]])
    headers, arrays = columns.columns()
    numbers = np.array(columns.rows, dtype=np.int64)
    problems = one_of(file, "sheet", sheet.name, names) if not sheet.kind else ()
    table = RawTable(shown_file, sheet.kind, headers, arrays, numbers, problems)
    table = replace(table, siblings=tuple(names))
    if reading.header_row != NO_HEADER:
        table = headed(table, reading.header_row, reading.header_rows)
    problems = (*table.problems, *_merged(shown_file, sheet, table))
    return finished(replace(table, problems=problems))


def _filled_width(rows: list[Row]) -> int:
    width = len(rows[0]) if rows else 0
    while width and not any(_is_filled(row[width - 1]) for row in rows):
        width -= 1
    return width
