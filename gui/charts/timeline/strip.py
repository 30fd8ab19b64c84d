"""Painting the overview strip: stacked bars over unfiltered totals, its axis, the brush."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Self

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.index import IntArray
from core.panels.timeline.span import Grip, Span
from core.panels.timeline.view import Overview, TimelineView
from gui.charts.bulk import draw_rects
from gui.charts.timeline.ink import faded, side_colours
from gui.charts.timeline.scale import GUTTER, FloatArray, Scale
from gui.charts.timeline.ticks import ticks_in
from gui.theme import Theme
from gui.typesetting import typeface

STRIP_TOP = 4.0
"""First pixel of the strip."""
_AXIS = 17.0
_LEAST_BAR = 2.0
_GRIP = 7.0
_NARROW = 18.0
_HANDLE = QRectF(-2.5, -9, 5, 18)
_NARROW_HANDLE = QRectF(-1.5, -6, 3, 12)
_APART = 4.0
_REACH = 8.0
"""Pixels by which handle, line and rounded corner reach to either side of an end."""


def paint_ground(
    painter: QPainter, view: TimelineView, scale: Scale, theme: Theme, height: int
) -> None:
    """What no filter changes: the background, the bars of all claims, axis and words."""
    overview = view.overview
    if overview is None:
        return
    base = height - _AXIS
    painter.fillRect(
        QRectF(scale.left, STRIP_TOP, scale.right - scale.left, base - STRIP_TOP),
        QColor(theme.track),
    )
    stand = _Stand.of(overview, scale, base)
    stand.draw(painter, stand.heights(overview.totals.sum(axis=0))[None], [faded(theme.faint, 0.4)])
    _paint_axis(painter, scale, theme, base, height)
    _paint_words(painter, view, theme, height)


def paint_bars(
    painter: QPainter, view: TimelineView, scale: Scale, theme: Theme, height: int
) -> None:
    """The stacked bars of the claims that pass the filters."""
    overview = view.overview
    if overview is None:
        return
    stand = _Stand.of(overview, scale, height - _AXIS)
    whole = overview.counts.sum(axis=0)
    heights = overview.counts * (stand.heights(whole) / np.maximum(1, whole))
    stand.draw(painter, heights, side_colours(view, theme))


class _Stand(Struct, frozen=True, eq=False):
    """Where the bars stand: their left ends, their widths, and the line below them, in pixels."""

    left: FloatArray
    wide: FloatArray
    base: float
    tall: float
    """Pixels for one claim."""

    @classmethod
    def of(cls, overview: Overview, scale: Scale, base: float) -> Self:
        """The bars of an overview; the highest of all claims reaches nearly to the top."""
        at = scale.xs(overview.edges.astype(np.float64)).clip(scale.left, scale.right)
        apart = 1.0 if len(at) * 5 < scale.right - scale.left else 0.0
        most = int(overview.totals.sum(axis=0).max(initial=0))
        tall = (base - STRIP_TOP - 5) / max(1, most)
        return cls(at[:-1], np.maximum(1.0, np.diff(at) - apart), base, tall)

    def heights(self, counts: IntArray) -> FloatArray:
        """Heights of bars of some claims; of few so much that they are seen."""
        return np.where(counts > 0, np.maximum(_LEAST_BAR, counts * self.tall), 0.0)

    def draw(self, painter: QPainter, heights: FloatArray, fills: Sequence[QColor]) -> None:
        """Draw bars stacked on each other, a row of ``heights`` for each of the fills."""
        stack, at = np.nonzero(heights > 0)
        high = heights[stack, at]
        top = self.base - np.cumsum(heights, axis=0)[stack, at]
        boxes = np.stack((self.left[at], top, self.wide[at], high), axis=1)
        painter.setPen(Qt.PenStyle.NoPen)
        ends = np.searchsorted(stack, np.arange(len(fills) + 1)).tolist()
        for fill, (first, after) in zip(fills, pairwise(ends), strict=True):
            painter.setBrush(fill)
            draw_rects(painter, boxes[first:after])


def _paint_axis(painter: QPainter, scale: Scale, theme: Theme, base: float, height: int) -> None:
    for tick in ticks_in(scale, typeface(painter.font())):
        x = round(scale.x(tick.moment)) + 0.5
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(QPointF(x, base), QPointF(x, base + 4))
        painter.setPen(QColor(theme.muted))
        box = QRectF(x + 3, base, 200, height - base)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, tick.label
        )


def _paint_words(painter: QPainter, view: TimelineView, theme: Theme, height: int) -> None:
    if view.overview is None:
        return
    painter.setPen(QColor(theme.muted))
    box = QRectF(10, STRIP_TOP, GUTTER - 24, height - _AXIS - STRIP_TOP)
    unit = f"claims per {view.overview.unit.label}"
    roomy = box.height() >= 2 * painter.fontMetrics().height()
    words = f"All dates\n{unit}" if roomy else f"All {unit}"
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


def brush_box(scale: Scale, span: Span | None, height: int) -> QRectF:
    """The frame of a brush; without a span that of all dates."""
    first, after = (scale.lo, scale.hi) if span is None else (span.first, span.last + 1)
    left = min(max(scale.x(first), scale.left), scale.right)
    right = min(max(scale.x(after), scale.left), scale.right)
    return QRectF(left, STRIP_TOP, right - left, height - _AXIS - STRIP_TOP)


def ends_between(before: QRectF, after: QRectF, height: float) -> tuple[QRectF, ...]:
    """What a brush that moves from one frame to another changes: its ends, with their handles.

    The handles of a narrow frame look otherwise than those of a wide one.
    """
    if min(before.width(), after.width()) < _NARROW:
        both = before.united(after)
        return (QRectF(both.left() - _REACH, 0, both.width() + 2 * _REACH, height),)
    pairs = ((before.left(), after.left()), (before.right(), after.right()))
    return tuple(
        QRectF(min(pair) - _REACH, 0, max(pair) - min(pair) + 2 * _REACH, height) for pair in pairs
    )


def grip_at(box: QRectF, x: float, *, brushed: bool) -> Grip:
    """What a press at ``x`` takes hold of; inside of all dates a new brush begins."""
    inward = min(_GRIP, box.width() / 4)
    if box.left() - _GRIP <= x <= box.left() + inward:
        return Grip.FIRST
    if box.right() - inward <= x <= box.right() + _GRIP:
        return Grip.LAST
    return Grip.WHOLE if brushed and box.left() < x < box.right() else Grip.NEW


def paint_brush(painter: QPainter, frame: QRectF, theme: Theme, *, focus: bool) -> None:
    """The chosen dates: a frame with a handle at each end; thicker where it has the focus.

    The handles of a narrow frame stand beside it, so that they hide no bar.
    """
    painter.fillRect(frame, faded(theme.accent, 0.08))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    narrow = frame.width() < _NARROW
    ink = QColor(theme.link if focus else theme.accent)
    painter.setPen(QPen(ink, 1.0 if narrow else 2.0 if focus else 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame.adjusted(-1, 0, 1, 0) if narrow else frame, 2, 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for handle in handles(frame):
        painter.drawRoundedRect(handle, 1.5, 1.5)


def handles(frame: QRectF) -> tuple[QRectF, QRectF]:
    """The handles at both ends of a brush; small and beside the frame where it is narrow."""
    narrow = frame.width() < _NARROW
    shape, apart = (_NARROW_HANDLE, _APART) if narrow else (_HANDLE, 0.0)
    middle = frame.center().y()
    return (
        shape.translated(frame.left() - apart, middle),
        shape.translated(frame.right() + apart, middle),
    )
