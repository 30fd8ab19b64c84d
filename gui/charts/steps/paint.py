"""Painting of one plot over time: its ground, its bars, and the strip of both sides."""

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from core.comparison.bounds import number
from core.comparison.figures import OWN
from core.comparison.ties import LongArray
from core.comparison.turns import Turn
from core.messages import say
from core.panels.losses.over_time.view import Track
from core.panels.losses.scale import Scale
from gui.charts.steps.layout import PlotLayout, bar_edges, moments, tops
from gui.charts.steps.marks import RADIUS, draw_falls, draw_marks
from gui.charts.steps.spots import FloatArray, Lane, Part
from gui.charts.timeline.ticks import Tick
from gui.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_APART = 26.0
_FIGURE = 50.0
"""Room that the figure beside a mark of the strip may need."""
_BACK = 5.0
_SEEN = 1.5


class Ink(Struct, frozen=True, eq=False):
    """What painting needs besides the plot."""

    theme: Theme
    sides: Sequence[str]
    font: QFont

    @property
    def metrics(self) -> QFontMetricsF:
        """Measures of the plain type."""
        return QFontMetricsF(self.font)

    @property
    def bold(self) -> QFont:
        """The type of titles."""
        font = QFont(self.font)
        font.setWeight(QFont.Weight.DemiBold)
        return font

    @property
    def ground(self) -> QColor:
        """The colour of the paper."""
        return QColor(self.theme.surface)

    def of(self, track: Track) -> QColor:
        """Colour of a track: the side of who speaks."""
        return self.theme.side(track.course.side, self.sides)


def paint_ground(painter: QPainter, layout: PlotLayout, ink: Ink, ticks: Sequence[Tick]) -> None:
    """Paint title, grid and the figures of both scales."""
    theme, plot = ink.theme, layout.plot
    if layout.title.height():
        painter.setFont(ink.bold)
        named = plot.side in ink.sides
        painter.setPen(theme.side(plot.side, ink.sides) if named else QColor(theme.muted))
        painter.drawText(layout.title, int(_LEFT), plot.title)
    painter.setFont(ink.font)
    for area in (layout.steps, layout.bars):
        if area.height() > 1:
            _paint_days(painter, area, layout, ticks, theme)
    if layout.steps.height() > 1:
        most = max(int(layout.steps.height() / _APART), 2)
        _paint_figures(painter, layout.steps, plot.scale, most, ink)
    if layout.bars.height() > 1:
        most = max(int(layout.bars.height() / _APART), 2)
        _paint_figures(painter, layout.bars, layout.bar_scale, most, ink)


def paint_bars(painter: QPainter, layout: PlotLayout, ink: Ink, track: Track) -> None:
    """Paint a bar for each bin of a track, with a stroke back to the day it counts from."""
    bars = track.bars
    left, right = bar_edges(layout, track)
    y, base = layout.bar_y(tops(bars.amounts)), layout.bars.bottom()
    y = np.minimum(y, base - _SEEN)
    colour, paper = ink.of(track), ink.ground
    kept = _highest(left, y)
    boxes = _boxes(left[kept], right[kept], y[kept], base)
    wide = float((right - left).min(initial=np.inf)) >= _BACK
    pale = QColor(colour)
    pale.setAlphaF(0.78 if wide else 0.55)
    painter.setBrush(paper if track.course.slot == OWN and wide else pale)
    painter.setPen(QPen(colour, 1.2) if track.course.slot == OWN and wide else Qt.PenStyle.NoPen)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.drawRects(boxes)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    since = np.maximum(layout.days.xs(moments(bars.since)), layout.bars.left())
    back = kept[(bars.since[kept] + 1 < bars.first[kept]) & (left[kept] - since[kept] > _BACK)]
    painter.setPen(QPen(colour, 1.0, Qt.PenStyle.DotLine))
    painter.drawLines(
        [
            QLineF(start, top, end, top)
            for start, end, top in zip(
                since[back].tolist(), left[back].tolist(), y[back].tolist(), strict=True
            )
        ]
    )
    _paint_ranges(painter, layout, track, (left + right) / 2, colour)
    fallen = np.flatnonzero(track.course.turns == int(Turn.FALL))
    fallen = fallen[fallen >= track.course.entering]
    x = layout.days.xs(moments(track.course.days[fallen]))
    draw_falls(painter, [QPointF(one, base - 4) for one in x.tolist()], colour, paper)


def paint_both(painter: QPainter, layout: PlotLayout, ink: Ink) -> None:
    """Paint totals of both sides in a strip of their own, their figures beside them."""
    area, theme = layout.both, ink.theme
    if not area.height():
        return
    painter.setFont(ink.font)
    painter.fillRect(area.adjusted(-2, 0, 2, 0), QColor(theme.track))
    taken: list[QRectF] = []
    words = say("steps.both.strip")
    wide = ink.metrics.horizontalAdvance(words) + 6
    lanes = [lane for lane in layout.lanes if lane.part is Part.BOTH]
    for left in (area.left() + 4, _after_last(lanes, ink), area.right() - wide):
        box = QRectF(left, area.top(), wide, area.height())
        beside = [(lane.x < left - _FIGURE) | (lane.x > box.right() + RADIUS) for lane in lanes]
        if box.right() <= area.right() and all(bool(free.all()) for free in beside):
            painter.setPen(QColor(theme.muted))
            painter.drawText(box, int(_LEFT), words)
            taken.append(box)
            break
    for lane in lanes:
        at = [QPointF(x, area.center().y()) for x in lane.x.tolist()]
        draw_marks(painter, at, lane.of.course.slot, ink.of(lane.of), ink.ground, RADIUS)
        taken += [QRectF(p.x() - 5, area.top(), 10, area.height()) for p in at]
    for lane in lanes:
        for place in range(len(lane.x) - 1, -1, -1):
            text = lane.of.course.amounts[place + lane.offset].written()
            wide = ink.metrics.horizontalAdvance(text) + 2
            box = QRectF(lane.x[place] + 7, area.top(), wide, area.height())
            if box.right() <= area.right() and not any(box.intersects(one) for one in taken):
                painter.setPen(QColor(theme.text))
                painter.drawText(box, int(_LEFT), text)
                taken.append(box)


def _after_last(lanes: Sequence[Lane], ink: Ink) -> float:
    """Where the figure beside the last mark of a strip ends."""
    ends = [
        float(lane.x[-1]) + max(_FIGURE, ink.metrics.horizontalAdvance(lane.of.figure.written()))
        for lane in lanes
        if len(lane.x)
    ]
    return max(ends, default=0.0) + 12


def _paint_days(
    painter: QPainter, area: QRectF, layout: PlotLayout, ticks: Sequence[Tick], theme: Theme
) -> None:
    painter.setPen(QPen(QColor(theme.grid), 1))
    at = [round(layout.days.x(tick.moment)) + 0.5 for tick in ticks]
    painter.drawLines([QLineF(x, area.top(), x, area.bottom()) for x in at])
    painter.setPen(QPen(QColor(theme.border), 1))
    y = round(area.bottom()) + 0.5
    painter.drawLine(QLineF(area.left(), y, area.right(), y))


def _paint_figures(painter: QPainter, area: QRectF, scale: Scale, most: int, ink: Ink) -> None:
    height, bottom = ink.metrics.height(), area.bottom()
    taken = bottom + height
    for value in scale.ticks(most):
        y = round(bottom - scale.place(value) * area.height()) + 0.5
        if y < area.top() - 1:
            continue
        painter.setPen(QPen(QColor(ink.theme.grid), 1))
        painter.drawLine(QLineF(area.left(), y, area.right(), y))
        if y > taken - height * 0.9:
            continue
        taken = y
        painter.setPen(QColor(ink.theme.muted))
        box = QRectF(0, y - height / 2, area.left() - 6, height)
        painter.drawText(box, int(_RIGHT), number(value))


def _paint_ranges(
    painter: QPainter, layout: PlotLayout, track: Track, x: FloatArray, colour: QColor
) -> None:
    amounts = track.bars.amounts
    low, high = layout.bar_y(amounts.low), layout.bar_y(amounts.high)
    open_up = np.isnan(amounts.high) & ~np.isnan(amounts.low)
    y = layout.bar_y(tops(amounts))
    painter.setPen(QPen(colour, 1.2))
    shown = np.flatnonzero(low - high > _SEEN)
    painter.drawLines([QLineF(x[at], low[at], x[at], high[at]) for at in shown.tolist()])
    for at in np.flatnonzero(open_up).tolist():
        tip = max(y[at] - 7, layout.bars.top())
        painter.drawLines(
            [
                QLineF(x[at], y[at], x[at], tip),
                QLineF(x[at], tip, x[at] - 2.5, tip + 3),
                QLineF(x[at], tip, x[at] + 2.5, tip + 3),
            ]
        )


def _highest(left: FloatArray, y: FloatArray) -> LongArray:
    """Of bars in one pixel column the highest: the others stand behind it."""
    column = np.floor(left).astype(np.int64)
    order = np.lexsort((y, column))
    first = np.diff(column[order], prepend=column[:1] - 1 if len(column) else 0) != 0
    return np.sort(order[first])


def _boxes(left: FloatArray, right: FloatArray, y: FloatArray, base: float) -> list[QRectF]:
    return [
        QRectF(x, top, end - x, base - top)
        for x, end, top in zip(left.tolist(), right.tolist(), y.tolist(), strict=True)
    ]
