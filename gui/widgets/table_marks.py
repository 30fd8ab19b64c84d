"""The small marks that stand before words in a table: a dot, and the shapes of claims."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

Shape = Literal["dot", "filled", "hollow", "cross", "diamond", "triangle"]


@dataclass(frozen=True)
class TableMark:
    """A shape in a colour."""

    shape: Shape
    colour: QColor


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
