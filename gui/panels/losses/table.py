"""The loss comparison as a table that sorts and copies."""

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from core.index import NO_ROWS, Rows
from core.panels.losses.rows import LossRow
from core.panels.losses.table import COLUMNS, as_text, sorted_by
from gui.widgets.labels import tip
from gui.widgets.viewport import own_viewport

_AWAITED = "…"
_COPY, _PICK = "copy", "pick"
_SHARE, _LEAST = 5, 84
"""No column takes more than this part of the table, or than so many pixels where that is more."""
_LEADING, _NARROWEST = 6, 0.5
"""Whose losses, how, what and the three figures stand side by side, the words cut to this part."""
_BESIDE, _ARROW = 20, 16
"""Pixels around the words of a heading, and for the arrow of one that is sorted by."""
_READ = 40
"""So many lines are read for the widths of the columns."""
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
                return column.text(row) if row.known or not column.looks else _AWAITED
            case Qt.ItemDataRole.TextAlignmentRole:
                across = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
                return across | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.ToolTipRole:
                return tip(row.sentence) if row.known else None
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

    @property
    def looks(self) -> bool:
        """Whether the order chosen needs what stands behind every row."""
        return self._sorted is not None and COLUMNS[self._sorted[0]].looks

    def show_found(self) -> None:
        if self.looks:
            self.layoutAboutToBeChanged.emit()
            self.rows = self._in_order()
            self.layoutChanged.emit()
        elif self.rows:
            last = self.index(len(self.rows) - 1, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _in_order(self) -> tuple[LossRow, ...]:
        """The rows in the order chosen, as given until all that it needs is known."""
        if self._sorted is None or (self.looks and not all(row.known for row in self._given)):
            return self._given
        return sorted_by(self._given, self._sorted[0], descending=self._sorted[1])


class LossesTable(QTableView):
    """The numbers behind the charts; what the ``show_…`` methods set is never emitted."""

    picked = Signal(object)
    """Rows (claims) of the lines a person picked."""
    uncovered = Signal()
    """What stands behind other lines may be wanted: see ``wanted``."""

    def __init__(self) -> None:
        super().__init__()
        own_viewport(self)
        self._model = _Model()
        self._silent = self._sized = self._fitting = self._by_hand = False
        self._natural: tuple[int, ...] = ()
        self._marked = NO_ROWS
        self._waiting: dict[str, tuple[LossRow, ...]] = {}
        self.setModel(self._model)
        self.setObjectName("lossesTable")
        self.setAccessibleName("Table of losses")
        self.setAccessibleDescription("Ctrl+C copies the chosen lines, or all, as text")
        self.setSortingEnabled(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setResizeContentsPrecision(_READ)
        self.horizontalHeader().sectionResized.connect(self._widen)
        self.verticalHeader().hide()
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().selectionChanged.connect(self._tell)
        self.verticalScrollBar().valueChanged.connect(self._uncover)
        self.horizontalHeader().sortIndicatorChanged.connect(self._uncover)

    @property
    def rows(self) -> tuple[LossRow, ...]:
        """The lines in the order shown."""
        return self._model.rows

    @property
    def wanted(self) -> tuple[LossRow, ...]:
        """The lines in sight, and those that an order, a mark or a gesture waits for."""
        if self._model.looks or len(self._marked):
            return self.rows
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        seen = self.rows[max(first, 0) : last + 1 if last >= 0 else len(self.rows)]
        return (*seen, *(row for rows in self._waiting.values() for row in rows))

    def show_found(self) -> None:
        """Draw what has become known, and carry out the gestures that waited for it."""
        self._silent = True
        self._model.show_found()
        if not self._sized:
            self._size()
        self.show_selected(self._marked)
        for gesture, rows in tuple(self._waiting.items()):
            self._do(gesture, rows)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns share the new width, and other lines may have come into sight."""
        super().resizeEvent(event)
        self._fit()
        self._uncover()

    def _uncover(self) -> None:
        self.uncovered.emit()

    def _size(self) -> None:
        """Fit the columns to their texts, once more when the first of them are known."""
        if self._by_hand:
            return
        self._natural = tuple(_needed(self, place) for place in range(len(COLUMNS)))
        self._fit()
        self._sized = all(row.known for row in self.wanted)

    def _fit(self) -> None:
        """Give each column the width of its texts, but no more than its share of the table.

        Where the first ones do not stand side by side their words give way, not their figures.
        """
        if self._by_hand or not self._natural:
            return
        room = self.viewport().width()
        widths = [min(width, max(room // _SHARE, _LEAST)) for width in self._natural]
        words = [place for place, column in enumerate(COLUMNS[:_LEADING]) if not column.right]
        over, free = sum(widths[:_LEADING]) - room, sum(widths[place] for place in words)
        part = max(1 - over / free, _NARROWEST) if over > 0 else 1.0
        self._fitting = True
        for place, width in enumerate(widths):
            self.setColumnWidth(place, int(width * part) if place in words else width)
        self._fitting = False

    def _widen(self) -> None:
        """A width set by hand stays."""
        self._by_hand = self._by_hand or not self._fitting

    def _do(self, gesture: str, rows: tuple[LossRow, ...]) -> None:
        """Copy or pick rows, as soon as all of them are known."""
        if not all(row.known for row in rows):
            self._waiting[gesture] = rows
            self._uncover()
            return
        self._waiting.pop(gesture, None)
        if gesture == _COPY:
            QGuiApplication.clipboard().setText(as_text(rows))
        else:
            self.picked.emit(Rows([claim for row in rows for claim in row.rows.array.tolist()]))

    def show_rows(self, rows: tuple[LossRow, ...]) -> None:
        """Show other lines, in the order last chosen."""
        self._silent = True
        self._waiting.clear()
        self._model.show_rows(rows)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 9)
        self._size()
        self._silent = False

    def show_selected(self, claims: Rows) -> None:
        """Mark the lines whose claims are exactly among the selected ones."""
        asks = self._marked != claims
        self._silent, self._marked = True, claims
        model = self.selectionModel()
        model.clearSelection()
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place, row in enumerate(self.rows if len(claims) else ()):
            if row.known and row.rows.meets(claims):
                model.select(self._model.index(place, 0), flags)
        self._silent = False
        if asks:
            self._uncover()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Ctrl+C copies the chosen lines, or all of them, as tab-separated text."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self._do(_COPY, self._chosen() or self.rows)
        else:
            super().keyPressEvent(event)

    def _chosen(self) -> tuple[LossRow, ...]:
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.rows[place] for place in places)

    def _tell(self) -> None:
        chosen = self._chosen()
        if not self._silent and chosen:
            self._do(_PICK, chosen)


def _needed(table: QTableView, place: int) -> int:
    """The width of a column's texts and heading."""
    head = table.horizontalHeader()
    arrow = _ARROW if head.sortIndicatorSection() == place else 0
    heading = head.fontMetrics().horizontalAdvance(f"{COLUMNS[place].title} ")
    return max(table.sizeHintForColumn(place), heading + _BESIDE + arrow)
