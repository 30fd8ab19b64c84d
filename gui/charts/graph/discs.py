"""The nodes of a graph as discs: many of them are parts of one picture."""

from collections.abc import Iterator, Mapping, Sequence
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
from gui.charts.graph.placed import Placed, draw_placed
from gui.pixels import takes_stamps
from gui.theme import Theme

_STAMPS, _RATIOS, _IN_A_ROW, _FEW = 1024, 2, 32, 60
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
        nodes = [view.nodes[place] for place in places]
        made = np.array([node.made for node in nodes], dtype=np.int64)
        most = int(stage.made.max(initial=0))
        self._inner = radii(made, most, _factor(drawn, stage.made, most))
        self._pale = made < stage.made[chosen]
        inks: dict[tuple[str, float], int] = {}
        strengths = map(opacity.__getitem__, places)
        worn = [
            inks.setdefault(look, len(inks))
            for look in zip([node.side for node in nodes], strengths, strict=True)
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
        for (x, y), disc in self._each(self._inner, self._outer):
            _paint(painter, QPointF(x, y), disc)

    def _stamp(self, painter: QPainter, ratio: float) -> None:
        if len(self._centres) > _FEW:
            discs, which = self._distinct()
            sheet, parts = _atlas(ratio).holding(discs)
            draw_stamps(painter, sheet, self._centres, parts[which])
            return
        draw_placed(painter, self.placed(ratio))

    def placed(self, ratio: float) -> Iterator[Placed]:
        """Each of them as a picture for so many pixels a point."""
        inner, outer = (np.rint(size * _PARTS) / _PARTS for size in (self._inner, self._outer))
        for (x, y), disc in self._each(inner, outer):
            stamp = _stamp(disc, ratio)
            edge = stamp.width() / ratio
            yield Placed(x - edge / 2, y - edge / 2, edge, edge, stamp)

    def _each(
        self, inner: FloatArray, outer: FloatArray
    ) -> Iterator[tuple[tuple[float, float], Disc]]:
        """Where each disc stands, and what it is in some sizes."""
        colours, surface, inks = self._colours, self._surface, self._ink.tolist()
        sizes = zip(inner.tolist(), outer.tolist(), self._pale.tolist(), inks, strict=True)
        for (x, y), (small, large, pale, ink) in zip(self._centres.tolist(), sizes, strict=True):
            yield (x, y), Disc(small, large, pale, colours[ink], surface)

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


class Atlas:
    """Discs beside and below each other in one picture, made anew where one is wanted first."""

    def __init__(self, ratio: float) -> None:
        self._ratio = ratio
        self._slots: dict[Disc, int] = {}
        self._sheet = QPixmap()
        self._parts: FloatArray = np.zeros((0, 4))

    def holding(self, discs: Sequence[Disc]) -> tuple[QPixmap, FloatArray]:
        """The picture, and left, top, width and height of some discs in its pixels."""
        if not self._slots.keys() >= set(discs):
            if len(self._slots) + len(discs) > _STAMPS:
                self._slots.clear()
            for disc in discs:
                self._slots.setdefault(disc, len(self._slots))
            self._fill()
        return self._sheet, self._parts[[self._slots[disc] for disc in discs]]

    def _fill(self) -> None:
        stamps = [_stamp(disc, self._ratio) for disc in self._slots]
        cell = max(stamp.width() for stamp in stamps)
        corners = [(n % _IN_A_ROW * cell, n // _IN_A_ROW * cell) for n in range(len(stamps))]
        self._sheet = QPixmap(_IN_A_ROW * cell, corners[-1][1] + cell)
        self._sheet.fill(Qt.GlobalColor.transparent)
        with QPainter(self._sheet) as painter:
            for (left, top), stamp in zip(corners, stamps, strict=True):
                painter.drawPixmap(QRect(left, top, stamp.width(), stamp.width()), stamp)
        self._sheet.setDevicePixelRatio(self._ratio)
        edges = [(stamp.width(), stamp.width()) for stamp in stamps]
        self._parts = np.hstack((corners, edges)).astype(np.float64)


@lru_cache(maxsize=_RATIOS)
def _atlas(ratio: float) -> Atlas:
    return Atlas(ratio)


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
