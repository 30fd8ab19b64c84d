"""Arcs from a claim to what it denies, confirms or revises, and the line to its other clock."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from core.panels.timeline.thread import Arc, arcs, other_clock
from gui.charts.timeline.ink import Marked, faded
from gui.charts.timeline.marks import Scene

_WIDTH = 1.5
_GHOST = 7.0
_LOWEST_BOW = 14.0
_HIGHEST_BOW = 34.0


def thread_of(scene: Scene, marked: Marked) -> tuple[Arc, ...]:
    """The arcs of the claim of the card."""
    return arcs(scene.view.workspace.index, marked.in_thread, scene.view.known)


def paint_thread(painter: QPainter, scene: Scene, marked: Marked) -> None:
    """The thread of the claim of the card, and that claim's days on the other clock."""
    if not len(scene.layout.strips):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(QRectF(scene.scale.left, 0, scene.scale.right - scene.scale.left + 8, 1e5))
    for row in (row for row in marked.in_thread if scene.view.known[row]):
        _paint_other_clock(painter, scene, row)
    for arc in thread_of(scene, marked):
        _paint_arc(painter, scene, arc)
    painter.setClipping(False)


def place_of(scene: Scene, row: int) -> QPointF | None:
    """Where a claim stands, drawn as a glyph or not; None where it is undated."""
    view, layout = scene.view, scene.layout
    place = layout.place_of(row)
    if place >= 0:
        return QPointF(layout.x[place], layout.y[place])
    start, end = float(view.start[row]), float(view.end[row])
    if start != start:  # noqa: PLR0124 - not a number
        return None
    lo, hi = max(start, scene.scale.lo), min(end, scene.scale.hi)
    middle = (lo + hi) / 2 if lo < hi else (start + end) / 2
    return QPointF(scene.scale.x(middle), layout.strips[int(view.lane[row])].middle)


def _size(scene: Scene, row: int) -> float:
    place = scene.layout.place_of(row)
    return scene.size(place) if place >= 0 else _GHOST


def _paint_arc(painter: QPainter, scene: Scene, arc: Arc) -> None:
    start, end = place_of(scene, arc.source), place_of(scene, arc.target)
    if start is None or end is None:
        return
    colour = QColor(scene.theme.text)
    pen = QPen(colour, _WIDTH)
    if arc.denies:
        pen.setDashPattern([3.2, 2.4])
    path = _path(start, end)
    painter.setPen(QPen(faded(scene.theme.surface, 0.85), _WIDTH + 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(_arrow(path, _size(scene, arc.target)))
    for at, row in ((start, arc.source), (end, arc.target)):
        if scene.layout.place_of(row) < 0:
            painter.setPen(QPen(colour, 1.2))
            painter.setBrush(QColor(scene.theme.surface))
            painter.drawEllipse(at, _GHOST / 2, _GHOST / 2)


def _path(start: QPointF, end: QPointF) -> QPainterPath:
    path = QPainterPath(start)
    drop, across = end.y() - start.y(), end.x() - start.x()
    if abs(drop) < _LOWEST_BOW:
        bow = min(_HIGHEST_BOW, max(_LOWEST_BOW, abs(across) / 5))
        up = -bow if start.y() > bow else bow
        path.cubicTo(start + QPointF(across * 0.15, up), end + QPointF(-across * 0.15, up), end)
    else:
        lean = 18 if abs(across) < 2 * _LOWEST_BOW else 0
        path.cubicTo(start + QPointF(lean, drop * 0.55), end + QPointF(lean, -drop * 0.55), end)
    return path


def _arrow(path: QPainterPath, size: float) -> QPainterPath:
    length = max(1.0, path.length())
    share = path.percentAtLength(max(0.0, length - size / 2 - 1))
    tip, angle = path.pointAtPercent(share), path.angleAtPercent(share)
    made = QPainterPath(QPointF(0, 0))
    made.lineTo(-6, -2.8)
    made.lineTo(-6, 2.8)
    made.closeSubpath()
    return QTransform().translate(tip.x(), tip.y()).rotate(-angle).map(made)


def _paint_other_clock(painter: QPainter, scene: Scene, row: int) -> None:
    at = place_of(scene, row)
    other = other_clock(scene.view.workspace.index, row, scene.view.clock)
    if at is None or other is None:
        return
    scale = scene.scale
    left, right = scale.x(other.first), scale.x(other.last + 1)
    y = at.y() + _size(scene, row) / 2 + 3
    painter.setPen(QPen(QColor(scene.theme.muted), 1))
    near = min(max(at.x(), left), right)
    painter.drawLine(QPointF(near, y), QPointF(at.x(), y))
    painter.drawLine(QPointF(at.x(), y), QPointF(at.x(), y - 3))
    painter.setPen(QPen(QColor(scene.theme.muted), 2))
    painter.drawLine(QPointF(left + 2, y), QPointF(max(left + 3, right - 2), y))
    painter.setPen(QPen(QColor(scene.theme.muted), 1))
    for x in (left + 2, max(left + 3, right - 2)):
        painter.drawLine(QPointF(x, y - 3), QPointF(x, y + 3))
