"""What the sidebar shows: for every facet its values and how many claims each would leave."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from core.filters import ANSWER, ANSWER_TITLE, FACETS, Answered, DateSpan, OneOf
from core.filters.dates import day_of
from core.index import Dimension, IntArray
from core.panels.question import Question
from core.threads import ANSWERS
from core.vocabulary.terms import Clock

_BY_COUNT = frozenset({"claimant", "subject", "source", "place"})
"""Facets whose values have no order of their own: most frequent first, so filtering moves none."""

_ANSWERS_AFTER = "act"

FacetClause = OneOf | Answered


_BY_SIDE = frozenset({"claimant_side", "subject_side"})


@dataclass(frozen=True)
class FacetValue:
    """One value: ``count`` claims under all other filters, ``total`` in the whole dataset."""

    value: str
    label: str
    count: int
    total: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """One facet with the values that occur in the dataset."""

    key: str
    title: str
    values: tuple[FacetValue, ...]
    clause: FacetClause | None

    def clause_of(self, values: frozenset[str], *, exclude: bool = False) -> FacetClause:
        """The filter for some of the values, or for all but them."""
        if self.key == ANSWER:
            return Answered(values, exclude)
        return OneOf(self.key, values, exclude)


@dataclass(frozen=True)
class FacetsView:
    """The sidebar; ``extent`` is the first and last day of the dataset on the clock in use."""

    sides: tuple[str, ...]
    facets: tuple[Facet, ...]
    clock: Clock
    span: DateSpan | None
    known_on: date | None
    extent: tuple[date, date] | None
    claimed_extent: tuple[date, date] | None


def build(question: Question) -> FacetsView:
    """Count every facet under all filters but its own."""
    index, filters = question.index, question.filters
    span = filters.clause("dates")
    return FacetsView(
        sides=index.sides,
        facets=tuple(facet for facet in _facets(question) if facet.values),
        clock=filters.clock,
        span=span if isinstance(span, DateSpan) else None,
        known_on=filters.known_on,
        extent=_extent(question, filters.clock),
        claimed_extent=_extent(question, Clock.CLAIMED),
    )


def toggled(facet: Facet, value: str) -> FacetClause | None:
    """The clause after a value's box is clicked; None when everything is chosen again."""
    clause = facet.clause or facet.clause_of(frozenset(), exclude=True)
    values = clause.values ^ {value}
    present = {entry.value for entry in facet.values}
    everything = not values & present if clause.exclude else values >= present
    return None if everything else facet.clause_of(values, exclude=clause.exclude)


def _facets(question: Question) -> Iterator[Facet]:
    for key in FACETS:
        yield _facet(question, key)
        if key == _ANSWERS_AFTER:
            yield _answers(question)


def _answers(question: Question) -> Facet:
    """What became of the claims, as known on the day asked for; a claim counts for all it became.

    Totals are of every claim of the dataset by what it had become by then.
    """
    threads = question.threads
    counts = threads.counts(question.workspace.mask(question.filters, without=(ANSWER,)))
    totals = threads.counts(np.ones(question.index.size, dtype=bool))
    clause = question.filters.clause(ANSWER)
    own = clause if isinstance(clause, Answered) else None
    values = tuple(
        FacetValue(
            answer.value,
            answer.label,
            int(count),
            int(total),
            own is None or ((answer.value in own.values) != own.exclude),
        )
        for answer, count, total in zip(ANSWERS, counts, totals, strict=True)
        if total
    )
    linked = len(threads.links.source) or own is not None
    return Facet(ANSWER, ANSWER_TITLE, values if linked else (), own)


def _facet(question: Question, key: str) -> Facet:
    dimension = question.index[key]
    passed = question.workspace.mask(question.filters, without=(key,))
    counts = question.workspace.counts(key, passed)
    totals = np.bincount(dimension.codes, minlength=len(dimension.values)).astype(np.int32)
    clause = question.filters.clause(key)
    own = clause if isinstance(clause, OneOf) else None
    return Facet(
        key,
        dimension.title,
        tuple(
            FacetValue(
                value=(value := dimension.values[code]),
                label=dimension.labels[code],
                count=int(counts[code]),
                total=int(totals[code]),
                chosen=own is None or ((value in own.values) != own.exclude),
            )
            for code in _order(dimension, totals, question.order)
        ),
        own,
    )


def _order(dimension: Dimension, totals: IntArray, sides: tuple[str, ...]) -> list[int]:
    present: list[int] = np.flatnonzero(totals).tolist()
    if dimension.key in _BY_SIDE:
        rank = {dimension.code_of[side]: place for place, side in enumerate(sides)}
        present.sort(key=lambda code: rank.get(code, code))
    if dimension.key in _BY_COUNT:
        present.sort(key=lambda code: (not dimension.values[code], -int(totals[code]), code))
    return present


def _extent(question: Question, clock: Clock) -> tuple[date, date] | None:
    extent = question.index.days[clock].extent
    return None if extent is None else (day_of(extent[0]), day_of(extent[1]))
