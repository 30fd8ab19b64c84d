"""A table as it stands in a file: all text, rows numbered as the file numbers them."""

import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from msgspec import Struct, field
from msgspec.structs import replace
from numpy.typing import NDArray

from core.loading import limits
from core.loading.arrow import TEXT, is_coded, pa, pc, whole, written_out
from core.loading.progress import Progress, silent
from core.problems import Problem, RejectedRow, Severity, UnreadableError
from core.provenance import SavedLayers


class Origin(Struct, frozen=True, eq=False):
    """The rows of a file that rows translated from them stand for.

    ``places[row]`` is the place of a translated row's original among the rows of ``columns``; one
    original may have become several rows, which are kept or refused together.
    """

    headers: tuple[str, ...]
    columns: tuple[Any, ...]
    places: NDArray[np.int64]


class RawTable(Struct, frozen=True, eq=False):
    """Headers, one arrow column of text per header, and the row of the file each row came from.

    A column with few spellings may hold each of them once (``arrow.CODED``).
    """

    file: str
    name: str
    headers: tuple[str, ...]
    columns: tuple[Any, ...]
    rows: NDArray[np.int64]
    problems: tuple[Problem, ...] = ()
    rejected: tuple[RejectedRow, ...] = ()
    as_is: bool = False
    """Written by this program: values stand exactly as they were in memory."""

    month_first: frozenset[str] = field(default_factory=frozenset[str])
    """Columns whose 03/04/2016 is known to mean the fourth of March."""

    origin: Origin | None = None
    """Where the rows were translated from; None where they stand as the file has them."""

    siblings: tuple[str, ...] = ()
    """The tables of the file, by their own names, of which this one was read."""

    derived: bool = False
    """Put together from other tables: no row of any file is behind its rows."""

    layers: SavedLayers | None = None
    """The datasets that a file of this program says it holds."""

    def written_row(self, place: int) -> list[tuple[str, str]]:
        """A row as the file has it: headers and cells."""
        headers, columns = self.headers, self.columns
        if self.origin is not None:
            headers, columns = self.origin.headers, self.origin.columns
            place = int(self.origin.places[place])
        cells = (str(column[place].as_py()) for column in columns)
        return list(zip(headers, cells, strict=True))


def shown(value: str) -> str:
    """A value short enough to be quoted in a sentence."""
    line = " ".join(value.split())
    return line if len(line) <= limits.SHOWN else f"{line[: limits.SHOWN - 1]}…"


def rejection(
    file: str, row: int, problem: tuple[str, str], values: Iterable[tuple[str, str]]
) -> RejectedRow:
    """A refused row; ``problem`` is its code and sentence."""
    code, sentence = problem
    kept = tuple((name, value[: limits.KEPT]) for name, value in values)
    return RejectedRow(file, row, code, sentence, kept)


def note(file: str, code: str, sentence: str, column: str = "") -> Problem:
    """A remark about a whole file."""
    return Problem(code, Severity.NOTE, file, 0, column, "", sentence)


def one_of(file: str, kind: str, name: str, all_names: Sequence[str]) -> tuple[Problem, ...]:
    """The remark that one table of several was read, nothing where there is only one."""
    if len(all_names) < 2:  # noqa: PLR2004 - several
        return ()
    others = ", ".join(f"“{shown(other)}”" for other in all_names if other != name)
    sentence = f"{file}: of {len(all_names):,} {kind}s “{shown(name)}” is read; not read: {others}."
    return (note(file, "one_table", sentence),)


class Rejections:
    """Refused rows of one file; too many of them refuse the file."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.rows: list[RejectedRow] = []

    def add(self, row: int, problem: tuple[str, str], values: Iterable[tuple[str, str]]) -> None:
        """Note a refused row."""
        self.rows.append(rejection(self.file, row, problem, values))
        if len(self.rows) > limits.REJECTED:
            raise UnreadableError(
                f"{self.file}: more than {limits.REJECTED:,} rows cannot be read. "
                f"The first: {self.rows[0].sentence} Mend the file and open it again."
            )


def header_names(file: str, written: Sequence[str]) -> tuple[tuple[str, ...], list[Problem]]:
    """Unique names for the columns of a file, and what was odd about its header."""
    if len(written) > limits.COLUMNS:
        raise UnreadableError(
            f"{file} has {len(written):,} columns; no more than {limits.COLUMNS:,} are read. "
            "Delete the columns that are not needed."
        )
    names: dict[str, None] = {}
    problems: list[Problem] = []
    for place, text in enumerate(written, start=1):
        name = text.strip()
        if not name:
            name = f"column {place}"
            problems.append(
                note(file, "empty_header", f"{file}: column {place} has no name.", name)
            )
        elif name in names:
            sentence = f"{file}: two columns are called “{shown(name)}”; the first one counts."
            problems.append(
                Problem("duplicate_header", Severity.WARNING, file, 1, name, name, sentence)
            )
        copies = (f"{name} ({copy})" for copy in itertools.count(2))
        while name in names:
            name = next(copies)
        names[name] = None
    return tuple(names), [*problems, *_numeric(file, written)]


_NUMBER = re.compile(r"[+-]?[\d.,]*\d\s*%?", re.ASCII)


def _numeric(file: str, written: Sequence[str]) -> list[Problem]:
    numbers = [text.strip() for text in written if _NUMBER.fullmatch(text.strip())]
    if not numbers:
        return []
    sentence = (
        f"{file}: {len(numbers):,} columns are called by a number, the first “{shown(numbers[0])}”."
        if len(numbers) > 1
        else f"{file}: a column is called “{shown(numbers[0])}”, which is a number."
    )
    return [note(file, "numeric_header", sentence, numbers[0])]


def finished(table: RawTable, progress: Progress = silent) -> RawTable:
    """The table without rows that are empty in every cell, and with over-long cells refused."""
    if not table.columns or not len(table.rows):
        return table
    filled = np.zeros(len(table.rows), dtype=bool)
    long = np.zeros(len(table.rows), dtype=bool)
    for column in table.columns:
        progress(f"Looking for empty rows in {table.file}", 1.0)
        if not filled.all():
            filled |= _has_text(column)
        if (pc.max(pc.binary_length(_spelled_out(column))).as_py() or 0) > limits.CELL:
            long |= pc.binary_length(written_out(column)).to_numpy() > limits.CELL
    if filled.all() and not long.any():
        return table
    refused = Rejections(table.file)
    refused.rows.extend(table.rejected)
    for index in np.flatnonzero(long):
        row = int(table.rows[index])
        cells = (column[int(index)].as_py() for column in table.columns)
        values = list(zip(table.headers, cells, strict=True))
        name = next(header for header, value in values if len(value) > limits.CELL // 4)
        refused.add(row, cell_too_long(table.file, row, name), values)
    return _picked(table, filled & ~long, tuple(refused.rows))


def _spelled_out(column: Any) -> Any:
    return whole(column).dictionary if is_coded(column) else column


def _has_text(column: Any) -> NDArray[np.bool_]:
    """For every row whether a column has more than white space in it."""
    texts = _spelled_out(column)
    blank = pc.or_(pc.equal(texts, ""), pc.utf8_is_space(texts))
    some = ~blank.to_numpy(zero_copy_only=False)
    return some[whole(column).indices.to_numpy()] if is_coded(column) else some


def cell_too_long(file: str, row: int, column: str) -> tuple[str, str]:
    """Code and sentence for a cell beyond the limit."""
    where = f"a cell of {column}" if column else "a cell"
    sentence = (
        f"{file}, row {row}: {where} is longer than {limits.CELL:,} characters; "
        "shorten it, or look for a quotation mark without its partner."
    )
    return "cell_too_long", sentence


def _picked(
    table: RawTable, keep: NDArray[np.bool_], rejected: tuple[RejectedRow, ...]
) -> RawTable:
    mask = pa.array(keep)
    columns = tuple(column.filter(mask) for column in table.columns)
    return replace(table, columns=columns, rows=table.rows[keep], rejected=rejected)


class RecordColumns:
    """Collects rows one by one into columns of text, batch by batch."""

    def __init__(self, file: str, headers: Sequence[str] = ()) -> None:
        self.file = file
        self.rows: list[int] = []
        self._batch: dict[str, list[str]] = {header: [] for header in headers}
        self._chunks: dict[str, list[Any]] = {header: [] for header in headers}
        self._in_batch = 0

    def add_cells(self, row: int, cells: Sequence[str]) -> None:
        """Add a row with one cell for every header."""
        for column, cell in zip(self._batch.values(), cells, strict=True):
            column.append(cell)
        self._count(row)

    def add_record(self, row: int, record: dict[str, str]) -> None:
        """Add a row by the names of its cells; new names become new columns."""
        for name in record:
            if name not in self._batch:
                self._new_column(name)
        for name, column in self._batch.items():
            column.append(record.get(name, ""))
        self._count(row)

    def columns(self) -> tuple[tuple[str, ...], tuple[Any, ...]]:
        """Headers and arrow arrays of all that was added."""
        self._flush()
        return tuple(self._chunks), tuple(
            pa.chunked_array(chunks, type=TEXT) for chunks in self._chunks.values()
        )

    def _new_column(self, name: str) -> None:
        if len(self._batch) >= limits.COLUMNS:
            raise UnreadableError(
                f"{self.file}: the records have more than {limits.COLUMNS:,} different fields. "
                "Save them with one set of fields."
            )
        self._batch[name] = [""] * self._in_batch
        before = len(self.rows) - self._in_batch
        self._chunks[name] = [pa.repeat(pa.scalar("", TEXT), before)] if before else []

    def _count(self, row: int) -> None:
        self.rows.append(row)
        self._in_batch += 1
        if self._in_batch >= limits.BATCH:
            self._flush()
        if len(self.rows) > limits.ROWS:
            raise UnreadableError(
                f"{self.file} has more than {limits.ROWS:,} rows. Split it into smaller files."
            )

    def _flush(self) -> None:
        for name, cells in self._batch.items():
            if cells:
                self._chunks[name].append(_strings(cells))
                cells.clear()
        self._in_batch = 0


def _strings(cells: list[str]) -> Any:
    try:
        return pa.array(cells, type=TEXT)
    except UnicodeEncodeError:
        clean = [cell.encode("utf-8", "replace").decode("utf-8") for cell in cells]
        return pa.array(clean, type=TEXT)


class Ticker:
    """Reports every batch of rows, so that a wish to stop is heard."""

    def __init__(self, progress: Progress, doing: str) -> None:
        self._progress, self._doing, self._count = progress, doing, 0

    def tick(self, fraction: float) -> None:
        """Count one row; report at every thousandth."""
        self._count += 1
        if not self._count % 1_000:
            self._progress(self._doing, fraction)
