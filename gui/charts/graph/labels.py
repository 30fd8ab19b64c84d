"""Labels of a graph that collide with nothing: placed greedily, the weightier first."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import compress
from operator import attrgetter

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from core.index import BoolArray
from core.panels.relations.view import RelationsView
from core.panels.relations.words import edge_label
from core.vocabulary.terms import THIRD
from gui.charts.graph.course import Course
from gui.charts.graph.geometry import CURVED, FloatArray, Geometry
from gui.typesetting import Typeface

LABELLED = 60
"""With more nodes only as many of the weightiest have labels, and no line has one."""

_LONGEST = 170.0
_TOGETHER = 2
"""Of more stated lines between two nodes none has words of its own at rest."""
_REPEATED = 2
"""So often the same words stand on lines; the colour and the tip say the rest."""
Texts = tuple[tuple[int, str], ...]
"""Lines by number with their words, the weightier first."""
_TOLD = attrgetter("source", "target", "kind", "kinds", "condition", "unfiltered", "sign")
"""What of a line says which words stand on it, and before which others."""
_Box = Sequence[float]
"""Left, top, right and bottom."""
_ASIDE, _ABOVE = 6.0, 1.0
"""Pixels free between the words of two lines, beside and above each other."""
_PARTS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73)


class Labels(Struct, frozen=True, eq=False):
    """Rectangles of the labels that found room, and their texts, by number of node or edge."""

    nodes: Mapping[int, tuple[QRectF, str]]
    edges: Mapping[int, tuple[QRectF, str]]


class Board:
    """What is taken on the canvas."""

    def __init__(self, canvas: QRectF, taken: FloatArray) -> None:
        self._canvas = canvas
        self._taken = taken

    def free(self, boxes: FloatArray) -> BoolArray:
        """Which of some rectangles (left, top, right, bottom) are free, and on the canvas."""
        left, top, right, bottom = boxes.T[:, :, None]
        taken = self._taken.T[:, None, :]
        meets = (left < taken[2]) & (right > taken[0]) & (top < taken[3]) & (bottom > taken[1])
        room = self._canvas
        across = (left >= room.left()) & (right <= room.right())
        within = across & (top >= room.top()) & (bottom <= room.bottom())
        return np.asarray(within[:, 0] & ~meets.any(axis=1))

    def place(self, candidates: FloatArray) -> QRectF | None:
        """The first of some rectangles that is free, which is then taken."""
        free = np.flatnonzero(self.free(candidates))
        if not len(free):
            return None
        found = candidates[free[0]]
        self._taken = np.vstack((self._taken, found))
        return _rectangle(*found.tolist())


def place_nodes(
    view: RelationsView, course: Course, canvas: QRectF, metrics: QFontMetricsF
) -> tuple[dict[int, tuple[QRectF, str]], Board]:
    """Place the names of the nodes; what is then taken holds the discs too."""
    shown = np.array(view.shown, dtype=np.intp)
    half = course.radii[shown, None] + 1
    discs = np.hstack((course.centres[shown] - half, course.centres[shown] + half))
    board = Board(canvas, discs)
    box = dict(zip(view.shown, discs, strict=True))
    nodes: dict[int, tuple[QRectF, str]] = {}
    for place in _by_weight(view)[:LABELLED]:
        text = elided(view.nodes[place].label, metrics)
        size = (metrics.horizontalAdvance(text) + 4, metrics.height())
        found = board.place(_beside(box[place], *size))
        if found is not None:
            nodes[place] = (found, text)
    return nodes, board


def texts_of(view: RelationsView, lines: Iterable[int]) -> Texts:
    """The words of some lines, those first that are weightier without any filter.

    A filter thus moves no words about.
    """
    edges, third = view.edges, view.stage.third
    places = np.fromiter(sorted(lines), dtype=np.intp)
    if not len(places):
        return ()
    ends = third[edges.source[places]].astype(np.int8) + third[edges.target[places]]
    faint = (edges.sign[places] == 0) & edges.stated[places]
    order = np.lexsort((-edges.unfiltered[places], ends, faint, ~edges.conditional[places]))
    chosen: list[int] = places[order].tolist()
    return tuple((place, edge_label(edges[place])) for place in chosen)


def place_lines(
    texts: Texts, drawn: Geometry, board: Board, face: Typeface
) -> dict[int, tuple[QRectF, str]]:
    """Place the words of some lines on a board, which is left as it is."""
    if not texts:
        return {}
    middles = drawn.points([place for place, _ in texts], _PARTS)
    half = np.array([(face.width(text) + 4, face.height - 1) for _, text in texts])[:, None] / 2
    boxes = np.concatenate((middles - half, middles + half), axis=2)
    able: list[list[bool]] = board.free(boxes.reshape(-1, 4)).reshape(-1, len(_PARTS)).tolist()
    beside: list[list[_Box]] = boxes.tolist()
    found: dict[int, tuple[QRectF, str]] = {}
    said: dict[str, int] = {}
    taken: list[_Box] = []
    for (place, text), sides, free in zip(texts, beside, able, strict=True):
        if said.get(text, 0) == _REPEATED:
            continue
        box = next((box for box in compress(sides, free) if not _meets_any(box, taken)), None)
        if box is not None:
            left, top, right, bottom = box
            taken.append((left - _ASIDE, top - _ABOVE, right + _ASIDE, bottom + _ABOVE))
            found[place] = (_rectangle(*box), text)
            said[text] = said.get(text, 0) + 1
    return found


def _meets_any(box: _Box, taken: Sequence[_Box]) -> bool:
    left, top, right, bottom = box
    return any(
        left < other[2] and right > other[0] and top < other[3] and bottom > other[1]
        for other in taken
    )


def _rectangle(left: float, top: float, right: float, bottom: float) -> QRectF:
    return QRectF(left, top, right - left, bottom - top)


class Rested:
    """The words that stand on lines at rest: the same as long as the same relations are drawn."""

    def __init__(self) -> None:
        self._of: object = None
        self._texts: Texts = ()

    def texts(self, view: RelationsView) -> Texts:
        """Those of a view; of counts of claims, which an actor has, they are new each time."""
        if view.options.ego or len(view.edges) > CURVED:
            return texts_of(view, worded(view))
        stated = compress(view.edges.single, view.edges.stated.tolist())
        told = (view.stage, view.shown, *map(_TOLD, stated))
        if told != self._of:
            self._of, self._texts = told, texts_of(view, worded(view))
        return self._texts


def worded(view: RelationsView) -> tuple[int, ...]:
    """The lines that have words at rest, in a crowd none.

    They are those of the actor in the middle of attention, else stated ones that run alone or by
    twos.
    """
    edges = view.edges
    if len(view.shown) > LABELLED or len(edges) > CURVED:
        return ()
    ego = next((place for place in view.shown if view.nodes[place].name == view.options.ego), None)
    if ego is not None:
        return tuple(edges.touching(ego).tolist())
    places = np.flatnonzero(edges.stated)
    ends = edges.source[places], edges.target[places]
    pair = np.minimum(*ends) * len(view.nodes) + np.maximum(*ends)
    _, which, parallel = np.unique(pair, return_inverse=True, return_counts=True)
    return tuple(places[parallel[which] <= _TOGETHER].tolist())


def elided(text: str, metrics: QFontMetricsF, longest: float = _LONGEST) -> str:
    """A text cut with … where it is longer than a label may be."""
    if metrics.horizontalAdvance(text) <= longest:
        return text
    while text and metrics.horizontalAdvance(f"{text}…") > longest:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _beside(disc: FloatArray, width: float, height: float) -> FloatArray:
    left, top, right, bottom = disc.tolist()
    middle, level = (left + right - width) / 2, (top + bottom - height) / 2
    corners = np.array(
        [
            (middle, bottom),
            (right + 1, level),
            (left - width - 1, level),
            (middle, top - height),
            (right - 4, bottom - 3),
            (left - width + 3, bottom - 3),
            (right - 4, top - height + 3),
            (left - width + 3, top - height + 3),
        ]
    )
    return np.hstack((corners, corners + np.array((width, height))))


def _by_weight(view: RelationsView) -> list[int]:
    """The nodes that stand, sides first, by what they claim without any filter."""

    def weight(place: int) -> tuple[object, ...]:
        node = view.nodes[place]
        return node.side == THIRD, -node.made_unfiltered, place

    return sorted(view.shown, key=weight)
