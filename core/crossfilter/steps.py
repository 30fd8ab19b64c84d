"""From one answer to the next: what a small change of one filter adds and takes away."""

from dataclasses import dataclass
from typing import cast

import numpy as np

from core.crossfilter.arrangement import Arrangement
from core.crossfilter.source import DATES, Source
from core.crossfilter.tally import CountArray, Layout
from core.filters import FACETS, Clause, DateSpan, FilterState, OneOf
from core.index import BoolArray, ClaimIndex, Dimension


@dataclass(frozen=True, eq=False)
class Answer:
    """Cells counted before."""

    filters: FilterState
    layout: Layout
    cells: CountArray


@dataclass(frozen=True, eq=False)
class Stepper:
    """Counts the claims that a change lets in and out, where they are fewer than all that pass."""

    source: Source
    index: ClaimIndex
    arrangement: Arrangement

    def step(self, old: Answer, new: FilterState) -> CountArray | None:
        """The cells under other filters; None where counting anew is as quick."""
        before = old.filters
        if (before.clock, before.known_on) != (new.clock, new.known_on):
            return None
        changed = [
            key
            for key in {clause.key for clause in (*before.clauses, *new.clauses)}
            if before.clause(key) != new.clause(key)
        ]
        if not changed:
            return old.cells
        if len(changed) > 1:
            return None
        clauses = before.clause(changed[0]), new.clause(changed[0])
        if changed[0] == DATES:
            if all(isinstance(clause, DateSpan) for clause in clauses):
                return self._moved(old, cast("tuple[DateSpan, DateSpan]", clauses))
        elif changed[0] in FACETS:
            return self._toggled(old, changed[0], clauses)
        return None

    def _moved(self, old: Answer, spans: tuple[DateSpan, DateSpan]) -> CountArray | None:
        before, after = spans
        some_long = len(self.arrangement.long.places) > 0
        if before.inside != after.inside or (some_long and after.inside):
            return None
        offsets = self.arrangement.offsets
        (low, high), (new_low, new_high) = (self.arrangement.window(span) for span in spans)
        touched = abs(offsets[new_low] - offsets[low]) + abs(offsets[new_high] - offsets[high])
        if touched >= offsets[max(new_low, new_high)] - offsets[new_low]:
            return None
        layout, rest = old.layout, old.filters.without((DATES,))
        cells = old.cells + self._between(layout, rest, high, new_high)
        cells = cells - self._between(layout, rest, low, new_low)
        if not some_long or low == new_low:
            return cells
        came = self.source.crossing(layout, rest, new_low, 0)
        return cells + came - self.source.crossing(layout, rest, low, 0)

    def _between(self, layout: Layout, rest: FilterState, low: int, high: int) -> CountArray:
        if low <= high:
            return self.source.begun(layout, rest, low, high)
        return -self.source.begun(layout, rest, high, low)

    def _toggled(
        self, old: Answer, key: str, clauses: tuple[Clause | None, Clause | None]
    ) -> CountArray | None:
        dimension = self.index[key]
        before, after = (_chosen(clause, dimension) for clause in clauses)
        came, left = after & ~before, before & ~after
        touched = dimension.totals[came | left].sum()
        if touched >= dimension.totals[after].sum():
            return None
        cells = old.cells
        for values, sign in ((came, 1), (left, -1)):
            if values.any():
                named = frozenset(dimension.values[code] for code in np.flatnonzero(values))
                filters = old.filters.with_clause(OneOf(key, named))
                cells = cells + sign * self.source.count(old.layout, filters)
        return cells


def _chosen(clause: Clause | None, dimension: Dimension) -> BoolArray:
    if isinstance(clause, OneOf):
        return clause.chosen(dimension)
    return np.ones(len(dimension.values), dtype=bool)
