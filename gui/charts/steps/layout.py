"""Where the parts of a plot over time stand: title, steps, bars, the strip of both sides."""

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from core.comparison import Amount
from core.comparison.bounds import Amounts, number
from core.comparison.ties import LongArray
from core.panels.losses.over_time.scale import places
from core.panels.losses.over_time.view import OverTimeView, Plot, Track
from core.panels.losses.scale import Scale as FigureScale
from core.panels.losses.scale import ScaleKind
from gui.charts.steps.spots import FloatArray, Lane, Part
from gui.charts.timeline.scale import Scale as DayScale
from gui.charts.timeline.ticks import Tick, ticks

NOON = 0.5
"""A figure of a day stands in its middle."""
_EDGE = 10.0
_TICK = 6.0
_BARS = 0.3
_LEAST_BARS = 30.0
_FOOT, _BESIDE = 8.0, 11.0
_LATE = 0.7
"""Beyond this share of the axis a line's end needs room for its label at the right."""
_MOST_LABEL = 0.27
_LEAST, _LEAST_ALONE = 11.0, 7.0
"""No plot of several, and none alone, is lower than this many lines of text."""


class PlotLayout(Struct, frozen=True, eq=False):
    """The frames of one plot in pixels, and its lanes of marks."""

    plot: Plot
    box: QRectF
    title: QRectF
    steps: QRectF
    bars: QRectF
    both: QRectF
    days: DayScale
    bar_scale: FigureScale
    lanes: tuple[Lane, ...]

    def y(self, values: FloatArray) -> FloatArray:
        """Pixels of figures that stand at a day."""
        area = self.steps
        return area.bottom() - places(self.plot.scale, values) * area.height()

    def at(self, value: float) -> float:
        """The pixel of one figure that stands at a day."""
        return self.steps.bottom() - self.plot.scale.place(value) * self.steps.height()

    def bar_y(self, values: FloatArray) -> FloatArray:
        """Pixels of figures of bars."""
        return self.bars.bottom() - places(self.bar_scale, values) * self.bars.height()

    def ends(self, amounts: Amounts) -> tuple[FloatArray, FloatArray]:
        """Pixels of the lower and upper ends of ranges; NaN where open."""
        return self.y(amounts.low), self.y(amounts.high)


def axis_of(view: OverTimeView, width: float, metrics: QFontMetricsF) -> DayScale:
    """The time axis that all plots share."""
    left = _EDGE + _TICK + _figures_width(view.plots, metrics)
    lo, hi = view.span
    late = lo + (hi - lo) * _LATE
    tracks = [track for plot in view.plots for track in plot.tracks]
    ending = [track for track in tracks if float(track.course.days[-1]) > late]
    room = max(
        (metrics.horizontalAdvance("".join(caption(track))) + 20 for track in ending), default=0.0
    )
    right = width - _EDGE - min(room, width * _MOST_LABEL)
    return DayScale(lo, hi, left, max(right, left + 40))


def stacked(
    view: OverTimeView | None, area: QRectF, bar: float, metrics: QFontMetricsF
) -> tuple[tuple[PlotLayout, ...], tuple[Tick, ...]]:
    """The plots of a view one below the other, and the ticks of the axis that they share.

    Where they do not fit into ``area`` they are higher than it, and a scroll bar ``bar`` pixels
    wide keeps its place at the right.
    """
    if view is None or not view.plots:
        return (), ()
    several, line = len(view.plots) > 1, metrics.height()
    least = _LEAST if several else _LEAST_ALONE
    each = max(least * line, area.height() / len(view.plots))
    width = area.width() - (bar if each * len(view.plots) > area.height() + 1 else 0)
    days = axis_of(view, width, metrics)
    layouts = tuple(
        lay_out(plot, QRectF(0, place * each, width, each), days, line, titled=several)
        for place, plot in enumerate(view.plots)
    )
    return layouts, ticks(days, metrics.horizontalAdvance)


def caption(track: Track) -> tuple[str, str]:
    """What stands at the end of a track: who speaks, and the newest figure."""
    return track.label, f"  {track.figure.written()}" if track.stands else ""


def lay_out(plot: Plot, box: QRectF, days: DayScale, line: float, *, titled: bool) -> PlotLayout:
    """The frames of a plot within a box; ``line`` is the height of a line of text."""
    title = QRectF(box.left() + _EDGE, box.top(), box.width() - 2 * _EDGE, line if titled else 0)
    top = title.bottom() + line * 0.5
    bottom = box.bottom() - (2 if plot.both else line * 0.5)
    both = QRectF(days.left, bottom, days.right - days.left, 0)
    if plot.both:
        both = QRectF(days.left, bottom - line - 4, days.right - days.left, line + 4)
        bottom = both.top() - 4
    bars = QRectF(days.left, bottom, days.right - days.left, 0)
    if plot.growing:
        share = max((bottom - top) * _BARS, min(_LEAST_BARS, (bottom - top) / 2))
        tall = share if plot.standing else bottom - top
        bars = QRectF(days.left, bottom - tall, days.right - days.left, tall)
        bottom = bars.top() - line * 0.6
    steps = QRectF(days.left, top, days.right - days.left, max(bottom - top - 4, 1.0))
    if not plot.standing:
        steps.setHeight(0)
    bar_scale = bar_scale_of(plot)
    bare = PlotLayout(plot, box, title, steps, bars, both, days, bar_scale, ())
    return PlotLayout(
        plot, box, title, steps, bars, both, days, bar_scale, tuple(_lanes(bare, plot))
    )


def bar_scale_of(plot: Plot) -> FigureScale:
    """The scale of the bars: linear from 0, since a bar's length is its figure."""
    return FigureScale(ScaleKind.LINEAR, 0.0, max(plot.top, 1e-9) * 1.12, zero=True)


def points(amounts: Amounts) -> FloatArray:
    """The one number of each figure; NaN where only a range was said."""
    found = np.where(np.isnan(amounts.best), amounts.low, amounts.best)
    found = np.where(np.isnan(found), amounts.high, found)
    bare = np.isnan(amounts.best) & (amounts.low < amounts.high)
    return np.where(bare, np.nan, found)


def middles(amounts: Amounts, y: Callable[[FloatArray], FloatArray]) -> FloatArray:
    """Pixels of the marks of figures: their number, or halfway up their range."""
    at = y(points(amounts))
    return np.where(np.isnan(at), (y(amounts.low) + y(amounts.high)) / 2, at)


def moments(days: LongArray) -> FloatArray:
    """Where figures of days stand."""
    return days.astype(np.float64) + NOON


def bar_edges(layout: PlotLayout, track: Track) -> tuple[FloatArray, FloatArray]:
    """First and last pixel of a track's bars, side by side with the others' where they fit."""
    growing = layout.plot.growing
    left = layout.days.xs(track.bars.first.astype(np.float64))
    right = layout.days.xs(track.bars.after.astype(np.float64))
    wide = right - left
    narrow = float(wide.min(initial=np.inf)) / len(growing) < _NARROWEST
    if narrow:
        right = np.maximum(right - np.minimum(wide * 0.15, 1.0), left + 1)
    else:
        place, each = growing.index(track), wide * 0.86 / len(growing)
        left = left + wide * 0.07 + place * each
        right = left + each - np.minimum(1.0, each * 0.15)
    return np.clip(left, layout.bars.left(), None), np.clip(right, None, layout.bars.right())


_NARROWEST = 3.0
_COARSE = 8.0


def occupied(layout: PlotLayout, track: Track) -> list[QRectF]:
    """Where a track's bars stand, in coarse columns as high as the highest bar that meets them."""
    left, right = bar_edges(layout, track)
    base, height = layout.bars.bottom(), layout.bar_y(tops(track.bars.amounts))
    found: dict[int, float] = {}
    for start, end, top in zip(left.tolist(), right.tolist(), height.tolist(), strict=True):
        for column in range(int(start // _COARSE), int(end // _COARSE) + 1):
            found[column] = min(found.get(column, base), top)
    return [
        QRectF(column * _COARSE, top, _COARSE, base - top) for column, top in sorted(found.items())
    ]


def _lanes(layout: PlotLayout, plot: Plot) -> Sequence[Lane]:
    found: list[Lane] = []
    for track in plot.standing:
        course, skipped = track.course, track.course.entering
        x = layout.days.xs(moments(course.days[skipped:]))
        y = middles(course.amounts, layout.y)[skipped:]
        found.append(Lane(Part.STEP, track, x, y, skipped))
        if len(course.variants):
            x = layout.days.xs(moments(course.variant_days))
            found.append(Lane(Part.VARIANT, track, x, middles(course.variant_amounts, layout.y)))
    if plot.denials:
        found.append(_denials(layout, plot))
    for track in plot.growing:
        left, right = bar_edges(layout, track)
        y = layout.bar_y(tops(track.bars.amounts))
        found.append(Lane(Part.BAR, track, (left + right) / 2, y))
    for track in plot.both:
        x = layout.days.xs(moments(track.course.days[track.course.entering :]))
        y = np.full(len(x), layout.both.center().y())
        found.append(Lane(Part.BOTH, track, x, y, track.course.entering))
    return found


def _denials(layout: PlotLayout, plot: Plot) -> Lane:
    """The denials: at the height of the figure denied, or at the foot where none stands there.

    One that would cover a figure or another denial stands beside it.
    """
    courses = [track.course for track in plot.standing]
    days = {
        row: day
        for course in courses
        for rows, on in ((course.rows, course.days), (course.variants, course.variant_days))
        for row, day in zip(rows.tolist(), on.tolist(), strict=True)
    }
    foot = (layout.bars.bottom() if plot.growing else layout.steps.bottom()) - _FOOT
    taken = {
        (layout.days.x(days[one.denied] + NOON), layout.at(one.amount.middle))
        for one in plot.denials
        if one.denied in days
    }
    found: list[tuple[float, float]] = []
    for one in plot.denials:
        x = layout.days.x(one.day + NOON)
        y = layout.at(one.amount.middle) if one.denied in days else foot
        while any(abs(x - left) < _BESIDE and abs(y - top) < _BESIDE for left, top in taken):
            x += _BESIDE
        taken.add((x, y))
        found.append((x, y))
    at = np.array(found).reshape(-1, 2)
    return Lane(Part.DENIAL, None, at[:, 0], at[:, 1], denials=plot.denials)


def tops(amounts: Amounts) -> FloatArray:
    """The number up to which a bar is drawn."""
    at = points(amounts)
    return np.where(np.isnan(at), amounts.high, at)


def _figures_width(plots: Sequence[Plot], metrics: QFontMetricsF) -> float:
    widest = [
        number(value)
        for plot in plots
        for value in (*plot.scale.ticks(4), *bar_scale_of(plot).ticks(2))
    ]
    return max((metrics.horizontalAdvance(text) for text in widest), default=20.0)


def written_signs(amount: Amount) -> str:
    """The sign of a figure's bound: ``≥``, ``~``, "" where it is exact."""
    text = amount.written()
    return text[0] if text[:1] in "≥>≤<~" else ""
