"""Claims counted in the tables of a layout, a part at a time, on every core."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar, cast

import numpy as np
import numpy.typing as npt

from core.crossfilter.ordered import OrderedColumns, Sieve, Where
from core.crossfilter.tally import Bundle, Cells, CountArray, Layout, Sum
from core.crossfilter.work import WORTHWHILE, hands, shared
from core.filters import FilterState
from core.index import CodeArray, IntArray

_PART = 1 << 16
"""Claims at a time: what is taken of one column stays near the processor."""

Floats = npt.NDArray[np.float64]
Weights = npt.NDArray[np.signedinteger]
Column = TypeVar("Column", bound=np.generic)


@dataclass(frozen=True, eq=False)
class BundleColumn:
    """A bundle, where each claim is counted in its table, and the figure that is added there."""

    bundle: Bundle
    cells: CodeArray
    weights: Weights | None

    @cached_property
    def table(self) -> int:
        """Number of cells of the table, all lanes together."""
        return self.bundle.cells * self.bundle.lanes

    def counted(self, where: Where, cells: CodeArray | None = None) -> CountArray:
        """The table of some claims, one cell after the other; ``cells`` if taken already."""
        weights = None if self.weights is None else taken(self.weights, where)
        here = taken(self.cells, where) if cells is None else cells
        return whole(np.bincount(here, weights, self.table))

    def at(self, where: Where) -> "BundleColumn":
        """The column of some claims."""
        weights = None if self.weights is None else taken(self.weights, where)
        return BundleColumn(self.bundle, taken(self.cells, where), weights)

    def in_one(self, table: CountArray) -> CountArray:
        """A table with its lanes put together, for one row."""
        return table.reshape(self.bundle.cells, self.bundle.lanes).sum(axis=1, keepdims=True)


@dataclass(frozen=True, eq=False)
class Counting:
    """What it takes to count claims under filters, but for the dates: columns and a sieve."""

    layout: Layout
    sieve: Sieve | None
    columns: tuple[BundleColumn, ...]

    @classmethod
    def of(cls, columns: OrderedColumns, layout: Layout, filters: FilterState) -> "Counting":
        """Take the columns in hand; those that were not needed before are made."""
        bundles = (
            BundleColumn(
                bundle,
                columns.cells(bundle),
                None if bundle.sum is Sum.CLAIMS else columns.fixed(bundle.sum),
            )
            for bundle in layout.bundles
        )
        return cls(layout, columns.sieve(filters), tuple(bundles))

    def kept(self, where: Where) -> Where:
        """Those of some places that pass; the same slice where all of them do."""
        if self.sieve is None:
            return where
        passed = self.sieve(where)
        if not isinstance(where, slice):
            return where[passed]
        chosen: IntArray = np.flatnonzero(passed).astype(np.int32)
        if len(chosen) == len(passed):
            return where
        chosen += np.int32(where.start)
        return chosen

    def row(self, where: Where) -> Cells:
        """The cells of the claims that pass among some places."""
        listed = list(parts(where))
        count = sum(length(part) for part in listed)
        each = hands() if count >= WORTHWHILE else 1
        found = shared(self._tables, [listed[begin::each] for begin in range(each)], count)
        cells = Cells.zeros(self.layout, 1)
        for column, tables in zip(self.columns, zip(*found, strict=True), strict=True):
            column.bundle.spread(column.in_one(np.sum(tables, axis=0)), cells)
        return cells[0]

    def _tables(self, wheres: Sequence[Where]) -> list[CountArray]:
        tables: list[CountArray] = [
            np.zeros(column.table, dtype=np.int64) for column in self.columns
        ]
        cells = {id(column.cells): column.cells for column in self.columns}
        for kept in gathered(self.kept(where) for where in wheres):
            here = {key: taken(codes, kept) for key, codes in cells.items()}
            for table, column in zip(tables, self.columns, strict=True):
                np.add(table, column.counted(kept, here[id(column.cells)]), out=table)
        return tables


def gathered(wheres: Iterable[Where]) -> Iterator[Where]:
    """The same places in fewer parts: a table is filled from many claims as quickly as from few."""
    single: list[IntArray] = []
    for where in wheres:
        if isinstance(where, slice):
            yield where
        elif len(where):
            single.append(where)
        if sum(map(len, single)) >= _PART:
            yield np.concatenate(single)
            single = []
    if single:
        yield np.concatenate(single)


def parts(where: Where) -> Iterable[Where]:
    """Some places, a part at a time."""
    if isinstance(where, slice):
        for begin in range(where.start, where.stop, _PART):
            yield slice(begin, min(begin + _PART, where.stop))
    else:
        for begin in range(0, len(where), _PART):
            yield where[begin : begin + _PART]


def length(where: Where) -> int:
    """Number of places."""
    return max(0, where.stop - where.start) if isinstance(where, slice) else len(where)


def taken(column: npt.NDArray[Column], where: Where) -> npt.NDArray[Column]:
    """A column at some places."""
    return column[where] if isinstance(where, slice) else np.take(column, where)


def whole(counted: npt.NDArray[np.generic]) -> CountArray:
    """What ``bincount`` gave, sums as the integers that they are."""
    if counted.dtype == np.float64:
        return np.rint(cast("Floats", counted)).astype(np.int64)
    return cast("CountArray", counted)
