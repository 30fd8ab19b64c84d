"""The bars of lanes in which glyphs do not fit: those of all lanes laid out at once."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

from core.index import IntArray
from gui.charts.bulk import draw_rects
from gui.charts.timeline.layout import Layout
from gui.charts.timeline.scale import FloatArray
from gui.typesetting import CENTRE, Lettering, Typeface

_LEAST_BAR = 2.0
_PARTS = 8
"""Edges stand at one of so many parts of a pixel: where bars are painted at is then told without
rounding, so that they end at the same pixel on the screen and on a picture kept of them."""
_COUNT_ROOM = 15.0
_TIGHT = 0.9
"""A number is at least so much of its digits wide as they would be alone."""
_BESIDE = 4.0
"""Pixels free beside a number, at both ends together."""


class Bars(Struct, frozen=True, eq=False):
    """A bar for each bin that counts any claim, lane by lane as ``layout.bins`` has them."""

    boxes: FloatArray
    """Left, top, width and height of each, in pixels."""
    counts: IntArray
    begins: list[int]
    """Where the bars of each lane begin among all, and their number."""

    @classmethod
    def of(cls, layout: Layout, ends: FloatArray, parts: Sequence[IntArray]) -> "Bars":
        """The bars of some counts, a table for each of ``layout.bins``; bins end at ``ends``."""
        table = np.array(parts)
        lane, at = np.nonzero(table)
        strips = [layout.strips[lane.lane] for lane in layout.bins]
        floor = np.array([strip.top + strip.height - 2 for strip in strips])
        full = np.array([max(6.0, strip.height - 4 - _COUNT_ROOM) for strip in strips])
        counts, boxes = table[lane, at], np.empty((len(at), 4))
        boxes[:, 0] = ends[at]
        boxes[:, 2] = np.maximum(1.0, ends[at + 1] - boxes[:, 0] - 1)
        tall = np.maximum(_LEAST_BAR, counts * (full / max(1, layout.tallest))[lane])
        boxes[:, 1], boxes[:, 3] = floor[lane] - tall, tall
        boxes = np.rint(boxes * _PARTS) / _PARTS
        begins = np.searchsorted(lane, np.arange(len(strips) + 1)).tolist()
        return cls(boxes, counts, begins)

    def paint(self, painter: QPainter, fills: Sequence[QColor], pen: QPen | None = None) -> None:
        """Paint them in a colour for each lane, with an outline where a pen is given."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen if pen is None else pen)
        for fill, (first, after) in zip(fills, pairwise(self.begins), strict=True):
            painter.setBrush(fill)
            draw_rects(painter, self.boxes[first:after])

    def write(self, words: Lettering, face: Typeface, ink: QColor) -> None:
        """Write above each how many claims it counts, where that is no wider than the bar."""
        digits = np.floor(np.log10(self.counts)) + 1
        commas = (digits - 1) // 3
        least = (digits * face.digit + commas * face.width(",")) * _TIGHT + _BESIDE
        roomy = np.flatnonzero(self.boxes[:, 2] >= least)
        above, half = self.boxes[roomy, :3].tolist(), face.height / 2
        for (left, top, wide), count in zip(above, self.counts[roomy].tolist(), strict=True):
            text = f"{count:,}"
            if face.width(text) + _BESIDE <= wide:
                words.write(face, text, ink, left, wide, top - 1 - half, CENTRE)
