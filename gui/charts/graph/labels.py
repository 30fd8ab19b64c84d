"""Labels of a graph that collide with nothing: placed greedily, the weightier first."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from core.panels.relations.view import Edge, RelationsView
from core.panels.relations.words import edge_label
from core.vocabulary.terms import THIRD
from gui.charts.graph.geometry import Geometry

LABELLED = 60
"""With more nodes only as many of the weightiest have labels, and no line has one."""

_LONGEST = 170.0
_REPEATED = 3
"""So often the same words stand on lines; the colour and the tip say the rest."""
_PARTS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)


@dataclass(frozen=True, eq=False)
class Labels:
    """Rectangles of the labels that found room, and their texts, by number of node or edge."""

    nodes: dict[int, tuple[QRectF, str]]
    edges: dict[int, tuple[QRectF, str]]


@dataclass(eq=False)
class _Board:
    """What is taken on the canvas."""

    canvas: QRectF
    taken: list[QRectF] = field(default_factory=list[QRectF])

    def place(self, candidates: Iterable[QRectF]) -> QRectF | None:
        """The first rectangle that is free, which is then taken."""
        for candidate in candidates:
            if self.canvas.contains(candidate) and not any(
                candidate.intersects(other) for other in self.taken
            ):
                self.taken.append(candidate)
                return candidate
        return None


def place_labels(
    view: RelationsView,
    drawn: Geometry,
    canvas: QRectF,
    metrics: tuple[QFontMetricsF, QFontMetricsF],
) -> Labels:
    """Place the labels of a graph; ``metrics`` are those of node and of line labels."""
    for_nodes, for_edges = metrics
    discs = [_disc(drawn, place) for place in view.shown]
    board = _Board(canvas, discs)
    nodes: dict[int, tuple[QRectF, str]] = {}
    for place in _by_weight(view)[:LABELLED]:
        text = elided(view.nodes[place].label, for_nodes)
        width, height = for_nodes.horizontalAdvance(text) + 4, for_nodes.height()
        found = board.place(_beside(_disc(drawn, place), width, height))
        if found is not None:
            nodes[place] = (found, text)
    edges: dict[int, tuple[QRectF, str]] = {}
    said: dict[str, int] = {}
    if len(view.shown) <= LABELLED:
        for place in sorted(range(len(view.edges)), key=lambda p: _edge_weight(view, p)):
            text = edge_label(view.edges[place])
            if said.get(text, 0) == _REPEATED:
                continue
            width, height = for_edges.horizontalAdvance(text) + 4, for_edges.height() - 1
            found = board.place(_on_line(drawn, place, width, height))
            if found is not None:
                edges[place] = (found, text)
                said[text] = said.get(text, 0) + 1
    return Labels(nodes, edges)


def elided(text: str, metrics: QFontMetricsF, longest: float = _LONGEST) -> str:
    """A text cut with … where it is longer than a label may be."""
    if metrics.horizontalAdvance(text) <= longest:
        return text
    while text and metrics.horizontalAdvance(f"{text}…") > longest:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _disc(drawn: Geometry, place: int) -> QRectF:
    x, y = drawn.centres[place].tolist()
    half = float(drawn.radii[place]) + 1
    return QRectF(x - half, y - half, 2 * half, 2 * half)


def _beside(disc: QRectF, width: float, height: float) -> list[QRectF]:
    middle, left = disc.center().x() - width / 2, disc.left() - width - 1
    level = disc.center().y() - height / 2
    return [
        QRectF(middle, disc.bottom(), width, height),
        QRectF(disc.right() + 1, level, width, height),
        QRectF(left, level, width, height),
        QRectF(middle, disc.top() - height, width, height),
        QRectF(disc.right() - 4, disc.bottom() - 3, width, height),
        QRectF(left + 4, disc.bottom() - 3, width, height),
        QRectF(disc.right() - 4, disc.top() - height + 3, width, height),
        QRectF(left + 4, disc.top() - height + 3, width, height),
    ]


def _on_line(drawn: Geometry, edge: int, width: float, height: float) -> Iterable[QRectF]:
    for part in _PARTS:
        x, y = drawn.along(edge, part)
        yield QRectF(x - width / 2, y - height / 2, width, height)


def _by_weight(view: RelationsView) -> list[int]:
    lines = Counter(end for edge in view.edges for end in (edge.source, edge.target))

    def weight(place: int) -> tuple[object, ...]:
        node = view.nodes[place]
        return node.side == THIRD, -node.made_unfiltered, -lines[place], place

    return sorted(view.shown, key=weight)


def _edge_weight(view: RelationsView, place: int) -> tuple[object, ...]:
    edge: Edge = view.edges[place]
    third = sum(view.nodes[end].side == THIRD for end in (edge.source, edge.target))
    return not edge.condition, edge.sign == 0 and not edge.counted, third, -edge.weight, place
