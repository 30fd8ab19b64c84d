"""A table of any length behind a view: nothing is held but what is looked at."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gui.widgets.labels import tip
from gui.widgets.table_marks import TableMark

Index = QModelIndex | QPersistentModelIndex


class SheetColumn(Protocol):
    """A column."""

    @property
    def key(self) -> str:
        """What it is called in the program."""
        ...

    @property
    def title(self) -> str:
        """Its heading."""
        ...

    @property
    def meaning(self) -> str:
        """Its heading in full."""
        ...

    @property
    def sample(self) -> str:
        """Words as wide as what it usually says."""
        ...

    @property
    def right(self) -> bool:
        """Whether its words stand at the right."""
        ...

    @property
    def shrinks(self) -> bool:
        """Whether it can be narrower than its sample where room is short."""
        ...

    @property
    def stretches(self) -> bool:
        """Whether it takes the room that the others leave."""
        ...


class Sheet(Protocol):
    """What a table shows, asked cell by cell; places count from the top, 0 first."""

    @property
    def columns(self) -> Sequence[SheetColumn]:
        """The columns, from left to right."""
        ...

    @property
    def count(self) -> int:
        """Number of rows."""
        ...

    def text(self, place: int, column: str) -> str:
        """What a cell says, on one line."""
        ...

    def tip(self, place: int, column: str) -> str:
        """What a cell says in full, as plain text."""
        ...

    def mark(self, place: int, column: str) -> TableMark | None:
        """The mark before a cell's words."""
        ...


class NoSheet:
    """A sheet without rows and columns."""

    columns: Sequence[SheetColumn] = ()
    count = 0

    def text(self, place: int, column: str) -> str:
        """Nothing."""
        raise IndexError(place, column)

    tip = text

    def mark(self, place: int, column: str) -> TableMark | None:
        """Nothing."""
        raise IndexError(place, column)


class TableModel(QAbstractTableModel):
    """A sheet as Qt asks for it: all of it, or a stretch of ``most`` rows from ``first`` on."""

    def __init__(self, most: int | None = None) -> None:
        super().__init__()
        self.sheet: Sheet = NoSheet()
        self.first = 0
        self._most = most
        self.arrow: tuple[str, str] = ("", "")
        """Key of the column sorted by and the arrow at its heading."""

    def show_sheet(self, sheet: Sheet, first: int, arrow: tuple[str, str]) -> None:
        """Stand for another sheet, from a row on.

        Where the headings stay, rows come or go at the end, and what the others say is new: a
        view of a model that begins anew makes all of its headings and rows again.
        """
        rows, after, none = self.rowCount(), self._length(sheet, first), QModelIndex()
        if (sheet.columns, arrow) != (self.sheet.columns, self.arrow):
            self.beginResetModel()
            self.sheet, self.first, self.arrow = sheet, first, arrow
            self.endResetModel()
            return
        if after > rows:
            self.beginInsertRows(none, rows, after - 1)
            self.sheet, self.first = sheet, first
            self.endInsertRows()
        elif after < rows:
            self.beginRemoveRows(none, after, rows - 1)
            self.sheet, self.first = sheet, first
            self.endRemoveRows()
        else:
            self.sheet, self.first = sheet, first
        if rows and after:
            last = self.index(min(rows, after) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _length(self, sheet: Sheet, first: int) -> int:
        """How many rows of a sheet it has from a row on."""
        rest = sheet.count - first
        return rest if self._most is None else min(rest, self._most)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        """Rows of the sheet."""
        return 0 if parent.isValid() else self._length(self.sheet, self.first)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        """Columns of the sheet."""
        return 0 if parent.isValid() else len(self.sheet.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words and tool tip of a cell."""
        if not index.isValid():
            return None
        column, place = self.sheet.columns[index.column()], self.first + index.row()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.sheet.text(place, column.key)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self.sheet.tip(place, column.key))
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{column.title}: {self.sheet.text(place, column.key)}"
            case _:
                return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Headings of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.sheet.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                key, arrow = self.arrow
                return f"{column.title} {arrow}" if column.key == key else column.title
            case Qt.ItemDataRole.ToolTipRole:
                return tip(f"{column.title}: {column.meaning}")
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None
