"""Running totals as lines of steps, and their ranges as bands, in as few strokes as pixels."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from core.comparison.ties import LongArray
from core.index import BoolArray
from gui.charts.steps.spots import FloatArray

_THINNEST = 0.4
_OPEN = 11.0
"""Height of a band whose end is open, in pixels."""


def step_path(x: FloatArray, y: FloatArray, joined: BoolArray) -> QPainterPath:
    """A line that holds each value until the next joined one and steps there."""
    # Start-up time: pyqtgraph takes a tenth of a second to import, and the window opens on gaps.
    import pyqtgraph as pg  # noqa: PLC0415

    before = np.concatenate([[np.nan], y[:-1]])
    xs = np.repeat(x, 2)
    ys = np.column_stack([np.where(joined, before, np.nan), y]).ravel()
    return pg.arrayToQPath(xs, ys, connect="finite")


def thinned(x: FloatArray, y: FloatArray, joined: BoolArray) -> LongArray:
    """Places that a line needs: of each pixel column the first, lowest, highest and last.

    Where a line breaks both sides of the gap are kept.
    """
    if len(x) < _FEW:
        return np.arange(len(x))
    column = np.floor(x).astype(np.int64)
    starts = np.flatnonzero(np.diff(column, prepend=column[0] - 1))
    ends = np.append(starts[1:], len(x)) - 1
    safe = np.nan_to_num(y)
    run = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(x))))
    order = np.lexsort((safe, run))
    gaps = np.flatnonzero(~joined)
    kept = [starts, ends, order[starts], order[ends], gaps, np.maximum(gaps - 1, 0)]
    return np.unique(np.concatenate(kept))


_FEW = 600


def joined_within(kept: LongArray, joined: BoolArray) -> BoolArray:
    """Whether each kept place is joined to the kept one before it."""
    breaks = np.cumsum(~joined)
    found = np.diff(breaks[kept], prepend=-1) == 0
    found[:1] = False
    return found


def bands(
    x: FloatArray, low: FloatArray, high: FloatArray, y: FloatArray, until: FloatArray
) -> list[QRectF]:
    """Ranges of figures that hold from ``x`` to ``until``; an open end fades a little way off."""
    top = np.where(np.isnan(high), y - _OPEN, high)
    bottom = np.where(np.isnan(low), y + _OPEN, low)
    shown = (bottom - top > _THINNEST) & (until - x > _THINNEST)
    return [
        QRectF(left, above, right - left, below - above)
        for left, right, above, below in zip(
            x[shown].tolist(),
            until[shown].tolist(),
            top[shown].tolist(),
            bottom[shown].tolist(),
            strict=True,
        )
    ]


def spaced(x: FloatArray, y: FloatArray, apart: float, forced: LongArray) -> LongArray:
    """Places of marks at least so many pixels apart, and those that must be seen."""
    cells = np.floor(x / apart).astype(np.int64)
    first = np.flatnonzero(np.diff(cells, prepend=cells[:1] - 1))
    kept = np.unique(np.concatenate([first, forced]))
    return kept[~np.isnan(y[kept])]


def scattered(x: FloatArray, y: FloatArray, apart: float) -> LongArray:
    """Places of points of which no two fall into one square of so many pixels."""
    seen = ~np.isnan(y)
    places = np.flatnonzero(seen)
    cells = np.floor(x[seen] / apart) * 1e5 + np.floor(y[seen] / apart)
    return np.sort(places[np.unique(cells, return_index=True)[1]])
