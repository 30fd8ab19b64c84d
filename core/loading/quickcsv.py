"""The quick way through a delimited file: arrow's reader, in blocks, a stretch for each core."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from contextlib import suppress
from itertools import zip_longest
from typing import Any

import numpy as np
from msgspec import Struct

from core.cores import shared
from core.loading import limits
from core.loading.arrow import (
    CODED,
    TEXT,
    arrow_csv,
    is_coded,
    is_diverse,
    narrow,
    once_each,
    pa,
    spelled_once,
    written_out,
)
from core.loading.bytestext import Scan, Utf8Stream
from core.loading.pieces import chunks
from core.loading.progress import Progress
from core.loading.rawtable import Rejections
from core.loading.shape import Content, Shape
from core.loading.stretches import OddQuoteError, Stretch, StretchStream, stretches
from core.problems import RejectedRow

_BLOCK = 2 * limits.MIB
_READ = 0.9
"""How much of the way it is until every batch is read; then their columns are joined."""
_ASKED_EVERY_S = 0.05
_TAIL = 64
"""Bytes of the end of a file that tell whether its last cell is closed."""
_TOGETHER = 8
"""Columns that are joined between two questions whether to go on."""


class _Misfits:
    """Takes note of the rows whose number of cells is wrong."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, str]] = []

    def __call__(self, row: Any) -> str:
        self.rows.append((row.number, row.text))
        return "skip" if len(self.rows) <= limits.REJECTED else "error"


class _Rows(Struct, eq=False):
    """Rows one after the other: the pieces of each column, and the misfits among them."""

    pieces: list[list[Any]]
    misfits: list[tuple[int, str]]

    def __len__(self) -> int:
        """How many rows there are, misfits among them."""
        return sum(map(len, self.pieces[0])) + len(self.misfits)


class _Teller:
    """Tells how far the reading is."""

    def __init__(self, file: str, progress: Progress) -> None:
        self._doing, self._progress = f"Reading {file}", progress
        self._done = 0.0

    def read(self, share: float) -> None:
        """So much of the file is read; where it is begun anew it is no less far than it was."""
        self._done = max(self._done, _READ * share)
        self._tell()

    def joined(self, share: float) -> None:
        """So many of the columns are joined."""
        self._done = _READ + (1 - _READ) * share
        self._tell()

    def _tell(self) -> None:
        self._progress(self._doing, self._done)


def read_quickly(found: Scan, shape: Shape, progress: Progress) -> Content | None:
    """The cells as arrow reads them; None where it cannot name the rows that are wrong."""
    teller = _Teller(found.file, progress)
    try:
        read = _read(found, shape, teller)
    except pa.ArrowInvalid:
        return None
    if read is None or len(read.misfits) > limits.REJECTED:
        return None
    numbers = np.ones(len(read), dtype=bool)
    numbers[[number - 1 for number, _ in read.misfits]] = False
    rows = np.flatnonzero(numbers) + 1
    try:
        rejected = _refused(found.file, shape, read.misfits)
    except csv.Error:
        return None
    start = int(np.searchsorted(rows, shape.header_row, side="right"))
    return tuple(_joined_all(read.pieces, start, teller)), rows[start:], rejected


def _may_be_open(found: Scan, read: _Rows) -> bool:
    """Whether the last cell may have swallowed rows: a mark opens it and none closes it.

    An even number of marks does not tell, where another one stands inside a cell.
    """
    last = next((piece[-1].as_py() for piece in reversed(read.pieces[-1]) if len(piece)), "")
    if not {"\n", "\r"}.intersection(last):
        return False
    tail = b"".join(chunks(found.path, found.file, max(0, found.size - _TAIL)))
    return not tail.decode(found.encoding, "replace").rstrip("\r\n").endswith('"')


def _refused(
    file: str, shape: Shape, misfits: Iterable[tuple[int, str]]
) -> tuple[RejectedRow, ...]:
    rejected = Rejections(file)
    for number, text in misfits:
        rows = csv.reader([text], delimiter=shape.delimiter, quoting=shape.quoting)
        cells = [cell for row in rows for cell in row]
        if number > shape.header_row and any(map(str.strip, cells)):
            rejected.add(number, shape.ragged(file, number, cells), shape.under(cells))
    return tuple(rejected.rows)


def _read(found: Scan, shape: Shape, teller: _Teller) -> _Rows | None:
    """All rows; in one go where quotation marks do not tell where rows begin.

    None where the last of them may be more than one: read in stretches, marks are known to close.
    """
    parts = stretches(found, shape)
    kinds = _kinds(found, shape)
    if len(parts) > 1:
        with suppress(OddQuoteError):
            return _one_after_another(_at_once(found, parts, shape, kinds, teller))
    read = _taken(Utf8Stream(found, teller.read, _BLOCK), shape, kinds)
    return None if shape.quoted and _may_be_open(found, read) else read


def _kinds(found: Scan, shape: Shape) -> list[Any]:
    """How to read each column: coded where its spellings repeat in the first block, else as text.

    None of a file of one block, where each column is coded once all of it is known.
    """
    unknown = [None] * len(shape.headers)
    if found.size <= _BLOCK:
        return unknown
    stream = Utf8Stream(found, lambda _share: None, _BLOCK)
    first = next(_batches(stream, shape, unknown, _Misfits()), None)
    columns = first.columns if first is not None else ()
    return [CODED if is_coded(once_each(column)) else TEXT for column in columns] or unknown


def _at_once(
    found: Scan, parts: Sequence[Stretch], shape: Shape, kinds: list[Any], teller: _Teller
) -> list[_Rows]:
    """The rows of each stretch, read on a thread of its own."""
    streams = [StretchStream(found, part, shape, _BLOCK) for part in parts]
    with ThreadPoolExecutor(len(parts)) as pool:
        work = [pool.submit(_taken, stream, shape, kinds) for stream in streams]
        try:
            while (waited := wait(work, _ASKED_EVERY_S, FIRST_EXCEPTION)).not_done:
                for one in waited.done:
                    one.result()
                teller.read(sum(stream.done for stream in streams) / found.size)
        finally:
            for stream in streams:
                stream.stop()
        return [one.result() for one in work]


def _one_after_another(parts: Iterable[_Rows]) -> _Rows:
    """The rows of several stretches, numbered on."""
    pieces: list[list[Any]] = []
    misfits: list[tuple[int, str]] = []
    before = 0
    for part in parts:
        pieces = [[*one, *more] for one, more in zip_longest(pieces, part.pieces, fillvalue=())]
        misfits += [(before + number, text) for number, text in part.misfits]
        before += len(part)
    return _Rows(pieces, misfits)


def _taken(stream: io.RawIOBase, shape: Shape, kinds: list[Any]) -> _Rows:
    misfits = _Misfits()
    pieces: list[list[Any]] = [[] for _ in kinds]
    for batch in _batches(stream, shape, kinds, misfits):
        for kept, column, kind in zip(pieces, batch.columns, kinds, strict=True):
            kept.append(_piece(column, kind))
    return _Rows(pieces, misfits.rows)


def _batches(
    stream: io.RawIOBase, shape: Shape, kinds: list[Any], misfits: _Misfits
) -> Iterator[Any]:
    names = [str(place) for place in range(len(kinds))]
    types = {name: kind or TEXT for name, kind in zip(names, kinds, strict=True)}
    yield from arrow_csv.open_csv(
        stream,
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
            column_types=types, strings_can_be_null=False, check_utf8=False
        ),
    )


def _piece(column: Any, kind: Any) -> Any:
    found = once_each(column) if kind is None else column
    return narrow(found) if is_coded(found) else found


def _joined_all(pieces: list[list[Any]], start: int, teller: _Teller) -> Iterator[Any]:
    """The columns from a row on; the pieces of each are let go once they are joined."""

    def join(place: int) -> Any:
        joined = _joined(_below(pieces[place], start))
        pieces[place] = []
        return joined

    rows = sum(map(len, pieces[0]))
    for begin in range(0, len(pieces), _TOGETHER):
        teller.joined(begin / len(pieces))
        yield from shared(join, range(begin, min(begin + _TOGETHER, len(pieces))), rows)


def _below(pieces: list[Any], start: int) -> list[Any]:
    """The rows below the header, without spellings that only stand above them."""
    while len(pieces) > 1 and start >= len(pieces[0]):
        start -= len(pieces[0])
        pieces = pieces[1:]
    if not start:
        return pieces
    cut = pieces[0].slice(start)
    return [spelled_once(cut) if is_coded(cut) else cut, *pieces[1:]]


def _joined(pieces: list[Any]) -> Any:
    if not pieces or not all(map(is_coded, pieces)):
        return pa.chunked_array(list(map(written_out, pieces)), type=TEXT)
    words = pa.concat_arrays([piece.dictionary for piece in pieces]).dictionary_encode()
    place_of = narrow(words).indices.to_numpy()
    codes = np.empty(sum(map(len, pieces)), dtype=place_of.dtype)
    row = word = 0
    for piece in pieces:
        own = place_of[word : word + len(piece.dictionary)]
        written = piece.indices.to_numpy()
        np.take(own, written, out=codes[row : row + len(written)], mode="clip")
        row, word = row + len(written), word + len(own)
    joined = pa.DictionaryArray.from_arrays(pa.array(codes), words.dictionary)
    return pa.chunked_array([written_out(joined) if is_diverse(joined) else joined])
