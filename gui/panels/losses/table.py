"""The loss comparison as a table that sorts and copies."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from core.index import Rows
from core.panels.losses.rows import LossRow
from core.panels.losses.table import COLUMNS, as_text, sorted_by
from gui.widgets.labels import tip

Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[LossRow, ...] = ()
        self._given: tuple[LossRow, ...] = ()
        self._sorted: tuple[int, bool] | None = None

    def show_rows(self, rows: tuple[LossRow, ...]) -> None:
        self.beginResetModel()
        self._given = rows
        self.rows = self._in_order()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self.beginResetModel()
        self._sorted = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self.rows = self._in_order()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's own
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], COLUMNS[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.text(row)
            case Qt.ItemDataRole.TextAlignmentRole:
                across = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return across | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return tip(row.sentence)
            case _:
                return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return COLUMNS[section].title
            case Qt.ItemDataRole.ToolTipRole:
                return tip(COLUMNS[section].meaning)
            case Qt.ItemDataRole.TextAlignmentRole:
                right = COLUMNS[section].right
                across = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
                return across | Qt.AlignmentFlag.AlignVCenter
            case _:
                return None

    def _in_order(self) -> tuple[LossRow, ...]:
        if self._sorted is None:
            return self._given
        return sorted_by(self._given, self._sorted[0], descending=self._sorted[1])


class LossesTable(QTableView):
    """The numbers behind the charts; what the ``show_…`` methods set is never emitted."""

    picked = Signal(object)
    """Rows (claims) of the lines a person picked."""

    def __init__(self) -> None:
        super().__init__()
        self._model = _Model()
        self._silent = False
        self.setModel(self._model)
        self.setAccessibleName("Table of losses")
        self.setAccessibleDescription("Ctrl+C copies the chosen lines, or all, as text")
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setStyleSheet("QTableView::item { padding: 0 8px; }")
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().selectionChanged.connect(self._tell)

    @property
    def rows(self) -> tuple[LossRow, ...]:
        """The lines in the order shown."""
        return self._model.rows

    def show_rows(self, rows: tuple[LossRow, ...]) -> None:
        """Show other lines, in the order last chosen."""
        self._silent = True
        self._model.show_rows(rows)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        self.resizeColumnsToContents()
        self._silent = False

    def show_selected(self, claims: Rows) -> None:
        """Mark the lines whose claims are exactly among the selected ones."""
        self._silent = True
        model = self.selectionModel()
        model.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place, row in enumerate(self.rows if len(claims) else ()):
            if row.rows.meets(claims):
                model.select(self._model.index(place, 0), flags)
        self._silent = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+C copies the chosen lines, or all of them, as tab-separated text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(as_text(self._chosen() or self.rows))
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> tuple[LossRow, ...]:
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows[place] for place in places)

    def _tell(self) -> None:
        chosen = self._chosen()
        if not self._silent and chosen:
            claims = [claim for row in chosen for claim in row.rows.array.tolist()]
            self.picked.emit(Rows(claims))
