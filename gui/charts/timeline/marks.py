"""Painting the lanes: grid, bins, spans and glyphs, and what is emphasised above them."""

from functools import cached_property

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from core.index import IntArray, Rows
from core.panels.bins import touching
from core.panels.timeline.view import TimelineView
from gui.charts.bulk import draw_rects
from gui.charts.timeline.columned import PITCHES
from gui.charts.timeline.glyphs import Marks, Stamps, paint_ring
from gui.charts.timeline.ink import faded, side_colours
from gui.charts.timeline.layout import LaneBins, Layout
from gui.charts.timeline.scale import FloatArray, Scale
from gui.charts.timeline.ticks import Tick
from gui.pixels import sharp_ratio
from gui.theme import Theme
from gui.typesetting import CENTRE, Lettering, Typeface, typeface

_BETWEEN = 2.5
_LEAST_BAR = 2.0
_COUNT_ROOM = 15.0
_SOFT_END = 14.0
_TIGHT = 0.9
"""A number is at least so much of its digits wide as they would be alone."""
_SETS = 3
"""Sets of claims whose parts are kept: those selected, with their thread, and pointed at."""


class Scene(Struct, frozen=True, eq=False, dict=True):
    """Everything a painting of the lanes depends on."""

    view: TimelineView
    scale: Scale
    layout: Layout
    theme: Theme
    ratio: float
    _parts: list[tuple[Rows, tuple[IntArray, ...]]] = []

    @cached_property
    def ends(self) -> FloatArray:
        """Pixels of the edges of the bins, which all lanes have in common."""
        scale = self.scale
        at = scale.xs(self.layout.bins[0].edges.astype(np.float64))
        return at.clip(scale.left, scale.right)

    def size(self, place: int) -> float:
        """Diameter of the glyph at a place of the layout."""
        return float(self.layout.pitch[place]) - _BETWEEN

    def parts(self, rows: Rows) -> tuple[IntArray, ...]:
        """How many of some claims touch each bin, a table for each of ``layout.bins``.

        Of the sets painted last they are kept: to count millions anew at every paint is felt.
        """
        found = next((parts for known, parts in self._parts if known is rows), None)
        if found is None:
            found = self._counted(rows)
            self._parts[:] = [(rows, found), *self._parts[: _SETS - 1]]
        return found

    def _counted(self, rows: Rows) -> tuple[IntArray, ...]:
        view = self.view
        if not self.layout.bins:
            return ()
        shown = rows.array[view.shows(rows.array)]
        lanes, days = view.lanes_of(shown), view.workspace.index.days[view.clock]
        parts: list[IntArray] = []
        for lane in self.layout.bins:
            mine = shown[lanes == lane.lane]
            group = np.zeros(len(mine), dtype=np.uint8)
            parts.append(touching(days.first[mine], days.last[mine], group, 1, lane.edges)[0])
        return tuple(parts)


def paint_grid(painter: QPainter, scene: Scene, ticks: tuple[Tick, ...], height: int) -> None:
    """Vertical lines at the ticks, one line between lanes."""
    scale, theme = scene.scale, scene.theme
    at = [(round(scale.x(tick.moment)), tick.strong) for tick in ticks]
    grid, border = QColor(theme.grid), QColor(theme.border)
    for shade, is_strong in ((grid, False), (border, True)):
        for x in (x for x, strong in at if strong is is_strong):
            painter.fillRect(x, 0, 1, height, shade)
    for strip in scene.layout.strips[1:]:
        painter.fillRect(0, round(strip.top), int(scale.right) + 1, 1, grid)


def paint_marks(painter: QPainter, scene: Scene) -> None:
    """Every bin, span and glyph."""
    colours, face = side_colours(scene.view, scene.theme), typeface(painter.font())
    for lane in scene.layout.bins:
        _paint_bins(painter, scene, lane, _colour_of(scene, lane, colours), face)
    _paint_some(painter, scene, slice(None), colours)


def paint_emphasis(painter: QPainter, scene: Scene, rows: Rows) -> None:
    """The marks of some claims once more, at full strength; of bins their part."""
    colours = side_colours(scene.view, scene.theme)
    for lane, part in zip(scene.layout.bins, scene.parts(rows), strict=True):
        if part.any():
            shade = _colour_of(scene, lane, colours)
            _paint_bars(painter, _bars(scene, lane, part), shade, QPen(Qt.PenStyle.NoPen))
    _paint_some(painter, scene, np.flatnonzero(rows.among(scene.layout.rows)), colours)


def paint_selection(painter: QPainter, scene: Scene, rows: Rows) -> None:
    """Rings around selected glyphs; of bins the selected part is outlined."""
    accent = QColor(scene.theme.accent)
    layout = scene.layout
    for lane, part in zip(layout.bins, scene.parts(rows), strict=True):
        if part.any():
            boxes = _bars(scene, lane, part)
            _paint_bars(painter, boxes, faded(accent, 0.18), QPen(accent, 1.4))
    for place in np.flatnonzero(rows.among(layout.rows)).tolist():
        paint_ring(painter, QPointF(layout.x[place], layout.y[place]), scene.size(place), accent)


def _paint_some(
    painter: QPainter,
    scene: Scene,
    places: "slice | np.ndarray[tuple[int], np.dtype[np.intp]]",
    colours: list[QColor],
) -> None:
    layout, view = scene.layout, scene.view
    rows, pitches = layout.rows[places], layout.pitch[places]
    side, soft = view.side[rows], view.soft[rows]
    spans = np.flatnonzero((layout.right[places] > layout.left[places]) | soft).tolist()
    for place in spans:
        at = place if isinstance(places, slice) else int(places[place])
        _paint_span(painter, scene, at, colours[int(side[place])], soft=bool(soft[place]))
    marks = Marks(view.kinds(rows), side, layout.x[places], layout.y[places])
    surface = QColor(scene.theme.surface)
    for pitch in PITCHES:
        alike = pitches == pitch
        if alike.any():
            some = marks if alike.all() else marks.only(alike)
            Stamps(pitch - _BETWEEN, scene.ratio, surface).draw(painter, some, colours)


def _paint_span(painter: QPainter, scene: Scene, place: int, colour: QColor, *, soft: bool) -> None:
    layout = scene.layout
    left, right, y = float(layout.left[place]), float(layout.right[place]), float(layout.y[place])
    strength = faded(colour, 0.42)
    if right <= left:
        reach = scene.size(place) / 2 + 5
        left, right = left - reach, right + reach
    box = QRectF(left + 1, y - 1.5, max(1.0, right - left - 2), 3)
    if not soft:
        painter.fillRect(box, strength)
        painter.fillRect(QRectF(box.left(), y - 4, 1.5, 8), strength)
        painter.fillRect(QRectF(box.right() - 1.5, y - 4, 1.5, 8), strength)
        return
    shade = QLinearGradient(box.topLeft(), box.topRight())
    end = min(0.5, _SOFT_END / box.width())
    shade.setColorAt(0, faded(colour, 0))
    shade.setColorAt(end, strength)
    shade.setColorAt(1 - end, strength)
    shade.setColorAt(1, faded(colour, 0))
    painter.fillRect(box, shade)


def _paint_bins(
    painter: QPainter, scene: Scene, lane: LaneBins, colour: QColor, face: Typeface
) -> None:
    bars = _bars(scene, lane, lane.counts)
    _paint_bars(painter, bars, faded(colour, 0.72), QPen(Qt.PenStyle.NoPen))
    counts = lane.counts[lane.counts > 0]
    digits = np.floor(np.log10(counts)) + 1
    roomy = np.flatnonzero(bars[:, 2] >= digits * face.digit * _TIGHT + 4)
    if not len(roomy):
        return
    ratio, ground = sharp_ratio(painter, scene.ratio), QColor(scene.theme.surface)
    words = Lettering(painter, ratio, ground)
    ink, half = QColor(scene.theme.muted), face.height / 2
    below = bars[roomy, :3].tolist()
    for (left, bar, wide), count in zip(below, counts[roomy].tolist(), strict=True):
        text = f"{count:,}"
        if face.width(text) + 4 <= wide:
            words.write(face, text, ink, left, wide, bar - 1 - half, CENTRE)


def _paint_bars(painter: QPainter, bars: FloatArray, fill: QColor, pen: QPen) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(pen)
    painter.setBrush(fill)
    draw_rects(painter, bars)


def _bars(scene: Scene, lane: LaneBins, counts: IntArray) -> FloatArray:
    """Left, top, width and height of each bin that counts any claim, in the order of the bins."""
    strip, at = scene.layout.strips[lane.lane], scene.ends
    floor = strip.top + strip.height - 2
    full = max(6.0, strip.height - 4 - _COUNT_ROOM)
    filled = np.flatnonzero(counts)
    bars = np.empty((len(filled), 4))
    bars[:, 0] = at[filled]
    bars[:, 3] = np.maximum(_LEAST_BAR, counts[filled] * (full / max(1, scene.layout.tallest)))
    bars[:, 1] = floor - bars[:, 3]
    bars[:, 2] = np.maximum(1.0, at[filled + 1] - bars[:, 0] - 1)
    return bars


def _colour_of(scene: Scene, lane: LaneBins, colours: list[QColor]) -> QColor:
    return colours[scene.view.sides.index(scene.view.lanes[lane.lane].side)]
