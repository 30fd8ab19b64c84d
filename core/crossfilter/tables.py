"""The tables of cubes: for every day, or every value of a dimension, the counts of the claims."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise

import numpy as np

from core.crossfilter.counting import BundleColumn, Counting, length, parts, taken, whole
from core.crossfilter.ordered import OrderedColumns, Where
from core.crossfilter.source import Stale, Table
from core.crossfilter.tally import Cells, CountArray, Layout
from core.crossfilter.work import shared
from core.filters import FilterState
from core.index import CodeArray

_SPARSE = 4
"""A table so many times as long as the claims counted at once is added to claim by claim."""


@dataclass(frozen=True, eq=False)
class Lanes:
    """The row of a table in which each claim is counted, and how many rows there are."""

    codes: CodeArray
    rows: int
    shift: int = 0
    """Added to every code."""


@dataclass(frozen=True, eq=False)
class _Planes:
    """The rows of a table by day, while claims are counted into them."""

    kept: Where
    bounds: list[int]
    """Where the claims of each day begin among those kept; last where the undated begin and end."""
    step: int
    rows: Cells
    stale: Stale

    def fill(self, column: BundleColumn) -> None:
        """Count the claims between two planes into the row of the later one."""
        own = column if isinstance(self.kept, slice) else column.at(self.kept)
        bundle, days, lanes = own.bundle, len(self.bounds) - 2, own.bundle.lanes
        together = lanes if self.step == 1 else self.step
        for begin in range(0, days, together):
            if self.stale():
                return
            end = min(begin + together, days)
            table = own.counted(slice(self.bounds[begin], self.bounds[end]))
            if self.step == 1:
                by_day = table.reshape(bundle.cells, lanes)[:, : end - begin]
                bundle.spread(by_day, self.rows[begin + 1 : end + 1])
            else:
                plane = begin // self.step + 1
                bundle.spread(own.in_one(table), self.rows[plane : plane + 1])
        undated = own.counted(slice(self.bounds[-2], self.bounds[-1]))
        bundle.spread(own.in_one(undated), self.rows[-1:])


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
    by_day = _Planes(kept, bounds.tolist(), step, rows, stale)
    jobs = [partial(by_day.fill, column) for column in counting.columns]
    crossing = None
    if step == 1 and len(arrangement.long.places):
        crossing = _room_for_crossing(columns, layout)
        jobs += [
            partial(_cross, column, columns, counting, crossing) for column in counting.columns
        ]
    shared(lambda job: None if stale() else job(), jobs, length(kept))
    if stale():
        return None
    for cells in (rows, crossing):
        if cells is not None:
            sum_up(cells)
    return Table(rows, crossing, step)


def table_by_lane(
    counting: Counting, lanes: Lanes, wheres: Iterable[tuple[Where, int]], stale: Stale
) -> Cells | None:
    """Claims of each lane at some places, each added or taken away; None once it is stale."""
    cells = Cells.zeros(counting.layout, lanes.rows)
    chosen = [
        (kept, sign)
        for where, sign in wheres
        for part in parts(where)
        if length(kept := counting.kept(part))
    ]

    def fill(column: BundleColumn) -> None:
        table = np.zeros(lanes.rows * column.bundle.cells, dtype=np.int64)
        for kept, sign in chosen:
            if stale():
                return
            _add(table, column.at(kept), taken(lanes.codes, kept), lanes.shift, sign)
        column.bundle.spread(table.reshape(lanes.rows, column.bundle.cells).T, cells)

    shared(fill, counting.columns, sum(length(kept) for kept, _ in chosen))
    return None if stale() else cells


def sum_up(cells: Cells) -> None:
    """Running sums down the rows, in place."""
    for part in (cells.counts, cells.sums):
        if part.shape[1]:
            for before, here in pairwise(part):
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
    column: BundleColumn, columns: OrderedColumns, counting: Counting, crossing: Cells
) -> None:
    """Note where claims of several days begin to cross days, and where they end."""
    long = columns.arrangement.long
    passed = slice(None) if counting.sieve is None else counting.sieve(long.places)
    own = column.at(long.places[passed])
    joint = own.cells // own.bundle.lanes
    for member in own.bundle.members:
        part = member.place.of(crossing)
        at = np.take(own.bundle.cell_of(member), joint)
        for ranks, sign in ((long.first, 1), (long.last, -1)):
            place = (ranks[passed].astype(np.int64) + 1) * part.shape[1] + at
            added = part.dtype.type(sign)
            np.add.at(
                part.reshape(-1), place, added if own.weights is None else added * own.weights
            )


def _add(table: CountArray, column: BundleColumn, lane: CodeArray, shift: int, sign: int) -> None:
    """Add claims to a table of rows × cells."""
    cells = column.bundle.cells
    low, high = int(lane.min()), int(lane.max())
    kind = np.int32 if (high + 1) * cells <= np.iinfo(np.int32).max else np.int64
    place = np.multiply(lane, cells, dtype=kind)
    place += column.cells // column.bundle.lanes
    place -= low * cells
    part = table[(low + shift) * cells : (high + shift + 1) * cells]
    if len(part) > _SPARSE * len(lane):
        np.add.at(part, place, sign if column.weights is None else sign * column.weights)
    else:
        part += sign * whole(np.bincount(place, column.weights, len(part)))
