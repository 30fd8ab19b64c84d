"""Where the marks of the lanes stand: single glyphs while they fit, bins where they do not."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.index import NO_ROWS, BoolArray, IntArray, Rows
from core.panels.bins import edges, unit_for
from core.panels.timeline.view import TimelineView
from gui.charts.timeline.scale import FloatArray, Scale
from gui.charts.timeline.ticks import HOURLY

PITCHES = (14.0, 12.0, 10.0, 8.5, 7.0)
"""Distances between two glyphs of a lane in pixels, the best first."""
_POINT_LINES = 2
"""Claims of one moment stand in no more lines than this."""
_BIN = 7.0
"""No bin of a lane is narrower than this, in pixels, unless the year is."""


@dataclass(frozen=True)
class Strip:
    """Place of one lane, in pixels."""

    top: float
    height: float

    @property
    def middle(self) -> float:
        """Its middle line."""
        return self.top + self.height / 2


@dataclass(frozen=True, eq=False)
class LaneBins:
    """The bins of a lane in which glyphs do not fit: edges in days, counts, the tallest of all."""

    lane: int
    edges: IntArray
    counts: IntArray


@dataclass(frozen=True, eq=False)
class Layout:
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

    def place_of(self, row: int) -> int:
        """Place of a claim's glyph in the arrays, -1 where it has none."""
        found = np.flatnonzero(self.rows == row)
        return int(found[0]) if len(found) else -1

    def lane_at(self, y: float) -> int:
        """The lane at a height, -1 where there is none."""
        places = (n for n, strip in enumerate(self.strips) if 0 <= y - strip.top < strip.height)
        return next(places, -1)


@dataclass(frozen=True, eq=False)
class _Packed:
    rows: IntArray
    x: FloatArray
    y: FloatArray
    left: FloatArray
    right: FloatArray
    pitch: FloatArray


def arrange(view: TimelineView, scale: Scale, strips: Sequence[Strip]) -> Layout:
    """Place every shown claim that meets the scale in the strip of its lane."""
    first, after = days_in_sight(scale)
    counts = view.daily.within(first, after).tolist()
    room = [
        _fits(count, scale, strip, PITCHES[-1])
        for count, strip in zip(counts, strips, strict=False)
    ]
    visible = (
        view.touching(first, after, np.array(room, dtype=bool)) if any(room) else NO_ROWS.array
    )
    lane = view.lanes_of(visible)
    marks = _marks(view, scale, visible)
    packed: list[_Packed] = []
    crowded: list[int] = []
    for place, roomy in enumerate(room):
        mine = marks.only(lane == place) if roomy else None
        lane_packed = None if mine is None else _packed(scale, mine, strips[place])
        if lane_packed is None:
            crowded.append(place)
        else:
            packed.append(lane_packed)
    glyphs = _joined(packed)
    bins = _bins(view, scale, crowded) if crowded else ()
    return Layout(
        *(glyphs.rows, glyphs.x, glyphs.y, glyphs.left, glyphs.right),
        pitch=glyphs.pitch,
        strips=tuple(strips),
        bins=bins,
        tallest=max((int(lane.counts.max(initial=0)) for lane in bins), default=0),
    )


def rows_touching(view: TimelineView, lane: int, first: int, after: int) -> Rows:
    """Shown claims of a lane that meet the days from ``first`` to before ``after``."""
    return Rows(view.touching(first, after, np.arange(len(view.lanes)) == lane))


def days_in_sight(scale: Scale) -> tuple[int, int]:
    """The first day of a scale and the one after its last."""
    return int(np.floor(scale.lo)), int(np.ceil(scale.hi))


def _fits(count: int, scale: Scale, strip: Strip, pitch: float) -> bool:
    """Whether so many glyphs find room in a strip at all."""
    return count <= _lines(strip, pitch) * ((scale.right - scale.left) // pitch + 2)


def _lines(strip: Strip, pitch: float) -> int:
    return max(1, int((strip.height - 2) // pitch))


@dataclass(frozen=True, eq=False)
class _Marks:
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
    lines = _lines(strip, pitch)
    if not _fits(len(rows), scale, strip, pitch):
        return None
    long = (marks.lasts > 1.5) & (right - left > pitch)  # noqa: PLR2004 - more than a day
    timed = (marks.lasts < 0.9) & (scale.day >= HOURLY)  # noqa: PLR2004 - less than a day
    span_line, span_lines = _stacked(left[long], right[long], lines)
    points = _clustered(rows[timed], (left + right)[timed] / 2, pitch)
    cells = _dodged(rows[~long & ~timed], left[~long & ~timed], right[~long & ~timed], scale, pitch)
    used = span_lines + points.lines + cells.lines
    if used > lines:
        return None
    top = strip.middle - used * pitch / 2
    cells_top = top + points.lines * pitch
    spans_top = cells_top + cells.lines * pitch
    alone = np.concatenate([points.x, cells.x])
    return _Packed(
        np.concatenate([points.rows, cells.rows, rows[long]]).astype(np.int32),
        np.concatenate([alone, (left + right)[long] / 2]),
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


def _stacked(left: FloatArray, right: FloatArray, most: int) -> tuple[FloatArray, int]:
    """The line of each span, so that none overlap, and how many lines (at most ``most`` + 1)."""
    line = np.zeros(len(left))
    ends: list[float] = []
    for place in np.argsort(left, kind="stable").tolist():
        at = next((n for n, end in enumerate(ends) if end <= left[place]), len(ends))
        if at == len(ends):
            ends.append(0.0)
            if len(ends) > most:
                break
        ends[at] = float(right[place]) + 2
        line[place] = at
    return line, len(ends)


@dataclass(frozen=True, eq=False)
class _Piles:
    rows: IntArray
    x: FloatArray
    line: FloatArray
    lines: int


def _dodged(
    rows: IntArray, left: FloatArray, right: FloatArray, scale: Scale, pitch: float
) -> _Piles:
    """Glyphs of one day side by side in the width of the day, in as many lines as that takes."""
    if scale.day < pitch:
        return _piled(rows, (left + right) / 2, scale, pitch)
    moment = scale.lo + ((left + right) / 2 - scale.left) / scale.day
    day = np.floor(moment)
    order = np.argsort(day, kind="stable")
    across = max(1, int(scale.day // pitch))
    _, first, inverse, count = np.unique(
        day[order], return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.arange(len(order)) - first[inverse]
    lines = -(-count // across)
    per_line = -(-count // np.maximum(lines, 1))
    line = rank // per_line[inverse]
    in_line = np.minimum(per_line[inverse], count[inverse] - line * per_line[inverse])
    column = rank % per_line[inverse] - (in_line - 1) / 2
    tallest = int(lines.max(initial=0))
    middle = scale.xs(day[order] + 0.5)
    return _Piles(
        rows[order],
        middle + column * pitch,
        line + (tallest - lines[inverse]) / 2,
        tallest,
    )


def _piled(rows: IntArray, x: FloatArray, scale: Scale, pitch: float) -> _Piles:
    """Glyphs above each other in columns one pitch wide."""
    column = np.floor((x - scale.left) / pitch).astype(np.intp)
    order = np.argsort(column, kind="stable")
    column = column[order]
    count = np.bincount(column)
    rank = np.arange(len(order)) - (np.cumsum(count) - count)[column]
    high = count[column]
    tallest = int(count.max(initial=0))
    centre = scale.left + (column + 0.5) * pitch
    placed = np.where(high == 1, np.clip(x[order], centre - pitch / 4, centre + pitch / 4), centre)
    return _Piles(rows[order], placed, rank + (tallest - high) / 2, tallest)


def _clustered(rows: IntArray, x: FloatArray, pitch: float) -> _Piles:
    """Glyphs at their moment; those that would overlap stand side by side about their mean."""
    order = np.argsort(x, kind="stable")
    blocks: list[tuple[float, int]] = []
    for moment in x[order].tolist():
        middle, held = float(moment), 1
        while blocks and middle - blocks[-1][0] < (_wide(blocks[-1][1]) + _wide(held)) / 2 * pitch:
            before, more = blocks.pop()
            middle = (before * more + middle * held) / (more + held)
            held += more
        blocks.append((middle, held))
    counts = np.array([held for _, held in blocks], dtype=np.int64)
    inverse = np.repeat(np.arange(len(blocks)), counts)
    rank = np.arange(len(order)) - (np.cumsum(counts) - counts)[inverse]
    across = -(-counts // _POINT_LINES)[inverse]
    line = rank // np.maximum(across, 1)
    in_line = np.minimum(across, counts[inverse] - line * across)
    column = rank % np.maximum(across, 1) - (in_line - 1) / 2
    middles = np.array([middle for middle, _ in blocks], dtype=np.float64)[inverse]
    tallest = min(_POINT_LINES, int(counts.max(initial=0)))
    return _Piles(rows[order], middles + column * pitch, line.astype(np.float64), tallest)


def _wide(held: int) -> int:
    return -(-held // _POINT_LINES)


def _joined(packed: list[_Packed]) -> _Packed:
    def join(parts: list[FloatArray]) -> FloatArray:
        return np.concatenate([*parts, np.zeros(0)])

    rows = np.concatenate([*(lane.rows for lane in packed), np.zeros(0, dtype=np.int32)])
    return _Packed(
        rows.astype(np.int32),
        join([lane.x for lane in packed]),
        join([lane.y for lane in packed]),
        join([lane.left for lane in packed]),
        join([lane.right for lane in packed]),
        join([lane.pitch for lane in packed]),
    )


def _bins(view: TimelineView, scale: Scale, lanes: Sequence[int]) -> tuple[LaneBins, ...]:
    """The bins of some lanes; what of a bin lies out of sight counts no claim."""
    first, after = days_in_sight(scale)
    most = max(1, int((scale.right - scale.left) // _BIN))
    at = edges(first, after - 1, unit_for(after - first, most))
    counts = view.daily.touching(np.maximum(at[:-1], first), np.minimum(at[1:], after))
    return tuple(LaneBins(lane, at, counts[lane]) for lane in lanes)
