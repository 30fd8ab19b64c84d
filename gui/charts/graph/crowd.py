"""Many lines of a graph: straight, one for each pair of nodes and look, told apart by rank."""

from functools import lru_cache

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from core.panels.relations.view import RelationsView
from gui.charts.bulk import draw_lines
from gui.charts.graph.geometry import CURVED, FloatArray, Geometry
from gui.charts.graph.looks import Look, Places, looks
from gui.pixels import takes_stamps
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
_BLENDED = 100
"""So few lines are as quickly blended one by one."""
_ON_A_SHEET, _SHEETS = 700, 3
"""Lines that share a sheet, as long as there are no more sheets than that."""
_TIERS = ((0.0, 0.16, _HAIR), (0.6, 0.34, _HAIR), (0.9, 0.8, 1.6))
"""From which rank by weight on, from 0 to 1, bands of a crowd have which opacity and width."""


def is_crowd(view: RelationsView) -> bool:
    """Whether a view has too many lines for curves, arrows and words."""
    return len(view.edges) > CURVED


def strokes_of(view: RelationsView, theme: Theme, places: Places, codes: Places) -> Strokes:
    """Some lines of a crowd: the width says a rank, and no number of claims.

    ``codes`` are the looks of all lines of the view.
    """
    thin = min(1.0, (_CROWD / max(len(view.edges), 1)) ** 0.5)
    found: Strokes = []
    for look, alike in looks(theme, places, codes):
        pairs, rank = bundled(view, alike)
        stated = view.edges.sign[alike[0]] != 0 or look.dashes or alike[0] < len(view.edges.single)
        tiers = ((0.0, _TEXTURE * thin, _HAIR),) if stated else _TIERS
        edges = [*(tier[0] for tier in tiers[1:]), np.inf]
        below = -np.inf
        for (_, share, width), above in zip(tiers, edges, strict=True):
            pen = replace(look, width=width, opacity=share * look.opacity)
            found.append((pen, pairs[(rank > below) & (rank <= above)]))
            below = above
    return sorted(found, key=lambda stroke: stroke[0].opacity)


def paint_strokes(painter: QPainter, drawn: Geometry, strokes: Strokes) -> None:
    """Paint lines straight from end to end, without smoothing, the strongest last.

    Qt takes four times as long to blend a line with what it crosses as to put it over that. Of
    many therefore some are put on a sheet, and the sheets are blended: a few of them are enough
    for the many to be darkest where they are densest.
    """
    device, count = painter.device(), sum(len(places) for _, places in strokes)
    ratio = device.devicePixelRatio()
    if count <= _BLENDED or not takes_stamps(painter, ratio):
        _draw(painter, drawn, strokes)
        return
    sheets = min(-(-count // _ON_A_SHEET), _SHEETS)
    width, height = device.width(), device.height()
    across = ratio if isinstance(device, QWidget) else 1.0
    sheet = _sheet(QSize(round(width * across), round(height * across)), ratio)
    for first in range(sheets):
        sheet.fill(Qt.GlobalColor.transparent)
        with QPainter(sheet) as over:
            over.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            _draw(over, drawn, [(look, places[first::sheets]) for look, places in strokes])
        painter.drawPixmap(QPointF(0, 0), sheet)


def _draw(painter: QPainter, drawn: Geometry, strokes: Strokes) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for look, places in strokes:
        painter.setPen(look.pen())
        draw_lines(painter, np.hstack((drawn.starts[places], drawn.ends[places])))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


@lru_cache(maxsize=1)
def _sheet(size: QSize, ratio: float) -> QPixmap:
    sheet = QPixmap(size)
    sheet.setDevicePixelRatio(ratio)
    return sheet


def bundled(view: RelationsView, places: Places) -> tuple[Places, FloatArray]:
    """One line for each pair of nodes among some lines, and the rank by claims of each, 0 to 1."""
    edges = view.edges
    source, target = edges.source[places], edges.target[places]
    pair = np.minimum(source, target) * len(view.nodes) + np.maximum(source, target)
    _, first, inverse = np.unique(pair, return_index=True, return_inverse=True)
    weight = np.bincount(inverse, weights=edges.weight[places])
    rank = np.searchsorted(np.sort(weight), weight, side="right") / len(weight)
    return places[first], rank
