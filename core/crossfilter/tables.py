"""The tables of cubes: for every day, or every value of a dimension, the counts of the claims."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import pairwise

import numpy as np
from msgspec import Struct

from core.crossfilter.arrangement import LongClaims
from core.crossfilter.column import BundleColumn
from core.crossfilter.counting import Counting
from core.crossfilter.layout import Cells, Layout
from core.crossfilter.loops import Lanes, Loops
from core.crossfilter.loops import Table as Counted
from core.crossfilter.ordered import OrderedColumns
from core.crossfilter.places import Where, length, parts, taken
from core.crossfilter.source import Stale, Table
from core.filters import FilterState
from core.index import smallest

_TOGETHER = 1 << 18
"""Cells of tables that are spread in one go."""
_SEVERAL = 3
"""Columns for which it is worth to find out beforehand which claims pass."""
_CROSSING = 1 << 14
"""Claims of several days that are noted in one go."""
_ROWS = 32
"""Rows that are summed up in one go."""


class _Planes(Struct, frozen=True, eq=False):
    """The rows of a table by day, while claims are counted into them."""

    kept: Where
    bounds: list[int]
    """Where the claims of each day begin among those kept; last where the undated begin and end."""
    step: int
    rows: Cells
    loops: Loops
    stale: Stale

    def fill(self, column: BundleColumn) -> None:
        """Count the claims between two planes into the row of the later one."""
        if self.step == 1:
            self._fill_days(column)
        else:
            self._fill_planes(column)
        if not self.stale():
            undated = np.zeros((1, column.table), dtype=np.int64)
            self._count(column, undated[0], self.days, self.days + 1)
            column.bundle.spread(column.in_one(undated), self.rows[-1:])

    @property
    def days(self) -> int:
        return len(self.bounds) - 2

    def _count(self, column: BundleColumn, table: Counted, begin: int, end: int) -> None:
        places = slice(self.bounds[begin], self.bounds[end])
        where = places if isinstance(self.kept, slice) else self.kept[places]
        self.loops.tally(table, column, where)

    def _fill_days(self, column: BundleColumn) -> None:
        """As many days at once as a table has lanes."""
        cells, lanes = column.bundle.cells, column.bundle.lanes
        for begin in range(0, self.days, lanes):
            if self.stale():
                return
            end = min(begin + lanes, self.days)
            table = np.zeros(column.table, dtype=np.int64)
            self._count(column, table, begin, end)
            by_day = table.reshape(cells, lanes)[:, : end - begin]
            column.bundle.spread(by_day, self.rows[begin + 1 : end + 1])

    def _fill_planes(self, column: BundleColumn) -> None:
        """As many planes at once as leave their tables small."""
        step, together = self.step, max(1, _TOGETHER // max(1, column.table))
        for first in range(0, self.days, together * step):
            planes = range(first, min(first + together * step, self.days), step)
            tables = np.zeros((len(planes), column.table), dtype=np.int64)
            for begin, table in zip(planes, tables, strict=True):
                if self.stale():
                    return
                self._count(column, table, begin, min(begin + step, self.days))
            row = first // step + 1
            column.bundle.spread(column.in_one(tables), self.rows[row : row + len(planes)])


def table_by_day(
    columns: OrderedColumns, layout: Layout, filters: FilterState, step: int, stale: Stale
) -> Table | None:
    """Claims that begin before each day, see ``Table``; None once it is stale."""
    counting, arrangement = Counting.of(columns, layout, filters), columns.arrangement
    kept = counting.kept(slice(0, columns.size))
    bounds = np.append(arrangement.offsets, columns.size)
    if not isinstance(kept, slice):
        bounds = np.searchsorted(kept, bounds)
    planes = -(-len(arrangement.days) // step)
    rows = Cells.zeros(layout, planes + 2)
    by_day = _Planes(kept, bounds.tolist(), step, rows, counting.loops, stale)
    jobs = [partial(by_day.fill, column) for column in counting.columns]
    crossing = None
    if step == 1 and len(arrangement.long.places):
        crossing = _room_for_crossing(columns, layout)
        cross = partial(_cross, columns.arrangement.long, counting, crossing, stale)
        jobs += [partial(cross, column) for column in counting.columns]
    counting.shared(lambda job: None if stale() else job(), jobs, length(kept))
    for cells in (rows, crossing):
        if cells is not None:
            sum_up(cells, stale)
    return None if stale() else Table(rows, crossing, step)


def table_by_lane(
    counting: Counting, lanes: Lanes, wheres: Iterable[tuple[Where, int]], stale: Stale
) -> Cells | None:
    """Claims of each lane at some places, each added or taken away; None once it is stale."""
    cells = Cells.zeros(counting.layout, lanes.rows + 1)
    chosen = [found for where, sign in wheres for found in _in_lanes(counting, lanes, where, sign)]

    def fill(column: BundleColumn) -> None:
        within = None if counting.loops.holds_interpreter else column.bundle.within(cells)
        table = within
        if table is None:
            table = np.zeros((lanes.rows + 1, column.bundle.cells), dtype=np.int64)
        for where, sign, of in chosen:
            if stale():
                return
            counting.loops.tally_by_lane(table, column, of, where, sign)
        if within is None:
            column.bundle.spread(table.T, cells)

    counting.shared(fill, counting.columns, sum(length(where) for where, _, _ in chosen))
    return None if stale() else cells[:-1]


def _in_lanes(
    counting: Counting, lanes: Lanes, where: Where, sign: int
) -> Iterator[tuple[Where, int, Lanes]]:
    """Places, a part at a time, with the lanes of those that pass.

    Where most pass, places one after the other are read as they stand, which takes half as long as
    one by one: what does not pass has a lane of its own, the last.
    """
    sieve, several = counting.sieve, len(counting.columns) >= _SEVERAL
    if several and sieve is not None and isinstance(where, slice) and sieve.lets_most_pass:
        codes = np.empty(len(lanes.codes), dtype=smallest(lanes.rows + 1))

        def bar(part: Where) -> None:
            codes[part] = np.where(sieve(part), np.take(lanes.of, lanes.codes[part]), lanes.rows)

        counting.shared(bar, parts(where), length(where))
        barred = Lanes(codes, np.arange(lanes.rows + 1, dtype=np.int32), lanes.rows + 1)
        for part in parts(where):
            yield part, sign, barred
        return
    for part in parts(where):
        kept = counting.kept(part)
        if length(kept):
            yield kept, sign, lanes


def sum_up(cells: Cells, stale: Stale) -> None:
    """Running sums down the rows, in place; left undone once it is stale."""
    for part in (cells.counts, cells.sums):
        if part.shape[1]:
            for row, (before, here) in enumerate(pairwise(part)):
                if row % _ROWS == 0 and stale():
                    return
                np.add(before, here, out=here)


def _room_for_crossing(columns: OrderedColumns, layout: Layout) -> Cells:
    """Empty cells that hold as many claims as ever cross a day at once."""
    long, rows = columns.arrangement.long, len(columns.arrangement.days) + 2
    change = np.bincount(long.first, minlength=rows) - np.bincount(long.last, minlength=rows)
    most = int(np.cumsum(change).max())
    kind = np.int16 if most <= np.iinfo(np.int16).max else np.int32
    return Cells(
        np.zeros((rows, layout.counting), dtype=kind),
        np.zeros((rows, layout.adding), dtype=np.int64),
    )


def _cross(
    long: LongClaims, counting: Counting, crossing: Cells, stale: Stale, column: BundleColumn
) -> None:
    """Note where claims of several days begin to cross days, and where they end.

    Few at a time: ``add.at`` holds the interpreter.
    """
    cells = [
        (member.place.of(crossing), column.bundle.cell_of(member))
        for member in column.bundle.members
    ]
    for begin in range(0, len(long.places), _CROSSING):
        if stale():
            return
        some = slice(begin, begin + _CROSSING)
        passed = slice(None) if counting.sieve is None else counting.sieve(long.places[some])
        places = long.places[some][passed]
        joint = taken(column.cells, places) // column.bundle.lanes
        weights = None if column.weights is None else taken(column.weights, places)
        for part, cell_of in cells:
            at = np.take(cell_of, joint)
            for ranks, sign in ((long.first, 1), (long.last, -1)):
                place = (ranks[some][passed].astype(np.int64) + 1) * part.shape[1] + at
                added = part.dtype.type(sign)
                np.add.at(part.reshape(-1), place, added if weights is None else added * weights)
