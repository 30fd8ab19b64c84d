"""The list of what does not fit, as a table."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent

from core.contradictions import Order
from core.panels.contradictions import ContradictionsView
from core.panels.contradictions.cells import COLUMNS
from gui.theme import Theme
from gui.widgets.pick_table import PickTable
from gui.widgets.table_head import TableHead
from gui.widgets.table_marks import TableMark

_GLADLY = "date"
"""The column given up where both sides would be cut, unless the list goes by it."""
_SPARED = ("score", "apart")
"""Columns that only a narrow table does without; ranks are the usual order, which says them."""
_ARROWS = {Order.KIND: "↑"}


class _Sheet:
    """The view as a table asks for it; cells last looked at are remembered."""

    columns = COLUMNS

    def __init__(self, view: ContradictionsView, table: "FindingsTable") -> None:
        self._view = view
        self._table = table
        self._texts: dict[tuple[int, str], str] = {}
        self.count = len(view.findings)

    def text(self, place: int, column: str) -> str:
        found = self._texts.get((place, column))
        if found is None:
            found = self._texts[place, column] = self._view.text(place, column)
        return found

    def tip(self, place: int, column: str) -> str:
        return self._view.tip(place, column)

    def mark(self, place: int, column: str) -> TableMark | None:
        mark = self._view.mark(place, column)
        if mark is None:
            return None
        side, glyph = mark
        sides = self._view.workspace.index.sides
        return TableMark(glyph.value, self._table.theme.side(side, sides))


class FindingsTable(PickTable):
    """One finding in each row: arrows move, Enter picks its claims, S sorts by the column."""

    sort_asked = Signal(object)
    """The Order that a heading stands for."""
    copy_asked = Signal()
    """Ctrl+C was pressed."""
    at_hand = Signal()
    """Another row is at hand."""

    def __init__(self) -> None:
        super().__init__("What does not fit, one finding in each row", moving_picks=False)
        self.setAccessibleDescription(
            "Arrows move, Enter or Space selects the claims of a finding, S sorts by the column at"
            " hand, Ctrl+C copies the finding with its citations."
        )
        self.head = TableHead(COLUMNS, [column.key for column in COLUMNS])
        self.head.setSectionsMovable(False)
        self.head.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._sorted_by = ""
        self.setHorizontalHeader(self.head)
        self.head.sort_asked.connect(self._sort)
        self.selectionModel().currentRowChanged.connect(self.at_hand)

    def show_view(self, view: ContradictionsView, theme: Theme) -> None:
        """Show the findings of a view."""
        self.theme = theme
        order = view.options.order
        sorted_by = next(column.key for column in COLUMNS if column.order is order)
        self.show_sheet(_Sheet(view, self), (sorted_by, _ARROWS.get(order, "↓")))
        self._sorted_by = sorted_by
        self.head.show_columns(COLUMNS, self.viewport().width())
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Columns share the new width."""
        super().resizeEvent(event)
        self._share()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """S sorts by the column at hand, Ctrl+C copies."""
        column = self.currentIndex().column()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_asked.emit()
        elif column >= 0 and event.key() == Qt.Key.Key_S and not event.modifiers():
            self._sort(COLUMNS[column].key)
        else:
            super().keyPressEvent(event)

    def _share(self) -> None:
        """Share the width; where it is short, what the sentence says as well is left out."""
        room = self.viewport().width()
        self.head.leave_out(_SPARED, room, () if self._sorted_by == _GLADLY else (_GLADLY,))
        self.head.fit(room)

    def _sort(self, key: str) -> None:
        order = next((column.order for column in COLUMNS if column.key == key), None)
        if order is not None:
            self.sort_asked.emit(order)
