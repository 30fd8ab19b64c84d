"""Many lines of a graph: straight, one for each pair of nodes and look, told apart by rank."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from core.panels.relations.view import RelationsView
from gui.charts.bulk import draw_lines
from gui.charts.graph.geometry import CURVED, FloatArray, Geometry
from gui.charts.graph.looks import Look, Places, looks
from gui.charts.layers import Layer
from gui.pixels import takes_stamps
from gui.theme import Theme


class Stroke(NamedTuple):
    """Lines that one pen draws."""

    look: Look
    lines: Places
    pairs: Places
    """A number for each line, equal for those between the same nodes."""


Drawn = list[tuple[Look, FloatArray]]
"""Lines as they are drawn by a pen: both ends of each, shape (n, 4)."""

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
_BUNDLES = 8
_MIXED, _SHIFTED = 0x9E3779B1, 16
"""Fibonacci hashing of 32 bits, the upper of which count (Knuth, TAOCP 3, 6.4)."""
_TIERS = ((0.0, 0.16, _HAIR), (0.6, 0.34, _HAIR), (0.9, 0.8, 1.6))
"""From which rank by weight on, from 0 to 1, bands of a crowd have which opacity and width."""


def is_crowd(view: RelationsView) -> bool:
    """Whether a view has too many lines for curves, arrows and words."""
    return len(view.edges) > CURVED


def strokes_of(view: RelationsView, theme: Theme, places: Places, codes: Places) -> list[Stroke]:
    """Some lines of a crowd: the width says a rank, and no number of claims.

    ``codes`` are the looks of all lines of the view.
    """
    thin = min(1.0, (_CROWD / max(len(view.edges), 1)) ** 0.5)
    found: list[Stroke] = []
    for look, alike in looks(theme, places, codes):
        pairs, lines, rank = bundled(view, alike)
        stated = view.edges.sign[alike[0]] != 0 or look.dashes or alike[0] < len(view.edges.single)
        tiers = ((0.0, _TEXTURE * thin, _HAIR),) if stated else _TIERS
        edges = [*(tier[0] for tier in tiers[1:]), np.inf]
        below = -np.inf
        for (_, share, width), above in zip(tiers, edges, strict=True):
            pen = replace(look, width=width, opacity=share * look.opacity)
            chosen = (rank > below) & (rank <= above)
            found.append(Stroke(pen, lines[chosen], pairs[chosen]))
            below = above
    return sorted(found, key=lambda stroke: stroke.look.opacity)


class Sheets:
    """Lines of a crowd on sheets blended over each other, as they stand on a canvas.

    What would be on the first is drawn onto the bare ground in the colours that the ground gives
    it. Of the others one is painted anew only where a line of its own came, went or looks
    otherwise.
    """

    def __init__(self) -> None:
        self._kept = [Layer() for _ in range(_SHEETS)]

    def draw(
        self,
        painter: QPainter,
        canvas: QWidget,
        drawn: Geometry,
        strokes: list[Stroke],
        ground: QColor | None,
    ) -> None:
        """Draw lines as ``paint_strokes`` does; ``ground`` is what is below, where it is bare."""
        if not _shares_sheets(painter, strokes):
            paint_strokes(painter, drawn, strokes)
            return
        parts = _parted(drawn, strokes)
        if ground is not None:
            whole = painter.opacity()
            painter.setOpacity(1.0)
            _draw(painter, [(_over(ground, look, whole), ends) for look, ends in parts.pop(0)])
            painter.setOpacity(whole)
        for layer, part in zip(self._kept, parts, strict=False):
            key = tuple((look, ends.tobytes()) for look, ends in part)
            layer.draw(painter, canvas, key, lambda over, part=part: _put(over, part))


def _over(ground: QColor, look: Look, strength: float) -> Look:
    """A look as it is where lines of one strength lie on nothing but a ground."""
    share, ink = look.opacity * strength, QColor(look.colour)
    red, green, blue = (
        round(below + (above - below) * share)
        for above, below in (
            (ink.red(), ground.red()),
            (ink.green(), ground.green()),
            (ink.blue(), ground.blue()),
        )
    )
    return replace(look, colour=QColor(red, green, blue).name(), opacity=1.0)


def paint_strokes(painter: QPainter, drawn: Geometry, strokes: list[Stroke]) -> None:
    """Paint lines straight from end to end, without smoothing, the strongest last.

    Qt takes four times as long to blend a line with what it crosses as to put it over that. Of
    many therefore some are put on a sheet, and the sheets are blended: a few of them are enough
    for the many to be darkest where they are densest.
    """
    if not _shares_sheets(painter, strokes):
        _draw(painter, ((stroke.look, _ends(drawn, stroke.lines)) for stroke in strokes))
        return
    device = painter.device()
    ratio, width, height = device.devicePixelRatio(), device.width(), device.height()
    across = ratio if isinstance(device, QWidget) else 1.0
    sheet = _sheet(QSize(round(width * across), round(height * across)), ratio)
    for part in _parted(drawn, strokes):
        sheet.fill(Qt.GlobalColor.transparent)
        with QPainter(sheet) as over:
            _put(over, part)
        painter.drawPixmap(QPointF(0, 0), sheet)


def _shares_sheets(painter: QPainter, strokes: list[Stroke]) -> bool:
    many = sum(len(stroke.lines) for stroke in strokes) > _BLENDED
    return many and takes_stamps(painter, painter.device().devicePixelRatio())


def _parted(drawn: Geometry, strokes: list[Stroke]) -> list[Drawn]:
    """The lines of each sheet: a line is on the same one as long as there are as many sheets."""
    counts, looks = [len(stroke.lines) for stroke in strokes], [stroke.look for stroke in strokes]
    sheets = min(-(-sum(counts) // _ON_A_SHEET), _SHEETS)
    pairs = np.concatenate([stroke.pairs for stroke in strokes])
    sheet = ((pairs * _MIXED & 0xFFFFFFFF) >> _SHIFTED) % sheets
    slot = sheet * len(looks) + np.repeat(np.arange(len(looks)), counts)
    order = np.argsort(slot.astype(np.min_scalar_type(sheets * len(looks))), kind="stable")
    ends = _ends(drawn, np.concatenate([stroke.lines for stroke in strokes])[order])
    bounds = np.searchsorted(slot[order], np.arange(sheets * len(looks) + 1)).tolist()
    drawn_by = [ends[first:after] for first, after in pairwise(bounds)]
    return [
        list(zip(looks, drawn_by[first : first + len(looks)], strict=True))
        for first in range(0, len(drawn_by), len(looks))
    ]


def _ends(drawn: Geometry, lines: Places) -> FloatArray:
    return np.hstack((drawn.starts[lines], drawn.ends[lines]))


def _put(painter: QPainter, part: Drawn) -> None:
    """Draw lines over whatever they cross, without blending."""
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
    _draw(painter, part)


def _draw(painter: QPainter, part: Iterable[tuple[Look, FloatArray]]) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for look, ends in part:
        painter.setPen(look.pen())
        draw_lines(painter, ends)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


@lru_cache(maxsize=1)
def _sheet(size: QSize, ratio: float) -> QPixmap:
    sheet = QPixmap(size)
    sheet.setDevicePixelRatio(ratio)
    return sheet


def bundled(view: RelationsView, places: Places) -> tuple[Places, Places, FloatArray]:
    """Each pair of nodes among some lines: its number, a line, and its rank by claims, 0 to 1."""
    edges = view.edges
    source, target = edges.source[places].tobytes(), edges.target[places].tobytes()
    pairs, first, inverse = _paired(source, target, len(view.nodes))
    weight = np.bincount(inverse, weights=edges.weight[places])
    weight = weight.astype(np.min_scalar_type(int(weight.max(initial=0))))
    rank = np.searchsorted(np.sort(weight, kind="stable"), weight, side="right") / len(weight)
    return pairs, places[first], rank


@lru_cache(maxsize=_BUNDLES)
def _paired(source: bytes, target: bytes, nodes: int) -> tuple[Places, Places, Places]:
    """The pairs that some lines run between, the first line of each, and the pair of each line.

    While a filter moves the same lines are drawn again and again, and only their claims differ.
    """
    one, other = np.frombuffer(source, np.int64), np.frombuffer(target, np.int64)
    numbers = np.minimum(one, other) * nodes + np.maximum(one, other)
    return np.unique(numbers, return_index=True, return_inverse=True)
