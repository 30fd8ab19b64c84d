"""Painting of the silence map: hollow = admitted, filled = claimed, ◆ third, × denied."""

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPixmap

from core.index import BoolArray
from core.panels.silence.grid import NOBODY, SilenceRow
from core.panels.silence.view import SilenceView
from core.panels.silence.words import summary
from core.vocabulary.terms import THIRD
from gui.charts.silence.layout import SILENT_TITLE, Grid, column_label
from gui.pixels import takes_stamps
from gui.theme import Theme

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_APART = 10.0
_SPOKEN = ("own", "adversary", "third", "denied")
_LEGEND = (
    ("adversary", "adversary claimed", "claimed"),
    ("own", "own side admitted", "admitted"),
    ("denied", "denied", "denied"),
    ("third", "third party", "third"),
    ("silent", "silent", "silent"),
    ("uncovered", "no coverage", "no coverage"),
)
"""What a sign means, and in fewer words for where room is short."""
_SIGN, _NEXT = 20.0, 14.0
_KEPT = 1024
"""Cells kept at most: their size changes with the number of columns."""


Stamps = dict[tuple[object, ...], QPixmap]
"""Cells painted before, by what is in them and their size."""


class Cell(Struct, frozen=True):
    """What is drawn in one cell; a colour is None where nobody spoke so."""

    own: QColor | None
    adversary: QColor | None
    third: QColor | None
    denied: QColor | None


class Brushwork(Struct, frozen=True, eq=False):
    """What painting needs."""

    theme: Theme
    font: QFont
    view: SilenceView
    grid: Grid
    ratio: float
    """Physical pixels of a logical one."""
    stamps: Stamps

    def stamp(self, painter: QPainter, box: QRectF, row: SilenceRow, column: int) -> None:
        """Paint a kind of cell once, and its picture ever after where that is as sharp."""
        if not takes_stamps(painter, self.ratio):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_cell(painter, box, _cell(self, row, column), self.theme)
            return
        spoke = (bool(row.own[column]), bool(row.third[column]))
        codes = (int(row.adversary[column]), int(row.denied[column]))
        size = (box.width(), box.height(), self.ratio)
        key = (self.view.sides, row.side if spoke[0] else "", *spoke, *codes, *size, self.theme.key)
        made = self.stamps.get(key)
        if made is None:
            if len(self.stamps) >= _KEPT:
                self.stamps.clear()
            made = self.stamps[key] = QPixmap((box.size() * self.ratio).toSize())
            made.setDevicePixelRatio(self.ratio)
            made.fill(Qt.GlobalColor.transparent)
            with QPainter(made) as inner:
                inner.setRenderHint(QPainter.RenderHint.Antialiasing)
                cell = _cell(self, row, column)
                paint_cell(inner, QRectF(QPointF(0, 0), box.size()), cell, self.theme)
        painter.drawPixmap(box.topLeft(), made)

    @property
    def bold(self) -> QFont:
        """The font of headings."""
        font = QFont(self.font)
        font.setBold(True)
        return font


def paint_map(painter: QPainter, work: Brushwork) -> None:
    """Paint dates, lines in sight, legend."""
    painter.setFont(work.font)
    _paint_dates(painter, work)
    for place, line in enumerate(work.grid.lines):
        if isinstance(line, str):
            _paint_heading(painter, work, place, line)
            continue
        row = work.view.rows[line]
        _paint_words(painter, work, place, row)
        columns = range(work.grid.first_column, work.grid.first_column + work.grid.columns)
        _paint_ground(painter, work, place, row, columns)
        for column in (column for column in columns if row.spoken[column]):
            work.stamp(painter, work.grid.box(place, column), row, column)
    _paint_legend(painter, work)


def paint_marks(
    painter: QPainter, work: Brushwork, hovered: BoolArray, selected: BoolArray
) -> None:
    """Paint over a map the cells in sight that are hovered or selected."""
    grid = work.grid
    places = [place for place, line in enumerate(grid.lines) if not isinstance(line, str)]
    rows = [line for line in grid.lines if not isinstance(line, str)]
    seen = slice(grid.first_column, grid.first_column + grid.columns)
    if not rows:
        return
    for place, column in np.argwhere(hovered[rows, seen]).tolist():
        box = grid.box(places[place], column + grid.first_column)
        painter.fillRect(box, QColor(work.theme.selection))
        row = work.view.rows[rows[place]]
        work.stamp(painter, box, row, column + grid.first_column)
    painter.setPen(QPen(QColor(work.theme.text), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for place, column in np.argwhere(selected[rows, seen]).tolist():
        box = grid.box(places[place], column + grid.first_column)
        painter.drawRoundedRect(box.adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)


def paint_cell(painter: QPainter, box: QRectF, cell: Cell, theme: Theme) -> None:
    """Paint one cell: a ring round a disc where both sides spoke.

    × and ◆ stand in the middle where they are alone, else smaller at the corners.
    """
    frame = box.adjusted(1, 1, -1, -1)
    size = min(frame.width(), frame.height(), 20.0)
    at = frame.center()
    painter.setPen(Qt.PenStyle.NoPen)
    if cell.adversary is not None:
        painter.setBrush(cell.adversary)
        reach = size * (0.2 if cell.own is not None else 0.32)
        painter.drawEllipse(at, reach, reach)
    if cell.own is not None:
        painter.setPen(QPen(cell.own, max(1.4, size * 0.1)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, size * 0.38, size * 0.38)
    spoken = cell.own is not None or cell.adversary is not None
    across, down = size * 0.4, size * 0.36
    if cell.denied is not None:
        where = at + QPointF(across, -down) if spoken else at
        _paint_cross(painter, where, size * (0.2 if spoken else 0.34), cell.denied, theme)
    if cell.third is not None:
        beside = spoken or cell.denied is not None
        where = at + QPointF(across, down) if beside else at
        reach = max(size * 0.22, 3.0) if beside else size * 0.34
        _paint_diamond(painter, where, reach, cell.third, theme)


def _paint_ground(
    painter: QPainter, work: Brushwork, place: int, row: SilenceRow, columns: range
) -> None:
    """A field where the side's silence can be told, a dash where it cannot."""
    boxes = [work.grid.box(place, column) for column in columns]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(work.theme.track))
    painter.drawRects(
        [
            box.adjusted(1, 1, -1, -1)
            for column, box in zip(columns, boxes, strict=True)
            if row.covered[column]
        ]
    )
    painter.setPen(QPen(QColor(work.theme.border), 1))
    painter.drawLines(
        [
            QLineF(box.center() - QPointF(2, 0), box.center() + QPointF(2, 0))
            for column, box in zip(columns, boxes, strict=True)
            if not (row.covered[column] or row.spoken[column])
        ]
    )


def _paint_cross(
    painter: QPainter, at: QPointF, reach: float, colour: QColor, theme: Theme
) -> None:
    strokes = [
        QLineF(at + QPointF(-reach, -reach), at + QPointF(reach, reach)),
        QLineF(at + QPointF(-reach, reach), at + QPointF(reach, -reach)),
    ]
    for pen in (QPen(QColor(theme.track), 4.0), QPen(colour, 1.8)):
        painter.setPen(pen)
        painter.drawLines(strokes)


def _paint_diamond(
    painter: QPainter, at: QPointF, reach: float, colour: QColor, theme: Theme
) -> None:
    path = QPainterPath(at + QPointF(0, -reach))
    for x, y in ((reach, 0.0), (0.0, reach), (-reach, 0.0)):
        path.lineTo(at + QPointF(x, y))
    path.closeSubpath()
    painter.setPen(QPen(QColor(theme.surface), 1.2))
    painter.setBrush(colour)
    painter.drawPath(path)


def _cell(work: Brushwork, row: SilenceRow, column: int) -> Cell:
    sides, theme = work.view.sides, work.theme

    def of(code: int) -> QColor | None:
        if code == NOBODY:
            return None
        return theme.side(sides[code] if code < len(sides) else THIRD, sides)

    return Cell(
        own=theme.side(row.side, sides) if row.own[column] else None,
        adversary=of(int(row.adversary[column])),
        third=theme.side(THIRD, sides) if row.third[column] else None,
        denied=of(int(row.denied[column])),
    )


def _paint_dates(painter: QPainter, work: Brushwork) -> None:
    grid, metrics = work.grid, QFontMetricsF(work.font)
    painter.setPen(QColor(work.theme.muted))
    free = grid.left - _APART
    for column in range(grid.first_column, grid.first_column + grid.columns):
        text = column_label(work.view, column)
        wide = metrics.horizontalAdvance(text)
        box = grid.box(0, column)
        left = min(max(box.center().x() - wide / 2, grid.left), grid.end.left() - wide - 4)
        if left >= free + _APART or column == grid.first_column:
            painter.drawText(QRectF(left, 2, wide + 2, grid.top - 4), _LEFT, text)
            free = left + wide
    if grid.end.width() >= metrics.horizontalAdvance(SILENT_TITLE):
        painter.drawText(
            QRectF(grid.end.left(), 2, grid.end.width(), grid.top - 4), _RIGHT, SILENT_TITLE
        )


def _paint_heading(painter: QPainter, work: Brushwork, place: int, side: str) -> None:
    grid = work.grid
    painter.setFont(work.bold)
    painter.setPen(work.theme.side(side, work.view.sides))
    box = QRectF(grid.label.left(), grid.middle(place) - grid.line / 2, 0, grid.line)
    box.setRight(grid.end.right())
    painter.drawText(box, _LEFT, f"Losses of {side}")
    painter.setFont(work.font)


def _paint_words(painter: QPainter, work: Brushwork, place: int, row: SilenceRow) -> None:
    grid, theme, metrics = work.grid, work.theme, QFontMetricsF(work.font)
    left = grid.indent(row.depth)
    middle = grid.middle(place)
    if row.parts:
        _paint_triangle(painter, QPointF(left - 8, middle), theme, expanded=row.expanded)
    box = QRectF(left, middle - grid.line / 2, grid.label.right() - left, grid.line)
    text = metrics.elidedText(row.label, Qt.TextElideMode.ElideRight, box.width())
    painter.setPen(QColor(theme.text))
    painter.drawText(box, _LEFT, text)
    strong = bool(row.silent)
    painter.setFont(work.bold if strong else work.font)
    painter.setPen(QColor(theme.text if strong else theme.muted))
    end = QRectF(grid.end.left(), middle - grid.line / 2, grid.end.width(), grid.line)
    painter.drawText(end, _RIGHT, summary(row))
    painter.setFont(work.font)


def _paint_triangle(painter: QPainter, at: QPointF, theme: Theme, *, expanded: bool) -> None:
    corners = ((-3, -2), (3, -2), (0, 3)) if expanded else ((-2, -3), (3, 0), (-2, 3))
    path = QPainterPath(at + QPointF(*corners[0]))
    for corner in corners[1:]:
        path.lineTo(at + QPointF(*corner))
    path.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.faint))
    painter.drawPath(path)


def _paint_legend(painter: QPainter, work: Brushwork) -> None:
    grid, metrics, theme = work.grid, QFontMetricsF(work.font), work.theme
    top, left = grid.bottom + 4, grid.label.left()
    ink = QColor(theme.muted)
    room = grid.end.right() - left
    full = sum(metrics.horizontalAdvance(words) + _SIGN + _NEXT for _, words, _ in _LEGEND)
    for kind, *meaning in _LEGEND:
        words = meaning[0 if full - _NEXT <= room else 1]
        wide = metrics.horizontalAdvance(words)
        box = QRectF(left, top + (metrics.height() - 16) / 2, 16, 16)
        if kind == "uncovered":
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.drawLine(box.center() - QPointF(4, 0), box.center() + QPointF(4, 0))
        else:
            painter.fillRect(box.adjusted(1, 1, -1, -1), QColor(theme.track))
            inks = {name: ink if name == kind else None for name in _SPOKEN}
            paint_cell(painter, box, Cell(**inks), theme)
        painter.setPen(ink)
        painter.drawText(QRectF(left + _SIGN, top, wide + 2, metrics.height()), _LEFT, words)
        left += _SIGN + wide + _NEXT
