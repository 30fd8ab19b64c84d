"""The nodes of a graph as discs: many of them are parts of one picture."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from core.panels.relations.stage import CountArray
from core.panels.relations.view import RelationsView
from gui.charts.bulk import draw_stamps
from gui.charts.graph.geometry import FloatArray, Geometry, radii
from gui.charts.graph.looks import Places
from gui.pixels import takes_stamps
from gui.theme import Theme

_STAMPS, _SHEETS, _FEW = 1024, 8, 60
"""So few discs are as quickly drawn one by one."""
_PARTS = 4
"""Kept discs are told apart by quarters of a point."""
_WIDE = 1 << 9
"""Above the radius of any node in such parts."""


class Disc(NamedTuple):
    """The disc of what is in view before the paler one of all claims."""

    inner: float
    outer: float
    pale: bool
    """Whether the filters leave only some of all claims."""
    colour: int
    surface: str


class Discs:
    """Some nodes of a graph as they are painted."""

    def __init__(
        self,
        shown: tuple[RelationsView, Geometry],
        theme: Theme,
        places: Sequence[int],
        opacity: Mapping[int, float],
    ) -> None:
        view, drawn = shown
        self._surface = theme.surface
        chosen, stage = np.array(places, dtype=np.intp), view.stage
        self._centres, self._outer = drawn.centres[chosen], drawn.radii[chosen]
        made = np.array([view.nodes[place].made for place in places], dtype=np.int64)
        most = int(stage.made.max(initial=0))
        self._inner = radii(made, most, _factor(drawn, stage.made, most))
        self._pale = made < stage.made[chosen]
        inks: dict[tuple[str, float], int] = {}
        worn = [
            inks.setdefault((view.nodes[place].side, opacity[place]), len(inks)) for place in places
        ]
        self._ink = np.array(worn, dtype=np.int64)
        self._colours = [_shade(view, theme, *ink).rgba() for ink in inks]

    @property
    def key(self) -> object:
        """Equal where the same is painted."""
        columns = (self._centres, self._outer, self._inner, self._pale, self._ink)
        return (*(column.tobytes() for column in columns), *self._colours, self._surface)

    def paint(self, painter: QPainter) -> None:
        """Paint them, the later over the earlier."""
        if not len(self._centres):
            return
        ratio = painter.device().devicePixelRatio()
        if takes_stamps(painter, ratio):
            self._stamp(painter, ratio)
            return
        sizes = zip(self._inner.tolist(), self._outer.tolist(), self._pale.tolist(), strict=True)
        inks: list[int] = self._ink.tolist()
        colours = [self._colours[ink] for ink in inks]
        for (x, y), size, colour in zip(self._centres.tolist(), sizes, colours, strict=True):
            _paint(painter, QPointF(x, y), Disc(*size, colour, self._surface))

    def _stamp(self, painter: QPainter, ratio: float) -> None:
        discs, which = self._distinct()
        if len(which) > _FEW:
            sheet, parts = _sheet(discs, ratio)
            draw_stamps(painter, sheet, self._centres, parts[which])
            return
        stamps = [_stamp(disc, ratio) for disc in discs]
        halves = [stamp.width() / ratio / 2 for stamp in stamps]
        places: list[int] = which.tolist()
        for (x, y), one in zip(self._centres.tolist(), places, strict=True):
            painter.drawPixmap(QPointF(x - halves[one], y - halves[one]), stamps[one])

    def _distinct(self) -> tuple[tuple[Disc, ...], Places]:
        """The discs that differ, and which of them each node is."""
        inner, outer = (np.rint(size * _PARTS) for size in (self._inner, self._outer))
        code = ((self._ink * 2 + self._pale) * _WIDE + inner) * _WIDE + outer
        found, which = np.unique(code.astype(np.int64), return_inverse=True)
        codes: list[int] = found.tolist()
        return tuple(map(self._disc, codes)), which.astype(np.int64)

    def _disc(self, code: int) -> Disc:
        rest, outer = divmod(code, _WIDE)
        rest, inner = divmod(rest, _WIDE)
        ink, pale = divmod(rest, 2)
        sizes = inner / _PARTS, outer / _PARTS
        return Disc(*sizes, bool(pale), self._colours[ink], self._surface)


def _shade(view: RelationsView, theme: Theme, side: str, opacity: float) -> QColor:
    colour = theme.side(side, view.stage.belligerents)
    colour.setAlphaF(min(opacity, 1.0))
    return colour


def _factor(drawn: Geometry, made: CountArray, most: int) -> float:
    """By how much the discs as drawn are enlarged."""
    return float(drawn.radii.max(initial=0.0)) / float(radii(made, most, 1.0).max(initial=1.0))


@lru_cache(maxsize=_SHEETS)
def _sheet(discs: tuple[Disc, ...], ratio: float) -> tuple[QPixmap, FloatArray]:
    """Discs side by side in one picture: left, top, width and height of each, in its pixels."""
    stamps = [_stamp(disc, ratio) for disc in discs]
    edges = np.array([stamp.width() for stamp in stamps], dtype=np.int64)
    lefts = np.cumsum(edges) - edges
    sheet = QPixmap(int(edges.sum()), int(edges.max()))
    sheet.fill(Qt.GlobalColor.transparent)
    with QPainter(sheet) as painter:
        for left, edge, stamp in zip(lefts.tolist(), edges.tolist(), stamps, strict=True):
            painter.drawPixmap(QRect(left, 0, edge, edge), stamp)
    sheet.setDevicePixelRatio(ratio)
    return sheet, np.stack((lefts, np.zeros_like(lefts), edges, edges), axis=1).astype(np.float64)


@lru_cache(maxsize=_STAMPS)
def _stamp(disc: Disc, ratio: float) -> QPixmap:
    """A disc painted once, in pixels of the screen."""
    edge = round((2 * disc.outer + 5) * ratio)
    stamp = QPixmap(edge, edge)
    stamp.setDevicePixelRatio(ratio)
    stamp.fill(Qt.GlobalColor.transparent)
    with QPainter(stamp) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint(painter, QPointF(edge / ratio / 2, edge / ratio / 2), disc)
    return stamp


def _paint(painter: QPainter, centre: QPointF, disc: Disc) -> None:
    colour = QColor.fromRgba(disc.colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(disc.surface))
    painter.drawEllipse(centre, disc.outer + 1.5, disc.outer + 1.5)
    if disc.pale:
        light = QColor(colour)
        light.setAlphaF(0.28 * colour.alphaF())
        painter.setBrush(light)
        painter.drawEllipse(centre, disc.outer, disc.outer)
    painter.setBrush(colour)
    painter.drawEllipse(centre, disc.inner, disc.inner)
