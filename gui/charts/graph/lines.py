"""Painting of the lines of a graph: curves, arrows and crosses, each line kept as a picture."""

from collections.abc import Iterator
from functools import lru_cache
from math import hypot
from typing import NamedTuple

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from core.panels.relations.edges import DENIALS
from core.panels.relations.view import RelationsView
from gui.charts.graph.crowd import is_crowd, paint_strokes, strokes_of
from gui.charts.graph.geometry import Geometry
from gui.charts.graph.looks import FULL, Look, Places, at_full, look_of
from gui.pixels import sharp_ratio
from gui.theme import Theme

_PICTURES = 256
_LARGEST = 1 << 18
"""Pixels of the screen that a line is kept in at most; a larger one takes longer to copy."""
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
    order, whole = places[np.argsort(codes[places], kind="stable")], painter.opacity()
    for line, strength in _lines(view, drawn, theme, order, codes):
        if ratio and _extent(line) * ratio**2 <= _LARGEST:
            at, picture = _picture(line, ratio)
            painter.setOpacity(whole * strength)
            painter.drawPixmap(at, picture)
        else:
            painter.setOpacity(whole)
            look = replace(line.look, opacity=line.look.opacity * strength)
            _paint(painter, line._replace(look=look))
    painter.setOpacity(whole)


def _lines(
    view: RelationsView, drawn: Geometry, theme: Theme, places: Places, codes: Places
) -> Iterator[tuple[_Line, float]]:
    """Some lines at full strength, and the strength of each."""
    edges = view.edges
    courses: list[list[float]] = drawn.courses(places).tolist()
    numbers: list[int] = places.tolist()
    told: list[int] = codes[places].tolist()
    directed: list[bool] = edges.directed[places].tolist()
    alike: dict[int, tuple[Look, float]] = {}
    for place, code, course, points in zip(numbers, told, courses, directed, strict=True):
        if code not in alike:
            full, strength = at_full(code)
            alike[code] = look_of(full, theme), strength
        look, strength = alike[code]
        denies = place < len(edges.single) and edges.single[place].kind == DENIALS
        yield _Line(look, tuple(course), points, denies), strength


@lru_cache(maxsize=_PICTURES)
def _picture(line: _Line, ratio: float) -> tuple[QPointF, QPixmap]:
    """A line painted once, and where it stands."""
    around = _around(line)
    area = _curve(line.course).boundingRect().adjusted(-around, -around, around, around)
    box = area.toAlignedRect()
    picture = QPixmap(box.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-box.left(), -box.top())
        _paint(painter, line)
    return QPointF(box.topLeft()), picture


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


def _extent(line: _Line) -> float:
    """Square points of the frame around a line and its bend."""
    across, down, free = line.course[::2], line.course[1::2], 2 * _around(line)
    return (max(across) - min(across) + free) * (max(down) - min(down) + free)


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
