"""A table's texts asked of a view line by line, those last looked at remembered."""

from collections.abc import Sequence
from typing import Protocol

from gui.widgets.table_marks import TableMark
from gui.widgets.table_model import SheetColumn


class Texts(Protocol):
    """What gives the texts of lines."""

    def text(self, line: int, column: str) -> str:
        """What a cell says, on one line."""
        ...

    def tip(self, line: int, column: str) -> str:
        """What a cell says in full."""
        ...


class TextSheet:
    """A sheet of texts without marks."""

    def __init__(self, texts: Texts, columns: Sequence[SheetColumn], count: int) -> None:
        self.columns = columns
        self.count = count
        self._texts = texts
        self._kept: dict[tuple[int, str], str] = {}

    def text(self, place: int, column: str) -> str:
        """What a cell says, on one line."""
        found = self._kept.get((place, column))
        if found is None:
            found = self._kept[place, column] = self._texts.text(place, column)
        return found

    def tip(self, place: int, column: str) -> str:
        """What a cell says in full."""
        return self._texts.tip(place, column)

    def mark(self, place: int, column: str) -> TableMark | None:
        """No cell has a mark."""
        del place, column
        return None
