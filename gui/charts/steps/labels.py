"""Direct labels at the ends of lines: placed one after the other where nothing is in the way."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

_BESIDE = 9.0
_STEPS = 7


class Wish(Struct, frozen=True):
    """A label somebody wants: its words, the pixel it belongs to, and its rank, least first.

    The words are a name, which may be shortened, and a figure, which may not.
    """

    text: tuple[str, str]
    at: QPointF
    rank: tuple[float, ...]
    owner: int


class Placed(Struct, frozen=True):
    """A label with the box it stands in, and the pixel it is led to where it is far off."""

    text: tuple[str, str]
    box: QRectF
    owner: int
    lead: QPointF | None


def place_labels(
    wishes: Sequence[Wish],
    area: QRectF,
    marks: Sequence[QPointF],
    metrics: QFontMetricsF,
    boxes: Sequence[QRectF] = (),
) -> tuple[Placed, ...]:
    """Place as many labels as fit within an area without covering a mark, a box or each other."""
    taken = [*boxes, *(QRectF(mark.x() - 6, mark.y() - 6, 12, 12) for mark in marks)]
    found: list[Placed] = []
    for wish in sorted(wishes, key=lambda one: one.rank):
        placed = _place(wish, area, taken, metrics)
        if placed is not None:
            taken.append(placed.box)
            found.append(placed)
    return tuple(found)


def _place(
    wish: Wish, area: QRectF, taken: Sequence[QRectF], metrics: QFontMetricsF
) -> Placed | None:
    height = metrics.height()
    wide = min(metrics.horizontalAdvance("".join(wish.text)) + 3, area.width() * 0.5)
    room = area.right() - wish.at.x() - _BESIDE
    for step in _order():
        y = wish.at.y() - height / 2 + step * height * 0.75
        for side in (1, -1):
            width = wide if side < 0 else min(wide, max(room, 0.0))
            if width < min(wide, 0.6 * wide + 1):
                continue
            x = wish.at.x() + _BESIDE if side > 0 else wish.at.x() - _BESIDE - width
            box = QRectF(x, y, width, height)
            inside = (
                box.left() >= area.left()
                and box.top() >= area.top() - 2
                and box.bottom() <= area.bottom() + 2
                and box.right() <= area.right() + 1
            )
            if inside and not any(box.intersects(other) for other in taken):
                return Placed(wish.text, box, wish.owner, wish.at if abs(step) > 1 else None)
    return None


def _order() -> tuple[int, ...]:
    return (0, *(step * sign for step in range(1, _STEPS) for sign in (-1, 1)))
