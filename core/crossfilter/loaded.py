"""Counts over the rows in memory: codes in date order, a few thousand at a time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from core.crossfilter.ordered import OrderedColumns
from core.crossfilter.source import DATES, Stale, Table
from core.crossfilter.tally import Axis, CountArray, Layout, Sum, Tally
from core.filters import KNOWN_ON, DateSpan, FilterState
from core.index import CodeArray, IntArray
from core.vocabulary.terms import Clock

_CHUNK = 1 << 15
_SPARSE = 8
"""A histogram this many times as long as its rows is added to cell by cell."""

Chunk = tuple[slice, IntArray | None]
"""Places, and those of them that pass (counted from the slice's beginning), None for all."""
Lanes = npt.NDArray[np.int64]

NOWHERE: IntArray = np.zeros(0, dtype=np.int32)


@dataclass(frozen=True, eq=False)
class _Counter:
    """Adds claims to the tables of a layout."""

    columns: OrderedColumns
    layout: Layout
    tables: tuple[CountArray, ...]

    @classmethod
    def of(cls, columns: OrderedColumns, layout: Layout, rows: int) -> "_Counter":
        tables = tuple(
            np.zeros((rows, bundle.cells), dtype=layout.dtype) for bundle in layout.bundles
        )
        return cls(columns, layout, tables)

    def add(
        self, chunk: Chunk, lanes: CodeArray | None = None, shift: int = 0, sign: int = 1
    ) -> None:
        """Add a chunk; a claim goes to row ``lanes + shift`` of the tables, without lanes to 0.

        Lanes that ascend touch a part of the tables only. A negative sign takes away.
        """
        low = 0 if lanes is None else int(lanes.min())
        high = 0 if lanes is None else int(lanes.max())
        for table, bundle in zip(self.tables, self.layout.bundles, strict=True):
            cell: CodeArray = _taken(self.columns.cells(bundle), chunk)
            if high > low and lanes is not None:
                cell = cell + (lanes.astype(np.int64) - low) * bundle.cells
            weights = self._weights(chunk, bundle)
            part = table[low + shift : high + shift + 1].reshape(-1)
            if len(part) > _SPARSE * len(cell):
                ones = np.broadcast_to(part.dtype.type(sign), len(cell))
                added = ones if weights is None else (sign * weights).astype(part.dtype)
                np.add.at(part, cell, added)
                continue
            counted = np.bincount(cell, weights=weights, minlength=len(part))
            whole = counted if weights is None else np.rint(counted).astype(np.int64)
            (np.add if sign > 0 else np.subtract)(part, whole, out=part, casting="same_kind")

    def total(self) -> CountArray:
        """The first rows as one row of cells."""
        return np.concatenate([table[0] for table in self.tables])

    def _weights(self, chunk: Chunk, bundle: Tally) -> npt.NDArray[np.float64] | None:
        if bundle.sum is Sum.CLAIMS:
            return None
        return _taken(self.columns.fixed(bundle.sum), chunk).astype(np.float64)


class LoadedSource:
    """The counts of an open dataset, from its columns in the order of each clock."""

    def __init__(self, columns: Callable[[Clock], OrderedColumns]) -> None:
        self._columns = columns

    def count(self, layout: Layout, filters: FilterState) -> CountArray:
        """The cells of a layout under all filters."""
        columns = self._columns(filters.clock)
        return _counted(columns, layout, _passing(columns, filters))

    def begun(self, layout: Layout, filters: FilterState, low: int, high: int) -> CountArray:
        """The claims that begin from rank ``low`` up to before ``high``."""
        columns = self._columns(filters.clock)
        places = columns.arrangement.slice(low, high)
        return _counted(columns, layout, _chunks(columns, filters, places))

    def crossing(self, layout: Layout, filters: FilterState, rank: int, since: int) -> CountArray:
        """The claims that begin from ``since`` up to before ``rank`` and last until ``rank``."""
        columns = self._columns(filters.clock)
        places = columns.arrangement.long.crossing(rank, since)
        passed = columns.mask(filters)
        kept = places if passed is None else places[passed[places]]
        counter = _Counter.of(columns, layout, 1)
        if len(kept):
            counter.add((slice(0, columns.size), kept))
        return counter.total()

    def table(
        self, brush: str, layout: Layout, filters: FilterState, step: int, stale: Stale
    ) -> Table | None:
        """The cells for every value of a brush; None once it is stale."""
        columns = self._columns(filters.clock)
        if brush == DATES:
            return _by_day(columns, layout, filters, (step, stale))
        if brush == KNOWN_ON:
            lanes, days = columns.known_ranks()
            counter = _Counter.of(columns, layout, days + 2)
        else:
            values = len(columns.index[brush].values)
            lanes = columns.codes(Axis(brush, values))
            counter = _Counter.of(columns, layout, values)
        for chunk in _passing(columns, filters):
            if stale():
                return None
            counter.add(chunk, _taken(lanes, chunk), int(brush == KNOWN_ON))
        if brush == KNOWN_ON:
            return Table(tuple(_summed_up(table) for table in counter.tables))
        return Table(counter.tables)


def _by_day(
    columns: OrderedColumns, layout: Layout, filters: FilterState, asked: tuple[int, Stale]
) -> Table | None:
    step, stale = asked
    arrangement, passed = columns.arrangement, columns.mask(filters)
    offsets = arrangement.offsets
    bounds = np.concatenate((offsets[:-1:step], offsets[-1:], [columns.size]))
    kept = None if passed is None else np.flatnonzero(passed)
    if kept is not None:
        bounds = np.searchsorted(kept, bounds)
    rows: list[CountArray] = []
    for bundle in layout.bundles:
        if stale():
            return None
        cells = columns.cells(bundle)
        weights = None if bundle.sum is Sum.CLAIMS else columns.fixed(bundle.sum)
        if kept is not None:
            cells, weights = cells[kept], None if weights is None else weights[kept]
        table = np.zeros((len(bounds), bundle.cells), dtype=layout.dtype)
        _run(table, cells, weights, bounds.tolist())
        rows.append(table)
    if step > 1 or not len(arrangement.long.places):
        return Table(tuple(rows), None, step)
    return Table(tuple(rows), _crossed(columns, layout, filters), step)


def _run(table: CountArray, cells: CodeArray, weights: Lanes | None, bounds: list[int]) -> None:
    """Fill row after row with the row before and what lies between two bounds."""
    width, one = table.shape[1], table.dtype.type(1)
    for row, (begin, end) in enumerate(pairwise(bounds), start=1):
        before, here, found = table[row - 1], table[row], cells[begin:end]
        if width > _SPARSE * (end - begin):
            here[:] = before
            added = np.broadcast_to(one, end - begin) if weights is None else weights[begin:end]
            np.add.at(here, found, added)
        elif weights is None:
            counted = np.bincount(found, minlength=width)
            np.add(before, counted.astype(table.dtype), out=here)
        else:
            summed = np.bincount(found, weights[begin:end], minlength=width)
            np.add(before, np.rint(summed).astype(table.dtype), out=here)


def _crossed(
    columns: OrderedColumns, layout: Layout, filters: FilterState
) -> tuple[CountArray, ...]:
    long, passed = columns.arrangement.long, columns.mask(filters)
    counter = _Counter.of(columns, layout, len(columns.arrangement.days) + 2)
    for ranks, sign in ((long.first, 1), (long.last, -1)):
        for begin in range(0, len(ranks), _CHUNK):
            places, lanes = long.places[begin : begin + _CHUNK], ranks[begin : begin + _CHUNK]
            if passed is not None:
                kept = passed[places]
                places, lanes = places[kept], lanes[kept]
            if len(places):
                counter.add((slice(0, columns.size), places), lanes, 1, sign)
    return tuple(_summed_up(table) for table in counter.tables)


def _counted(columns: OrderedColumns, layout: Layout, chunks: Iterable[Chunk]) -> CountArray:
    counter = _Counter.of(columns, layout, 1)
    for chunk in chunks:
        counter.add(chunk)
    return counter.total()


def _passing(columns: OrderedColumns, filters: FilterState) -> Iterator[Chunk]:
    """The claims that pass all filters, the dates included."""
    span, long = filters.clause(DATES), columns.arrangement.long
    if not isinstance(span, DateSpan):
        yield from _chunks(columns, filters, slice(0, columns.size))
        return
    low, high = columns.arrangement.window(span)
    beyond = long.crossing(high, low) if span.inside else NOWHERE
    for part, chosen in _chunks(columns, filters, columns.arrangement.slice(low, high)):
        if not len(beyond):
            yield part, chosen
            continue
        inside = np.ones(part.stop - part.start, dtype=bool)
        begin, end = np.searchsorted(beyond, (part.start, part.stop))
        inside[beyond[begin:end] - part.start] = False
        kept = np.flatnonzero(inside) if chosen is None else chosen[inside[chosen]]
        if len(kept):
            yield part, kept.astype(np.int32)
    if not span.inside:
        before, passed = long.crossing(low), columns.mask(filters)
        kept = before if passed is None else before[passed[before]]
        if len(kept):
            yield slice(0, columns.size), kept


def _chunks(columns: OrderedColumns, filters: FilterState, places: slice) -> Iterator[Chunk]:
    passed = columns.mask(filters)
    for begin in range(places.start, places.stop, _CHUNK):
        part = slice(begin, min(begin + _CHUNK, places.stop))
        if passed is None:
            yield part, None
            continue
        chosen = np.flatnonzero(passed[part]).astype(np.int32)
        if len(chosen):
            yield part, None if len(chosen) == part.stop - begin else chosen


def _taken(column: CodeArray, chunk: Chunk) -> CodeArray:
    places, chosen = chunk
    return column[places] if chosen is None else column[places][chosen]


def _summed_up(table: CountArray) -> CountArray:
    """Running sums down the rows, in place."""
    for row in range(1, len(table)):
        table[row] += table[row - 1]
    return table
