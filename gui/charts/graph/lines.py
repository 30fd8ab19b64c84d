"""Painting of the lines of a graph: curves, arrows and crosses, each line kept as a picture."""

from functools import lru_cache
from math import hypot
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from core.panels.relations.view import RelationsView
from gui.charts.graph.crowd import is_crowd, paint_strokes, strokes_of
from gui.charts.graph.geometry import Geometry
from gui.charts.graph.looks import FULL, Look, Places, at_full, look_of
from gui.pixels import sharp_ratio
from gui.theme import Theme

_DRESSES = 2
"""Themes and scales of which lines are kept: those of two screens."""
_LARGEST = 1 << 18
"""Pixels of the screen that a line is kept in at most; a larger one takes longer to copy."""
_LEAST, _ROOM = 1 << 11, 1 << 25
"""Pixels that a line kept counts as at least, and those of all together at most."""
_HEAD = 5.5
"""Length of an arrow's head, without the width of its line."""
_SPREAD = 0.42
"""Half the width of a head, by its length."""
_CROSS, _CROSSED = 4.0, 1.8
"""Half the width of a denial's cross, and its thickness."""

Course = tuple[float, ...]
"""Start, bend and end of a line, each across and down."""


class _Line(NamedTuple):
    """A line as it is painted at full strength; the same one is painted once."""

    look: Look
    course: Course
    directed: bool
    denies: bool


class _Picture(NamedTuple):
    """A line as a picture, and where it stands; of one too large to be kept there is none."""

    at: QPointF
    pixels: QPixmap | None


def paint_lines(
    painter: QPainter,
    shown: tuple[RelationsView, Geometry],
    theme: Theme,
    places: Places,
    codes: Places,
) -> None:
    """Paint some lines; ``codes`` are the looks of all lines of the view."""
    view, drawn = shown
    if is_crowd(view):
        paint_strokes(painter, drawn, strokes_of(view, theme, places, codes))
        return
    ratio = sharp_ratio(painter, painter.device().devicePixelRatio())
    order = places[np.argsort(codes[places], kind="stable")]
    rows, strengths = _rows(view, drawn, order, codes)
    pictures = pictures_of(theme, ratio) if ratio else None
    whole, worn = painter.opacity(), FULL
    for row, strength in zip(rows, strengths, strict=True):
        at, pixels = _NOWHERE if pictures is None else pictures.of(row)
        if pixels is None:
            line, worn = _line(row, theme), FULL
            painter.setOpacity(whole)
            look = replace(line.look, opacity=line.look.opacity * strength)
            _paint(painter, line._replace(look=look))
            continue
        if strength != worn:
            worn = strength
            painter.setOpacity(whole * strength)
        painter.drawPixmap(at, pixels)
    painter.setOpacity(whole)


def _rows(
    view: RelationsView, drawn: Geometry, places: Places, codes: Places
) -> tuple[list[bytes], list[float]]:
    """All that some lines are painted by at full strength, as bytes, and the strength of each."""
    edges, codes = view.edges, codes[places]
    full, strength = at_full(codes)
    denies = (places < len(edges.single)) & ~edges.stated[places]
    traits = np.column_stack((full, edges.directed[places], denies))
    rows = np.hstack((drawn.courses(places), traits))
    told, wide = rows.tobytes(), rows.itemsize * rows.shape[1]
    return [told[at : at + wide] for at in range(0, len(told), wide)], strength.tolist()


def _line(row: bytes, theme: Theme) -> _Line:
    *course, code, directed, denies = np.frombuffer(row).tolist()
    return _Line(look_of(int(code), theme), tuple(course), bool(directed), bool(denies))


class Pictures:
    """Lines of a theme and a scale that were painted last, each painted once."""

    def __init__(self, theme: Theme, ratio: float) -> None:
        self._theme = theme
        self._ratio = ratio
        self._kept: dict[bytes, _Picture] = {}
        self._pixels = 0

    def of(self, row: bytes) -> _Picture:
        """The line of a row."""
        found = self._kept.get(row)
        if found is None:
            found = self._painted(_line(row, self._theme))
            self._pixels += _pixels(found)
            while self._pixels > _ROOM and self._kept:
                self._pixels -= _pixels(self._kept.pop(next(iter(self._kept))))
            self._kept[row] = found
        return found

    def _painted(self, line: _Line) -> _Picture:
        around, ratio, curve = _around(line), self._ratio, _curve(line.course)
        area = curve.boundingRect().adjusted(-around, -around, around, around)
        box = area.toAlignedRect()
        if box.width() * box.height() * ratio**2 > _LARGEST:
            return _NOWHERE
        picture = QPixmap(box.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-box.left(), -box.top())
            _paint(painter, line)
        return _Picture(QPointF(box.topLeft()), picture)


_NOWHERE = _Picture(QPointF(), None)


def _pixels(picture: _Picture) -> int:
    """What a line counts as among all that are kept."""
    pixels = picture.pixels
    return _LEAST if pixels is None else max(pixels.width() * pixels.height(), _LEAST)


@lru_cache(maxsize=_DRESSES)
def pictures_of(theme: Theme, ratio: float) -> Pictures:
    """The lines kept for a theme and so many pixels a point."""
    return Pictures(theme, ratio)


def _paint(painter: QPainter, line: _Line) -> None:
    look = line.look
    painter.setPen(look.pen())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(_curve(line.course))
    colour = QColor(look.colour)
    colour.setAlphaF(min(look.opacity * (1.6 if look.opacity < FULL else 1.0), FULL))
    if line.directed:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(arrow(line.course, _HEAD + look.width))
    if line.denies:
        painter.setPen(QPen(colour, _CROSSED))
        paint_cross(painter, QPointF(*_middle(line.course)), _CROSS)


def _around(line: _Line) -> float:
    """Points beside a line that its thickness and its head may take."""
    return _HEAD + 2 * line.look.width


def _curve(course: Course) -> QPainterPath:
    x, y, bend_x, bend_y, end_x, end_y = course
    path = QPainterPath(QPointF(x, y))
    path.quadTo(bend_x, bend_y, end_x, end_y)
    return path


def _middle(course: Course) -> tuple[float, float]:
    x, y, bend_x, bend_y, end_x, end_y = course
    return (x + 2 * bend_x + end_x) / 4, (y + 2 * bend_y + end_y) / 4


def arrow(course: Course, length: float) -> QPolygonF:
    """The head of a line that comes to its end from its bend."""
    _, _, bend_x, bend_y, x, y = course
    away = max(hypot(x - bend_x, y - bend_y), 1e-9)
    across, down = (x - bend_x) / away * length, (y - bend_y) / away * length
    aside, back = (-down * _SPREAD, across * _SPREAD), (x - across, y - down)
    sides = (QPointF(back[0] + one * aside[0], back[1] + one * aside[1]) for one in (1, -1))
    return QPolygonF([QPointF(x, y), *sides])


def paint_cross(painter: QPainter, at: QPointF, half: float) -> None:
    """The × of a denial."""
    painter.drawLine(at + QPointF(-half, -half), at + QPointF(half, half))
    painter.drawLine(at + QPointF(-half, half), at + QPointF(half, -half))
