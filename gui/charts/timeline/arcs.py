"""Arcs of the thread of a claim, styled by what one does to the other, with off-window ends."""

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from core.panels.timeline.captions import days_in_words
from core.panels.timeline.thread import Arc, arcs, other_clock
from gui.charts.thread.lines import answer_pen
from gui.charts.timeline.ink import Marked, faded
from gui.charts.timeline.marks import Scene

_GHOST = 7.0
_LOWEST_BOW = 14.0
_HIGHEST_BOW = 34.0
_EDGE = 7.0
_PILL = 5.0


class End(Struct, frozen=True):
    """Where an arc starts or ends; ``beyond`` is −1 left and 1 right of the dates in sight."""

    at: QPointF
    beyond: int = 0


def thread_of(scene: Scene, marked: Marked) -> tuple[Arc, ...]:
    """The arcs of the whole thread of the claim of the card."""
    return arcs(scene.view.threads, _known(scene, marked))


def paint_thread(painter: QPainter, scene: Scene, marked: Marked) -> None:
    """The thread of the claim of the card, and that claim's days on the other clock."""
    if not (scene.layout.strips and marked.in_thread):
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(QRectF(scene.scale.left, 0, scene.scale.right - scene.scale.left + 8, 1e5))
    for row in _known(scene, marked):
        _paint_other_clock(painter, scene, row)
    drawn = thread_of(scene, marked)
    for arc in sorted(drawn, key=lambda arc: arc.near):
        _paint_arc(painter, scene, arc)
    for words, end in off_window(scene, drawn):
        _paint_edge(painter, scene, words, end)
    painter.setClipping(False)


def end_of(scene: Scene, row: int) -> End:
    """Where a claim stands, drawn as a glyph or not; off the dates in sight at their edge.

    Undated claims stand beyond the right edge, where the tray is.
    """
    view, layout, scale = scene.view, scene.layout, scene.scale
    place = layout.place_of(row)
    if place >= 0:
        return End(QPointF(layout.x[place], layout.y[place]))
    alone = np.array([row], dtype=np.int32)
    start, end = (float(moment[0]) for moment in view.moments(alone))
    y = layout.strips[int(view.lanes_of(alone)[0])].middle
    if end <= scale.lo:
        return End(QPointF(scale.left + _EDGE, y), -1)
    if not start < scale.hi:
        return End(QPointF(scale.right - _EDGE, y), 1)
    middle = (max(start, scale.lo) + min(end, scale.hi)) / 2
    return End(QPointF(scale.x(middle), y))


def _known(scene: Scene, marked: Marked) -> list[int]:
    rows = np.array(list(marked.in_thread), dtype=np.int32)
    return rows[scene.view.known.holds(rows)].tolist()


def _spot(scene: Scene, row: int) -> QPointF | None:
    """Where a claim stands, None where it is off the dates in sight."""
    end = end_of(scene, row)
    return None if end.beyond else end.at


def off_window(scene: Scene, drawn: tuple[Arc, ...]) -> tuple[tuple[str, End], ...]:
    """The ends off the dates in sight, once for each lane and edge: their date, or how many."""
    found: dict[tuple[int, float], tuple[set[int], End]] = {}
    for arc in drawn:
        ends = {row: end_of(scene, row) for row in (arc.source, arc.target)}
        if all(end.beyond for end in ends.values()):
            continue
        for row, end in ends.items():
            if end.beyond:
                rows, _ = found.setdefault((end.beyond, end.at.y()), (set(), end))
                rows.add(row)
    return tuple((_dated(scene, rows), end) for rows, end in found.values())


def _dated(scene: Scene, rows: set[int]) -> str:
    if len(rows) > 1:
        return f"{len(rows):,} claims"
    view = scene.view
    return days_in_words(view.workspace.index, view.clock, next(iter(rows)))


def _size(scene: Scene, row: int) -> float:
    place = scene.layout.place_of(row)
    return scene.size(place) if place >= 0 else _GHOST


def _paint_arc(painter: QPainter, scene: Scene, arc: Arc) -> None:
    start, end = end_of(scene, arc.source), end_of(scene, arc.target)
    if start.beyond and end.beyond:
        return
    theme = scene.theme
    colour = QColor(theme.text if arc.near else theme.faint)
    pen = answer_pen(arc.answer, colour)
    path = _path(start.at, end.at)
    painter.setPen(QPen(faded(theme.surface, 0.85), pen.widthF() + 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(_arrow(path, _size(scene, arc.target)))
    for one, row in ((start, arc.source), (end, arc.target)):
        if scene.layout.place_of(row) < 0 and not one.beyond:
            painter.setPen(QPen(colour, 1.2))
            painter.setBrush(QColor(theme.surface))
            painter.drawEllipse(one.at, _GHOST / 2, _GHOST / 2)


def _paint_edge(painter: QPainter, scene: Scene, words: str, end: End) -> None:
    """A pointer that leads out of the dates in sight, and the date that lies there."""
    theme, at = scene.theme, end.at
    wide, tall = painter.fontMetrics().horizontalAdvance(words), painter.fontMetrics().height()
    left = at.x() + _EDGE if end.beyond < 0 else at.x() - _EDGE - wide - 2 * _PILL
    box = QRectF(left, at.y() - tall / 2, wide + 2 * _PILL, tall)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(theme.surface, 0.9))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QColor(theme.muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    pointer = QPainterPath(at + QPointF(5.0 * end.beyond, 0))
    pointer.lineTo(at + QPointF(-3.0 * end.beyond, -5))
    pointer.lineTo(at + QPointF(-3.0 * end.beyond, 5))
    pointer.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.text))
    painter.drawPath(pointer)


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
    at = _spot(scene, row)
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
