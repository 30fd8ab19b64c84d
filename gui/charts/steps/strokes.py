"""Painting of the tracks of one plot: bands, lines, marks."""

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.comparison.figures import OWN, THIRD_PARTY
from core.comparison.ties import LongArray
from core.comparison.turns import Turn
from core.messages import say
from gui.charts.steps.layout import PlotLayout, points
from gui.charts.steps.lines import bands, joined_within, scattered, spaced, step_path, thinned
from gui.charts.steps.marks import (
    RADIUS,
    draw_breaks,
    draw_capsule,
    draw_denial,
    draw_falls,
    draw_marks,
    draw_ticks,
    draw_whisker,
)
from gui.charts.steps.paint import Ink
from gui.charts.steps.spots import Lane

_ROOMY = 9.0
_SPARSE = 72.0
_HOLES = 3.0
_CENTRE = Qt.AlignmentFlag.AlignCenter


def paint_track(painter: QPainter, layout: PlotLayout, lane: Lane, ink: Ink) -> None:
    """Paint the figures of a track that stand at a day."""
    course, colour = lane.of.course, ink.of(lane.of)
    if course.running:
        _paint_line(painter, layout, lane, colour)
        _paint_carried(painter, lane, ink.ground)
        _paint_silences(painter, layout, lane, ink)
    shown = marks_of(lane)
    _paint_ranges(painter, layout, lane, shown, colour, ink.ground)
    at = lane.all(shown.tolist())
    dense = len(lane.x) > len(shown)
    radius = RADIUS - 1 if dense or not course.running else RADIUS
    draw_marks(painter, at, course.slot, colour, ink.ground, radius)
    draw_falls(painter, lane.all(turned(lane, Turn.FALL).tolist()), colour, ink.ground)
    draw_breaks(painter, lane.all(turned(lane, Turn.BREAK).tolist()), colour)


def paint_variants(painter: QPainter, lane: Lane, ink: Ink) -> None:
    """Paint the figures that do not stand as strokes."""
    colour = ink.of(lane.of)
    colour.setAlphaF(0.75)
    kept = scattered(lane.x, lane.y, 3.0)
    draw_ticks(painter, lane.all(kept.tolist()), colour)


def paint_denials(painter: QPainter, layout: PlotLayout, ink: Ink) -> None:
    """Paint an × where a figure was denied, in the colour of the side that denied it."""
    for lane in layout.lanes:
        for denial, at in zip(lane.denials, lane.all(range(len(lane.denials))), strict=True):
            colour = ink.theme.side(denial.side, ink.sides)
            draw_denial(painter, at, colour, ink.ground, dashed=denial.partial)


MOST_MARKS = 400
"""So many marks of a plot words keep clear of."""


def marks_of(lane: Lane) -> LongArray:
    """Places in a lane whose marks are drawn."""
    course = lane.of.course
    if not course.running:
        return scattered(lane.x, lane.y, 4.0)
    if len(lane.x) <= 1 or float(np.median(np.diff(lane.x))) >= _ROOMY:
        return np.flatnonzero(~np.isnan(lane.y))
    alone = ~course.joined[lane.offset :] & ~np.append(course.joined[lane.offset + 1 :], False)
    alone |= course.broken[lane.offset :]
    forced = np.unique(np.concatenate([[0, len(lane.x) - 1], np.flatnonzero(alone)]))
    return spaced(lane.x, lane.y, _SPARSE, forced.astype(np.int64))


def turned(lane: Lane, *turns: Turn) -> LongArray:
    """Places in a lane whose figures turn in one of some ways."""
    return np.flatnonzero(np.isin(lane.of.course.turns[lane.offset :], turns))


def _paint_line(painter: QPainter, layout: PlotLayout, lane: Lane, colour: QColor) -> None:
    course = lane.of.course
    x = layout.days.xs(course.days.astype(np.float64) + 0.5)
    y = layout.y(points(course.amounts))
    if lane.offset:
        x[0] = layout.days.left
    kept = thinned(x, y, course.joined)
    joined = joined_within(kept, course.joined)
    x, y = x[kept], y[kept]
    until = np.where(np.append(joined[1:], False), np.append(x[1:], x[-1:]), x)
    low, high = layout.ends(course.amounts.take(kept))
    band = QColor(colour)
    band.setAlphaF(0.16)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(band)
    painter.drawRects(bands(x, low, high, y, until))
    width = {OWN: 1.5, THIRD_PARTY: 1.5}.get(course.slot, 2.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    smooth = painter.renderHints()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, len(kept) < MOST_MARKS)
    painter.drawPath(step_path(x, y, joined))
    painter.setRenderHints(smooth)


def _paint_carried(painter: QPainter, lane: Lane, ground: QColor) -> None:
    """Break the line into dots where a total is only carried forward."""
    stale = lane.of.course.stale[lane.offset :]
    edges = np.flatnonzero(np.diff(stale.astype(np.int8), prepend=0, append=0)).tolist()
    pen = QPen(ground, _HOLES, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([1.0, 1.0])
    painter.setPen(pen)
    painter.drawLines(
        [
            QLineF(lane.at(max(first - 1, 0)), lane.at(after - 1))
            for first, after in zip(edges[::2], edges[1::2], strict=True)
        ]
    )


def _paint_silences(painter: QPainter, layout: PlotLayout, lane: Lane, ink: Ink) -> None:
    course = lane.of.course
    broken = np.flatnonzero(~course.joined[1:]) + 1
    painter.setFont(ink.font)
    painter.setPen(QColor(ink.theme.faint))
    for place in broken.tolist():
        if place - 1 < lane.offset:
            continue
        left, right = lane.x[place - 1 - lane.offset], lane.x[place - lane.offset]
        words = say("steps.silent", int(course.days[place] - course.days[place - 1]))
        if right - left < ink.metrics.horizontalAdvance(words) + 24:
            continue
        y = lane.y[place - 1 - lane.offset]
        box = QRectF(left, y - ink.metrics.height() / 2, right - left, ink.metrics.height())
        if len(layout.plot.standing) == 1:
            painter.drawText(box, int(_CENTRE), words)


def _paint_ranges(
    painter: QPainter,
    layout: PlotLayout,
    lane: Lane,
    shown: LongArray,
    colour: QColor,
    ground: QColor,
) -> None:
    amounts = lane.of.course.amounts
    for place in shown.tolist():
        amount = amounts[place + lane.offset]
        x, y = float(lane.x[place]), float(lane.y[place])
        if amount.point is None and amount.low is not None and amount.high is not None:
            top, bottom = layout.at(amount.high), layout.at(amount.low)
            draw_capsule(painter, QRectF(x - 3.5, top, 7, max(bottom - top, 7)), colour, ground)
            continue
        low, high = (None if end is None else layout.at(end) for end in (amount.low, amount.high))
        draw_whisker(painter, x, y, low, high, colour)
