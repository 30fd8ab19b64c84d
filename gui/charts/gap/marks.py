"""Marks of the loss charts: ○ own, ● adversary, ◆ third, with whisker, band and ticks."""

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.comparison import Amount
from core.panels.losses.rows import LossMark
from gui.charts.gap.layout import Field
from gui.theme import Theme

RADIUS = 5.5
_ARROW = 26.0
_HEAD = 4.0
_BELOW = 8.5
_OWN, _ADVERSARY = 0, 1


def colour_of(mark: LossMark, theme: Theme, sides: Sequence[str]) -> QColor:
    """Colour of a mark: the side of who speaks."""
    return theme.side(mark.side, sides)


def ends_of(amount: Amount, field: Field) -> tuple[float, float]:
    """First and last pixel of a mark: one point, or the ends of a bare range."""
    if amount.point is not None:
        x = field.x(amount.point)
        return x, x
    low, high = sorted((field.x(amount.low or 0.0), field.x(amount.high or 0.0)))
    return low, high


def reach_of(mark: LossMark, field: Field) -> tuple[float, float]:
    """First and last pixel of a mark with its whiskers and arrows."""
    low, high = ends_of(mark.amount, field)
    if mark.amount.point is None:
        return low, high
    places = [low, high]
    outwards = -_ARROW if field.mirrored else _ARROW
    for end, arrow in ((mark.amount.low, -outwards), (mark.amount.high, outwards)):
        places.append(low + arrow if end is None else field.x(end))
    return min(places), max(places)


def draw_mark(
    painter: QPainter, mark: LossMark, field: Field, y: float, ink: tuple[QColor, QColor]
) -> None:
    """Draw a slot's shape; ``ink`` is its colour and that of the ground."""
    colour, ground = ink
    low, high = ends_of(mark.amount, field)
    painter.setPen(QPen(colour, 2.0))
    painter.setBrush(colour if mark.role == _ADVERSARY else ground)
    if mark.role in (_OWN, _ADVERSARY):
        radius = RADIUS - (0.5 if mark.role == _OWN else 1.0)
        box = QRectF(low - radius, y - radius, high - low + 2 * radius, 2 * radius)
        painter.drawRoundedRect(box, radius, radius)
        return
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    reach = RADIUS
    painter.drawPolygon(
        QPolygonF(
            [
                QPointF(low - reach, y),
                QPointF(low, y - reach),
                QPointF(high, y - reach),
                QPointF(high + reach, y),
                QPointF(high, y + reach),
                QPointF(low, y + reach),
            ]
        )
    )


def draw_whisker(painter: QPainter, mark: LossMark, field: Field, y: float, colour: QColor) -> None:
    """Draw the range within one claim as a thin line, an open end as an arrow."""
    amount = mark.amount
    if amount.point is None:
        return
    middle = field.x(amount.point)
    painter.setPen(QPen(colour, 1.4))
    painter.setBrush(colour)
    outwards = -1.0 if field.mirrored else 1.0
    for end, towards in ((amount.low, -outwards), (amount.high, outwards)):
        if end is None:
            tip = middle + towards * _ARROW
            painter.drawLine(QLineF(middle, y, tip, y))
            back = tip - towards * _HEAD * 1.4
            painter.drawPolygon(
                QPolygonF([QPointF(tip, y), QPointF(back, y - _HEAD), QPointF(back, y + _HEAD)])
            )
        elif end != amount.point:
            x = field.x(end)
            painter.drawLine(QLineF(middle, y, x, y))
            painter.drawLine(QLineF(x, y - _HEAD, x, y + _HEAD))


def draw_band(painter: QPainter, mark: LossMark, field: Field, y: float, colour: QColor) -> None:
    """Draw the spread between variants as a band below the mark, with a tick for each.

    One that reaches beyond the scale ends in an arrow.
    """
    ticks = mark.slot.ticks
    if not ticks:
        return
    low, high = ends_of(mark.amount, field)
    places = field.xs([value for value in ticks if value <= field.scale.high])
    beyond = [field.at(1.0)] if ticks[-1] > field.scale.high else []
    left, right = min(low, high, *places, *beyond), max(low, high, *places, *beyond)
    faint = QColor(colour)
    faint.setAlphaF(0.32)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faint)
    y += _BELOW
    painter.drawRect(QRectF(left, y - 1.5, right - left, 3))
    painter.setPen(QPen(colour, 1.2))
    painter.drawLines([QLineF(x, y - 2.5, x, y + 2.5) for x in places])
    for tip in beyond:
        back = tip + (_HEAD if field.mirrored else -_HEAD)
        ends = ((back, y - _HEAD), (tip, y), (back, y + _HEAD))
        painter.drawPolyline(QPolygonF([QPointF(*end) for end in ends]))


def draw_gap(
    painter: QPainter, ends: tuple[float, float], y: float, colour: QColor, *, comparable: bool
) -> None:
    """Draw the disagreement: a bar where it can be measured, dots where it cannot."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if comparable:
        pen = QPen(colour, 5.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
    else:
        pen = QPen(colour, 1.6, Qt.PenStyle.DotLine)
    painter.setPen(pen)
    painter.drawLine(QLineF(ends[0], y, ends[1], y))


def draw_ring(painter: QPainter, mark: LossMark, field: Field, y: float, pen: QPen) -> None:
    """Draw a ring around a mark."""
    low, high = ends_of(mark.amount, field)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    reach = RADIUS + 3.5
    box = QRectF(low - reach, y - reach, high - low + 2 * reach, 2 * reach)
    painter.drawRoundedRect(box, reach, reach)
