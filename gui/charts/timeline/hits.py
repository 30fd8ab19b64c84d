"""Which mark lies under a point, and which is the next one for the arrow keys."""

import numpy as np
from msgspec import Struct
from PySide6.QtCore import QPointF

from core.index import NO_ROWS, IntArray, Rows
from core.panels.timeline.view import TimelineView
from gui.charts.timeline.layout import Layout, days_in_sight, rows_touching
from gui.charts.timeline.scale import FloatArray, Scale


class Hits(Struct, frozen=True, eq=False):
    """Every mark that can be picked: the glyphs of the layout, then the bins that hold claims."""

    view: TimelineView
    layout: Layout
    x: FloatArray
    y: FloatArray
    lane: IntArray
    first: IntArray
    """First day in sight of each bin, in the order of the marks after the glyphs."""
    last: IntArray
    """The day after each bin's last one in sight."""

    def __len__(self) -> int:
        return len(self.x)

    def rows(self, place: int) -> Rows:
        """The claims behind a mark, none for the place -1."""
        if place < 0 or place >= len(self.x):
            return NO_ROWS
        glyphs = len(self.layout.rows)
        if place < glyphs:
            return Rows([int(self.layout.rows[place])])
        cell = place - glyphs
        first, last = int(self.first[cell]), int(self.last[cell])
        return rows_touching(self.view, int(self.lane[place]), first, last)

    def at(self, point: QPointF, scale: Scale) -> int:
        """Place of the mark under a point, -1 where there is none."""
        layout = self.layout
        glyphs = len(layout.rows)
        if glyphs:
            away = np.hypot(layout.x - point.x(), layout.y - point.y())
            nearest = int(np.argmin(away))
            if away[nearest] <= layout.pitch[nearest] * 0.75:
                return nearest
            near = np.abs(layout.y - point.y()) <= layout.pitch / 2
            along = (layout.left <= point.x()) & (layout.right >= point.x())
            under = np.flatnonzero(near & along & (layout.right > layout.left))
            if len(under):
                return int(under[0])
        lane, moment = layout.lane_at(point.y()), scale.moment(point.x())
        inside = (self.lane[glyphs:] == lane) & (self.first <= moment) & (self.last > moment)
        found = np.flatnonzero(inside)
        return glyphs + int(found[0]) if len(found) and scale.lo <= moment <= scale.hi else -1

    def beside(self, place: int, step: int) -> int:
        """The next mark of the same lane to the right (1) or left (-1), else the same."""
        if not 0 <= place < len(self):
            return self._outermost()
        lane = np.flatnonzero(self.lane == self.lane[place])
        order = lane[np.lexsort((self.y[lane], self.x[lane]))]
        at = int(np.flatnonzero(order == place)[0]) + step
        return int(order[at]) if 0 <= at < len(order) else place

    def across(self, place: int, step: int) -> int:
        """The nearest mark of the next lane below (1) or above (-1) that has any, else the same."""
        if not 0 <= place < len(self):
            return self._outermost()
        lanes = np.unique(self.lane)
        at = int(np.searchsorted(lanes, int(self.lane[place]))) + step
        if not 0 <= at < len(lanes):
            return place
        there = np.flatnonzero(self.lane == lanes[at])
        return int(there[np.argmin(np.abs(self.x[there] - self.x[place]))])

    def _outermost(self) -> int:
        return int(np.lexsort((self.x, self.lane))[0]) if len(self) else -1


def hits_of(view: TimelineView, layout: Layout, scale: Scale) -> Hits:
    """The marks of a layout."""
    x, y, lanes = [layout.x], [layout.y], [view.lanes_of(layout.rows)]
    first, last = [np.zeros(0, np.int32)], [np.zeros(0, np.int32)]
    in_sight = days_in_sight(scale)
    for lane in layout.bins:
        held = np.flatnonzero(lane.counts)
        begin = np.maximum(lane.edges[held], in_sight[0])
        end = np.minimum(lane.edges[held + 1], in_sight[1])
        x.append(scale.xs((begin + end) / 2))
        y.append(np.full(len(held), layout.strips[lane.lane].middle))
        lanes.append(np.full(len(held), lane.lane, dtype=np.int32))
        first.append(begin)
        last.append(end)
    return Hits(
        view,
        layout,
        np.concatenate(x),
        np.concatenate(y),
        np.concatenate(lanes).astype(np.int32),
        np.concatenate(first),
        np.concatenate(last),
    )
