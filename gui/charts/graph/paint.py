"""Painting of a graph: lines in bulk by their look, then nodes, then labels."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from core.panels.relations.view import Node, RelationsView
from gui.charts.graph.geometry import Geometry, radius
from gui.charts.graph.looks import Emphasis
from gui.pixels import sharp_ratio, takes_stamps
from gui.theme import Theme
from gui.typesetting import CENTRE, Lettering, Typeface

_STAMPS = 1024


def paint_nodes(
    painter: QPainter,
    shown: tuple[RelationsView, Geometry],
    theme: Theme,
    places: Iterable[int],
    opacity: Mapping[int, float],
) -> None:
    """Paint some nodes: the disc of what is in view before the paler one of all claims."""
    view, drawn = shown
    factor = _factor(view, drawn)
    ratio = painter.device().devicePixelRatio()
    stamped = takes_stamps(painter, ratio)
    radii, centres = drawn.radii.tolist(), drawn.centres.tolist()
    shades: dict[tuple[str, float], QColor] = {}
    for place in places:
        node = view.nodes[place]
        ink = node.side, opacity[place]
        colour = shades.get(ink)
        if colour is None:
            colour = shades[ink] = _shade(view, theme, *ink)
        outer, inner = radii[place], radius(node.made, factor)
        pale = node.made < node.made_unfiltered
        x, y = centres[place]
        if not stamped:
            _paint_disc(painter, QPointF(x, y), (inner, outer, pale), colour, theme.surface)
            continue
        sizes = (round(inner * 4) / 4, round(outer * 4) / 4, pale)
        stamp, half = _disc(sizes, colour.rgba(), theme.surface, ratio)
        painter.drawPixmap(QPointF(x - half, y - half), stamp)


def _shade(view: RelationsView, theme: Theme, side: str, opacity: float) -> QColor:
    colour = theme.side(side, view.stage.belligerents)
    colour.setAlphaF(min(opacity, 1.0))
    return colour


def _factor(view: RelationsView, drawn: Geometry) -> float:
    if not len(drawn.radii):
        return 1.0
    most = max(node.made_unfiltered for node in view.nodes)
    return float(drawn.radii.max()) / max(radius(most, 1.0), 1e-9)


@lru_cache(maxsize=_STAMPS)
def _disc(
    sizes: tuple[float, float, bool], colour: int, surface: str, ratio: float
) -> tuple[QPixmap, float]:
    """A disc painted once, and half its edge in points."""
    edge = round((2 * sizes[1] + 5) * ratio)
    stamp = QPixmap(edge, edge)
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    middle = QPointF(edge / ratio / 2, edge / ratio / 2)
    _paint_disc(painter, middle, sizes, QColor.fromRgba(colour), surface)
    painter.end()
    return stamp, edge / ratio / 2


def _paint_disc(
    painter: QPainter,
    centre: QPointF,
    sizes: tuple[float, float, bool],
    colour: QColor,
    surface: str,
) -> None:
    inner, outer, pale = sizes
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(surface))
    painter.drawEllipse(centre, outer + 1.5, outer + 1.5)
    if pale:
        light = QColor(colour)
        light.setAlphaF(0.28 * colour.alphaF())
        painter.setBrush(light)
        painter.drawEllipse(centre, outer, outer)
    painter.setBrush(colour)
    painter.drawEllipse(centre, inner, inner)


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
    painter = QPainter(stamp)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_patch(painter, QRectF(0, 0, width, height), label.surface)
    left, base = face.before(ratio)
    down = (height - face.height) / 2 + face.ascent
    words = face.painted(label.text, _inked(label), QColor(label.surface), ratio)
    across = (width - face.width(label.text)) / 2
    at = (round(side * ratio) / ratio for side in (across - left, down - base))
    painter.drawPixmap(QPointF(*at), words)
    painter.end()
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
