"""Painting the overview strip: stacked bars over unfiltered totals, its axis, the brush."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.panels.timeline.span import Grip, Span
from core.panels.timeline.view import Overview, TimelineView
from gui.charts.bulk import draw_rects
from gui.charts.timeline.ink import faded, side_colours
from gui.charts.timeline.scale import GUTTER, Scale
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
    totals = overview.totals.sum(axis=0)
    at, wide = _bars(overview, scale)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(faded(theme.faint, 0.4))
    tall = _tall(totals, base)
    draw_rects(painter, _stack(at, wide, np.zeros(len(totals)), _heights(totals, tall), base))
    _paint_axis(painter, scale, theme, base, height)
    _paint_words(painter, view, theme, height)


def paint_bars(
    painter: QPainter, view: TimelineView, scale: Scale, theme: Theme, height: int
) -> None:
    """The stacked bars of the claims that pass the filters."""
    overview = view.overview
    if overview is None:
        return
    base = height - _AXIS
    at, wide = _bars(overview, scale)
    whole = overview.counts.sum(axis=0)
    tall = _tall(overview.totals.sum(axis=0), base)
    stretch = np.divide(_heights(whole, tall), np.maximum(1, whole))
    below = np.zeros(len(whole))
    painter.setPen(Qt.PenStyle.NoPen)
    for code, colour in enumerate(side_colours(view, theme)):
        heights = overview.counts[code] * stretch
        painter.setBrush(colour)
        draw_rects(painter, _stack(at, wide, below, heights, base))
        below = below + heights


def _bars(overview: Overview, scale: Scale) -> tuple[np.ndarray, np.ndarray]:
    """Where bars begin, the end of the last after them, and how wide they are."""
    at = scale.xs(overview.edges.astype(np.float64)).clip(scale.left, scale.right)
    apart = 1.0 if len(at) * 5 < scale.right - scale.left else 0.0
    return at, np.maximum(1.0, np.diff(at) - apart)


def _tall(totals: "np.ndarray[tuple[int], np.dtype[np.int32]]", base: float) -> float:
    """Pixels for one claim."""
    return (base - STRIP_TOP - 5) / max(1, int(totals.max(initial=0)))


def _heights(counts: "np.ndarray[tuple[int], np.dtype[np.int32]]", tall: float) -> np.ndarray:
    return np.where(counts > 0, np.maximum(_LEAST_BAR, counts * tall), 0.0)


def _stack(
    at: np.ndarray, wide: np.ndarray, below: np.ndarray, heights: np.ndarray, base: float
) -> np.ndarray:
    """Left, top, width and height of the bars that are any."""
    bars = np.stack((at[: len(wide)], base - below - heights, wide, heights), axis=1)
    return bars[heights > 0]


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
