"""The list of problems as a table whose headings fold."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent

from core.panels.problems import ProblemsView
from core.panels.problems.columns import COLUMNS
from gui.theme import Theme
from gui.widgets.pick_table import PickTable
from gui.widgets.table_head import TableHead
from gui.widgets.table_marks import TableMark


class _Sheet:
    """The view as a table asks for it; cells last looked at are remembered."""

    columns = COLUMNS

    def __init__(self, view: ProblemsView) -> None:
        self._view = view
        self._texts: dict[tuple[int, str], str] = {}
        self.count = len(view.lines)

    def text(self, place: int, column: str) -> str:
        found = self._texts.get((place, column))
        if found is None:
            found = self._texts[place, column] = self._view.text(place, column)
        return found

    def tip(self, place: int, column: str) -> str:
        return self._view.tip(place, column)

    def mark(self, place: int, column: str) -> TableMark | None:
        del place, column
        return None


class ProblemsTable(PickTable):
    """A heading for each kind of problem; Right and Left unfold and fold it, Enter picks."""

    order_asked = Signal(str)
    """The field of a problem that a heading of the table orders by."""
    fold_asked = Signal(int, bool)
    """A line, and whether its group is to be unfolded."""
    copy_asked = Signal()
    """Ctrl+C was pressed."""
    at_hand = Signal()
    """Another line is at hand."""

    def __init__(self) -> None:
        super().__init__("Problems by kind", moving_picks=False)
        self.setAccessibleDescription(
            "Arrows move, Right and Left unfold and fold a kind, Enter or Space goes to the claim"
            " of a row, S orders the rows by the column at hand, Ctrl+C copies the line."
        )
        self.head = TableHead(COLUMNS, [column.key for column in COLUMNS])
        self.head.setSectionsMovable(False)
        self.head.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setHorizontalHeader(self.head)
        self.head.sort_asked.connect(self._order)
        self.selectionModel().currentRowChanged.connect(self.at_hand)

    def show_view(self, view: ProblemsView, theme: Theme) -> None:
        """Show the lines of a view."""
        self.theme = theme
        options = view.options
        arrow = "↓" if options.descending else "↑"
        sorted_by = next((c.key for c in COLUMNS if c.order == options.order), "")
        self.show_sheet(_Sheet(view), (sorted_by, arrow if options.order else ""))
        self.head.show_columns(COLUMNS, self.viewport().width())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns share the new width."""
        super().resizeEvent(event)
        self.head.fit(self.viewport().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Right unfolds, Left folds, S orders by the column at hand, Ctrl+C copies."""
        at = self.currentIndex()
        key = event.key()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif at.isValid() and key == Qt.Key.Key_S and not event.modifiers():
            self._order(COLUMNS[at.column()].key)
        elif at.isValid() and key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self.fold_asked.emit(at.row(), key == Qt.Key.Key_Right)
        else:
            super().keyPressEvent(event)

    def _order(self, key: str) -> None:
        self.order_asked.emit(next(column.order for column in COLUMNS if column.key == key))
