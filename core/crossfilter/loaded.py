"""Counts over the rows in memory: codes in date order, a part at a time, on every core."""

from collections.abc import Callable
from dataclasses import dataclass

from core.crossfilter.counting import Counting
from core.crossfilter.ordered import OrderedColumns, Where
from core.crossfilter.source import DATES, Stale, Table
from core.crossfilter.tables import Lanes, sum_up, table_by_day, table_by_lane
from core.crossfilter.tally import Axis, Cells, Layout
from core.filters import KNOWN_ON, DateSpan, FilterState
from core.vocabulary.terms import Clock


@dataclass(frozen=True, eq=False)
class LoadedSource:
    """The counts of an open dataset, from its columns in the order of each clock."""

    columns: Callable[[Clock], OrderedColumns]

    def count(self, layout: Layout, filters: FilterState) -> Cells:
        """The cells of a layout under all filters."""
        columns = self.columns(filters.clock)
        counting = Counting.of(columns, layout, filters)
        (where, _), *others = _places(columns, filters)
        cells = counting.row(where)
        for where, sign in others:
            found = counting.row(where)
            cells = cells + found if sign > 0 else cells - found
        return cells

    def begun(self, layout: Layout, filters: FilterState, low: int, high: int) -> Cells:
        """The claims that begin from rank ``low`` up to before ``high``."""
        columns = self.columns(filters.clock)
        return Counting.of(columns, layout, filters).row(columns.arrangement.slice(low, high))

    def crossing(self, layout: Layout, filters: FilterState, rank: int, since: int) -> Cells:
        """The claims that begin from ``since`` up to before ``rank`` and last until ``rank``."""
        columns = self.columns(filters.clock)
        places = columns.arrangement.long.crossing(rank, since)
        return Counting.of(columns, layout, filters).row(places)

    def table(
        self, brush: str, layout: Layout, filters: FilterState, step: int, stale: Stale
    ) -> Table | None:
        """The cells for every value of a brush; None once it is stale."""
        columns = self.columns(filters.clock)
        if brush == DATES:
            return table_by_day(columns, layout, filters, step, stale)
        if brush == KNOWN_ON:
            ranks, days = columns.known_ranks()
            lanes = Lanes(ranks, days + 2, shift=1)
        else:
            values = len(columns.index[brush].values)
            lanes = Lanes(columns.codes(Axis(brush, values)), values)
        counting = Counting.of(columns, layout, filters)
        cells = table_by_lane(counting, lanes, _places(columns, filters), stale)
        if cells is None:
            return None
        if brush == KNOWN_ON:
            sum_up(cells)
        return Table(cells)


def _places(columns: OrderedColumns, filters: FilterState) -> list[tuple[Where, int]]:
    """The places within the dates, the first of them a slice; others are added or taken away."""
    span, long = filters.clause(DATES), columns.arrangement.long
    if not isinstance(span, DateSpan):
        return [(slice(0, columns.size), 1)]
    low, high = columns.arrangement.window(span)
    begun: list[tuple[Where, int]] = [(columns.arrangement.slice(low, high), 1)]
    if not len(long.places):
        return begun
    if span.inside:
        return [*begun, (long.crossing(high, low), -1)]
    return [*begun, (long.crossing(low), 1)]
