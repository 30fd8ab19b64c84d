"""What the sidebar shows: for every facet its values and how many claims each would leave."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache

import numpy as np
from msgspec import Struct

from core.crossfilter import Asked, CountArray, Tally, became_by
from core.filters import ANSWER, FACETS, Answered, OneOf
from core.filters.dates import day_number, day_of
from core.index import Dimension
from core.messages import say
from core.panels.question import Question
from core.threads import ANSWERS
from core.vocabulary.terms import Clock

_BY_COUNT = frozenset({"claimant", "subject", "source", "place"})
"""Facets whose values have no order of their own: most frequent first, so filtering moves none."""

_OF_LAYERS = frozenset({"layer", "copy"})
"""Facets that tell nothing where only one dataset is open."""

_ANSWERS = tuple(answer.value for answer in ANSWERS)
_ANSWERS_AFTER = "act"

_DAYS = 16
"""Days of *as known on* of which the table asked for is kept."""

_BYTES_A_CODE = 40
"""Of a number and its place in a tuple."""

FacetClause = OneOf | Answered

Codes = tuple[int, ...]


_BY_SIDE = frozenset({"claimant_side", "subject_side"})


class FacetValue(Struct, frozen=True):
    """One value: ``count`` claims under all other filters, ``total`` in the whole dataset."""

    value: str
    label: str
    count: int
    total: int
    chosen: bool


class Facet(Struct, frozen=True, eq=False, dict=True):
    """One facet with the values that occur in the dataset; arrays have an entry for each code."""

    key: str
    title: str
    names: tuple[str, ...]
    labels: tuple[str, ...]
    order: tuple[int, ...]
    """Codes of the values that occur, as they are listed."""
    counts: CountArray
    """Claims of each value under all other filters."""
    totals: CountArray
    """Claims of each value in the whole dataset."""
    clause: FacetClause | None

    def __len__(self) -> int:
        return len(self.order)

    @cached_property
    def values(self) -> tuple[FacetValue, ...]:
        """Every value as it is listed."""
        return tuple(self.value_of(code) for code in self.order)

    def value_of(self, code: int) -> FacetValue:
        """One value by its code."""
        own, value = self.clause, self.names[code]
        return FacetValue(
            value=value,
            label=self.labels[code],
            count=int(self.counts[code]),
            total=int(self.totals[code]),
            chosen=own is None or ((value in own.values) != own.exclude),
        )

    def found(self, words: str) -> tuple[int, ...]:
        """Codes of the values whose label has every one of some words, as they are listed."""
        wanted = words.casefold().split()
        if not wanted:
            return self.order
        return tuple(
            code
            for code in self.order
            if all(word in self.labels[code].casefold() for word in wanted)
        )

    def clause_of(self, values: frozenset[str], *, exclude: bool = False) -> FacetClause:
        """The filter for some of the values, or for all but them."""
        if self.key == ANSWER:
            return Answered(values, exclude)
        return OneOf(self.key, values, exclude)


class FacetsView(Struct, frozen=True):
    """The sidebar; ``extent`` is the first and last day of the dataset on the clock in use."""

    sides: tuple[str, ...]
    facets: tuple[Facet, ...]
    extent: tuple[date, date] | None
    claimed_extent: tuple[date, date] | None


def build(question: Question) -> FacetsView:
    """Count every facet under all filters but its own."""
    index = question.index
    alone = question.workspace.dataset.layers is None
    return FacetsView(
        sides=index.sides,
        facets=tuple(
            facet
            for facet in _facets(question)
            if len(facet) and not (alone and facet.key in _OF_LAYERS)
        ),
        extent=_extent(question, question.filters.clock),
        claimed_extent=_extent(question, Clock.CLAIMED),
    )


def toggled(facet: Facet, value: str) -> FacetClause | None:
    """The clause after a value's box is clicked; None when everything is chosen again."""
    clause = facet.clause or facet.clause_of(frozenset(), exclude=True)
    values = clause.values ^ {value}
    present = set(map(facet.names.__getitem__, facet.order))
    everything = not values & present if clause.exclude else values >= present
    return None if everything else facet.clause_of(values, exclude=clause.exclude)


def counted(question: Question) -> tuple[Asked, ...]:
    """What moves when a filter does: every facet's counts under the filters of the others."""
    through = question.through
    facets = [
        Asked(tally, through.without((key,)) if key in through.keys else through)
        for key, tally in zip(FACETS, question.workspace.tallies(FACETS), strict=True)
    ]
    if not _linked(question):
        return tuple(facets)
    return (*facets, question.asked(_became(question), ANSWER))


def _linked(question: Question) -> bool:
    """Whether claims can have become anything: some are linked, or it is filtered by."""
    return bool(len(question.index.links.source)) or question.filters.clause(ANSWER) is not None


def _became(question: Question) -> Tally:
    known_on = question.filters.known_on
    return _became_by(None if known_on is None else day_number(known_on))


@lru_cache(_DAYS)
def _became_by(day: int | None) -> Tally:
    """Claims by what they had become by a day: the same one at every step."""
    return Tally((became_by(day),))


def _facets(question: Question) -> Iterator[Facet]:
    counts = dict(zip((*FACETS, ANSWER), question.count(*counted(question)), strict=False))
    orders = question.workspace.budget.remember(
        ("facets", question.order), lambda: _orders(question), _size_of_orders
    )
    for key in FACETS:
        yield _facet(question, key, counts[key], orders[key])
        if key == _ANSWERS_AFTER and ANSWER in counts:
            yield _answers(question, counts[ANSWER])


def _answers(question: Question, patterns: CountArray) -> Facet:
    """What became of the claims, as known on the day asked for; a claim counts for all it became.

    Totals are of every claim of the dataset by what it had become by then.
    """
    threads = question.threads
    totals = threads.totals
    clause = question.filters.clause(ANSWER)
    own = clause if isinstance(clause, Answered) else None
    linked = len(threads.links.source) or own is not None
    return Facet(
        key=ANSWER,
        title=say("filter.answer.title"),
        names=_ANSWERS,
        labels=tuple(answer.label for answer in ANSWERS),
        order=tuple(np.flatnonzero(totals).tolist()) if linked else (),
        counts=threads.counts_of_patterns(patterns),
        totals=totals,
        clause=own,
    )


def _facet(question: Question, key: str, counts: CountArray, order: Codes) -> Facet:
    dimension = question.index[key]
    clause = question.filters.clause(key)
    return Facet(
        key=key,
        title=dimension.title,
        names=dimension.values,
        labels=dimension.labels,
        order=order,
        counts=counts,
        totals=dimension.totals,
        clause=clause if isinstance(clause, OneOf) else None,
    )


def _orders(question: Question) -> Mapping[str, Codes]:
    """The values of each facet as they are listed."""
    return {key: _order(question.index[key], question.order) for key in FACETS}


def _size_of_orders(orders: Mapping[str, Codes]) -> int:
    return _BYTES_A_CODE * sum(map(len, orders.values()))


def _order(dimension: Dimension, sides: tuple[str, ...]) -> Codes:
    totals = dimension.totals
    present: list[int] = np.flatnonzero(totals).tolist()
    if dimension.key in _BY_SIDE:
        rank = {dimension.code_of[side]: place for place, side in enumerate(sides)}
        present.sort(key=lambda code: rank.get(code, code))
    if dimension.key in _BY_COUNT:
        present.sort(key=lambda code: (not dimension.values[code], -int(totals[code]), code))
    return tuple(present)


def _extent(question: Question, clock: Clock) -> tuple[date, date] | None:
    extent = question.index.days[clock].extent
    return None if extent is None else (day_of(extent[0]), day_of(extent[1]))
