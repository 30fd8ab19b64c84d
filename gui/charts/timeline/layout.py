"""Where the marks of the lanes stand: single glyphs while they fit, bins where they do not."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from msgspec import Struct

from core.index import NO_ROWS, BoolArray, CodeArray, IntArray, Rows
from core.panels.bins import edges, unit_for
from core.panels.timeline.view import TimelineView
from gui.charts.timeline.columned import PITCHES, packed, pitches_of, room_in
from gui.charts.timeline.piles import clustered, dodged, stacked, tallest
from gui.charts.timeline.scale import FloatArray, Scale
from gui.charts.timeline.ticks import HOURLY

_A_DAY = 1.5
"""What lasts longer, in days, lasts more than a day."""
_FEW_LANES = 12
"""Of more lanes some have room for glyphs, so that claims are looked at anyway."""
_BIN = 7.0
"""No bin of a lane is narrower than this, in pixels, unless the year is."""


class Strip(Struct, frozen=True):
    """Place of one lane, in pixels."""

    top: float
    height: float

    @property
    def middle(self) -> float:
        """Its middle line."""
        return self.top + self.height / 2


class LaneBins(Struct, frozen=True, eq=False):
    """The bins of a lane in which glyphs do not fit: edges in days, counts, the tallest of all."""

    lane: int
    edges: IntArray
    counts: IntArray


class Layout(Struct, frozen=True, eq=False):
    """Every mark in sight. One entry for each glyph in the first arrays; pixels throughout.

    ``left`` and ``right`` are the ends of an interval's span, equal for a glyph without one.
    """

    rows: IntArray
    x: FloatArray
    y: FloatArray
    left: FloatArray
    right: FloatArray
    pitch: FloatArray
    strips: tuple[Strip, ...]
    bins: tuple[LaneBins, ...]
    tallest: int
    """Largest count of any bin: all lanes share one scale."""

    @property
    def holds_any(self) -> bool:
        """Whether any claim is in sight."""
        return len(self.rows) > 0 or self.tallest > 0

    def place_of(self, row: int) -> int:
        """Place of a claim's glyph in the arrays, -1 where it has none."""
        found = np.flatnonzero(self.rows == row)
        return int(found[0]) if len(found) else -1

    def lane_at(self, y: float) -> int:
        """The lane at a height, -1 where there is none."""
        places = (n for n, strip in enumerate(self.strips) if 0 <= y - strip.top < strip.height)
        return next(places, -1)


class _Packed(Struct, frozen=True, eq=False):
    rows: IntArray
    x: FloatArray
    y: FloatArray
    left: FloatArray
    right: FloatArray
    pitch: FloatArray

    def take(self, places: "np.ndarray[tuple[int], np.dtype[np.intp]]") -> "_Packed":
        """Some of them, in an order."""
        ends = self.left[places], self.right[places]
        return _Packed(self.rows[places], self.x[places], self.y[places], *ends, self.pitch[places])


_NO_GLYPHS = _Packed(NO_ROWS.array, *np.zeros((5, 0)))


def arrange(view: TimelineView, scale: Scale, strips: Sequence[Strip]) -> Layout:
    """Place every shown claim that meets the scale in the strip of its lane."""
    first, after = days_in_sight(scale)
    counts = view.daily.within(first, after)[: len(strips)]
    heights = np.array([strip.height for strip in strips], dtype=np.float64)
    lines, across = room_in(heights, scale, PITCHES[-1])
    room = counts <= lines * across
    asked = scale.day < PITCHES[-1] and len(strips) <= _FEW_LANES
    if asked and (room & (counts > lines)).any():
        room &= ~_overfull(view, scale, heights)
    glyphs, crowded = _NO_GLYPHS, np.flatnonzero(~room).tolist()
    if (room & (counts > 0)).any():
        visible = view.touching(first, after, room)
        lane = view.lanes_of(visible).astype(np.intp)
        glyphs, crowded = _glyphs(scale, _marks(view, scale, visible), lane, room, strips)
    bins = _bins(view, scale, crowded) if crowded else ()
    return Layout(
        *(glyphs.rows, glyphs.x, glyphs.y, glyphs.left, glyphs.right),
        pitch=glyphs.pitch,
        strips=tuple(strips),
        bins=bins,
        tallest=max((int(lane.counts.max(initial=0)) for lane in bins), default=0),
    )


def _overfull(view: TimelineView, scale: Scale, heights: FloatArray) -> BoolArray:
    """The lanes in which glyphs fit at no pitch, as far as counts of days tell it.

    A column of glyphs, wider than a day, has at least the claims that lie in its whole days.
    """
    full = np.arange(len(heights), dtype=np.int32)
    for pitches in (PITCHES[-1:], PITCHES[:-1]):
        first, after, begins = _whole_days(scale, pitches)
        held = view.daily.lying_in(first, after, full)
        most = np.maximum.reduceat(held, begins, axis=1).T
        lines = np.array([room_in(heights[full], scale, pitch)[0] for pitch in pitches])
        full = full[(most > lines).all(axis=0)]
        if not len(full):
            break
    return np.isin(np.arange(len(heights)), full)


@lru_cache(maxsize=8)
def _whole_days(scale: Scale, pitches: tuple[float, ...]) -> tuple[IntArray, IntArray, list[int]]:
    """The days that lie whole in each column, and where the columns of each pitch begin."""
    places = [np.arange((scale.right - scale.left) // pitch + 3) * pitch for pitch in pitches]
    days = [scale.lo + along / scale.day for along in places]
    first = np.concatenate([np.ceil(ends[:-1]) for ends in days]).astype(np.int32)
    after = np.concatenate([np.floor(ends[1:]) for ends in days]).astype(np.int32)
    return first, after, [0, *np.cumsum([len(ends) - 1 for ends in days])[:-1].tolist()]


def _glyphs(
    scale: Scale, marks: "_Marks", lane: CodeArray, room: BoolArray, strips: Sequence[Strip]
) -> tuple[_Packed, list[int]]:
    """The glyphs lane by lane, and the lanes in which they do not fit.

    Where a day is narrower than a glyph, lanes without a span are packed all together.
    """
    spanned = lane[(marks.lasts > _A_DAY) & (marks.right - marks.left > PITCHES[-1])]
    alone = np.full(len(strips), scale.day >= PITCHES[-1])
    alone[spanned] = True
    middles = np.array([strip.middle for strip in strips], dtype=np.float64)
    heights = np.array([strip.height for strip in strips], dtype=np.float64)
    x, lane_of = (marks.left + marks.right) / 2, lane
    pitch = pitches_of(lane, x, heights, scale, room & ~alone)
    rows, together = marks.rows, pitch[lane] > 0
    if not together.all():
        rows, lane_of, x = rows[together], lane[together], x[together]
    stand = packed(rows, lane_of, x, middles, pitch, scale.left)
    found = [_Packed(stand.rows, stand.x, stand.y, stand.x, stand.x, stand.pitch)]
    lanes, crowded = [stand.lane], np.flatnonzero((pitch == 0) & ~(room & alone)).tolist()
    for place in np.flatnonzero(room & alone).tolist():
        own = _packed(scale, marks.only(lane == place), strips[place])
        if own is None:
            crowded.append(place)
        else:
            found.append(own)
            lanes.append(np.full(len(own.rows), place))
    if len(found) == 1:
        return found[0], sorted(crowded)
    order = np.argsort(np.concatenate(lanes), kind="stable")
    return _joined(found).take(order), sorted(crowded)


def rows_touching(view: TimelineView, lane: int, first: int, after: int) -> Rows:
    """Shown claims of a lane that meet the days from ``first`` to before ``after``."""
    return Rows(view.touching(first, after, np.arange(len(view.lanes)) == lane))


def days_in_sight(scale: Scale) -> tuple[int, int]:
    """The first day of a scale and the one after its last."""
    return int(np.floor(scale.lo)), int(np.ceil(scale.hi))


class _Marks(Struct, frozen=True, eq=False):
    """Claims, the pixels of their ends within the scale, and how long they last, in days."""

    rows: IntArray
    left: FloatArray
    right: FloatArray
    lasts: FloatArray

    def only(self, chosen: BoolArray) -> "_Marks":
        return _Marks(self.rows[chosen], self.left[chosen], self.right[chosen], self.lasts[chosen])


def _marks(view: TimelineView, scale: Scale, rows: IntArray) -> _Marks:
    start, end = view.moments(rows)
    left = np.clip(scale.xs(start), scale.left, scale.right)
    right = np.clip(scale.xs(end), scale.left, scale.right)
    return _Marks(rows, left, right, end - start)


def _packed(scale: Scale, marks: _Marks, strip: Strip) -> _Packed | None:
    """The glyphs of a lane at the best pitch at which they fit, None where none does."""
    tried = (_pack(scale, marks, strip, pitch) for pitch in PITCHES)
    return next((found for found in tried if found is not None), None)


def _pack(scale: Scale, marks: _Marks, strip: Strip, pitch: float) -> _Packed | None:
    rows, left, right = marks.rows, marks.left, marks.right
    (lines,), across = room_in(np.array([strip.height]), scale, pitch)
    if len(rows) > lines * across:
        return None
    middle, long = (left + right) / 2, (marks.lasts > _A_DAY) & (right - left > pitch)
    timed = (marks.lasts < 0.9) & (scale.day >= HOURLY)  # noqa: PLR2004 - less than a day
    short = ~long & ~timed
    if tallest(middle[short], scale, pitch) > lines:
        return None
    span_line, span_lines = stacked(left[long], right[long], lines)
    points = clustered(rows[timed], middle[timed], pitch)
    cells = dodged(rows[short], middle[short], scale, pitch)
    used = span_lines + points.lines + cells.lines
    if used > lines:
        return None
    top = strip.middle - used * pitch / 2
    cells_top = top + points.lines * pitch
    spans_top = cells_top + cells.lines * pitch
    alone = np.concatenate([points.x, cells.x])
    return _Packed(
        np.concatenate([points.rows, cells.rows, rows[long]]).astype(np.int32),
        np.concatenate([alone, middle[long]]),
        np.concatenate(
            [
                top + points.line * pitch + pitch / 2,
                cells_top + cells.line * pitch + pitch / 2,
                spans_top + span_line * pitch + pitch / 2,
            ]
        ),
        np.concatenate([alone, left[long]]),
        np.concatenate([alone, right[long]]),
        np.full(len(rows), pitch),
    )


def _joined(packed: list[_Packed]) -> _Packed:
    return _Packed(
        np.concatenate([lane.rows for lane in packed]),
        np.concatenate([lane.x for lane in packed]),
        np.concatenate([lane.y for lane in packed]),
        np.concatenate([lane.left for lane in packed]),
        np.concatenate([lane.right for lane in packed]),
        np.concatenate([lane.pitch for lane in packed]),
    )


def _bins(view: TimelineView, scale: Scale, lanes: Sequence[int]) -> tuple[LaneBins, ...]:
    """The bins of some lanes; what of a bin lies out of sight counts no claim."""
    first, after = days_in_sight(scale)
    most = max(1, int((scale.right - scale.left) // _BIN))
    at = edges(first, after - 1, unit_for(after - first, most))
    counts = view.daily.touching(np.maximum(at[:-1], first), np.minimum(at[1:], after))
    return tuple(LaneBins(lane, at, counts[lane]) for lane in lanes)
