"""Lanes of claims of single days, where a day is narrower than a glyph: all packed at once."""

from dataclasses import dataclass

import numpy as np

from core.index import IntArray
from gui.charts.timeline.scale import FloatArray, Scale

PITCHES = (14.0, 12.0, 10.0, 8.5, 7.0)
"""Distances between two glyphs of a lane in pixels, the best first."""


@dataclass(frozen=True, eq=False)
class Stand:
    """Claims of some lanes, and where they stand, in pixels; ``pitch`` is that of their lane."""

    rows: IntArray
    lane: IntArray
    x: FloatArray
    y: FloatArray
    pitch: FloatArray


def _lines_in(heights: FloatArray, pitch: float) -> "np.ndarray[tuple[int], np.dtype[np.intp]]":
    return np.maximum(1, (heights - 2) // pitch).astype(np.intp)


def pitches_of(lane: IntArray, x: FloatArray, heights: FloatArray, scale: Scale) -> FloatArray:
    """The best pitch of each lane at which its claims fit above each other; 0 where none does."""
    found, lanes = np.zeros(len(heights)), len(heights)
    counts = np.bincount(lane, minlength=lanes)
    for pitch in PITCHES:
        across = (scale.right - scale.left) // pitch + 2
        lines = _lines_in(heights, pitch)
        cell = lane * int(across) + ((x - scale.left) // pitch).astype(np.intp)
        held = (
            np.bincount(cell, minlength=lanes * int(across)).reshape(lanes, int(across)).max(axis=1)
        )
        fits = (found == 0) & (held <= lines) & (counts <= lines * across)
        found[fits] = pitch
        if found.all():
            break
    return found


def packed(
    rows: IntArray,
    lane: IntArray,
    x: FloatArray,
    middles: FloatArray,
    pitch: FloatArray,
    left: float,
) -> Stand:
    """Claims in columns one pitch wide from ``left`` on, lane by lane, by date within a column.

    ``middles`` and ``pitch`` are those of each lane.
    """
    wide = pitch[lane]
    column = np.floor((x - left) / wide).astype(np.intp)
    most = int(column.max(initial=0)) + 1
    cell = lane * most + column
    order = np.argsort(cell, kind="stable")
    rows, lane, x, cell = rows[order], lane[order], x[order], cell[order]
    wide, column = wide[order], column[order]
    count = np.bincount(cell, minlength=len(middles) * most)
    rank = np.arange(len(order)) - (np.cumsum(count) - count)[cell]
    high, tallest = count[cell], count.reshape(len(middles), most).max(axis=1)[lane]
    centre = left + (column + 0.5) * wide
    placed = np.where(high == 1, np.clip(x, centre - wide / 4, centre + wide / 4), centre)
    top = middles[lane] - tallest * wide / 2
    y = top + (rank + (tallest - high) / 2 + 0.5) * wide
    return Stand(rows, lane, placed, y, wide)
