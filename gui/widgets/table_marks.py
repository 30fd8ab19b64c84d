"""The small marks that stand before words in a table: a dot, and the shapes of claims."""

from functools import lru_cache
from typing import Literal

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

Shape = Literal["dot", "filled", "hollow", "cross", "diamond", "triangle"]

_AROUND = 1
"""Points free around a mark in a stamp."""


class TableMark(Struct, frozen=True):
    """A shape in a colour."""

    shape: Shape
    colour: QColor


def stamp_mark(
    painter: QPainter, centre: QPointF, size: int, mark: TableMark, ratio: float
) -> None:
    """Draw a mark painted once for ``ratio`` pixels a point; with a ratio of 0 paint it."""
    if not ratio:
        draw_mark(painter, centre, size, mark)
        return
    across, down = centre.x() % 1, centre.y() % 1
    stamp = _stamp(mark.shape, mark.colour.rgba(), size, (across, down), ratio)
    half = size / 2 + _AROUND
    painter.drawPixmap(QPointF(centre.x() - across - half, centre.y() - down - half), stamp)


@lru_cache(maxsize=256)
def _stamp(
    shape: Shape, colour: int, size: int, beside: tuple[float, float], ratio: float
) -> QPixmap:
    edge = size + 2 * _AROUND
    stamp = QPixmap(round((edge + 1) * ratio), round((edge + 1) * ratio))
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    with QPainter(stamp) as painter:
        centre = QPointF(edge / 2 + beside[0], edge / 2 + beside[1])
        draw_mark(painter, centre, size, TableMark(shape, QColor.fromRgba(colour)))
    return stamp


def draw_mark(painter: QPainter, centre: QPointF, size: float, mark: TableMark) -> None:
    """Draw a mark that fits a square of ``size`` pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark.colour)
    half = size / 2
    match mark.shape:
        case "dot" | "filled":
            radius = half * (0.72 if mark.shape == "dot" else 0.9)
            painter.drawEllipse(centre, radius, radius)
        case "hollow":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(mark.colour, size / 5))
            painter.drawEllipse(centre, half * 0.78, half * 0.78)
        case "cross":
            painter.setPen(
                QPen(mark.colour, size / 4.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            )
            arm = half * 0.7
            box = QRectF(centre.x() - arm, centre.y() - arm, 2 * arm, 2 * arm)
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.topRight(), box.bottomLeft())
        case "diamond" | "triangle":
            painter.drawPolygon(_corners(mark.shape, centre, half))
    painter.restore()


def _corners(shape: Shape, centre: QPointF, half: float) -> QPolygonF:
    if shape == "diamond":
        steps = ((0, -1), (0.9, 0), (0, 1), (-0.9, 0))
    else:
        steps = ((0, -0.95), (0.95, 0.8), (-0.95, 0.8))
    return QPolygonF([QPointF(centre.x() + x * half, centre.y() + y * half) for x, y in steps])
