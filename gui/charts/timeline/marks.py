"""Painting the lanes: grid, bins, spans and glyphs, and what is emphasised above them."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct, field
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen

from core.index import IntArray, Rows
from core.panels.bins import touching
from core.panels.timeline.view import TimelineView
from gui.charts.stamps import Paper
from gui.charts.timeline.bars import Bars
from gui.charts.timeline.columned import PITCHES
from gui.charts.timeline.glyphs import Marks, Stamps, paint_ring
from gui.charts.timeline.ink import faded, side_colours
from gui.charts.timeline.layout import Layout
from gui.charts.timeline.scale import FloatArray, Scale
from gui.charts.timeline.ticks import Tick
from gui.pixels import sharp_ratio
from gui.theme import Theme
from gui.typesetting import Lettering, typeface

_BETWEEN = 2.5
_SOFT_END = 14.0
_FILL, _CHOSEN = 0.72, 0.18
"""Opacity of bars, and of what is chosen of them."""
_SETS = 3
"""Sets of claims whose parts are kept: those selected, with their thread, and pointed at."""


class Scene(Struct, frozen=True, eq=False, dict=True):
    """Everything a painting of the lanes depends on."""

    view: TimelineView
    scale: Scale
    layout: Layout
    theme: Theme
    ratio: float
    key: object = field(default_factory=object)
    """Equal for this scene alone; whoever keeps it keeps no claim."""
    _parts: list[tuple[Rows, tuple[IntArray, ...]]] = []

    @cached_property
    def ends(self) -> FloatArray:
        """Pixels of the edges of the bins, which all lanes have in common."""
        scale = self.scale
        at = scale.xs(self.layout.bins[0].edges.astype(np.float64))
        return at.clip(scale.left, scale.right)

    @cached_property
    def colours(self) -> list[QColor]:
        """Colour of each side by its code."""
        return side_colours(self.view, self.theme)

    @property
    def inks(self) -> list[QColor]:
        """Colour of each of ``layout.bins``."""
        view = self.view
        sides = (view.lanes[lane.lane].side for lane in self.layout.bins)
        return [self.colours[view.sides.index(side)] for side in sides]

    def bars(self, parts: Sequence[IntArray]) -> Bars:
        """The bars of some counts, a table for each of ``layout.bins``."""
        return Bars.of(self.layout, self.ends, parts)

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


def paint_marks(painter: QPainter, scene: Scene, paper: Paper | None = None) -> None:
    """Every bin, span and glyph; ``paper`` is what is painted on, where it may be written on."""
    if scene.layout.bins:
        bars = scene.bars([lane.counts for lane in scene.layout.bins])
        bars.paint(painter, [faded(colour, _FILL) for colour in scene.inks])
        ratio, ground = sharp_ratio(painter, scene.ratio), QColor(scene.theme.surface)
        words = Lettering(painter, ratio, ground)
        bars.write(words, typeface(painter.font()), QColor(scene.theme.muted))
    _paint_some(painter, scene, slice(None), paper)


def paint_emphasis(painter: QPainter, scene: Scene, rows: Rows) -> None:
    """The marks of some claims once more, at full strength; of bins their part."""
    if scene.layout.bins:
        scene.bars(scene.parts(rows)).paint(painter, scene.inks)
    _paint_some(painter, scene, np.flatnonzero(rows.among(scene.layout.rows)))


def paint_selection(painter: QPainter, scene: Scene, rows: Rows) -> None:
    """Rings around selected glyphs; of bins the selected part is outlined."""
    accent = QColor(scene.theme.accent)
    layout = scene.layout
    if layout.bins:
        fills = [faded(accent, _CHOSEN)] * len(layout.bins)
        scene.bars(scene.parts(rows)).paint(painter, fills, QPen(accent, 1.4))
    for place in np.flatnonzero(rows.among(layout.rows)).tolist():
        paint_ring(painter, QPointF(layout.x[place], layout.y[place]), scene.size(place), accent)


def _paint_some(
    painter: QPainter,
    scene: Scene,
    places: "slice | np.ndarray[tuple[int], np.dtype[np.intp]]",
    paper: Paper | None = None,
) -> None:
    layout, view, colours = scene.layout, scene.view, scene.colours
    rows, pitches = layout.rows[places], layout.pitch[places]
    if not len(rows):
        return
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
            Stamps(pitch - _BETWEEN, scene.ratio, surface).draw(painter, some, colours, paper)


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
