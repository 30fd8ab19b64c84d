"""Lanes of claims of single days, where a day is narrower than a glyph: all packed at once."""

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.index import BoolArray, CodeArray, IntArray
from gui.charts.timeline.scale import FloatArray, Scale

Counts = npt.NDArray[np.intp]

PITCHES = (14.0, 12.0, 10.0, 8.5, 7.0)
"""Distances between two glyphs of a lane in pixels, the best first."""


class Stand(Struct, frozen=True, eq=False):
    """Claims of some lanes, and where they stand, in pixels; ``pitch`` is that of their lane."""

    rows: IntArray
    lane: CodeArray
    x: FloatArray
    y: FloatArray
    pitch: FloatArray


def room_in(heights: FloatArray, scale: Scale, pitch: float) -> tuple[Counts, int]:
    """How many glyphs stand above each other in lanes of some heights, and how many side by side.

    Those of the first and the last column reach beyond the scale.
    """
    lines = np.maximum(1, (heights - 2) // pitch).astype(np.intp)
    return lines, int((scale.right - scale.left) // pitch) + 2


def pitches_of(
    lane: CodeArray, x: FloatArray, heights: FloatArray, scale: Scale, wanted: BoolArray
) -> FloatArray:
    """The best pitch at which the claims of a lane fit above each other, for those wanted.

    0 for the others, and where none does.
    """
    found, lanes = np.zeros(len(heights)), len(heights)
    counts = np.bincount(lane, minlength=lanes)
    for pitch in PITCHES:
        lines, across = room_in(heights, scale, pitch)
        fits = wanted & (found == 0) & (counts <= lines * across)
        if fits.any():
            cell = lane * across + ((x - scale.left) / pitch).astype(np.intp)
            held = np.bincount(cell, minlength=lanes * across).reshape(lanes, across).max(axis=1)
            found[fits & (held <= lines)] = pitch
    return found


def packed(
    rows: IntArray,
    lane: CodeArray,
    x: FloatArray,
    middles: FloatArray,
    pitch: FloatArray,
    left: float,
) -> Stand:
    """Claims in columns one pitch wide from ``left`` on, lane by lane, by date within a column.

    ``middles`` and ``pitch`` are those of each lane.
    """
    wide = pitch[lane]
    column = ((x - left) / wide).astype(np.int32)
    most = int(column.max(initial=0)) + 1
    cells = len(middles) * most
    cell = (lane * most + column).astype(np.min_scalar_type(cells))
    order = np.argsort(cell, kind="stable")
    count = np.bincount(cell, minlength=cells)
    rows, lane, x, cell = rows[order], lane[order], x[order], cell[order]
    wide, column, high = wide[order], column[order], count[cell]
    rank = np.arange(len(order)) - (np.cumsum(count) - count)[cell]
    centre = left + (column + 0.5) * wide
    placed = np.where(high == 1, np.clip(x, centre - wide / 4, centre + wide / 4), centre)
    y = middles[lane] + (rank + 0.5 - high / 2) * wide
    return Stand(rows, lane, placed, y, wide)
