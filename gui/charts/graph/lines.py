"""Painting of the lines of a graph: curves, arrows and crosses, each line kept as a picture."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
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
from gui.charts.graph.placed import Placed, draw_placed
from gui.pixels import sharp_ratio
from gui.theme import Theme

_LARGEST = 1 << 18
"""Pixels of the screen that a line is kept in at most; a larger one takes longer to copy."""
_LEAST, _ROOM = 1 << 11, 1 << 23
"""Pixels that a line kept counts as at least, and those of all together at most: 32 MiB."""
_MOST = 1 << 14
"""Lines told apart by their strength too."""
_HEAD = 5.5
"""Length of an arrow's head, without the width of its line."""
_SPREAD = 0.42
"""Half the width of a head, by its length."""
_CROSS, _CROSSED = 4.0, 1.8
"""Half the width of a denial's cross, and its thickness."""

Course = tuple[float, ...]
"""Start, bend and end of a line, each across and down."""
_Row = tuple[bytes, int]
"""The way of a line, and a number for what it looks like."""


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
    rows = _rows(view, ways_of(drawn), places, codes)
    pictures = PICTURES.of(rows, theme, ratio) if ratio else repeat(None, len(rows))
    for row, placed in zip(rows, pictures, strict=True):
        if placed is None:
            line, strength = _line(row, theme)
            look = replace(line.look, opacity=line.look.opacity * strength)
            _paint(painter, line._replace(look=look))
        else:
            draw_placed(painter, (placed,))


def placed_lines(
    view: RelationsView, ways: Sequence[bytes], codes: Places, theme: Theme, ratio: float
) -> list[Placed] | None:
    """All lines as pictures for so many pixels a point, None where one is too large.

    ``ways`` are as ``ways_of`` gives them, ``codes`` the looks of all lines.
    """
    found = list(PICTURES.of(_rows(view, ways, np.arange(len(ways)), codes), theme, ratio))
    placed = [one for one in found if one is not None]
    return placed if len(placed) == len(found) else None


def ways_of(drawn: Geometry) -> list[bytes]:
    """Start, bend and end of each line, as bytes that tell it from others."""
    courses = drawn.courses(range(len(drawn.starts)))
    told, wide = courses.tobytes(), courses.itemsize * courses.shape[1]
    return [told[at : at + wide] for at in range(0, len(told), wide)]


def _rows(view: RelationsView, ways: Sequence[bytes], places: Places, codes: Places) -> list[_Row]:
    """Some lines, the lower first."""
    order = places[np.argsort(codes[places], kind="stable")]
    edges, codes = view.edges, codes[order]
    denies = (order < len(edges.single)) & ~edges.stated[order]
    traits: list[int] = ((codes * 2 + edges.directed[order]) * 2 + denies).tolist()
    return [*zip(map(ways.__getitem__, order.tolist()), traits, strict=True)]


def _line(row: _Row, theme: Theme) -> tuple[_Line, float]:
    """A line at full strength, and the strength it has."""
    way, traits = row
    rest, denies = divmod(traits, 2)
    code, directed = divmod(rest, 2)
    full, strength = at_full(code)
    course = tuple(np.frombuffer(way).tolist())
    return _Line(look_of(full, theme), course, bool(directed), bool(denies)), strength


class Pictures:
    """The lines that were painted last, whatever the theme and the scale, each painted once."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, float, _Line], Placed | None] = {}
        self._pixels = 0
        self._known: dict[tuple[str, float], dict[_Row, Placed | None]] = {}
        """Those kept, by all that tells a line from others, its strength included."""

    def of(self, rows: Iterable[_Row], theme: Theme, ratio: float) -> Iterator[Placed | None]:
        """Some lines for so many pixels a point; None where one is too large to be kept."""
        known = self._known.setdefault((theme.key, ratio), {})
        for row in rows:
            if row not in known:
                line, strength = _line(row, theme)
                found = self._whole(line, theme, ratio)
                if found is not None and strength != FULL:
                    found = found._replace(strength=strength)
                known[row] = found
            yield known[row]

    def _whole(self, line: _Line, theme: Theme, ratio: float) -> Placed | None:
        """A line at full strength."""
        key = theme.key, ratio, line
        if key in self._kept:
            found = self._kept[key] = self._kept.pop(key)
            return found
        found = _painted(line, ratio)
        self._pixels += _pixels(found)
        if self._pixels > _ROOM or any(len(known) >= _MOST for known in self._known.values()):
            self._make_room()
        self._kept[key] = found
        return found

    def _make_room(self) -> None:
        """Give up those not looked for of late, some more than need be."""
        for known in self._known.values():
            known.clear()
        while self._pixels > _ROOM - _ROOM // 4 and self._kept:
            self._pixels -= _pixels(self._kept.pop(next(iter(self._kept))))


PICTURES = Pictures()


def _painted(line: _Line, ratio: float) -> Placed | None:
    around, curve = _around(line), _curve(line.course)
    area = curve.boundingRect().adjusted(-around, -around, around, around)
    box = area.toAlignedRect()
    if box.width() * box.height() * ratio**2 > _LARGEST:
        return None
    picture = QPixmap(box.size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-box.left(), -box.top())
        _paint(painter, line)
    return Placed(box.left(), box.top(), box.width(), box.height(), picture)


def _pixels(placed: Placed | None) -> int:
    """What a line counts as among all that are kept."""
    if placed is None:
        return _LEAST
    return max(placed.picture.width() * placed.picture.height(), _LEAST)


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
