"""Painting of a graph: lines in bulk by their look, then nodes, then labels."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from core.panels.relations.edges import DENIALS
from core.panels.relations.view import Node, RelationsView
from gui.charts.graph.crowd import is_crowd, paint_strokes, strokes_of
from gui.charts.graph.geometry import FloatArray, Geometry, radius
from gui.charts.graph.looks import FULL, Emphasis, Places, looks
from gui.pixels import takes_stamps
from gui.theme import Theme

_STAMPS = 1024


def paint_lines(
    painter: QPainter,
    shown: tuple[RelationsView, Geometry],
    theme: Theme,
    places: Places,
    opacity: FloatArray,
) -> None:
    """Paint some lines; ``opacity`` has an entry for each of the view's lines."""
    view, drawn = shown
    if is_crowd(view):
        paint_strokes(painter, drawn, strokes_of(view, theme, places, opacity))
        return
    for look, chosen in looks(view, theme, places, opacity):
        painter.setPen(look.pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_curves(drawn, chosen))
        colour = QColor(look.colour)
        colour.setAlphaF(min(look.opacity * (1.6 if look.opacity < FULL else 1.0), FULL))
        _paint_arrows(painter, (view, drawn), chosen, (colour, look.width))
        _paint_crosses(painter, (view, drawn), chosen, colour)


def _curves(drawn: Geometry, places: Places) -> QPainterPath:
    path = QPainterPath()
    points = np.hstack((drawn.starts[places], drawn.bends[places], drawn.ends[places]))
    for x, y, bend_x, bend_y, end_x, end_y in points.tolist():
        path.moveTo(x, y)
        path.quadTo(bend_x, bend_y, end_x, end_y)
    return path


def _paint_arrows(
    painter: QPainter,
    shown: tuple[RelationsView, Geometry],
    places: Places,
    pen: tuple[QColor, float],
) -> None:
    view, drawn = shown
    directed = places[view.edges.directed[places]]
    if not len(directed):
        return
    colour, width = pen
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    for head in arrows(drawn, directed, 5.5 + width).tolist():
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in head]))


def arrows(drawn: Geometry, places: Places, length: float) -> FloatArray:
    """The heads of some lines, their tips at the lines' ends, shape (lines, 3, 2)."""
    tip = drawn.ends[places]
    along = tip - drawn.bends[places]
    along = along / np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    aside = np.stack((-along[:, 1], along[:, 0]), axis=1) * length * 0.42
    back = tip - along * length
    return np.stack((tip, back + aside, back - aside), axis=1)


def _paint_crosses(
    painter: QPainter,
    shown: tuple[RelationsView, Geometry],
    places: Places,
    colour: QColor,
) -> None:
    view, drawn = shown
    single = view.edges.single
    painter.setPen(QPen(colour, 1.8))
    for place in map(int, places):
        if place < len(single) and single[place].kind == DENIALS:
            paint_cross(painter, QPointF(*drawn.along(place, 0.5)), 4.0)


def paint_cross(painter: QPainter, at: QPointF, half: float) -> None:
    """The × of a denial."""
    painter.drawLine(at + QPointF(-half, -half), at + QPointF(half, half))
    painter.drawLine(at + QPointF(-half, half), at + QPointF(half, -half))


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


def paint_labels(
    painter: QPainter, labels: Sequence[Worded], ink: str, surface: str, font: QFont
) -> None:
    """Paint some labels, each on a patch of the ground so that lines do not cross it."""
    painter.setFont(font)
    back = QColor(surface)
    back.setAlphaF(0.8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    for box, _, _ in labels:
        painter.drawRoundedRect(box, 3, 3)
    for box, text, opacity in labels:
        colour = QColor(ink)
        colour.setAlphaF(opacity)
        painter.setPen(colour)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
