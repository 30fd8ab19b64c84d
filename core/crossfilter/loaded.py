"""Counts over the rows in memory: codes in date order, a part at a time, on every core."""

from collections.abc import Callable, Sequence

import numpy as np
from msgspec import Struct

from core.crossfilter.counting import Counting
from core.crossfilter.inverted import by_knowing, by_value
from core.crossfilter.layout import Cells, Layout
from core.crossfilter.loops import Lanes
from core.crossfilter.ordered import OrderedColumns
from core.crossfilter.outright import Outright, is_outright
from core.crossfilter.places import Where
from core.crossfilter.precedence import Precedence
from core.crossfilter.source import DATES, Stale, Table
from core.crossfilter.tables import sum_up, table_by_day, table_by_lane
from core.crossfilter.tally import Axis
from core.filters import KNOWN_ON, DateSpan, FilterState, OneOf
from core.vocabulary.terms import Clock

_FEW = 2
"""A facet lets few claims pass where it lets no more than one in so many."""

Places = Sequence[tuple[Where, int]]
"""Places of claims to be added (1) or taken away (-1)."""


class LoadedSource(Struct, frozen=True, eq=False):
    """The counts of an open dataset, from its columns in the order of each clock.

    A table is counted in parts, between which whatever else is asked is answered first.
    """

    columns: Callable[[Clock], OrderedColumns]
    precedence: Precedence

    def count(self, layout: Layout, filters: FilterState) -> Cells:
        """The cells of a layout under all filters."""
        columns = self.columns(filters.clock)
        with self.precedence:
            if is_outright(columns, layout):
                return _counted(columns, layout, filters, _places(columns, filters))
            return _counted(columns, layout, *_narrowed(columns, filters))

    def known(self, layout: Layout, filters: FilterState, low: int, high: int) -> Cells:
        """The claims that had surely been made before rank ``high``, and not before ``low``."""
        columns = self.columns(filters.clock)
        with self.precedence:
            inverted = by_knowing(columns)
            ranks = np.arange(inverted.values)
            chosen = (low <= ranks) & (ranks < high)
            places = _places(columns, filters)
            narrowed = [(inverted.places(chosen, where), sign) for where, sign in places]
            return _counted(columns, layout, filters, narrowed)

    def begun(self, layout: Layout, filters: FilterState, low: int, high: int) -> Cells:
        """The claims that begin from rank ``low`` up to before ``high``."""
        columns = self.columns(filters.clock)
        with self.precedence:
            places = columns.arrangement.slice(low, high)
            return Counting.of(columns, layout, filters).row(places)

    def crossing(self, layout: Layout, filters: FilterState, rank: int, since: int) -> Cells:
        """The claims that begin from ``since`` up to before ``rank`` and last until ``rank``."""
        columns = self.columns(filters.clock)
        with self.precedence:
            places = columns.arrangement.long.crossing(rank, since)
            return Counting.of(columns, layout, filters).row(places)

    def table(
        self, brush: str, layout: Layout, filters: FilterState, step: int, stale: Stale
    ) -> Table | None:
        """The cells for every value of a brush; None once it is stale."""
        columns = self.columns(filters.clock)

        def over() -> bool:
            self.precedence.give_way()
            return stale()

        if brush == DATES:
            return table_by_day(columns, layout, filters, step, over)
        filters, places = _narrowed(columns, filters)
        counting = Counting.of(columns, layout, filters)
        lanes = _by_knowing(columns) if brush == KNOWN_ON else _by_value(columns, counting, brush)
        cells = table_by_lane(counting, lanes, places, over)
        if cells is not None and brush == KNOWN_ON:
            sum_up(cells, over)
        return None if cells is None or stale() else Table(cells)

    def prepare(self, brush: str, filters: FilterState) -> None:
        """Put the claims in order by the values of a list."""
        if brush not in (DATES, KNOWN_ON):
            by_value(self.columns(filters.clock), brush)


def _by_knowing(columns: OrderedColumns) -> Lanes:
    """A row is a day by which claims had been made; the first is empty, the last of the undated."""
    ranks, days = columns.known_ranks()
    return Lanes(ranks, np.arange(1, days + 2, dtype=np.int32), days + 2)


def _by_value(columns: OrderedColumns, counting: Counting, brush: str) -> Lanes:
    """A row is a value of a dimension, read from a column by which claims are counted anyway."""
    values = len(columns.index[brush].values)
    axis = Axis(brush, values)
    for column in counting.columns:
        bundle = column.bundle
        if axis in bundle.axes:
            return Lanes(column.cells, bundle.groups_of(axis).astype(np.int32), values)
    return Lanes(columns.codes(axis), np.arange(values, dtype=np.int32), values)


def _counted(
    columns: OrderedColumns, layout: Layout, filters: FilterState, places: Places
) -> Cells:
    """What passes the filters among some places, added up and taken away."""
    way = Outright if is_outright(columns, layout) else Counting
    counting, cells = way.of(columns, layout, filters), Cells.zeros(layout)
    for where, sign in places:
        found = counting.row(where)
        cells = cells + found if sign > 0 else cells - found
    return cells


def _narrowed(columns: OrderedColumns, filters: FilterState) -> tuple[FilterState, Places]:
    """The places within the dates and what they still have to pass.

    Where a facet lets few claims pass, those alone are read.
    """
    places, few = _places(columns, filters), columns.size // _FEW
    clauses = [clause for clause in filters.clauses if isinstance(clause, OneOf)]
    lets = [(_lets(columns, clause), clause) for clause in clauses]
    count, clause = min(lets, key=lambda one: one[0], default=(columns.size, None))
    inverted = by_value(columns, clause.dimension) if clause and count <= few else None
    if clause is None or inverted is None:
        return filters, places
    chosen = clause.chosen(columns.index[clause.dimension])
    narrowed = [(inverted.places(chosen, where), sign) for where, sign in places]
    return filters.without((clause.key,)), narrowed


def _lets(columns: OrderedColumns, clause: OneOf) -> int:
    """How many claims a facet lets pass."""
    dimension = columns.index[clause.dimension]
    return int(dimension.totals[clause.chosen(dimension)].sum())


def _places(columns: OrderedColumns, filters: FilterState) -> Places:
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
