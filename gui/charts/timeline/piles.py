"""Glyphs put beside and above each other so that none covers another."""

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.index import IntArray
from gui.charts.timeline.scale import FloatArray, Scale

Columns = npt.NDArray[np.intp]

_POINT_LINES = 2
"""Claims of one moment stand in no more lines than this."""


def stacked(left: FloatArray, right: FloatArray, most: int) -> tuple[FloatArray, int]:
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


class Piles(Struct, frozen=True, eq=False):
    """Where some glyphs stand: across in pixels, down in lines of a pitch from the first."""

    rows: IntArray
    x: FloatArray
    line: FloatArray
    lines: int


def tallest(x: FloatArray, scale: Scale, pitch: float) -> int:
    """Lines that ``dodged`` takes for glyphs at some pixels."""
    if scale.day < pitch:
        return int(np.bincount(_columns(x, scale, pitch)).max(initial=0))
    _, counts = np.unique(_days(x, scale), return_counts=True)
    return -(-int(counts.max(initial=0)) // _across(scale, pitch))


def dodged(rows: IntArray, x: FloatArray, scale: Scale, pitch: float) -> Piles:
    """Glyphs of one day side by side in the width of the day, in as many lines as that takes."""
    if scale.day < pitch:
        return _columned(rows, x, scale, pitch)
    day = _days(x, scale)
    order = np.argsort(day, kind="stable")
    _, first, inverse, count = np.unique(
        day[order], return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.arange(len(order)) - first[inverse]
    lines = -(-count // _across(scale, pitch))
    per_line = -(-count // np.maximum(lines, 1))
    line = rank // per_line[inverse]
    in_line = np.minimum(per_line[inverse], count[inverse] - line * per_line[inverse])
    column = rank % per_line[inverse] - (in_line - 1) / 2
    most = int(lines.max(initial=0))
    middle = scale.xs(day[order] + 0.5)
    return Piles(
        rows[order],
        middle + column * pitch,
        line + (most - lines[inverse]) / 2,
        most,
    )


def _days(x: FloatArray, scale: Scale) -> FloatArray:
    return np.floor(scale.lo + (x - scale.left) / scale.day)


def _across(scale: Scale, pitch: float) -> int:
    """Glyphs that stand side by side in the width of a day."""
    return max(1, int(scale.day // pitch))


def _columns(x: FloatArray, scale: Scale, pitch: float) -> Columns:
    return ((x - scale.left) / pitch).astype(np.intp)


def _columned(rows: IntArray, x: FloatArray, scale: Scale, pitch: float) -> Piles:
    """Glyphs above each other in columns one pitch wide."""
    column = _columns(x, scale, pitch)
    order = np.argsort(column, kind="stable")
    column = column[order]
    count = np.bincount(column)
    rank = np.arange(len(order)) - (np.cumsum(count) - count)[column]
    high = count[column]
    most = int(count.max(initial=0))
    centre = scale.left + (column + 0.5) * pitch
    placed = np.where(high == 1, np.clip(x[order], centre - pitch / 4, centre + pitch / 4), centre)
    return Piles(rows[order], placed, rank + (most - high) / 2, most)


def clustered(rows: IntArray, x: FloatArray, pitch: float) -> Piles:
    """Glyphs at their moment; those that would overlap stand side by side about their mean."""
    if not len(rows):
        return Piles(rows, x, x, 0)
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
    most = min(_POINT_LINES, int(counts.max(initial=0)))
    return Piles(rows[order], middles + column * pitch, line.astype(np.float64), most)


def _wide(held: int) -> int:
    return -(-held // _POINT_LINES)
