"""Marks of the plots over time: ○ own, ● adversary, ◆ third, ▽ revision, ⫽ break, ranges."""

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.comparison.figures import OWN, THIRD_PARTY

RADIUS = 4.4
_ARROW = 14.0
_HEAD = 3.2


def draw_marks(
    painter: QPainter, at: Iterable[QPointF], slot: int, ink: QColor, ground: QColor, radius: float
) -> None:
    """Draw one voice's shape at several pixels."""
    if slot == THIRD_PARTY:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for point in at:
            painter.drawPolygon(_diamond(point, radius * 1.25))
        return
    painter.setPen(QPen(ink, 1.7))
    painter.setBrush(ground if slot == OWN else ink)
    for point in at:
        painter.drawEllipse(point, radius - 0.8, radius - 0.8)


def draw_falls(painter: QPainter, at: Iterable[QPointF], ink: QColor, ground: QColor) -> None:
    """Draw the mark of a revision downwards."""
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(ground)
    for point in at:
        x, y = point.x(), point.y()
        painter.drawPolygon(
            QPolygonF([QPointF(x - 4.5, y - 4), QPointF(x + 4.5, y - 4), QPointF(x, y + 4)])
        )


def draw_denial(
    painter: QPainter, at: QPointF, ink: QColor, ground: QColor, *, dashed: bool
) -> None:
    """Draw the × of a denial on a ground of its own; one in part has but one long stroke."""
    x, y, reach = at.x(), at.y(), RADIUS + 1
    strokes = [
        QLineF(x - reach, y - reach, x + reach, y + reach),
        QLineF(x - reach, y + reach, x + reach, y - reach),
    ]
    if dashed:
        strokes[1] = QLineF(x - reach / 2, y + reach / 2, x + reach / 2, y - reach / 2)
    for pen in (QPen(ground, 4.6), QPen(ink, 2.0)):
        painter.setPen(pen)
        painter.drawLines(strokes)


def draw_breaks(painter: QPainter, at: Iterable[QPointF], ink: QColor) -> None:
    """Draw the sign of a broken series before each mark: two slanting strokes."""
    painter.setPen(QPen(ink, 1.5))
    painter.drawLines(
        [
            QLineF(p.x() - RADIUS - shift - 2, p.y() + 6, p.x() - RADIUS - shift + 2, p.y() - 6)
            for p in at
            for shift in (4.5, 8.5)
        ]
    )


def draw_whisker(
    painter: QPainter, x: float, y: float, low: float | None, high: float | None, ink: QColor
) -> None:
    """Draw the range of one figure upright; an end that is None is open and has an arrow."""
    painter.setPen(QPen(ink, 1.2))
    painter.setBrush(ink)
    for end, towards in ((low, 1.0), (high, -1.0)):
        if end is None:
            tip = y + towards * _ARROW
            painter.drawLine(QLineF(x, y, x, tip))
            back = tip - towards * _HEAD * 1.4
            painter.drawPolygon(
                QPolygonF([QPointF(x, tip), QPointF(x - _HEAD, back), QPointF(x + _HEAD, back)])
            )
        elif abs(end - y) > 1:
            painter.drawLine(QLineF(x, y, x, end))
            painter.drawLine(QLineF(x - _HEAD, end, x + _HEAD, end))


def draw_ring(painter: QPainter, at: QPointF, pen: QPen, radius: float = RADIUS + 3) -> None:
    """Draw a ring around a mark."""
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(at, radius, radius)


def draw_ticks(painter: QPainter, at: Iterable[QPointF], ink: QColor) -> None:
    """Draw figures that do not stand as short strokes."""
    painter.setPen(QPen(ink, 1.6))
    painter.drawLines([QLineF(p.x() - 4, p.y(), p.x() + 4, p.y()) for p in at])


def draw_capsule(painter: QPainter, box: QRectF, ink: QColor, ground: QColor) -> None:
    """Draw a bare range, which has no one number, from end to end."""
    painter.setPen(QPen(ink, 1.4))
    painter.setBrush(ground)
    painter.drawRoundedRect(box, box.width() / 2, box.width() / 2)


def _diamond(at: QPointF, reach: float) -> QPolygonF:
    x, y = at.x(), at.y()
    return QPolygonF(
        [
            QPointF(x - reach, y),
            QPointF(x, y - reach),
            QPointF(x + reach, y),
            QPointF(x, y + reach),
        ]
    )
