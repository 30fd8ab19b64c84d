"""The quick way through a delimited file: arrow's reader, in blocks."""

import csv
from typing import Any

import numpy as np

from core.loading import limits
from core.loading.arrow import TEXT, arrow_csv, pa
from core.loading.bytestext import Scan, Utf8Stream
from core.loading.progress import Progress
from core.loading.rawtable import Rejections
from core.loading.shape import Content, Shape
from core.problems import RejectedRow

_BLOCK = 4 * limits.MIB


class _Misfits:
    """Takes note of the rows whose number of cells is wrong."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, str]] = []

    def __call__(self, row: Any) -> str:
        self.rows.append((row.number, row.text))
        return "skip" if len(self.rows) <= limits.REJECTED else "error"


def read_quickly(found: Scan, shape: Shape, progress: Progress) -> Content | None:
    """The cells as arrow reads them; None where it cannot name the rows that are wrong."""
    misfits = _Misfits()
    try:
        table = _read(found, shape, misfits, progress)
    except pa.ArrowInvalid:
        return None
    numbers = np.ones(table.num_rows + len(misfits.rows), dtype=bool)
    numbers[[number - 1 for number, _ in misfits.rows]] = False
    rows = np.flatnonzero(numbers) + 1
    try:
        rejected = _refused(found.file, shape, misfits)
    except csv.Error:
        return None
    start = int(np.searchsorted(rows, shape.header_row, side="right"))
    columns = tuple(column.slice(start) for column in table.columns)
    return columns, rows[start:], rejected


def _refused(file: str, shape: Shape, misfits: _Misfits) -> tuple[RejectedRow, ...]:
    rejected = Rejections(file)
    for number, text in misfits.rows:
        rows = csv.reader([text], delimiter=shape.delimiter, quoting=shape.quoting)
        cells = [cell for row in rows for cell in row]
        if any(map(str.strip, cells)):
            rejected.add(number, shape.ragged(file, number, cells), shape.under(cells))
    return tuple(rejected.rows)


def _read(found: Scan, shape: Shape, misfits: _Misfits, progress: Progress) -> Any:
    names = [str(place) for place in range(len(shape.headers))]
    reader = arrow_csv.open_csv(
        Utf8Stream(found, lambda done: progress(f"Reading {found.file}", done)),
        read_options=arrow_csv.ReadOptions(
            use_threads=False, column_names=names, block_size=_BLOCK
        ),
        parse_options=arrow_csv.ParseOptions(
            delimiter=shape.delimiter,
            quote_char='"' if shape.quoted else False,
            newlines_in_values=shape.quoted,
            ignore_empty_lines=False,
            invalid_row_handler=misfits,
        ),
        convert_options=arrow_csv.ConvertOptions(
            column_types=dict.fromkeys(names, TEXT),
            strings_can_be_null=False,
            check_utf8=False,
        ),
    )
    batches: list[Any] = list(reader)
    return pa.Table.from_batches(batches, reader.schema)
