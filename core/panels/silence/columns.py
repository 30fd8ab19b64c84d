"""The columns of the silence map: bins of days, and in which of them an entry stands."""

import numpy as np
from msgspec import Struct

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


class Columns(Struct, frozen=True, eq=False):
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
    first, last = _bins(at, days.first), _bins(at, days.last)
    coarse = days.dated & (first != last)
    if clock is Clock.EVENT:
        coarse = np.zeros_like(coarse)
    nowhere = ~days.dated | coarse | (last < 0) | (first >= len(at) - 1)
    first, last = np.maximum(first, 0), np.minimum(last, len(at) - 2)
    first[nowhere], last[nowhere] = 1, 0
    return Columns(unit, at, first, last, coarse)


def _bins(at: IntArray, days: IntArray) -> IntArray:
    """Place of the bin of each day, −1 before the first one and their number after the last."""
    begin, end = int(at[0]), int(at[-1])
    reach = np.arange(begin - 1, end + 1, dtype=np.int32)
    place_of = (np.searchsorted(at, reach, side="right") - 1).astype(np.int32)
    return place_of[np.minimum(np.maximum(days, begin - 1), end) - (begin - 1)]


def coverage(workspace: Workspace, known: BoolArray, clock: Clock, columns: Columns) -> BoolArray:
    """Belligerents × columns: whether they lie between the first and the last claim by a side."""
    index = workspace.index
    speaker, days = index["claimant_side"].codes, index.days[clock]
    sides = len(index.belligerents)
    said = known & days.dated & (days.first > FIRST_DAY) & (days.last < LAST_DAY)
    rows = np.flatnonzero(said & (speaker < sides))
    first = np.full(sides, LAST_DAY + 1, dtype=np.int32)
    last = np.full(sides, FIRST_DAY - 1, dtype=np.int32)
    who = speaker[rows].astype(np.intp)
    np.minimum.at(first, who, days.first[rows].astype(np.int32))
    np.maximum.at(last, who, days.last[rows].astype(np.int32))
    ends, starts = columns.edges[1:], columns.edges[:-1]
    return (ends > first[:, np.newaxis]) & (starts <= last[:, np.newaxis])


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
