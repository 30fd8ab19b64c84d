"""The tables of a document as rows of text, and which of them is read."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from core.loading import limits
from core.loading.bytestext import Scan, scan
from core.loading.headrows import headed
from core.loading.progress import Progress
from core.loading.rawtable import RawTable, RecordColumns, Ticker, finished, one_of, shown
from core.loading.reading import NO_HEADER, Reading, numbered
from core.problems import Problem, Severity, UnreadableError

_FIGURE = re.compile(r"[~≈≃><≥≤+\-–−($€£\s]*\d")
_LOOKED_AT = 200
_LEAST = 2


class Grid(Struct, frozen=True):
    """A table of a document: what it is called, its rows numbered from 1, merged figures."""

    name: str
    rows: Sequence[tuple[int, Sequence[str]]]
    shared: tuple[tuple[int, int], ...] = ()
    """Row number and place of each figure that stands for several cells."""

    @property
    def filled(self) -> int:
        """How many cells say something."""
        return sum(bool(cell) for _, cells in self.rows for cell in cells)

    @property
    def has_data(self) -> bool:
        """Whether a column beside another holds figures for the most part, as notes do not."""
        rows = [cells for _, cells in self.rows[:_LOOKED_AT]]
        width = max(map(len, rows), default=0)
        if width < _LEAST or len(rows) < _LEAST:
            return False
        return any(_is_counted([row[n] for row in rows if n < len(row)]) for n in range(width))


def document(path: Path, file: str, progress: Progress, reading: Reading) -> Scan:
    """A document as text to be read; UnreadableError where it is larger than any is."""
    refuse_large(path, file)
    return scan(path, file, progress, reading.encoding)


def refuse_large(path: Path, file: str) -> None:
    """Raise UnreadableError for a document larger than any is."""
    if path.is_file() and path.stat().st_size > limits.PAGE:
        raise UnreadableError(
            f"{file} is larger than {limits.PAGE // limits.MIB} MiB, which no document with a "
            "table is. Save the table as csv."
        )


def is_figure(text: str) -> bool:
    """Whether a cell begins with a number, as figures and dates do."""
    return bool(_FIGURE.match(text))


def _is_counted(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    figures = sum(map(is_figure, filled))
    return figures > 1 and figures * 2 >= len(filled)


def read_grids(
    file: str, grids: Sequence[Grid], reading: Reading, progress: Progress
) -> tuple[RawTable, ...]:
    """The table wanted, else the fullest one of data; UnreadableError where there is none."""
    if not grids:
        raise UnreadableError(
            f"{file} holds no table. Save the table itself as csv or as a spreadsheet."
        )
    chosen = _chosen(grids, reading.table)
    names = [grid.name for grid in grids]
    table = replace(
        _table(file, chosen, progress),
        problems=one_of(file, "table", chosen.name, names),
        siblings=tuple(names),
    )
    if reading.header_row != NO_HEADER:
        table = headed(table, reading.header_row, reading.header_rows)
    return (finished(replace(table, problems=(*table.problems, *_merged(chosen, table)))),)


def _chosen(grids: Sequence[Grid], wanted: str) -> Grid:
    named = next((grid for grid in grids if grid.name == wanted), None)
    return named or max(grids, key=lambda grid: (grid.has_data, grid.filled))


def _table(file: str, grid: Grid, progress: Progress) -> RawTable:
    width = max((len(cells) for _, cells in grid.rows), default=0)
    if width > limits.COLUMNS:
        raise UnreadableError(
            f"{file}: a table has {width:,} columns; no more than {limits.COLUMNS:,} are read."
        )
    columns = RecordColumns(file, numbered(width))
    ticker = Ticker(progress, f"Reading {file}")
    for number, cells in grid.rows:
        ticker.tick(0.9)
        columns.add_cells(number, [*cells, *[""] * (width - len(cells))])
    headers, arrays = columns.columns()
    return RawTable(file, "", headers, arrays, np.array(columns.rows, dtype=np.int64))


def _merged(grid: Grid, table: RawTable) -> list[Problem]:
    """A warning for each figure that stands for several cells."""
    cells = dict(grid.rows)
    kept = set(table.rows.tolist())
    return [
        Problem(
            "merged_figure",
            Severity.WARNING,
            table.file,
            row,
            table.headers[place],
            cells[row][place],
            f"{table.file}, row {row}: {shown(cells[row][place])} is merged over several cells; "
            f"it is read as one figure of {shown(table.headers[place])}.",
        )
        for row, place in grid.shared
        if row in kept
    ]
