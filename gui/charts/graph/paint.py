"""Painting of a graph above its lines and nodes: rings, and labels each kept as a picture."""

from collections.abc import Iterable
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from core.panels.relations.view import Node, RelationsView
from gui.charts.graph.geometry import Geometry
from gui.charts.graph.looks import Emphasis
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


class _Label(NamedTuple):
    """A label as it is painted, wherever it stands; the same one is painted once."""

    face: Typeface
    text: str
    size: tuple[float, float]
    ink: tuple[str, float]
    """Colour and opacity."""
    surface: str


def paint_labels(
    painter: QPainter, labels: Iterable[Worded], ink: str, surface: str, face: Typeface
) -> None:
    """Paint some labels, each on a patch of the ground so that lines do not cross it."""
    ratio = sharp_ratio(painter, painter.device().devicePixelRatio())
    for box, text, opacity in labels:
        size = (box.width(), box.height())
        label = _Label(face, text, size, (ink, opacity), surface)
        if ratio:
            left, top = (floor(at * ratio + 0.5) / ratio for at in (box.left(), box.top()))
            painter.drawPixmap(QPointF(left, top), _written(label, ratio))
            continue
        _paint_patch(painter, box, surface)
        wide, middle = box.width(), box.center().y()
        Lettering(painter).write(face, text, _inked(label), box.left(), wide, middle, CENTRE)


@lru_cache(maxsize=_STAMPS)
def _written(label: _Label, ratio: float) -> QPixmap:
    """A label painted once, its patch at the corner."""
    face, (width, height) = label.face, label.size
    stamp = QPixmap(ceil(width * ratio), ceil(height * ratio))
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    with QPainter(stamp) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_patch(painter, QRectF(0, 0, width, height), label.surface)
        left, base = face.before(ratio)
        down = (height - face.height) / 2 + face.ascent
        words = face.painted(label.text, _inked(label), QColor(label.surface), ratio)
        across = (width - face.width(label.text)) / 2
        at = (round(side * ratio) / ratio for side in (across - left, down - base))
        painter.drawPixmap(QPointF(*at), words)
    return stamp


def _paint_patch(painter: QPainter, box: QRectF, surface: str) -> None:
    back = QColor(surface)
    back.setAlphaF(0.8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawRoundedRect(box, 3, 3)


def _inked(label: _Label) -> QColor:
    colour = QColor(label.ink[0])
    colour.setAlphaF(label.ink[1])
    return colour
