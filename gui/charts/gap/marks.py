"""Marks of the loss charts: ○ own, ● adversary, ◆ third, with whisker, band and ticks."""

from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF

from core.comparison import Amount
from core.panels.losses.rows import LossMark
from gui.charts.gap.layout import Field

RADIUS = 5.5
_ARROW = 26.0
_HEAD = 4.0
_BELOW = 8.5
_THIN, _BAR = 1.4, 5.0
"""Thickness of a whisker, and of the bar between two marks."""
_OWN, _ADVERSARY = 0, 1
_STAMPS = 1024
_PARTS = 4
"""Stamps stand at quarters of a pixel."""
_ROOM = 9
"""Half the width of a stamp, in points."""


def ends_of(amount: Amount, field: Field) -> tuple[float, float]:
    """First and last pixel of a mark: one point, or the ends of a bare range."""
    point = amount.point
    if point is not None:
        x = field.x(point)
        return x, x
    low, high = sorted((field.x(amount.low or 0.0), field.x(amount.high or 0.0)))
    return low, high


class Placed(NamedTuple):
    """A mark where it stands in its field, in pixels, and the colour of who speaks."""

    mark: LossMark
    low: float
    high: float
    first: float
    """First pixel with whiskers and arrows."""
    last: float
    ink: QColor

    @classmethod
    def at(cls, mark: LossMark, field: Field, ink: QColor) -> "Placed":
        """Where a mark stands."""
        amount = mark.amount
        low, high = ends_of(amount, field)
        if amount.point is None:
            return cls(mark, low, high, low, high, ink)
        outwards = -_ARROW if field.mirrored else _ARROW
        one = low - outwards if amount.low is None else field.x(amount.low)
        other = low + outwards if amount.high is None else field.x(amount.high)
        return cls(mark, low, high, min(low, one, other), max(low, one, other), ink)


def draw_mark(painter: QPainter, placed: Placed, y: float, ground: QColor, ratio: float) -> None:
    """Draw a slot's shape on a ground; with a ratio of pixels a point as a stamp."""
    low, role = placed.low, placed.mark.role
    if not ratio or placed.high != low:
        _draw_shape(painter, (role, low, placed.high, y), placed.ink, ground)
        return
    left, top = low // 1, y // 1
    quarters = int((low - left) * _PARTS), int((y - top) * _PARTS)
    stamp = _stamp(role, placed.ink.rgba(), ground.rgba(), quarters, ratio)
    painter.drawPixmap(int(left) - _ROOM, int(top) - _ROOM, stamp)


@lru_cache(maxsize=_STAMPS)
def _stamp(role: int, ink: int, ground: int, quarters: tuple[int, int], ratio: float) -> QPixmap:
    stamp = _blank(ratio)
    x, y = (_ROOM + part / _PARTS for part in quarters)
    with QPainter(stamp) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _draw_shape(painter, (role, x, x, y), QColor.fromRgba(ink), QColor.fromRgba(ground))
    return stamp


def _draw_shape(
    painter: QPainter, at: tuple[int, float, float, float], colour: QColor, ground: QColor
) -> None:
    """Draw the shape of a role from one pixel to another at a height."""
    role, low, high, y = at
    if role in (_OWN, _ADVERSARY):
        painter.setPen(QPen(colour, 2.0))
        painter.setBrush(colour if role == _ADVERSARY else ground)
        radius = RADIUS - (0.5 if role == _OWN else 1.0)
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


def draw_whisker(painter: QPainter, placed: Placed, field: Field, y: float, ratio: float) -> None:
    """Draw the range within one claim as a thin line, an open end as an arrow."""
    amount, middle, ink = placed.mark.amount, placed.low, placed.ink
    point = amount.point
    if point is None or amount.low == point == amount.high:
        return
    painter.fillRect(QRectF(placed.first, y - _THIN / 2, placed.last - placed.first, _THIN), ink)
    outwards = -1.0 if field.mirrored else 1.0
    for end, towards in ((amount.low, -outwards), (amount.high, outwards)):
        if end is None:
            _draw_head(painter, (middle + towards * _ARROW, y), towards, ink, ratio)
        elif end != point:
            x = field.x(end)
            painter.fillRect(QRectF(x - _THIN / 2, y - _HEAD, _THIN, 2 * _HEAD), ink)


def _draw_head(
    painter: QPainter, tip: tuple[float, float], towards: float, ink: QColor, ratio: float
) -> None:
    """Draw the head of an arrow; with a ratio of pixels a point as a stamp."""
    x, y = tip
    if not ratio:
        _paint_head(painter, x, y, towards, ink)
        return
    left, top = x // 1, y // 1
    quarters = int((x - left) * _PARTS), int((y - top) * _PARTS)
    stamp = _head(towards, ink.rgba(), quarters, ratio)
    painter.drawPixmap(int(left) - _ROOM, int(top) - _ROOM, stamp)


@lru_cache(maxsize=_STAMPS)
def _head(towards: float, ink: int, quarters: tuple[int, int], ratio: float) -> QPixmap:
    stamp = _blank(ratio)
    x, y = (_ROOM + part / _PARTS for part in quarters)
    with QPainter(stamp) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_head(painter, x, y, towards, QColor.fromRgba(ink))
    return stamp


def _paint_head(painter: QPainter, x: float, y: float, towards: float, ink: QColor) -> None:
    painter.setPen(QPen(ink, _THIN))
    painter.setBrush(ink)
    back = x - towards * _HEAD * 1.4
    painter.drawPolygon(
        QPolygonF([QPointF(x, y), QPointF(back, y - _HEAD), QPointF(back, y + _HEAD)])
    )


def _blank(ratio: float) -> QPixmap:
    """A clear stamp."""
    edge = round((2 * _ROOM + 1) * ratio)
    stamp = QPixmap(edge, edge)
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    return stamp


def draw_band(painter: QPainter, placed: Placed, field: Field, y: float) -> None:
    """Draw the spread between variants as a band below the mark, with a tick for each.

    One that reaches beyond the scale ends in an arrow.
    """
    ticks = placed.mark.slot.ticks
    if not ticks:
        return
    low, high, colour = placed.low, placed.high, placed.ink
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
    if comparable:
        painter.fillRect(QRectF(ends[0], y - _BAR / 2, ends[1] - ends[0], _BAR), colour)
        return
    painter.setPen(QPen(colour, 1.6, Qt.PenStyle.DotLine))
    painter.drawLine(QLineF(ends[0], y, ends[1], y))


def draw_ring(painter: QPainter, placed: Placed, y: float, pen: QPen) -> None:
    """Draw a ring around a mark."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    reach = RADIUS + 3.5
    width = placed.high - placed.low + 2 * reach
    painter.drawRoundedRect(QRectF(placed.low - reach, y - reach, width, 2 * reach), reach, reach)
