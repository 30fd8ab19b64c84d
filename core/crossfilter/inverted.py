"""From a value to the claims that have it, so that a filter that takes few claims reads few."""

from collections.abc import Callable, Iterator
from typing import Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.cores import shared
from core.crossfilter.loops import loops_for
from core.crossfilter.ordered import OrderedColumns
from core.crossfilter.tally import Axis
from core.index import BoolArray, CodeArray, IntArray

BLOCK = 1 << 16
"""Places that are put in order together, so that 16 bits say which one is meant."""
_LOOKED_THROUGH = 1 << 17
"""Fewer claims are looked through as quickly as looked up by a value."""
_VALUES = 1 << 13
"""Claims are not looked up by one of more values, since each takes room in every block."""


class Inverted(Struct, frozen=True, eq=False):
    """The places of each block by their codes, and by place where those are the same."""

    codes: CodeArray
    within: npt.NDArray[np.uint16]
    """Places counted from the begin of their block."""
    bounds: IntArray
    """For each block where the places of each code begin in it; last where all of them end."""

    @classmethod
    def of(cls, codes: CodeArray, values: int) -> Self:
        """Put the places of codes from 0 up to before ``values`` in order."""
        loops = loops_for(len(codes))
        within = np.empty(len(codes), dtype=np.uint16)
        bounds = np.zeros((-(-len(codes) // BLOCK), values + 1), dtype=np.int32)

        def fill(block: int) -> None:
            part = slice(block * BLOCK, (block + 1) * BLOCK)
            loops.group(codes[part], within[part], bounds[block])

        shared(fill, range(len(bounds)), len(codes))
        return cls(codes, within, bounds)

    @property
    def values(self) -> int:
        """Number of codes."""
        return self.bounds.shape[1] - 1

    @property
    def nbytes(self) -> int:
        """Size in memory, the codes left out."""
        return self.within.nbytes + self.bounds.nbytes

    def places(self, chosen: BoolArray, among: slice | IntArray) -> IntArray:
        """The places among some whose code is chosen; those of a slice come block by block."""
        if not isinstance(among, slice):
            return among[chosen[self.codes[among]]]
        edges = np.flatnonzero(np.diff(np.concatenate(([False], chosen, [False]))))
        found = [np.zeros(0, dtype=np.int32)]
        for first, after in edges.reshape(-1, 2).tolist():
            found += self._run(first, after, among)
        return np.concatenate(found)

    def _run(self, first: int, after: int, among: slice) -> Iterator[IntArray]:
        """The places whose code is one of some that follow each other."""
        begins, ends = self.bounds[:, first], self.bounds[:, after]
        for block in np.flatnonzero(begins < ends).tolist():
            base = block * BLOCK
            if base >= among.stop or base + BLOCK <= among.start:
                continue
            part = self.within[base + begins[block] : base + ends[block]].astype(np.int32)
            part += base
            whole = among.start <= base and base + BLOCK <= among.stop
            yield part if whole else part[(part >= among.start) & (part < among.stop)]


def by_value(columns: OrderedColumns, dimension: str) -> Inverted | None:
    """The places by the values of a dimension; None where looking through is as quick."""
    values = len(columns.index[dimension].values)
    if columns.size < _LOOKED_THROUGH or values > _VALUES:
        return None
    return _kept(columns, dimension, lambda: columns.codes(Axis(dimension, values)), values)


def by_knowing(columns: OrderedColumns) -> Inverted:
    """The places by the rank of the day by which each claim had surely been made."""
    days = len(columns.claimed().days)
    return _kept(columns, "", lambda: columns.known_ranks()[0], days + 1)


def _kept(
    columns: OrderedColumns, dimension: str, codes: Callable[[], CodeArray], values: int
) -> Inverted:
    key = (columns.arrangement.clock, "inverted", dimension)
    return columns.budget.remember(
        key, lambda: Inverted.of(codes(), values), lambda made: made.nbytes
    )
