"""How lines and nodes of a graph look: colour, dashes, width, and what stands out."""

from collections.abc import Iterator
from math import log1p

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from core.panels.relations.view import Edge, RelationsView
from core.vocabulary.terms import Strength
from gui.charts.graph.geometry import FloatArray
from gui.theme import Theme

Places = npt.NDArray[np.int64]

FULL, HALF, DIM = 1.0, 0.4, 0.13
BEHIND = 0.3
"""Opacity of all that is not pointed at while something is."""
_DASHES: tuple[tuple[float, ...], ...] = ((), (4.0, 3.0), (0.1, 2.6))
_SOLID, _DASHED, _DOTTED = range(3)
_CONFIRMED, _TENTATIVE = Strength.CONFIRMED.value, Strength.TENTATIVE.value
_NARROWEST, _WIDEST = 1.3, 6.0
_BAND = 0.45
_WIDTHS, _OPACITIES = 4.0, 100.0
"""Widths and opacities are told apart by quarters of a pixel and by hundredths."""


class Marks(Struct, frozen=True):
    """Nodes and lines by number that stand out for one reason."""

    nodes: frozenset[int] = frozenset()
    edges: frozenset[int] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.nodes or self.edges)


class Emphasis(Struct, frozen=True):
    """What stands out: pointed at anywhere, selected, and the node or line of the key cursor."""

    hovered: Marks = field(default_factory=Marks)
    selected: Marks = field(default_factory=Marks)
    cursor: Marks = field(default_factory=Marks)

    def __bool__(self) -> bool:
        return bool(self.hovered or self.selected or self.cursor)


class Look(Struct, frozen=True):
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
            if self.dashes is _DASHES[_DOTTED]:
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setDashPattern(list(self.dashes))
        return pen


def edge_look(edge: Edge, theme: Theme, opacity: float = FULL) -> Look:
    """Colour says the sign, dashes the strength or a condition, width the number of claims."""
    width = min(_NARROWEST + 0.9 * log1p(edge.weight), _WIDEST)
    colour = _colour(edge.sign, theme)
    if edge.counted:
        return Look(colour, (), width + 0.5, opacity * _BAND)
    dash = _dash(edge)
    return Look(colour, _DASHES[dash], width, opacity * _strength(edge.sign, dash))


def looks(theme: Theme, places: Places, codes: Places) -> Iterator[tuple[Look, Places]]:
    """The lines of some numbers by their look but for its width; bands of counts first.

    ``codes`` has an entry for each line of the view, as ``look_codes`` gives them.
    """
    codes = codes[places]
    codes &= ~(63 << 7)
    if len(codes) and (codes == codes[0]).all():
        yield look_of(int(codes[0]), theme), places
        return
    for code in np.unique(codes).tolist():
        yield look_of(code, theme), places[codes == code]


def look_of(code: int, theme: Theme) -> Look:
    """The look of the lines of which ``look_codes`` gives a number."""
    rest, strength = divmod(code, 128)
    rest, wide = divmod(rest, 64)
    stated, rest = divmod(rest, 9)
    sign, dash = divmod(rest, 3)
    faint = _strength(sign - 1, dash) if stated else _BAND
    width = wide / _WIDTHS + (0.0 if stated else 0.5)
    colour = _colour(sign - 1, theme)
    return Look(colour, _DASHES[dash], width, strength / _OPACITIES * faint)


def at_full(code: int) -> tuple[int, float]:
    """The number of a line at full strength in place of its own, and the strength it has."""
    strength = code % 128
    return code - strength + round(FULL * _OPACITIES), strength / _OPACITIES


def look_codes(view: RelationsView, opacity: FloatArray) -> Places:
    """A number for each line; equal for lines that look alike."""
    edges = view.edges
    single = len(edges.single)
    dash = np.zeros(len(edges), dtype=np.int64)
    dash[:single] = list(map(_dash, edges.single))
    wide = np.minimum(_NARROWEST + 0.9 * np.log1p(edges.weight), _WIDEST)
    widths = np.rint(wide * _WIDTHS).astype(np.int64)
    strengths = np.rint(opacity * _OPACITIES).astype(np.int64)
    kinds = edges.stated * 9 + (edges.sign + 1) * 3 + dash * edges.stated
    return np.asarray((kinds * 64 + widths) * 128 + strengths)


def line_opacities(view: RelationsView) -> FloatArray:
    """How strongly each line is painted while nothing is pointed at."""
    edges, nodes = view.edges, view.nodes
    if view.neighbours:
        near = np.isin(edges.source, list(view.neighbours)) & np.isin(
            edges.target, list(view.neighbours)
        )
        ego = next(place for place in view.shown if nodes[place].name == view.options.ego)
        own = (edges.source == ego) | (edges.target == ego)
        return np.where(near, np.where(own, FULL, HALF / 2), DIM)
    faded = np.array([node.faded for node in nodes], dtype=np.bool_)
    gone = (edges.unfiltered > 0) & (edges.weight == 0)
    if not len(faded):
        return np.ones(len(edges))
    return np.where(faded[edges.source] | faded[edges.target] | gone, HALF, FULL)


def node_opacities(view: RelationsView) -> dict[int, float]:
    """How strongly each node that stands is painted while nothing is pointed at."""
    near = view.neighbours or frozenset(view.shown)
    here = {False: FULL, True: HALF / 1.3}
    return {
        place: here[view.nodes[place].faded] if place in near else DIM * 2 for place in view.shown
    }


def _dash(edge: Edge) -> int:
    if edge.condition or edge.strength == _TENTATIVE:
        return _DASHED
    return _SOLID if edge.strength == _CONFIRMED else _DOTTED


def _strength(sign: int, dash: int) -> float:
    """Neutral lines are paler, but for thin dashes."""
    return 0.75 if sign == 0 and dash != _DASHED else 1.0


def _colour(sign: int, theme: Theme) -> str:
    return {1: theme.supportive, -1: theme.hostile}.get(sign, theme.neutral)
