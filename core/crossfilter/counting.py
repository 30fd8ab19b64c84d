"""Claims counted in the tables of a layout, a part at a time, on every core."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from msgspec import Struct

from core.cores import hands, shared
from core.crossfilter.column import BundleColumn
from core.crossfilter.layout import Cells, Layout
from core.crossfilter.loops import Loops, Table, loops_for
from core.crossfilter.ordered import OrderedColumns
from core.crossfilter.places import Where, gathered, length, parts
from core.crossfilter.sieve import Sieve
from core.crossfilter.sifting import sieve_of
from core.crossfilter.tally import CountArray, Sum
from core.filters import FilterState

_FEW = 1 << 14
"""So many claims are counted without lanes."""
_SHARED = 1 << 20
"""Claims times columns for which a second thread is worth its start: a third of a millisecond."""

S = TypeVar("S")
T = TypeVar("T")


class Counting(Struct, frozen=True, eq=False):
    """What it takes to count claims under filters, but for the dates: columns and a sieve."""

    layout: Layout
    sieve: Sieve | None
    columns: tuple[BundleColumn, ...]
    loops: Loops

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
        return cls(layout, sieve_of(columns, filters), tuple(bundles), loops_for(columns.size))

    def kept(self, where: Where) -> Where:
        """Those of some places that pass; the same slice where all of them do."""
        return where if self.sieve is None else self.loops.sift(self.sieve, where)

    def row(self, where: Where) -> Cells:
        """The cells of the claims that pass among some places."""
        count, cells = length(where), Cells.zeros(self.layout, 1)
        counted = self._few(where) if count <= _FEW else self._many(where, count)
        for column, table in zip(self.columns, counted, strict=True):
            column.bundle.spread(table, cells)
        return cells[0]

    def _few(self, where: Where) -> Iterable[CountArray]:
        """A lane would be more cells to look through than there are claims."""
        kept = self.kept(where)
        return [column.counted(kept) for column in self.columns]

    def _many(self, where: Where, count: int) -> Iterable[CountArray]:
        listed = list(parts(where))
        each = hands() if count * len(self.columns) >= _SHARED else 1
        found = self.shared(self._tables, [listed[begin::each] for begin in range(each)], count)
        for column, tables in zip(self.columns, zip(*found, strict=True), strict=True):
            yield column.in_one(np.sum(tables, axis=0, keepdims=True))

    def shared(self, work: Callable[[S], T], parts: Iterable[S], claims: int) -> Sequence[T]:
        """Work done on each part, on several threads where that is quicker."""
        return shared(work, parts, 0 if self.loops.holds_interpreter else claims)

    def _tables(self, wheres: Sequence[Where]) -> list[Table]:
        tables = [np.zeros(column.table, dtype=np.int64) for column in self.columns]
        for kept in gathered(self.kept(where) for where in wheres):
            for table, column in zip(tables, self.columns, strict=True):
                self.loops.tally(table, column, kept)
        return tables
