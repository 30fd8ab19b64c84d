"""Many lines of a graph: straight, one for each pair of nodes and look, told apart by rank."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QLineF
from PySide6.QtGui import QPainter

from core.panels.relations.view import RelationsView
from gui.charts.graph.geometry import CURVED, FloatArray, Geometry
from gui.charts.graph.looks import Look, Places, looks
from gui.theme import Theme

Strokes = list[tuple[Look, Places]]
"""Lines by the pen that draws them."""

_TEXTURE = 0.6
"""Stated lines in a crowd are hairlines, and paler, so that many of them remain a texture."""
_CROWD = 1_500
"""With more lines than this they fade further."""
_HAIR = 1.05
"""Wider than a pixel by a hair: Qt fills such lines in runs, and those of one pixel point by point,
which takes twice as long."""
_TIERS = ((0.0, 0.16, _HAIR), (0.6, 0.34, _HAIR), (0.9, 0.8, 1.6))
"""From which rank by weight on, from 0 to 1, bands of a crowd have which opacity and width."""


def is_crowd(view: RelationsView) -> bool:
    """Whether a view has too many lines for curves, arrows and words."""
    return len(view.edges) > CURVED


def strokes_of(view: RelationsView, theme: Theme, places: Places, opacity: FloatArray) -> Strokes:
    """Some lines of a crowd: the width says a rank, and no number of claims.

    ``opacity`` has an entry for each of the view's lines.
    """
    thin = min(1.0, (_CROWD / max(len(view.edges), 1)) ** 0.5)
    found: Strokes = []
    for look, alike in looks(view, theme, places, opacity, by_width=False):
        pairs, rank = bundled(view, alike)
        stated = view.edges.sign[alike[0]] != 0 or look.dashes or alike[0] < len(view.edges.single)
        tiers = ((0.0, _TEXTURE * thin, _HAIR),) if stated else _TIERS
        edges = [*(tier[0] for tier in tiers[1:]), np.inf]
        below = -np.inf
        for (_, share, width), above in zip(tiers, edges, strict=True):
            pen = replace(look, width=width, opacity=share * look.opacity)
            found.append((pen, pairs[(rank > below) & (rank <= above)]))
            below = above
    return found


def paint_strokes(painter: QPainter, drawn: Geometry, strokes: Strokes) -> None:
    """Paint lines straight from end to end, without smoothing."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for look, places in strokes:
        painter.setPen(look.pen())
        ends = np.hstack((drawn.starts[places], drawn.ends[places])).tolist()
        painter.drawLines([QLineF(*end) for end in ends])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def bundled(view: RelationsView, places: Places) -> tuple[Places, FloatArray]:
    """One line for each pair of nodes among some lines, and the rank by claims of each, 0 to 1."""
    edges = view.edges
    source, target = edges.source[places], edges.target[places]
    pair = np.minimum(source, target) * len(view.nodes) + np.maximum(source, target)
    _, first, inverse = np.unique(pair, return_index=True, return_inverse=True)
    weight = np.bincount(inverse, weights=edges.weight[places])
    rank = np.searchsorted(np.sort(weight), weight, side="right") / len(weight)
    return places[first], rank
