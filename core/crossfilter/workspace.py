"""The open dataset with its codes, answering which claims pass and how many."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from threading import Lock

import numpy as np

from core.dataset import Dataset
from core.filters import Clause, FilterState
from core.filters.dates import day_number
from core.index import BoolArray, ClaimIndex, IntArray, index_claims
from core.vocabulary.terms import Clock

_KEPT_MASKS = 64


@dataclass(frozen=True)
class Denominator:
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
                (self.filtered, "filtered"),
                (self.undated, "undated"),
                (self.not_graded, "not graded"),
                (self.not_yet_known, "not known by then"),
                (self.unsaid_when, "without a claim date"),
            )
            if count
        )

    @property
    def sentence(self) -> str:
        """``38 of 41 claims (2 filtered · 1 undated)``."""
        because = " · ".join(f"{count:,} {words}" for count, words in self.reasons)
        counted = f"{self.shown:,} of {self.total:,} claims"
        return f"{counted} ({because})" if because else counted


class Workspace:
    """The open dataset and its index; compared by identity, never mutated.

    Masks of single clauses are remembered, so that changing one filter evaluates one clause.
    Safe to ask from several threads.
    """

    def __init__(self, dataset: Dataset) -> None:
        self.dataset = dataset
        self.index: ClaimIndex = index_claims(dataset)
        self._lock = Lock()
        self._clause_mask = lru_cache(maxsize=_KEPT_MASKS)(self._evaluate)

    def mask(self, filters: FilterState, without: Iterable[str] = ()) -> BoolArray:
        """Which claims pass every clause but those of the keys in ``without``."""
        kept = filters.without(without)
        passed = self.known(kept)
        for clause in kept.clauses:
            passed &= self._mask_of(clause.as_known(kept.known_on), kept.clock)
        return passed

    def known(self, filters: FilterState) -> BoolArray:
        """Which claims had surely been made by *as known on*; all of them where it is not set.

        A claim dated to a span counts from the span's last day: earlier it may not have been made.
        """
        if filters.known_on is None:
            return np.ones(self.index.size, dtype=bool)
        days = self.index.days[Clock.CLAIMED]
        return days.dated & (days.last <= day_number(filters.known_on))

    def counts(self, dimension: str, rows: BoolArray) -> IntArray:
        """Number of the given claims for each value of a dimension."""
        coded = self.index[dimension]
        counted = np.bincount(coded.codes[rows], minlength=len(coded.values))
        return counted.astype(np.int32)

    def denominator(self, filters: FilterState) -> Denominator:
        """How many claims are shown and why the others are not."""
        known = self.known(filters)
        left = known
        unsaid_when = 0
        if filters.known_on is not None:
            unsaid_when = self.index.size - int(self.index.days[Clock.CLAIMED].dated.sum())
        undated = not_graded = 0
        if filters.clause("dates") is not None:
            dated = left & self.index.days[filters.clock].dated
            undated = int(left.sum() - dated.sum())
            left = dated
        for key in ("reliability", "credibility"):
            clause = filters.clause(key)
            if clause is not None:
                grades = self.index[key]
                ungraded = grades.codes == grades.code_of.get("", -1)
                hidden = left & ungraded & ~self._mask_of(clause, filters.clock)
                not_graded += int(hidden.sum())
                left = left & ~hidden
        shown = int(self.mask(filters).sum())
        return Denominator(
            shown=shown,
            total=self.index.size,
            not_yet_known=self.index.size - int(known.sum()) - unsaid_when,
            unsaid_when=unsaid_when,
            undated=undated,
            not_graded=not_graded,
            filtered=int(left.sum()) - shown,
        )

    def _mask_of(self, clause: Clause, clock: Clock) -> BoolArray:
        with self._lock:
            return self._clause_mask(clause, clock)

    def _evaluate(self, clause: Clause, clock: Clock) -> BoolArray:
        mask = clause.mask(self.index, clock)
        mask.setflags(write=False)
        return mask


@cache
def empty_workspace() -> Workspace:
    """The workspace before anything is opened."""
    return Workspace(Dataset(name=""))
