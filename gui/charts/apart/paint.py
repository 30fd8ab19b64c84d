"""Painting of the disagreement chart: steps in doublings, broken where nothing is comparable."""

from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from core.index import Rows
from core.panels.losses.over_time import ApartView
from gui.charts.apart.layout import Grid, Spot, day_labels
from gui.theme import Theme

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_THIN, _THICK = 1.2, 4.2
_DOT = 3.2
_RING = 6.0
_APART = 8.0


class Brushwork(Struct, frozen=True, eq=False):
    """What painting needs."""

    theme: Theme
    font: QFont
    view: ApartView
    grid: Grid
    hovered: Rows
    selected: Rows
    cursor: Spot | None

    @property
    def bold(self) -> QFont:
        """The type of the newest figures."""
        font = QFont(self.font)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @property
    def metrics(self) -> QFontMetricsF:
        """Measures of the plain type."""
        return QFontMetricsF(self.font)


def paint_lines(painter: QPainter, work: Brushwork) -> None:
    """Paint lines in sight and dates."""
    for line in range(work.grid.first, work.grid.first + work.grid.lines):
        _paint_ground(painter, work, line)
        _paint_words(painter, work, line)
        _paint_steps(painter, work, line)
        _paint_dots(painter, work, line)
    _paint_days(painter, work)


def _paint_ground(painter: QPainter, work: Brushwork, line: int) -> None:
    grid, theme = work.grid, work.theme
    box = grid.box(line, 0)
    cursor = work.cursor
    if cursor is not None and cursor.line == line:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.hover))
        across = QRectF(grid.label.left() - 6, box.top(), 0, box.height())
        across.setRight(grid.end.right() + 6)
        painter.drawRoundedRect(across, 4, 4)
        if cursor.column is not None:
            painter.setBrush(QColor(theme.selection))
            painter.drawRect(grid.box(line, cursor.column))
    painter.setPen(QPen(QColor(theme.grid), 1))
    painter.drawLine(QLineF(grid.label.left(), box.bottom(), grid.end.right(), box.bottom()))
    y = grid.point(line, 0, 0.0).y()
    painter.setPen(QPen(QColor(theme.border), 1))
    painter.drawLine(QLineF(grid.left, y, grid.right, y))


def _paint_words(painter: QPainter, work: Brushwork, line: int) -> None:
    grid, theme, box = work.grid, work.theme, work.grid.box(line, 0)
    label = QRectF(grid.label.left(), box.top(), grid.label.width(), box.height())
    painter.setFont(work.font if line else work.bold)
    painter.setPen(QColor(theme.text))
    text = QFontMetricsF(painter.font()).elidedText(
        work.view.lines[line].label, Qt.TextElideMode.ElideRight, label.width()
    )
    painter.drawText(label, _LEFT | Qt.TextFlag.TextSingleLine, text)
    ratio, coverage = work.view.newest(line)
    end = QRectF(grid.end.left(), box.top(), grid.end.width(), box.height())
    painter.setFont(work.font)
    painter.setPen(QColor(theme.muted))
    painter.drawText(end, _RIGHT, coverage)
    painter.setFont(work.bold)
    painter.setPen(QColor(theme.text))
    painter.drawText(end, _LEFT, ratio)


def _paint_steps(painter: QPainter, work: Brushwork, line: int) -> None:
    """Each figure holds until the next column; nothing is drawn where there is none."""
    grid, points = work.grid, work.view.lines[line].points
    ink = QColor(work.theme.both)
    for column, point in enumerate(points):
        doublings, summary = point.summary.doublings, point.summary
        if doublings is None or column + 1 == len(points):
            continue
        share = summary.comparable / max(summary.cells, 1)
        pen = QPen(ink, _THIN + (_THICK - _THIN) * share)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        start, later = grid.point(line, column, doublings), points[column + 1].summary.doublings
        if later is None:
            painter.drawLine(start, QPointF(start.x() + grid.column / 2, start.y()))
            continue
        end = grid.point(line, column + 1, later)
        painter.drawLine(start, QPointF(end.x(), start.y()))
        painter.setPen(QPen(ink, _THIN))
        painter.drawLine(QPointF(end.x(), start.y()), end)


def _paint_dots(painter: QPainter, work: Brushwork, line: int) -> None:
    theme, grid = work.theme, work.grid
    ink, ground = QColor(theme.muted), QColor(theme.surface)
    reach = min(_DOT, max(grid.column / 3, 1.6))
    for column, point in enumerate(work.view.lines[line].points):
        doublings = point.summary.doublings
        if doublings is None:
            continue
        at = grid.point(line, column, doublings)
        lit = len(work.hovered) > 0 and point.rows.meets(work.hovered)
        painter.setPen(QPen(QColor(theme.text) if lit else ink, 1.4))
        painter.setBrush(ground if doublings < 0 else QColor(theme.text) if lit else ink)
        painter.drawEllipse(at, reach, reach)
        if len(work.selected) and point.rows.meets(work.selected):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text), 1.2))
            painter.drawEllipse(at, _RING, _RING)


def _paint_days(painter: QPainter, work: Brushwork) -> None:
    """The last day and the first, then as many between them as find room."""
    grid, metrics = work.grid, work.metrics
    texts = day_labels(work.view)
    painter.setFont(work.font)
    painter.setPen(QColor(work.theme.muted))
    taken: list[tuple[float, float]] = []
    last = len(texts) - 1
    for column in dict.fromkeys((0, last, *range(len(texts)))):
        width = metrics.horizontalAdvance(texts[column])
        middle = grid.box(0, column).center().x()
        left = max(min(middle - width / 2, grid.end.right() - width), grid.label.left())
        if any(left - _APART < end and start - _APART < left + width for start, end in taken):
            continue
        taken.append((left, left + width))
        area = QRectF(left - 2, grid.bottom + 2, width + 4, metrics.height() + 4)
        painter.drawText(area, _CENTRE, texts[column])
