"""From one answer to the next: what a small change of one filter adds and takes away."""

from functools import cached_property
from typing import cast

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.crossfilter.arrangement import Arrangement
from core.crossfilter.cube import moves
from core.crossfilter.layout import Cells, Layout
from core.crossfilter.source import DATES, Source
from core.filters import FACETS, KNOWN_ON, Clause, DateSpan, FilterState, OneOf
from core.filters.dates import day_number
from core.index import BoolArray, ClaimIndex, Dimension

_IN_A_ROW = 8
"""So many claims that stand one after the other are counted as quickly as one by itself."""


class Answer(Struct, frozen=True, eq=False):
    """Cells counted before."""

    filters: FilterState
    layout: Layout
    cells: Cells


class Stepper(Struct, frozen=True, eq=False, dict=True):
    """Counts the claims that a change lets in and out, where they are fewer than all that pass."""

    source: Source
    index: ClaimIndex
    arrangement: Arrangement
    """Of the clock in use."""
    claimed: Arrangement
    """Of the claim clock."""

    def distance(self, before: FilterState, after: FilterState) -> int | None:
        """How many claims come and go; None where counting anew is as quick.

        Of those that stand one after the other many are read as quickly as one that stands alone.
        """
        key = _changed(before, after)
        if key == DATES:
            clauses = before.clause(key), after.clause(key)
            if all(isinstance(clause, DateSpan) for clause in clauses):
                return self._slid(*cast("tuple[DateSpan, DateSpan]", clauses))
        if key in FACETS:
            came, left = self._came_and_left(key, before, after)
            totals = self.index[key].totals
            touched = int(totals[came | left].sum())
            return touched if 2 * touched < totals.sum() else None
        if key == KNOWN_ON:
            low, high = sorted(map(self._known, (before, after)))
            touched = int(self._said[high] - self._said[low])
            return touched if 2 * touched < self._said[-1] else None
        return None

    def step(self, old: Answer, new: FilterState) -> Cells:
        """The cells under a state that is reached from the one of the answer."""
        key = _changed(old.filters, new)
        if key == DATES:
            spans = old.filters.clause(key), new.clause(key)
            return self._moved(old, *cast("tuple[DateSpan, DateSpan]", spans))
        if key == KNOWN_ON:
            return self._learnt(old, self._known(old.filters), self._known(new))
        cells = old.cells
        for values, sign in zip(self._came_and_left(key, old.filters, new), (1, -1), strict=True):
            if values.any():
                named = frozenset(self.index[key].values[code] for code in np.flatnonzero(values))
                filters = old.filters.with_clause(OneOf(key, named))
                found = self.source.count(old.layout, filters)
                cells = cells + found if sign > 0 else cells - found
        return cells

    def _slid(self, before: DateSpan, after: DateSpan) -> int | None:
        some_long = len(self.arrangement.long.places) > 0
        if before.inside != after.inside or (some_long and after.inside):
            return None
        offsets = self.arrangement.offsets
        (low, high), (new_low, new_high) = map(self.arrangement.window, (before, after))
        touched = abs(offsets[new_low] - offsets[low]) + abs(offsets[new_high] - offsets[high])
        anew = offsets[max(new_low, new_high)] - offsets[new_low]
        return int(touched) // _IN_A_ROW if touched < anew else None

    def _moved(self, old: Answer, before: DateSpan, after: DateSpan) -> Cells:
        (low, high), (new_low, new_high) = map(self.arrangement.window, (before, after))
        layout, rest = old.layout, old.filters.without((DATES,))
        cells = old.cells + self._between(layout, rest, high, new_high)
        cells = cells - self._between(layout, rest, low, new_low)
        if not len(self.arrangement.long.places) or low == new_low:
            return cells
        came = self.source.crossing(layout, rest, new_low, 0)
        return cells + came - self.source.crossing(layout, rest, low, 0)

    def _learnt(self, old: Answer, before: int, after: int) -> Cells:
        rest = old.filters.without((KNOWN_ON,))
        found = self.source.known(old.layout, rest, min(before, after), max(before, after))
        return old.cells + found if before <= after else old.cells - found

    @cached_property
    def _said(self) -> npt.NDArray[np.int64]:
        """Number of claims that begin to be made before each rank, the undated at the end."""
        return np.append(self.claimed.offsets, len(self.claimed.order))

    def _known(self, filters: FilterState) -> int:
        """The rank before which claims had to be made; after the undated where none is asked."""
        if filters.known_on is None:
            return len(self.claimed.days) + 1
        return self.claimed.rank(day_number(filters.known_on) + 1)

    def _came_and_left(
        self, key: str, before: FilterState, after: FilterState
    ) -> tuple[BoolArray, BoolArray]:
        """Which values of a dimension are let in, and which are not any more."""
        dimension = self.index[key]
        old, new = (_chosen(filters.clause(key), dimension) for filters in (before, after))
        return new & ~old, old & ~new

    def _between(self, layout: Layout, rest: FilterState, low: int, high: int) -> Cells:
        if low <= high:
            return self.source.begun(layout, rest, low, high)
        return Cells.zeros(layout) - self.source.begun(layout, rest, high, low)


def _changed(before: FilterState, after: FilterState) -> str:
    """The key of the only clause that differs, "" where there is none or more."""
    if before.clock != after.clock:
        return ""
    keys = {clause.key for clause in (*before.clauses, *after.clauses)}
    changed = [key for key in keys if before.clause(key) != after.clause(key)]
    if before.known_on != after.known_on:
        return KNOWN_ON if not changed and moves(after, KNOWN_ON) else ""
    return changed[0] if len(changed) == 1 else ""


def _chosen(clause: Clause | None, dimension: Dimension) -> BoolArray:
    if isinstance(clause, OneOf):
        return clause.chosen(dimension)
    return np.ones(len(dimension.values), dtype=bool)
