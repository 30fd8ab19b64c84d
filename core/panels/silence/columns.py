"""The columns of the silence map: bins of days, and in which of them an entry stands."""

from dataclasses import dataclass

import numpy as np

from core.crossfilter import Workspace
from core.filters import DateSpan
from core.filters.dates import day_number
from core.index import BoolArray, Days, IntArray
from core.panels.bins import FIRST_DAY, LAST_DAY, Unit, edges, unit_for
from core.panels.question import Question
from core.vocabulary.terms import Clock

FITTING = 48
"""The finest unit is taken of which the span holds no more than this."""
_MOST = 400
"""A unit a person chose gives way to a coarser one beyond so many columns."""


@dataclass(frozen=True, eq=False)
class Columns:
    """Bins of a unit with the bins of each claim, ``first`` > ``last`` where it has none."""

    unit: Unit
    edges: IntArray
    first: IntArray
    last: IntArray
    coarse: BoolArray
    """Claims that were made on some day of several bins, nobody says on which."""

    @property
    def size(self) -> int:
        """Number of columns."""
        return len(self.edges) - 1


def columns_of(question: Question, spoken: BoolArray, chosen: Unit | None) -> Columns | None:
    """The columns for the window, or for all of ``spoken``; None where none of it is dated.

    An event that lasts over several bins stands in each of them. A statement is made once: dated
    to several bins it stands in none and is ``coarse``.
    """
    clock = question.filters.clock
    days = question.index.days[clock]
    span = _span(question, days, spoken)
    if span is None:
        return None
    unit = unit_for(span[1] - span[0] + 1, FITTING)
    if chosen is not None:
        unit = max(chosen, unit_for(span[1] - span[0] + 1, _MOST), key=lambda one: one.value)
    at = edges(*span, unit)
    first = np.searchsorted(at, days.first, side="right") - 1
    last = np.searchsorted(at, days.last, side="right") - 1
    coarse = days.dated & (first != last)
    if clock is Clock.EVENT:
        coarse = np.zeros_like(coarse)
    nowhere = ~days.dated | coarse | (last < 0) | (first >= len(at) - 1)
    first, last = np.maximum(first, 0), np.minimum(last, len(at) - 2)
    first[nowhere], last[nowhere] = 1, 0
    return Columns(unit, at, first.astype(np.int32), last.astype(np.int32), coarse)


def coverage(workspace: Workspace, known: BoolArray, clock: Clock, columns: Columns) -> BoolArray:
    """Belligerents × columns: whether they lie between the first and the last claim by a side."""
    index = workspace.index
    speaker, days = index["claimant_side"].codes, index.days[clock]
    found = np.zeros((len(index.belligerents), columns.size), dtype=bool)
    said = known & days.dated & (days.first > FIRST_DAY) & (days.last < LAST_DAY)
    for side in range(len(index.belligerents)):
        rows = said & (speaker == side)
        if rows.any():
            first, last = days.first[rows].min(), days.last[rows].max()
            found[side] = (columns.edges[1:] > first) & (columns.edges[:-1] <= last)
    return found


def _span(question: Question, days: Days, spoken: BoolArray) -> tuple[int, int] | None:
    clause = question.filters.clause("dates")
    if isinstance(clause, DateSpan):
        return day_number(clause.first), day_number(clause.last)
    event = question.filters.clock is Clock.EVENT
    ends = (days.first if event else days.last)[spoken & days.dated], days.last[spoken & days.dated]
    begins = ends[0][(ends[0] > FIRST_DAY) & (ends[0] < LAST_DAY)]
    stops = ends[1][ends[1] < LAST_DAY]
    if not len(begins) or not len(stops):
        return None
    return int(begins.min()), max(int(stops.max()), int(begins.min()))
