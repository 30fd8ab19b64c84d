"""Few claims counted in one go: all tallies of a layout in one call, claim by claim."""

from typing import Self

import numpy as np
from msgspec import Struct

from core.crossfilter.layout import Cells, Layout
from core.crossfilter.ordered import OrderedColumns
from core.crossfilter.places import Where
from core.crossfilter.sieve import Sieve
from core.crossfilter.sifting import sieve_of
from core.crossfilter.tally import Tally
from core.filters import FilterState
from core.index import IntArray

FEW = 2_000
"""Of so many claims a call of numpy takes longer than what it does."""


class Outright(Struct, frozen=True, eq=False):
    """What it takes to count few claims under filters, but for the dates."""

    layout: Layout
    sieve: Sieve | None
    cells: IntArray
    """For the claim at each place the cell of every tally: a row for each place."""

    @classmethod
    def of(cls, columns: OrderedColumns, layout: Layout, filters: FilterState) -> Self:
        """Take the cells in hand, or make them."""
        cells = columns.budget.remember(
            (columns.arrangement.clock, "outright", layout.tallies),
            lambda: _cells(columns, layout),
            lambda made: made.nbytes,
        )
        return cls(layout, sieve_of(columns, filters), cells)

    def row(self, where: Where) -> Cells:
        """The cells of the claims that pass among some places."""
        found = self.cells[where]
        passed = found if self.sieve is None else found[self.sieve(where)]
        counts = np.bincount(passed.reshape(-1), minlength=self.layout.counting)
        return Cells(counts.astype(np.int32), np.zeros(0, dtype=np.int64))


def is_outright(columns: OrderedColumns, layout: Layout) -> bool:
    """Whether a layout is counted so: the claims are few, and no figures are added up."""
    return columns.size <= FEW and not layout.adding


def _cells(columns: OrderedColumns, layout: Layout) -> IntArray:
    """Most layouts are made of tallies that were counted in others before."""
    cells = np.empty((columns.size, len(layout.places)), dtype=np.int32)
    for column, (tally, place) in enumerate(layout.places.items()):
        np.add(_cells_of(columns, tally), place.cells.start, out=cells[:, column])
    return cells


def _cells_of(columns: OrderedColumns, tally: Tally) -> IntArray:
    """The cell of a tally in which the claim at each place is counted."""

    def made() -> IntArray:
        found = np.zeros(columns.size, dtype=np.int32)
        for axis in tally.axes:
            found *= axis.size
            found += columns.codes(axis)
        return found

    key = columns.arrangement.clock, "outright", tally
    return columns.budget.remember(key, made, lambda found: found.nbytes)
