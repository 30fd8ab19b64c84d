"""A workbook: one sheet for each table, and one that says how it was written."""

import json
from datetime import UTC, datetime
from pathlib import Path

from core.dataset import MARK, Dataset, Kind
from core.exporting.atomic import replaced_file
from core.exporting.cells import texts_of, values_of
from core.exporting.saved import SavedTable, mark_of, saved_tables
from core.exporting.workbook import MOST_LETTERS, MOST_ROWS, Cell, SheetOfCells, write_workbook

_UNWRITABLE = "\ufffe\uffff"
"""XML has no room for these two, which stand for no letter."""

_ABOUT = """\
A dataset of claims: each row of the sheet claims is what somebody said, not what happened.
The other sheets say who the actors are, their sides, relations, sources and places.
Open the whole file with Counterclaim: it comes back as it was saved."""


def save_spreadsheet(dataset: Dataset, path: Path) -> None:
    """Write the workbook; raises ValueError where a sheet or a cell has no room."""
    tables = saved_tables(dataset)
    for table in tables:
        if len(table.frame) > MOST_ROWS:
            raise ValueError(f"a sheet has room for {MOST_ROWS:,} rows; take parquet or sqlite")
    sheets = [_sheet(table) for table in tables]
    mark = json.dumps(mark_of(dataset, tables))
    pieces = [mark[start : start + MOST_LETTERS] for start in range(0, len(mark), MOST_LETTERS)]
    sheets.append(SheetOfCells(MARK, ("mark",), [pieces]))
    with replaced_file(path) as part:
        write_workbook(part, _ABOUT, sheets, dataset.name, datetime.now(UTC).date())


def _sheet(saved: SavedTable) -> SheetOfCells:
    table = saved.frame
    cells: list[list[Cell]] = []
    for column in saved.columns:
        if column.kind is Kind.NUMBER:
            cells.append([_figure(number) for number in values_of(table[column.name])])
        else:
            cells.append([_fitting(text, column.name) for text in texts_of(table[column.name])])
    return SheetOfCells(saved.name, tuple(column.name for column in saved.columns), cells)


def _figure(number: float | None) -> Cell:
    """The number, or its digits where a spreadsheet would round the last of them."""
    if number is None or float(f"{number:.16G}") == number:
        return number
    return repr(number)


def _fitting(text: str, column: str) -> str:
    if len(text) > MOST_LETTERS:
        raise ValueError(
            f"a cell has room for {MOST_LETTERS:,} letters, and one of {column} has "
            f"{len(text):,}; take parquet or sqlite"
        )
    if any(sign in text for sign in _UNWRITABLE):
        raise ValueError(f"{column} holds a sign that no spreadsheet can; take parquet or sqlite")
    return text
