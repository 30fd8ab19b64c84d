"""A table that draws its own rows: marks, words, what is picked and what is highlighted."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gui.theme import LIGHT, Theme
from gui.widgets.table_marks import draw_mark
from gui.widgets.table_model import Index, Sheet, TableModel

Places = npt.NDArray[np.int32]

NOWHERE: Places = np.zeros(0, dtype=np.int32)

_PAD = 8
_MARK = 10
_SIGNS = ("", "—", "not stated")


class _Painter(QStyledItemDelegate):
    def __init__(self, table: "RowTable") -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        del option
        table = self._table
        theme = table.theme
        area = table.visualRect(table.model().index(index.row(), index.column()))
        painter.save()
        self._paint_ground(painter, area, index)
        column = table.sheet.columns[index.column()]
        text = area.adjusted(_PAD, 0, -_PAD, 0)
        mark = table.sheet.mark(index.row(), column.key)
        if mark is not None:
            centre = QPointF(text.left() + _MARK / 2, text.center().y() + 0.5)
            draw_mark(painter, centre, _MARK, mark)
            text.setLeft(text.left() + _MARK + 6)
        words = table.sheet.text(index.row(), column.key)
        painter.setPen(QColor(theme.faint if words in _SIGNS else theme.text))
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(
            text,
            int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine),
            painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, text.width()),
        )
        painter.restore()

    def _paint_ground(self, painter: QPainter, area: QRect, index: Index) -> None:
        table, theme, place = self._table, self._table.theme, index.row()
        if table.is_chosen(place):
            painter.fillRect(area, QColor(theme.selection))
        elif table.is_lit(place):
            painter.fillRect(area, QColor(theme.hover))
        painter.setPen(QColor(theme.grid))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        if place == table.focus_place and index.column() == table.first_column:
            painter.fillRect(area.left(), area.top(), 3, area.height(), QColor(theme.link))
        if table.hasFocus() and index == table.currentIndex():
            painter.setPen(QPen(QColor(theme.link), 1))
            painter.drawRect(area.adjusted(0, 0, -1, -1))


class RowTable(QTableView):
    """Shows a sheet of any length; the rows picked are given by ``show_chosen``.

    They are not Qt's selection, which cannot hold millions. Drawing never reports anything.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.theme = LIGHT
        self.focus_place = -1
        self._column = 0
        self._chosen = NOWHERE
        self._lit = NOWHERE
        self._model = TableModel()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self._set_row_height()

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self._model.sheet

    @property
    def chosen(self) -> Places:
        """Places of the rows shown as picked, sorted."""
        return self._chosen

    @property
    def first_column(self) -> int:
        """The column at the left end."""
        return self.horizontalHeader().logicalIndex(0)

    def is_chosen(self, place: int) -> bool:
        """Whether a row is shown as picked."""
        return _within(self._chosen, place)

    def is_lit(self, place: int) -> bool:
        """Whether a row is shown as highlighted."""
        return _within(self._lit, place)

    def show_sheet(self, sheet: Sheet, arrow: tuple[str, str] = ("", "")) -> None:
        """Show another sheet, an arrow at one heading; the scroll position is kept if it can be."""
        self._column = max(self.currentIndex().column(), self._column)
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        self._chosen = self._lit = NOWHERE
        self.focus_place = -1
        self._model.arrow = arrow
        self._model.show_sheet(sheet)
        self.horizontalScrollBar().setValue(across)
        self.verticalScrollBar().setValue(down)

    def show_chosen(self, chosen: Places, focus: int = -1) -> None:
        """Show rows as picked, and bring a newly focused one into sight; says nothing."""
        moved = focus != self.focus_place
        self._chosen, self.focus_place = chosen, focus
        if focus >= 0 and moved:
            at = self.currentIndex().column() if self.currentIndex().isValid() else self._column
            column = min(at, self._model.columnCount() - 1)
            self.setCurrentIndex(self._model.index(focus, column))
            self.scrollTo(self.currentIndex())
        self.viewport().update()

    def show_lit(self, lit: Places) -> None:
        """Show rows as highlighted; says nothing."""
        if not np.array_equal(lit, self._lit):
            self._lit = lit
            self.viewport().update()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self.theme = theme
        self._set_row_height()
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Rows grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._set_row_height()

    def _set_row_height(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.verticalHeader().setMinimumSectionSize(self.fontMetrics().height() + 4)


def _within(places: Places, place: int) -> bool:
    at = int(np.searchsorted(places, place))
    return at < len(places) and int(places[at]) == place
