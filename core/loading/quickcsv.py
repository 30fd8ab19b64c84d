"""The quick way through a delimited file: arrow's reader, in blocks."""

import csv
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import numpy as np

from core.loading import limits
from core.loading.arrow import (
    CODED,
    TEXT,
    arrow_csv,
    is_coded,
    narrow,
    once_each,
    pa,
    spelled_once,
    whole,
    written_out,
)
from core.loading.bytestext import Scan, Utf8Stream
from core.loading.progress import Progress
from core.loading.rawtable import Rejections
from core.loading.shape import Content, Shape
from core.problems import RejectedRow

_BLOCK = 4 * limits.MIB
_AHEAD = 2
_READ = 0.9
"""How much of the way it is until every batch is read; then their columns are joined."""


class _Misfits:
    """Takes note of the rows whose number of cells is wrong."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, str]] = []

    def __call__(self, row: Any) -> str:
        self.rows.append((row.number, row.text))
        return "skip" if len(self.rows) <= limits.REJECTED else "error"


class _Teller:
    """Tells how far the reading is, from whichever thread."""

    def __init__(self, file: str, progress: Progress) -> None:
        self._doing, self._progress = f"Reading {file}", progress
        self.done = 0.0

    def read(self, share: float) -> None:
        """So much of the file is read."""
        self.done = _READ * share
        self.again()

    def again(self) -> None:
        """It is no further, and may be stopped all the same."""
        self._progress(self._doing, self.done)


def read_quickly(found: Scan, shape: Shape, progress: Progress) -> Content | None:
    """The cells as arrow reads them; None where it cannot name the rows that are wrong."""
    misfits, teller = _Misfits(), _Teller(found.file, progress)
    try:
        batches = _read(found, shape, misfits, teller)
        columns = _columns(batches, len(shape.headers), teller)
    except pa.ArrowInvalid:
        return None
    numbers = np.ones(len(columns[0]) + len(misfits.rows), dtype=bool)
    numbers[[number - 1 for number, _ in misfits.rows]] = False
    rows = np.flatnonzero(numbers) + 1
    try:
        rejected = _refused(found.file, shape, misfits)
    except csv.Error:
        return None
    start = int(np.searchsorted(rows, shape.header_row, side="right"))
    return tuple(_from(start, column, teller) for column in columns), rows[start:], rejected


def _from(start: int, column: Any, teller: _Teller) -> Any:
    """The rows below the header, without spellings that only stand above them."""
    teller.again()
    rows = column.slice(start)
    return pa.chunked_array([spelled_once(rows)]) if is_coded(rows) else rows


def _refused(file: str, shape: Shape, misfits: _Misfits) -> tuple[RejectedRow, ...]:
    rejected = Rejections(file)
    for number, text in misfits.rows:
        rows = csv.reader([text], delimiter=shape.delimiter, quoting=shape.quoting)
        cells = [cell for row in rows for cell in row]
        if number > shape.header_row and any(map(str.strip, cells)):
            rejected.add(number, shape.ragged(file, number, cells), shape.under(cells))
    return tuple(rejected.rows)


def _read(found: Scan, shape: Shape, misfits: _Misfits, teller: _Teller) -> Iterable[Any]:
    names = [str(place) for place in range(len(shape.headers))]
    return arrow_csv.open_csv(
        Utf8Stream(found, teller.read),
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


def _columns(batches: Iterable[Any], count: int, teller: _Teller) -> tuple[Any, ...]:
    """The columns of all batches; those whose spellings repeat hold each of them once.

    A batch is coded on another thread while arrow parses the next.
    """
    pieces: list[list[Any]] = [[] for _ in range(count)]
    with ThreadPoolExecutor(1) as coder:
        for columns in _coded(batches, coder):
            teller.again()
            for kept, column in zip(pieces, columns, strict=True):
                kept.append(column)
    return tuple(_joined_all(pieces, teller))


def _joined_all(pieces: list[list[Any]], teller: _Teller) -> Iterator[Any]:
    """The columns one by one; the pieces of each are let go once they are joined."""
    for place, column in enumerate(pieces):
        teller.done = _READ + (1 - _READ) * place / len(pieces)
        teller.again()
        yield _joined(column)
        column.clear()


def _coded(batches: Iterable[Any], coder: ThreadPoolExecutor) -> Iterator[list[Any]]:
    waiting: deque[Future[list[Any]]] = deque()
    for batch in batches:
        waiting.append(coder.submit(_coded_batch, batch))
        if len(waiting) > _AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _coded_batch(batch: Any) -> list[Any]:
    return [_coded_piece(column) for column in batch.columns]


def _coded_piece(column: Any) -> Any:
    coded = once_each(column)
    return narrow(coded) if is_coded(coded) else column


def _joined(pieces: list[Any]) -> Any:
    if pieces and all(map(is_coded, pieces)):
        wide = [piece.cast(CODED) for piece in pieces]
        return pa.chunked_array([narrow(whole(pa.chunked_array(wide, type=CODED)))])
    return pa.chunked_array(list(map(written_out, pieces)), type=TEXT)
