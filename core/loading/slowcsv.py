"""The patient way through a delimited file: row by row, naming every row that is wrong."""

import csv
from collections import deque
from collections.abc import Iterator

import numpy as np

from core.loading import limits
from core.loading.bytestext import Scan, bounded_lines, text_stream
from core.loading.progress import Progress
from core.loading.rawtable import RecordColumns, Rejections, Ticker, cell_too_long
from core.loading.shape import Content, Shape
from core.problems import UnreadableError

_AGAIN = 64 * limits.MIB


class _Lines:
    """Lines as csv asks for them; remembers those of the row under way, to take them back."""

    def __init__(self, file: str, lines: Iterator[str | None]) -> None:
        self._file, self._source = file, lines
        self._again = 0
        self._returned: deque[str | None] = deque()
        self.taken: list[str] = []
        self.length = 0
        self.broken = ""

    def begin(self) -> None:
        """A new row starts with the next line."""
        self.taken, self.length, self.broken = [], 0, ""

    def give_back(self) -> str:
        """Return all lines but the first of the row under way."""
        self._again += self.length
        if self._again > _AGAIN:
            raise UnreadableError(
                f"{self._file}: too many quotation marks open a cell and are never closed. "
                "Check how the file was saved: a cell's own quotation marks have to be doubled."
            )
        self._returned.extendleft(reversed(self.taken[1:]))
        return self.taken[0]

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._returned.popleft() if self._returned else next(self._source, "")
        if not line:
            if line is None and self.taken:
                self._returned.appendleft(None)
            self.broken = "long" if line is None and not self.taken else "open"
            raise StopIteration
        self.taken.append(line)
        self.length += len(line)
        if self.length > limits.LINE:
            self.broken = "open"
            raise StopIteration
        return line


def read_slowly(found: Scan, shape: Shape, progress: Progress) -> Content:
    """The cells, row by row; what cannot be read is refused with a reason."""
    reading = _Reading(found, shape, progress)
    with text_stream(found, reading.advance) as stream:
        reading.run(_Lines(found.file, bounded_lines(stream)))
    _, arrays = reading.columns.columns()
    rows = np.array(reading.columns.rows, dtype=np.int64)
    return arrays, rows, tuple(reading.rejected.rows)


class _Reading:
    def __init__(self, found: Scan, shape: Shape, progress: Progress) -> None:
        self._file, self._shape = found.file, shape
        self._done = 0.0
        self._progress = progress
        self._ticker = Ticker(progress, f"Reading {found.file}")
        self.columns = RecordColumns(found.file, shape.headers)
        self.rejected = Rejections(found.file)

    def advance(self, done: float) -> None:
        self._done = done
        self._progress(f"Reading {self._file}", done)

    def run(self, lines: _Lines) -> None:
        csv.field_size_limit(limits.CELL)
        reader = csv.reader(lines, delimiter=self._shape.delimiter, quoting=self._shape.quoting)
        row = 0
        while True:
            row += 1
            self._ticker.tick(self._done)
            lines.begin()
            cells: list[str] = []
            try:
                cells = next(reader, cells)
            except csv.Error:
                lines.broken = "open" if len(lines.taken) > 1 else "cell"
            if not lines.taken and lines.broken != "long":
                return
            if row > self._shape.header_row:
                self._take(row, cells, lines)
            elif len(lines.taken) > 1 and lines.broken:
                lines.give_back()

    def _take(self, row: int, cells: list[str], lines: _Lines) -> None:
        match lines.broken:
            case "open":
                first = lines.give_back()
                self.rejected.add(row, _unclosed(self._file, row), [("row", first)])
            case "long" | "cell":
                first = lines.taken[0] if lines.taken else ""
                self.rejected.add(row, cell_too_long(self._file, row, ""), [("row", first)])
            case _ if not any(map(str.strip, cells)):
                return
            case _ if len(cells) != len(self._shape.headers):
                problem = self._shape.ragged(self._file, row, cells)
                self.rejected.add(row, problem, self._shape.under(cells))
            case _:
                self.columns.add_cells(row, cells)


def _unclosed(file: str, row: int) -> tuple[str, str]:
    sentence = (
        f"{file}, row {row}: a quotation mark opens a cell and none closes it; add the missing one."
    )
    return "unclosed_quote", sentence
