"""One standing cube: the counts for every position of a brush, read without touching a claim."""

import numpy as np
from msgspec import Struct

from core.crossfilter.arrangement import Arrangement
from core.crossfilter.layout import Cells, Layout
from core.crossfilter.source import DATES, Source, Table
from core.filters import ANSWER, KNOWN_ON, DateSpan, FilterState, OneOf
from core.filters.dates import day_number
from core.index import ClaimIndex


class Cube(Struct, frozen=True, eq=False):
    """The cells of a layout under ``rest``, the filters but for the brush's own."""

    brush: str
    rest: FilterState
    layout: Layout
    table: Table
    arrangement: Arrangement
    """Of the clock whose days the brush moves over."""
    index: ClaimIndex
    provisional: bool = False
    """Whether it stands until a finer one does."""

    def cells(self, filters: FilterState, source: Source) -> Cells:
        """The cells at the position that the brush has in ``filters``.

        The source is asked only for what no cube can hold: claims of several days that stick out
        of a window they must lie inside, and the days between two planes.
        """
        match self.brush:
            case "dates":
                span = filters.clause(DATES)
                if isinstance(span, DateSpan):
                    return self._window(span, source)
            case "known_on":
                if filters.known_on is not None:
                    return self.table.rows[self.arrangement.rank(day_number(filters.known_on) + 1)]
            case _:
                return self._chosen(filters.clause(self.brush))
        return self.table.rows[-1]

    def _window(self, span: DateSpan, source: Source) -> Cells:
        low, high = self.arrangement.window(span)
        if self.table.step == 1:
            begun = self.table.rows.risen(low, high)
        else:
            begun = self._before(high, source) - self._before(low, source)
        if not len(self.arrangement.long.places):
            return begun
        if span.inside:
            return begun - source.crossing(self.layout, self.rest, high, low)
        if self.table.crossing is None:
            return begun + source.crossing(self.layout, self.rest, low, 0)
        return begun + self.table.crossing[low]

    def _before(self, rank: int, source: Source) -> Cells:
        step = self.table.step
        place = (rank + step // 2) // step
        plane = min(place * step, len(self.arrangement.days))
        if plane <= rank:
            return self.table.rows[place] + source.begun(self.layout, self.rest, plane, rank)
        return self.table.rows[place] - source.begun(self.layout, self.rest, rank, plane)

    def _chosen(self, clause: object) -> Cells:
        rows = self.table.rows
        if not isinstance(clause, OneOf):
            return Cells(rows.counts.sum(axis=0), rows.sums.sum(axis=0))
        chosen = np.flatnonzero(clause.chosen(self.index[self.brush]))
        return Cells(rows.counts[chosen].sum(axis=0), rows.sums[chosen].sum(axis=0))


def moves(filters: FilterState, brush: str) -> bool:
    """Whether a brush moves one thing only: what became of a claim moves with *as known on*."""
    return brush != KNOWN_ON or filters.clause(ANSWER) is None


def planes(positions: int, layout: Layout, tables: int, room: int) -> int:
    """Distance of the planes of a cube of dates, so that ``tables`` of them fit in ``room`` bytes.

    1 where every day fits; 0 where not even the whole does.
    """
    plane = layout.nbytes
    if (positions + 2) * plane * tables <= room:
        return 1
    step = next((step for step in (2, 4, 8, 16, 32, 64, 128) if positions / step * plane < room), 0)
    return step if 3 * plane < room else 0
