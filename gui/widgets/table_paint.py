"""Painting of the rows of a table: ground, marks, words, all cells in one go."""

from typing import Protocol

from PySide6.QtCore import QLine, QModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from gui.pixels import sharp_ratio
from gui.theme import Theme
from gui.typesetting import LEFT, RIGHT, Lettering, typeface
from gui.widgets.table_marks import stamp_mark
from gui.widgets.table_model import Sheet, SheetColumn

_PAD = 8
_MARK = 10
_SIGNS = ("", "—", "not stated")


class Rows(Protocol):
    """A table as far as painting its rows needs it."""

    theme: Theme
    focus_place: int

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        ...

    def is_chosen(self, place: int) -> bool:
        """Whether a row is shown as picked."""
        ...

    def is_lit(self, place: int) -> bool:
        """Whether a row is shown as highlighted."""
        ...

    def currentIndex(self) -> QModelIndex:  # noqa: N802 - Qt's name
        """Qt's own."""
        ...

    def hasFocus(self) -> bool:  # noqa: N802 - Qt's name
        """Qt's own."""
        ...

    def viewport(self) -> QWidget:
        """Qt's own."""
        ...

    def horizontalHeader(self) -> QHeaderView:  # noqa: N802 - Qt's name
        """Qt's own."""
        ...

    def verticalHeader(self) -> QHeaderView:  # noqa: N802 - Qt's name
        """Qt's own."""
        ...


def paint_rows(painter: QPainter, table: Rows, first: int) -> None:
    """Paint what is in sight; row 0 of Qt's model is the place ``first`` of the sheet."""
    viewport, theme = table.viewport(), table.theme
    columns = _columns(table)
    down = table.verticalHeader()
    top = down.visualIndexAt(0)
    if not columns or top < 0:
        return
    bottom = down.visualIndexAt(viewport.height())
    last = bottom if bottom >= 0 else down.count() - 1
    rows = [
        (first + row, down.sectionViewportPosition(row), down.sectionSize(row))
        for row in range(top, last + 1)
    ]
    left, right = columns[0][1], columns[-1][1] + columns[-1][2]
    _paint_grounds(painter, table, rows, (left, right))
    painter.setPen(QColor(theme.grid))
    painter.drawLines([QLine(left, y + high - 1, right - 1, y + high - 1) for _, y, high in rows])
    ratio = sharp_ratio(painter, viewport.devicePixelRatioF())
    for column, x, wide in columns:
        _paint_column(painter, table, column, rows, (x, wide, ratio))
    _paint_current(painter, table)


def _columns(table: Rows) -> list[tuple[SheetColumn, int, int]]:
    """The columns in sight from left to right, and where they stand."""
    head, sheet = table.horizontalHeader(), table.sheet
    width = table.viewport().width()
    shown = [head.logicalIndex(place) for place in range(len(sheet.columns))]
    return [
        (sheet.columns[place], x, wide)
        for place in shown
        if place >= 0
        and (wide := head.sectionSize(place)) > 0
        and (x := head.sectionViewportPosition(place)) < width
        and x + wide > 0
    ]


def _paint_grounds(
    painter: QPainter, table: Rows, rows: list[tuple[int, int, int]], across: tuple[int, int]
) -> None:
    theme, (left, right) = table.theme, across
    for place, y, high in rows:
        if table.is_chosen(place):
            painter.fillRect(left, y, right - left, high, QColor(theme.selection))
        elif table.is_lit(place):
            painter.fillRect(left, y, right - left, high, QColor(theme.hover))
        if place == table.focus_place:
            painter.fillRect(left, y, 3, high, QColor(theme.link))


def _paint_column(
    painter: QPainter,
    table: Rows,
    column: SheetColumn,
    rows: list[tuple[int, int, int]],
    stand: tuple[int, int, float],
) -> None:
    """Paint the cells of a column; ``stand`` is its place, its width, and the ratio of stamps."""
    sheet, theme, (x, wide, ratio) = table.sheet, table.theme, stand
    face, words = (
        typeface(table.viewport().font()),
        Lettering(painter, ratio, QColor(theme.surface)),
    )
    text, faint = QColor(theme.text), QColor(theme.faint)
    key, side = column.key, RIGHT if column.right else LEFT
    for place, y, high in rows:
        left, room = x + _PAD, wide - 2 * _PAD
        mark = sheet.mark(place, key)
        if mark is not None:
            centre = QPointF(left + _MARK / 2, y + (high - 1) // 2 + 0.5)
            stamp_mark(painter, centre, _MARK, mark, ratio)
            left, room = left + _MARK + 6, room - _MARK - 6
        said = sheet.text(place, key)
        words.write(face, said, faint if said in _SIGNS else text, left, room, y + high / 2, side)


def _paint_current(painter: QPainter, table: Rows) -> None:
    current = table.currentIndex()
    if not table.hasFocus() or not current.isValid():
        return
    head, down = table.horizontalHeader(), table.verticalHeader()
    column, row = current.column(), current.row()
    area = QRect(
        head.sectionViewportPosition(column),
        down.sectionViewportPosition(row),
        head.sectionSize(column) - 1,
        down.sectionSize(row) - 1,
    )
    painter.setPen(QPen(QColor(table.theme.link), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(area)
