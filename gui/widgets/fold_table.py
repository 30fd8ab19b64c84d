"""A table of headings that unfold to rows."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent

from gui.widgets.pick_table import PickTable
from gui.widgets.table_head import TableHead
from gui.widgets.table_model import Sheet, SheetColumn


class FoldTable(PickTable):
    """Right and Left unfold and fold a heading; a click or Enter picks a row."""

    order_asked = Signal(str)
    """Key of the column that the rows are to be ordered by."""
    fold_asked = Signal(int, bool)
    """A line, and whether its heading is to be unfolded."""
    copy_asked = Signal()
    """Ctrl+C was pressed."""
    at_hand = Signal()
    """Another line is at hand."""

    def __init__(
        self,
        name: str,
        description: str,
        columns: Sequence[SheetColumn],
        spared: Sequence[str] = (),
    ) -> None:
        """``spared`` are columns left out one after another where room is short."""
        super().__init__(name, moving_picks=False)
        self.spared = tuple(spared)
        self.setAccessibleDescription(description)
        self.head = TableHead(columns, [column.key for column in columns])
        self.head.setSectionsMovable(False)
        self.head.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalHeader(self.head)
        self.head.sort_asked.connect(self.order_asked)
        self.selectionModel().currentRowChanged.connect(self.at_hand)

    def show_sheet(self, sheet: Sheet, arrow: tuple[str, str] = ("", "")) -> None:
        """Show other lines; no line is at hand any more."""
        super().show_sheet(sheet, arrow)
        self.head.show_columns(sheet.columns, self.viewport().width(), self.spared)

    def take_in_hand(self, line: int) -> None:
        """Put the cursor on a line."""
        self.setCurrentIndex(self.model().index(line, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns share the new width."""
        super().resizeEvent(event)
        self.head.leave_out(self.spared, self.viewport().width())
        self.head.fit(self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Right unfolds, Left folds, S orders by the column at hand, Ctrl+C copies."""
        at, key = self.currentIndex(), event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif at.isValid() and key == Qt.Key.Key_S and not event.modifiers():
            self.order_asked.emit(self.sheet.columns[at.column()].key)
        elif at.isValid() and key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.fold_asked.emit(at.row(), key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)
