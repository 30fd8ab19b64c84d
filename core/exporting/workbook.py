"""Sheets of text and numbers as xlsx; no text is ever taken for a formula or a link."""

from collections.abc import Sequence
from datetime import date, datetime, time
from importlib import import_module
from pathlib import Path
from typing import Any

from msgspec import Struct

MOST_ROWS = 1_048_575
"""Rows below the heading (Excel specifications and limits)."""

MOST_LETTERS = 32_767
"""Letters that a cell has room for; what is longer is cut."""

_NAME = 28
_NOT_IN_NAMES = "[]:*?/\\'"
_WIDE = 120

Cell = str | float | None


class SheetOfCells(Struct, frozen=True, eq=False):
    """One sheet: a heading, and columns of cells; None and "" stay empty."""

    title: str
    heading: tuple[str, ...]
    columns: Sequence[Sequence[Cell]]


def write_workbook(
    path: Path, notes: str, sheets: Sequence[SheetOfCells], title: str, made: date
) -> None:
    """Write the notes and the sheets; raises OSError, ValueError where a sheet has no room."""
    # Start-up time; and the library has no type stubs.
    xlsxwriter: Any = import_module("xlsxwriter")

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(path), options)
    book.set_properties({"title": title, "created": datetime.combine(made, time())})
    bold = book.add_format({"bold": True})
    page = book.add_worksheet("README")
    page.set_column(0, 0, _WIDE)
    for place, line in enumerate(notes.splitlines()):
        page.write_string(place, 0, line[:MOST_LETTERS])
    taken = {"readme"}
    for sheet in sheets:
        name = _named(sheet.title, taken)
        _fill(book.add_worksheet(name), sheet, bold)
    book.close()


def _fill(page: Any, sheet: SheetOfCells, bold: Any) -> None:
    if any(len(cells) > MOST_ROWS for cells in sheet.columns):
        raise ValueError(f"a sheet has room for {MOST_ROWS:,} rows; take csv or parquet")
    page.freeze_panes(1, 0)
    for place, (name, cells) in enumerate(zip(sheet.heading, sheet.columns, strict=True)):
        page.write_string(0, place, name, bold)
        for row, cell in enumerate(cells, start=1):
            if isinstance(cell, str):
                if cell:
                    page.write_string(row, place, cell[:MOST_LETTERS])
            elif cell is not None:
                page.write_number(row, place, cell)


def _named(title: str, taken: set[str]) -> str:
    """A name that a sheet may have: short, without signs of references, used once."""
    plain = "".join("-" if letter in _NOT_IN_NAMES else letter for letter in title)[:_NAME]
    names = (plain or "Table", *(f"{plain} {number}" for number in range(2, 100)))
    name = next(name for name in names if name.casefold() not in taken)
    taken.add(name.casefold())
    return name
