"""Where lines of a loss chart stand down the chart."""

import numpy as np
from PySide6.QtCore import QRect, QRectF

from gui.charts.gap.layout import PlaceArray

_FREE, _REACH = 2.0, 13.0
"""Pixels left free at the top of each line, and so far below its middle it may reach."""


class Tops:
    """Tops and heights of all lines; only those in sight are asked for."""

    def __init__(self, count: int, headings: PlaceArray, row: float, heading: float) -> None:
        heights = np.full(count, row)
        heights[headings] = heading
        self.tops = np.concatenate([[0.0], np.cumsum(heights)])

    @property
    def height(self) -> float:
        """Height of all lines together."""
        return float(self.tops[-1])

    def at(self, y: float) -> int:
        """The line at a height, −1 beside all of them."""
        place = int(np.searchsorted(self.tops, y, side="right")) - 1
        return place if 0 <= place < len(self.tops) - 1 else -1

    def between(self, top: float, bottom: float) -> range:
        """The lines that show between two heights."""
        first = max(int(np.searchsorted(self.tops, top, side="right")) - 1, 0)
        last = int(np.searchsorted(self.tops, bottom, side="left"))
        return range(first, min(last, len(self.tops) - 1))

    def ink(self, place: int, shift: float, width: float) -> QRect:
        """The pixels that a line may paint: less than its frame above, the ticks of bands below."""
        box = self.box(place, shift, width)
        below = max(_REACH - box.height() / 2, 0.0)
        return box.adjusted(0, _FREE, 0, below).toAlignedRect()

    def box(self, place: int, shift: float, width: float) -> QRectF:
        """The frame of a line on the chart."""
        top = float(self.tops[place])
        return QRectF(0, top + shift, width, float(self.tops[place + 1]) - top)
