"""Problems as a table that sorts itself; every cell is plain text."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.findings import COLUMNS, ordered, remark
from core.problems import Problem

_TITLES = ("Severity", "Code", "File", "Row", "Column", "Value", "What is wrong")
_LONGEST = 300
_Index = QModelIndex | QPersistentModelIndex


class ProblemsTable(QAbstractTableModel):
    """One row for each problem, one column for each of ``COLUMNS``."""

    def __init__(self) -> None:
        super().__init__()
        self._problems: tuple[Problem, ...] = ()
        self._column = -1
        self._descending = False

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show these, in the order chosen before."""
        self.beginResetModel()
        self._problems = tuple(problems)
        self._order()
        self.endResetModel()

    def problem(self, row: int) -> Problem:
        """The problem in a row of the table."""
        return self._problems[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's name
        """How many there are."""
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's name
        """What is known of each."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a cell, without line ends and not without end."""
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._problems[index.row()], COLUMNS[index.column()])
        if role == Qt.ItemDataRole.TextAlignmentRole and COLUMNS[index.column()] == "row":
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(  # noqa: N802 - Qt's name
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """The titles of the columns."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _TITLES[section]
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column."""
        self.layoutAboutToBeChanged.emit()
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._order()
        self.layoutChanged.emit()

    def _order(self) -> None:
        if self._column >= 0:
            self._problems = ordered(
                self._problems, COLUMNS[self._column], descending=self._descending
            )

    @staticmethod
    def _text(problem: Problem, column: str) -> str:
        if column == "row":
            return f"{problem.row:,}" if problem.row else "—"
        text = remark(problem) if column == "sentence" else str(getattr(problem, column))
        return " ".join(text.split())[:_LONGEST]
