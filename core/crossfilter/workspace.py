"""The open dataset with its codes, answering which claims pass and how many."""

from collections.abc import Iterable
from functools import cache, cached_property
from threading import RLock

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.crossfilter.allocator import part_large
from core.crossfilter.arrangement import Arrangement, arrange
from core.crossfilter.budget import DEFAULT_LIMIT, Budget
from core.crossfilter.counts import Asked, Counts
from core.crossfilter.loaded import LoadedSource
from core.crossfilter.ordered import OrderedColumns
from core.crossfilter.passing import Passing
from core.crossfilter.precedence import Precedence
from core.crossfilter.source import DATES
from core.crossfilter.tally import Axis, Tally
from core.crossfilter.telling import TellingDays, telling_days
from core.dataset import Dataset
from core.dates import FIRST, LAST
from core.filters import Clause, DateSpan, FilterState, OneOf
from core.index import BoolArray, ClaimIndex, index_claims
from core.messages import numeral, say
from core.vocabulary.terms import Clock

_MANY = 500_000
"""Of more claims hardly a day is without one."""


Moments = npt.NDArray[np.datetime64]


class Denominator(Struct, frozen=True):
    """How many claims are shown, of how many, and why the others are not (the reasons add up)."""

    shown: int
    total: int
    not_yet_known: int
    """Not surely claimed by the day of *as known on*."""
    unsaid_when: int
    """Without a claim date, while *as known on* is set."""
    undated: int
    """Without a date on the clock in use, while a date span is set."""
    not_graded: int
    """Without a grade, while a grade is filtered."""
    filtered: int
    """By any other filter."""

    @property
    def reasons(self) -> tuple[tuple[int, str], ...]:
        """The reasons that hide anything, with their counts, in words."""
        return tuple(
            (count, words)
            for count, words in (
                (self.filtered, say("hidden.filtered")),
                (self.undated, say("hidden.undated")),
                (self.not_graded, say("hidden.ungraded")),
                (self.not_yet_known, say("hidden.unknown")),
                (self.unsaid_when, say("hidden.unsaid")),
            )
            if count
        )

    @property
    def sentence(self) -> str:
        """``38 of 41 claims (2 filtered · 1 undated)``."""
        because = say("filter.joint").join(
            say("hidden.reason", number=numeral(count), reason=words)
            for count, words in self.reasons
        )
        shown = say("shown", self.total, shown=numeral(self.shown))
        return say("shown.because", shown=shown, reasons=because) if because else shown


class Workspace:
    """An opened dataset, its codes and its counts; safe to ask from several threads."""

    def __init__(self, dataset: Dataset, limit: int = DEFAULT_LIMIT) -> None:
        self.dataset = dataset
        part_large()
        self.index: ClaimIndex = index_claims(dataset)
        self.budget = Budget(limit)
        self.precedence = Precedence()
        """To be held by whoever must not wait for what is counted ahead."""
        source = LoadedSource(self.columns, self.precedence)
        self.counts = Counts(source, self.index, self.arrangement, self.budget)
        self._lock = RLock()
        self._columns: dict[Clock, OrderedColumns] = {}
        self._ends: dict[Clock, tuple[Moments, Moments]] = {}
        self._tallies: dict[tuple[str, ...], Tally] = {}
        self._each: dict[tuple[str, ...], tuple[Tally, ...]] = {}

    def columns(self, clock: Clock) -> OrderedColumns:
        """The claims in the order of their dates on a clock; sorted when first asked for."""
        with self._lock:
            if clock not in self._columns:
                self._columns[clock] = OrderedColumns(
                    index=self.index,
                    arrangement=arrange(self.index, clock, self.ends(clock)[0]),
                    budget=self.budget,
                    figure=self._figure,
                    row_mask=self._row_mask,
                    claimed=lambda: self.arrangement(Clock.CLAIMED),
                )
            return self._columns[clock]

    def ends(self, clock: Clock) -> tuple[Moments, Moments]:
        """The first moment of each claim on a clock, and its last; NaT where it has none."""
        known = self._ends.get(clock)
        if known is None:
            claims = self.dataset.claims
            first, last = claims[f"{clock}_from"].to_numpy(), claims[f"{clock}_to"].to_numpy()
            known = self._ends[clock] = first, last
        return known

    def arrangement(self, clock: Clock) -> Arrangement:
        """The order of the claims on a clock."""
        return self.columns(clock).arrangement

    def tally(self, *dimensions: str) -> Tally:
        """A count of claims by the values of some dimensions."""
        known = self._tallies.get(dimensions)
        if known is None:
            axes = tuple(Axis(key, len(self.index[key].values)) for key in dimensions)
            known = self._tallies[dimensions] = Tally(axes)
        return known

    def tallies(self, dimensions: tuple[str, ...]) -> tuple[Tally, ...]:
        """A count of claims by the values of each of some dimensions."""
        known = self._each.get(dimensions)
        if known is None:
            known = self._each[dimensions] = tuple(map(self.tally, dimensions))
        return known

    def count(self, filters: FilterState) -> int:
        """Number of claims that pass."""
        return int(self.counts.ask((Asked(Tally(), filters),))[0])

    def passing(self, filters: FilterState) -> Passing:
        """The claims that pass, found only as far as somebody asks."""
        return Passing(filters, self.columns(filters.clock), self._row_mask, self.count)

    def mask(self, filters: FilterState, without: Iterable[str] = ()) -> BoolArray:
        """Which claims pass every clause but those of the keys in ``without``."""
        return self.passing(filters.without(without)).mask

    def known(self, filters: FilterState) -> BoolArray:
        """Which claims had surely been made by *as known on*; all of them where it is not set.

        A claim dated to a span counts from the span's last day: earlier it may not have been made.
        """
        return self.passing(FilterState(clock=filters.clock, known_on=filters.known_on)).mask

    @cached_property
    def _telling(self) -> TellingDays:
        return telling_days(self.dataset, self.index)

    def widened(self, filters: FilterState, but: frozenset[str] = frozenset()) -> FilterState:
        """The filters with their days as far apart as they tell the same claims from all others.

        Whatever goes by which claims pass, and which lie before or after, is the same under both;
        days of the keys in ``but`` stay, for whoever says them. Of many claims all days stay.
        """
        if self.index.size > _MANY or (filters.known_on is None and filters.clause(DATES) is None):
            return filters
        return self._telling.widened(filters, but)

    def denominator(self, filters: FilterState) -> Denominator:
        """How many claims are shown and why the others are not."""
        states = reasons(filters)
        everything = FilterState(clock=filters.clock)
        told = {everything: self.index.size}
        asked = [state for state in dict.fromkeys(states) if state != everything]
        counted = self.counts.ask([Asked(Tally(), state) for state in asked])
        told.update(zip(asked, map(int, counted), strict=True))
        known, dated, graded, shown = (told[state] for state in states)
        unsaid_when = 0
        if filters.known_on is not None:
            unsaid_when = self.index.size - self.arrangement(Clock.CLAIMED).dated
        return Denominator(
            shown=shown,
            total=self.index.size,
            not_yet_known=self.index.size - known - unsaid_when,
            unsaid_when=unsaid_when,
            undated=known - dated,
            not_graded=dated - graded,
            filtered=graded - shown,
        )

    def _figure(self, name: str) -> npt.NDArray[np.float64]:
        return self.dataset.claims[name].to_numpy(dtype="float64")

    def _row_mask(self, clause: Clause, clock: Clock) -> BoolArray:
        def made() -> BoolArray:
            return clause.mask(self.index, clock)

        if isinstance(clause, DateSpan):
            return made()
        return self.budget.remember(("rows", clause), made, lambda mask: mask.nbytes)


def reasons(filters: FilterState) -> tuple[FilterState, FilterState, FilterState, FilterState]:
    """The filters one by one: known by then; dated as well; graded as well; all of them."""
    known = FilterState(clock=filters.clock, known_on=filters.known_on)
    dated = graded = known
    if filters.clause("dates") is not None:
        dated = graded = known.with_clause(DateSpan(FIRST.date(), LAST.date()))
    for key in ("reliability", "credibility"):
        clause = filters.clause(key)
        if isinstance(clause, OneOf) and ("" in clause.values) == clause.exclude:
            graded = graded.with_clause(OneOf(key, frozenset({""}), exclude=True))
    return known, dated, graded, filters


@cache
def empty_workspace() -> Workspace:
    """The workspace before anything is opened."""
    return Workspace(Dataset(name=""))
