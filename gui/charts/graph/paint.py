"""Painting of a graph: lines in bulk by their look, then nodes, then labels."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from math import log1p

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from core.panels.relations.edges import DENIALS
from core.panels.relations.view import Edge, Node, RelationsView
from core.vocabulary.terms import Strength
from gui.charts.graph.geometry import CURVED, Geometry, radius
from gui.charts.graph.labels import Labels
from gui.theme import Theme

FULL, HALF, DIM = 1.0, 0.4, 0.13
_DASHES = {Strength.CONFIRMED.value: (), Strength.TENTATIVE.value: (4.0, 3.0)}
_DOTS = (0.1, 2.6)
_NARROWEST, _WIDEST = 1.3, 6.0
_BAND = 0.45
_BULK = 0.6
"""Lines in bulk are hairlines, and paler, so that many of them remain a texture."""


@dataclass(frozen=True)
class Marks:
    """Nodes and lines by number that stand out for one reason."""

    nodes: frozenset[int] = frozenset()
    edges: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.nodes or self.edges)


@dataclass(frozen=True)
class Emphasis:
    """What stands out: pointed at anywhere, selected, and the node or line of the key cursor."""

    hovered: Marks = field(default_factory=Marks)
    selected: Marks = field(default_factory=Marks)
    cursor: Marks = field(default_factory=Marks)


@dataclass(frozen=True)
class Look:
    """The pen of a line; lines of one look are painted at once."""

    colour: str
    dashes: tuple[float, ...]
    width: float
    opacity: float

    def pen(self) -> QPen:
        """The pen."""
        colour = QColor(self.colour)
        colour.setAlphaF(self.opacity)
        pen = QPen(colour, self.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        if self.dashes:
            if self.dashes is _DOTS:
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern(list(self.dashes))
        return pen


def edge_look(edge: Edge, theme: Theme, opacity: float = FULL) -> Look:
    """Colour says the sign, dashes the strength or a condition, width the number of claims."""
    colour = {1: theme.supportive, -1: theme.hostile}.get(edge.sign, theme.neutral)
    width = min(_NARROWEST + 0.9 * log1p(edge.weight), _WIDEST)
    if edge.counted:
        return Look(colour, (), width + 0.5, opacity * _BAND)
    if edge.condition:
        return Look(colour, _DASHES[Strength.TENTATIVE.value], width, opacity)
    neutral = 0.75 if edge.sign == 0 else 1.0
    return Look(colour, _DASHES.get(edge.strength, _DOTS), width, opacity * neutral)


def edge_opacity(view: RelationsView, emphasis: Emphasis, place: int) -> float:
    """How strongly a line is painted: less where something else stands out."""
    edge = view.edges[place]
    if place in emphasis.cursor.edges:
        return FULL
    if emphasis.hovered:
        return FULL if place in emphasis.hovered.edges else HALF / 2
    if view.neighbours:
        near = {edge.source, edge.target} <= view.neighbours
        ego = view.options.ego in (view.nodes[edge.source].name, view.nodes[edge.target].name)
        return (FULL if ego else HALF / 2) if near else DIM
    faded = view.nodes[edge.source].faded or view.nodes[edge.target].faded
    return HALF if faded or (edge.unfiltered and not edge.weight) else FULL


def paint_edges(
    painter: QPainter, view: RelationsView, drawn: Geometry, emphasis: Emphasis, theme: Theme
) -> None:
    """Paint all lines: bands of counts first, then stated relations."""
    looks: dict[tuple[bool, Look], list[int]] = {}
    for place, edge in enumerate(view.edges):
        look = edge_look(edge, theme, edge_opacity(view, emphasis, place))
        looks.setdefault((not edge.counted, look), []).append(place)
    straight = len(view.edges) > CURVED
    for (_, look), places in sorted(looks.items(), key=lambda item: item[0][0]):
        painter.setPen(look.pen())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if straight:
            painter.setPen(replace(look, width=1.0, opacity=_BULK * look.opacity).pen())
            ends = np.hstack((drawn.starts[places], drawn.ends[places])).tolist()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
            painter.drawLines([QLineF(*end) for end in ends])
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            continue
        painter.drawPath(_curves(drawn, places))
        colour = QColor(look.colour)
        colour.setAlphaF(min(look.opacity * (1.6 if look.opacity < FULL else 1.0), FULL))
        _arrows(painter, view, drawn, places, (colour, look.width))


def _curves(drawn: Geometry, places: Sequence[int]) -> QPainterPath:
    path = QPainterPath()
    for place in places:
        path.moveTo(QPointF(*drawn.starts[place].tolist()))
        path.quadTo(QPointF(*drawn.bends[place].tolist()), QPointF(*drawn.ends[place].tolist()))
    return path


def _arrows(
    painter: QPainter,
    view: RelationsView,
    drawn: Geometry,
    places: Sequence[int],
    pen: tuple[QColor, float],
) -> None:
    colour, width = pen
    for place in places:
        edge = view.edges[place]
        if edge.directed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawPolygon(arrow(drawn, place, 5.5 + width))
        if edge.kind == DENIALS:
            painter.setPen(QPen(colour, 1.8))
            paint_cross(painter, QPointF(*drawn.along(place, 0.5)), 4.0)


def arrow(drawn: Geometry, place: int, length: float) -> QPolygonF:
    """The head of a line, its tip at the line's end."""
    tip, bend = drawn.ends[place], drawn.bends[place]
    along = tip - bend
    along = along / max(float(np.hypot(*along)), 1e-9)
    aside = np.array((-along[1], along[0])) * length * 0.42
    back = tip - along * length
    return QPolygonF([QPointF(*point.tolist()) for point in (tip, back + aside, back - aside)])


def paint_cross(painter: QPainter, at: QPointF, half: float) -> None:
    """The × of a denial."""
    painter.drawLine(at + QPointF(-half, -half), at + QPointF(half, half))
    painter.drawLine(at + QPointF(-half, half), at + QPointF(half, -half))


def node_opacity(view: RelationsView, emphasis: Emphasis, place: int) -> float:
    """How strongly a node is painted: less where something else stands out."""
    if place in emphasis.cursor.nodes:
        return FULL
    if emphasis.hovered:
        return FULL if place in emphasis.hovered.nodes else HALF
    if view.neighbours and place not in view.neighbours:
        return DIM * 2
    return HALF / 1.3 if view.nodes[place].faded else FULL


def paint_nodes(
    painter: QPainter, view: RelationsView, drawn: Geometry, emphasis: Emphasis, theme: Theme
) -> None:
    """Paint all nodes: the disc of what is in view before the paler one of all claims."""
    factor = (
        1.0
        if not len(drawn.radii)
        else float(drawn.radii.max())
        / max(radius(max(node.made_unfiltered for node in view.nodes), 1.0), 1e-9)
    )
    surface = QColor(theme.surface)
    for place in view.shown:
        node, centre = view.nodes[place], QPointF(*drawn.centres[place].tolist())
        opacity = node_opacity(view, emphasis, place)
        outer = float(drawn.radii[place])
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(surface)
        painter.drawEllipse(centre, outer + 1.5, outer + 1.5)
        if node.made < node.made_unfiltered:
            painter.setBrush(_side(node, view, theme, 0.28 * opacity))
            painter.drawEllipse(centre, outer, outer)
        inner = radius(node.made, factor)
        painter.setBrush(_side(node, view, theme, opacity))
        painter.drawEllipse(centre, inner, inner)
        _rings(painter, place, (centre, outer), (view, emphasis), theme)


def _rings(
    painter: QPainter,
    place: int,
    disc: tuple[QPointF, float],
    shown: tuple[RelationsView, Emphasis],
    theme: Theme,
) -> None:
    (centre, outer), (view, emphasis) = disc, shown
    node = view.nodes[place]
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if place in emphasis.selected.nodes or node.name == view.options.ego:
        painter.setPen(QPen(QColor(theme.text), 2.0 if node.name == view.options.ego else 1.2))
        painter.drawEllipse(centre, outer + 3, outer + 3)
    if place in emphasis.cursor.nodes:
        painter.setPen(QPen(QColor(theme.link), 1.6, Qt.PenStyle.DotLine))
        painter.drawEllipse(centre, outer + 5.5, outer + 5.5)
    if node.pinned:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.surface))
        painter.drawEllipse(centre, 2.4, 2.4)


def _side(node: Node, view: RelationsView, theme: Theme, opacity: float) -> QColor:
    colour = theme.side(node.side, view.stage.belligerents)
    colour.setAlphaF(min(opacity, 1.0))
    return colour


def paint_labels(
    painter: QPainter,
    view: RelationsView,
    labels: Labels,
    emphasis: Emphasis,
    dress: tuple[Theme, QFont, QFont],
) -> None:
    """Paint the labels that found room; ``dress`` holds the fonts of nodes and of lines."""
    theme, for_nodes, for_edges = dress
    painter.setFont(for_edges)
    for place, (box, text) in labels.edges.items():
        _label(painter, box, text, (theme, theme.muted, edge_opacity(view, emphasis, place)))
    painter.setFont(for_nodes)
    for place, (box, text) in labels.nodes.items():
        faded = node_opacity(view, emphasis, place)
        _label(painter, box, text, (theme, theme.text, max(faded, HALF)))


def _label(painter: QPainter, box: QRectF, text: str, dress: tuple[Theme, str, float]) -> None:
    theme, ink, opacity = dress
    back = QColor(theme.surface)
    back.setAlphaF(0.8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(back)
    painter.drawRoundedRect(box, 3, 3)
    colour = QColor(ink)
    colour.setAlphaF(opacity)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
