"""Cells of a web page that reach over several columns and rows."""

from collections.abc import Sequence

from msgspec import Struct

from core.loading import limits
from core.loading.documents.grids import Grid, is_figure
from core.problems import UnreadableError

MOST_CELLS = 5_000_000
"""Cells of all tables of a page, or of one table with those that its cells reach over."""


class SpanCell(Struct):
    """A cell: pieces of its text, and how many columns and rows it reaches over."""

    texts: list[str] = []
    across: int = 1
    down: int = 1

    @property
    def text(self) -> str:
        """The text with single spaces."""
        return " ".join("".join(self.texts).split())


def spread(name: str, rows: Sequence[Sequence[SpanCell]], file: str) -> Grid:
    """The rows with cells that reach over several repeated in each of them.

    As in spreadsheets, a merged figure stands in its first cell alone, but a year over several
    columns is a name; what begins a row is a title and not repeated across. UnreadableError where
    that makes too many cells.
    """
    made = _Spread(file)
    for number, cells in enumerate(rows, start=1):
        made.add(number, cells)
    return Grid(name, made.rows, tuple(made.shared))


def too_many(file: str) -> UnreadableError:
    """What is raised for a page with cells beyond all measure."""
    return UnreadableError(
        f"{file} has more than {MOST_CELLS:,} cells in its tables. Save the table as csv."
    )


class _Spread:
    def __init__(self, file: str) -> None:
        self.rows: list[tuple[int, list[str]]] = []
        self.shared: list[tuple[int, int]] = []
        self._file, self._room = file, MOST_CELLS
        self._held: dict[int, tuple[int, str]] = {}
        """By column: the rows that a cell still reaches down, and what it says there."""

    def add(self, number: int, cells: Sequence[SpanCell]) -> None:
        """Add a row below the others."""
        line: list[str] = []
        below: dict[int, tuple[int, str]] = {}
        for cell in cells:
            self._take_held(line, below)
            texts = self._across(cell, number, len(line))
            if cell.down > 1:
                alone = self.shared[-1:] == [(number, len(line))]
                said = [""] * len(texts) if alone else texts
                below |= {len(line) + n: (cell.down - 1, text) for n, text in enumerate(said)}
            line += texts
        self._take_held(line, below)
        self._held |= below
        self.rows.append((number, line))

    def _across(self, cell: SpanCell, number: int, start: int) -> list[str]:
        text, across = cell.text, min(cell.across, limits.COLUMNS)
        self._room -= across
        if self._room < 0:
            raise too_many(self._file)
        alone = is_figure(text) and (cell.down > 1 or (across > 1 and not _is_year(text)))
        if alone:
            self.shared.append((number, start))
        return [text, *["" if alone or not start else text] * (across - 1)]

    def _take_held(self, line: list[str], below: dict[int, tuple[int, str]]) -> None:
        while (place := len(line)) in self._held:
            rows, text = self._held.pop(place)
            line.append(text)
            self._room -= 1
            if rows > 1:
                below[place] = (rows - 1, text)


def _is_year(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 1900 <= int(text[:5]) <= 2100  # noqa: PLR2004 - as headers say
