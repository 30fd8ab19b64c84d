"""A table of millions of rows: Qt is shown a stretch of them, which moves along."""

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QScrollBar

from gui.widgets.pick_table import PickTable
from gui.widgets.table_model import Index, Sheet

STRETCH = 20_000
"""Rows that Qt is shown at once: it keeps an entry for each of them."""
_NOTCH = 120
_ROWS_A_NOTCH = 3


class LongTable(PickTable):
    """Picks like any table, by places in the whole sheet; ``bar`` scrolls through all of it.

    Qt's own table keeps a record of every row and makes all of them anew each time the sheet
    changes: time and memory grow with the sheet. Here its model is a stretch of the sheet around
    what is in sight, and the scroll bar, one step for a row, stands beside the table.
    """

    def __init__(self, name: str) -> None:
        super().__init__(name, STRETCH)
        self.bar = QScrollBar(Qt.Orientation.Vertical)
        self.bar.setObjectName("longBar")
        self.destroyed.connect(self.bar.deleteLater)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(PickTable.ScrollMode.ScrollPerItem)
        self.bar.valueChanged.connect(self._scroll)

    @property
    def rows_in_sight(self) -> int:
        """Number of rows that are in sight when the last one is."""
        return max(1, self.rows.rowCount() - self.verticalScrollBar().maximum())

    def show_sheet(self, sheet: Sheet, arrow: tuple[str, str] = ("", "")) -> None:
        """Show another sheet; the place at the top is kept if it can be."""
        top = self.bar.value()
        super().show_sheet(sheet, arrow)
        self._fit_bar()
        self._stand(min(top, self.bar.maximum()))

    def bring_in_sight(self, place: int, column: int) -> Index:
        """Scroll as far as is needed to see a place; its index in Qt's model."""
        top, rows = self.bar.value(), self.rows_in_sight
        if place < top:
            self.bar.setValue(place)
        elif place >= top + rows:
            self.bar.setValue(place - rows + 1)
        return self.rows.index(place - self.rows.first, column)

    def updateGeometries(self) -> None:  # noqa: N802 - Qt's name
        """The bar spans what does not fit."""
        super().updateGeometries()
        if hasattr(self, "bar"):
            self._fit_bar()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Three rows a notch; sideways as any table."""
        turned = event.angleDelta()
        if abs(turned.x()) > abs(turned.y()):
            super().wheelEvent(event)
            return
        self.bar.setValue(self.bar.value() - round(turned.y() / _NOTCH * _ROWS_A_NOTCH))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up, down and the pages walk over the end of a stretch."""
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_PageUp: -self.rows_in_sight,
            Qt.Key.Key_PageDown: self.rows_in_sight,
        }
        step = steps.get(Qt.Key(event.key()), 0)
        at = self.place_at(self.currentIndex())
        if step and at >= 0:
            place = min(max(at + step, 0), self.sheet.count - 1)
            self._ensure(place)
            self.bring_in_sight(place, self.currentIndex().column())
        super().keyPressEvent(event)

    def _fit_bar(self) -> None:
        rows = self.rows_in_sight
        self.bar.setPageStep(rows)
        self.bar.setRange(0, max(self.sheet.count - rows, 0))
        self.bar.setVisible(self.bar.maximum() > 0)

    def _scroll(self, top: int) -> None:
        self._ensure(top)
        self._stand(top)

    def _stand(self, top: int) -> None:
        self.verticalScrollBar().setValue(top - self.rows.first)

    def _ensure(self, place: int) -> None:
        """Move the stretch where a place and what is around it lie beyond its ends."""
        model, rows = self.rows, self.rows_in_sight
        last = model.first + model.rowCount()
        low = model.first == 0 or place - rows >= model.first
        high = last >= self.sheet.count or place + 2 * rows < last
        if low and high:
            return
        current = self.currentIndex()
        at, column = self.place_at(current), current.column()
        self.selectionModel().reset()
        model.show_sheet(model.sheet, self._first_for(place, self.sheet.count), model.arrow)
        if at >= 0 and 0 <= at - model.first < model.rowCount():
            index = model.index(at - model.first, column)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _first(self, sheet: Sheet) -> int:
        return self._first_for(self.bar.value(), sheet.count)

    def _first_for(self, place: int, count: int) -> int:
        return min(max(place - STRETCH // 2, 0), max(count - STRETCH, 0))
