"""Painting of a graph above its lines and nodes: rings, and labels each kept as a picture."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from core.panels.relations.view import Node, RelationsView
from gui.charts.graph.geometry import Geometry
from gui.charts.graph.looks import FULL, Emphasis
from gui.charts.graph.placed import Placed, draw_placed
from gui.pixels import sharp_ratio
from gui.theme import Theme
from gui.typesetting import CENTRE, Lettering, Typeface

_STAMPS = 1024


def paint_rings(
    painter: QPainter, shown: tuple[RelationsView, Geometry], emphasis: Emphasis, theme: Theme
) -> None:
    """Rings around nodes that are selected, in the middle of attention, or under the key cursor."""
    view, drawn = shown
    painter.setBrush(Qt.BrushStyle.NoBrush)
    marked = emphasis.selected.nodes | emphasis.cursor.nodes
    options = view.options
    if not (marked or options.ego or options.pins):
        return
    for place in view.shown:
        node = view.nodes[place]
        if not (place in marked or node.pinned or _is_ego(node, view)):
            continue
        centre, outer = QPointF(*drawn.centres[place].tolist()), float(drawn.radii[place])
        if place in emphasis.selected.nodes or _is_ego(node, view):
            painter.setPen(QPen(QColor(theme.text), 2.0 if _is_ego(node, view) else 1.2))
            painter.drawEllipse(centre, outer + 3, outer + 3)
        if place in emphasis.cursor.nodes:
            painter.setPen(QPen(QColor(theme.link), 1.6, Qt.PenStyle.DotLine))
            painter.drawEllipse(centre, outer + 5.5, outer + 5.5)
        if node.pinned:
            painter.setPen(QPen(QColor(theme.surface), 4.8, c=Qt.PenCapStyle.RoundCap))
            painter.drawPoint(centre)


def _is_ego(node: Node, view: RelationsView) -> bool:
    return bool(view.options.ego) and node.name == view.options.ego


Worded = tuple[QRectF, str, float]
"""Where a label stands, what it says, and how strongly."""


def paint_labels(
    painter: QPainter, labels: Iterable[Worded], ink: str, surface: str, face: Typeface
) -> None:
    """Paint some labels, each on a patch of the ground so that lines do not cross it."""
    ratio = sharp_ratio(painter, painter.device().devicePixelRatio())
    if ratio:
        draw_placed(painter, placed_labels(labels, ink, surface, face, ratio))
        return
    for box, text, opacity in labels:
        _paint_patch(painter, box, surface)
        colour = QColor(ink)
        colour.setAlphaF(opacity)
        wide, middle = box.width(), box.center().y()
        Lettering(painter).write(face, text, colour, box.left(), wide, middle, CENTRE)


def placed_labels(
    labels: Iterable[Worded], ink: str, surface: str, face: Typeface, ratio: float
) -> Iterator[Placed]:
    """Some labels as pictures for so many pixels a point; a weak one as patch and words."""
    for box, text, opacity in labels:
        left, top = (floor(at * ratio + 0.5) / ratio for at in (box.left(), box.top()))
        wide, high = box.width(), box.height()
        around = wide + 1 / ratio, high + 1 / ratio
        if opacity == FULL:
            stamp = _written(face, text, wide, high, ink, surface, ratio)
            yield Placed(left, top, *around, stamp)
            continue
        yield Placed(left, top, *around, _patch(wide, high, surface, ratio))
        across, down = _inset(face, text, wide, high, ratio)
        words = _words(face, text, ink, surface, ratio)
        size = words.width() / ratio, words.height() / ratio
        yield Placed(left + across, top + down, *size, words, opacity)


@lru_cache(maxsize=_STAMPS)
def _written(
    face: Typeface, text: str, wide: float, high: float, ink: str, surface: str, ratio: float
) -> QPixmap:
    """A label at full strength as a picture, its words on their patch."""
    stamp = _patch(wide, high, surface, ratio).copy()
    with QPainter(stamp) as painter:
        at = QPointF(*_inset(face, text, wide, high, ratio))
        painter.drawPixmap(at, _words(face, text, ink, surface, ratio))
    return stamp


@lru_cache(maxsize=_STAMPS)
def _words(face: Typeface, text: str, ink: str, surface: str, ratio: float) -> QPixmap:
    """The words of a label at full strength as a picture."""
    return face.painted(text, QColor(ink), QColor(surface), ratio)


def _inset(
    face: Typeface, text: str, wide: float, high: float, ratio: float
) -> tuple[float, float]:
    """Where on its patch the picture of some words stands, on whole pixels."""
    left, base = face.before(ratio)
    across = (wide - face.width(text)) / 2 - left
    down = (high - face.height) / 2 + face.ascent - base
    return round(across * ratio) / ratio, round(down * ratio) / ratio


@lru_cache(maxsize=_STAMPS)
def _patch(wide: float, high: float, surface: str, ratio: float) -> QPixmap:
    """The patch of a label, at the corner of its picture."""
    stamp = QPixmap(*(ceil(side * ratio) for side in (wide, high)))
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    with QPainter(stamp) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_patch(painter, QRectF(0, 0, wide, high), surface)
    return stamp


def _paint_patch(painter: QPainter, box: QRectF, surface: str) -> None:
    back = QColor(surface)
    back.setAlphaF(0.8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawRoundedRect(box, 3, 3)
