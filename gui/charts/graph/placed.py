"""Pictures at places: what a graph of few marks is made of, and which part of it a step changes."""

from collections.abc import Collection, Iterable
from math import ceil, floor
from operator import add
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QPixmap

_MANY = 120
"""With more pictures that differ the whole canvas is painted."""


class Placed(NamedTuple):
    """A picture, where it stands, and how strongly."""

    left: float
    top: float
    wide: float
    high: float
    picture: QPixmap
    strength: float = 1.0


def draw_placed(painter: QPainter, placed: Iterable[Placed]) -> None:
    """Draw pictures, the later over the earlier."""
    whole, worn = painter.opacity(), 1.0
    for left, top, _, _, picture, strength in placed:
        if strength != worn:
            worn = strength
            painter.setOpacity(whole * strength)
        painter.drawPixmap(QPointF(left, top), picture)
    painter.setOpacity(whole)


def meeting(placed: Iterable[Placed], part: QRect) -> Iterable[Placed]:
    """The pictures that meet a part of the canvas."""
    left, top = part.left(), part.top()
    right, bottom = left + part.width(), top + part.height()
    return (
        one
        for one in placed
        if one[0] < right and one[1] < bottom and one[0] + one[2] > left and one[1] + one[3] > top
    )


def changed_part(before: Collection[Placed], after: Collection[Placed]) -> QRect | None:
    """The part of a canvas in which other pictures stand than before, None for all of it.

    Those that stay are the same objects, in the same order.
    """
    stood, stand = set(map(id, before)), set(map(id, after))
    others = [one for one in before if id(one) not in stand]
    others += [one for one in after if id(one) not in stood]
    if len(others) > _MANY:
        return None
    if not others:
        return QRect()
    left, top, wide, high, _, _ = zip(*others, strict=True)
    right = max(map(add, left, wide))
    bottom = max(map(add, top, high))
    first, upper = floor(min(left)), floor(min(top))
    return QRect(first, upper, ceil(right) - first, ceil(bottom) - upper)
