"""The plots of a chart over time on one sheet, with the time axis below them all."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.index import Rows
from gui.charts.steps.layout import PlotLayout
from gui.charts.steps.marks import draw_ring
from gui.charts.steps.paint import Ink, paint_bars, paint_both, paint_ground
from gui.charts.steps.spots import Lane, Part
from gui.charts.steps.strokes import paint_denials, paint_track, paint_variants
from gui.charts.steps.words import paint_words
from gui.charts.timeline.ticks import Tick

_MOST_RINGS = 300


def paint_sheet(
    painter: QPainter,
    layouts: Sequence[PlotLayout],
    ticks: Sequence[Tick],
    ink: Ink,
    area: QRectF,
    shift: float,
) -> None:
    """Paint the plots in sight, ``shift`` pixels down, and the axis below ``area``."""
    painter.save()
    painter.setClipRect(area)
    painter.translate(0, -shift)
    for layout in layouts:
        if layout.box.bottom() >= shift and layout.box.top() <= shift + area.height():
            _paint_plot(painter, layout, ticks, ink)
    painter.restore()
    if layouts:
        _paint_axis(painter, layouts[0], ticks, ink, area.bottom())


def paint_rings(painter: QPainter, lanes: Sequence[Sequence[Lane]], rows: Rows, pen: QPen) -> None:
    """Ring the marks of some claims; bars, which have many, are left out."""
    for lane in (lane for several in lanes for lane in several):
        marked = np.flatnonzero(np.isin(lane.claims, rows.array))
        for at in lane.all(marked[-_MOST_RINGS:].tolist()):
            draw_ring(painter, at, pen)


def meets(lanes: Sequence[Sequence[Lane]], rows: Rows) -> bool:
    """Whether any mark is of one of some claims."""
    return any(lane.rows.meets(rows) for several in lanes for lane in several)


def _paint_plot(painter: QPainter, layout: PlotLayout, ticks: Sequence[Tick], ink: Ink) -> None:
    paint_ground(painter, layout, ink, ticks)
    for track in layout.plot.growing:
        paint_bars(painter, layout, ink, track)
    for lane in layout.lanes:
        if lane.part is Part.VARIANT:
            paint_variants(painter, lane, ink)
    for lane in layout.lanes:
        if lane.part is Part.STEP and len(lane.x):
            paint_track(painter, layout, lane, ink)
    paint_both(painter, layout, ink)
    paint_denials(painter, layout, ink)
    paint_words(painter, layout, ink)


def _paint_axis(
    painter: QPainter, layout: PlotLayout, ticks: Sequence[Tick], ink: Ink, top: float
) -> None:
    height = ink.metrics.height() + 5
    for tick in ticks:
        x = round(layout.days.x(tick.moment)) + 0.5
        painter.setPen(QPen(QColor(ink.theme.border), 1))
        painter.drawLine(QLineF(x, top, x, top + 4))
        painter.setPen(QColor(ink.theme.text if tick.strong else ink.theme.muted))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(QRectF(x + 3, top + 1, 200, height), int(left), tick.label)
