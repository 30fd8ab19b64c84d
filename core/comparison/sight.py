"""What is compared: which claims, on which clock, at which level, within which days."""

from collections.abc import Callable
from functools import cached_property
from typing import Self

import numpy as np
from msgspec import Struct, field
from msgspec.structs import replace

from core.comparison.figures import Level
from core.crossfilter.budget import Budget
from core.filters import OneOf
from core.index import UNDATED, BoolArray, ClaimIndex, CodeArray
from core.vocabulary.terms import Clock

Claims = BoolArray | Callable[[], BoolArray]
"""Which claims, or how to find out."""

_NEVER, _EVER = int(UNDATED), int(np.iinfo(np.int32).max)


class Window(Struct, frozen=True, eq=False, dict=True):
    """A span of days on the clock in use, and the claims that pass every other filter."""

    first: int
    last: int
    others: Claims

    @cached_property
    def earlier(self) -> BoolArray:
        """Which claims pass every other filter."""
        return self.others() if callable(self.others) else self.others


class Sieve(Struct, frozen=True, eq=False):
    """The filters but for the dates, told apart by what they do to a series of figures."""

    cut: Callable[[], BoolArray] | None
    """Claims that pass the filters which divide series, but for lists; None where there is none."""
    chosen: tuple[OneOf, ...]
    """The lists that take or leave a series as a whole."""
    dividing: tuple[OneOf, ...] = ()
    """The lists that let some claims of a series pass and others not."""
    until: int | None = None
    """Last day that a claim may stand for, on the clock in use."""
    since: int | None = None
    """First day that a claim may speak of, where the dates ask for what lies wholly within."""


class Reach(Struct, frozen=True, eq=False):
    """The claims between two days, both included, that pass a sieve."""

    low: int
    high: int
    cut: BoolArray | None = None
    chosen: tuple[OneOf, ...] = ()
    dividing: tuple[OneOf, ...] = ()
    since: int | None = None

    @property
    def divides(self) -> bool:
        """Whether it may let one claim of a series pass and hold back another of the same day."""
        return self.cut is not None or self.since is not None or bool(self.dividing)

    @property
    def only_list(self) -> OneOf | None:
        """The one list that divides series where nothing else holds a claim back, no day either."""
        alone = self.cut is None and self.since is None and len(self.dividing) == 1
        return self.dividing[0] if alone and (self.low, self.high) == (_NEVER, _EVER) else None

    def passing(self, index: ClaimIndex, clock: Clock, rows: CodeArray) -> BoolArray:
        """Which of some claims pass, the days set aside."""
        passed = np.ones(rows.shape, dtype=bool)
        if self.cut is not None:
            passed &= self.cut[rows]
        if self.since is not None:
            passed &= index.days[clock].first[rows] >= self.since
        for clause in (*self.chosen, *self.dividing):
            dimension = index[clause.dimension]
            kept = clause.among(dimension, dimension.codes[rows].ravel())
            passed &= kept.reshape(rows.shape)
        return passed

    def holding(self, index: ClaimIndex, clock: Clock, rows: CodeArray) -> BoolArray:
        """Which of some claims it holds."""
        day = index.days[clock].last[rows]
        return self.passing(index, clock, rows) & (day >= self.low) & (day <= self.high)


class Sight(Struct, frozen=True, eq=False, dict=True):
    """What is compared: the claims that pass, on a clock, at a level, within a window if any."""

    passing: Claims
    clock: Clock
    level: Level = Level.SIDE
    window: Window | None = None
    sieve: Sieve | None = None
    """How ``passing`` is made; None where that is not known."""
    budget: Budget = field(default_factory=Budget)
    """Keeps what the comparison of a dataset stands on."""

    @cached_property
    def mask(self) -> BoolArray:
        """Which claims pass."""
        return self.passing() if callable(self.passing) else self.passing

    def heard(self, index: ClaimIndex) -> BoolArray:
        """The claims that pass and whose date ends within the window."""
        if self.window is None:
            return self.mask
        as_of = index.days[self.clock].last
        return self.mask & (as_of >= self.window.first) & (as_of <= self.window.last)

    def within(self, first: int, last: int) -> Self:
        """The same in a window of its own."""
        others = self.passing if self.window is None else self.window.others
        return replace(self, window=Window(first, last, others))

    def until(self, last: int, index: ClaimIndex) -> Self:
        """Of the same the claims dated up to a day; within its window, where it has one."""
        if self.window is not None:
            return replace(self, window=replace(self.window, last=last))
        days = index.days[self.clock]

        def passing() -> BoolArray:
            return self.mask & days.dated & (days.last <= last)

        sieve = self.sieve
        if sieve is not None:
            sieve = replace(sieve, until=last if sieve.until is None else min(sieve.until, last))
        return replace(self, passing=passing, sieve=sieve)

    @cached_property
    def now(self) -> Reach:
        """The claims heard."""
        window, sieve = self.window, self.sieve
        low, high = (_NEVER, _EVER) if window is None else (window.first, window.last)
        if sieve is None:
            return Reach(low, high, _partial(self.mask))
        if sieve.until is not None:
            low, high = max(low, _NEVER + 1), min(high, sieve.until)
        cut = sieve.cut and _partial(sieve.cut())
        return Reach(low, high, cut, sieve.chosen, sieve.dividing, sieve.since)

    @cached_property
    def earlier(self) -> Reach:
        """The claims before the window, none where there is no window."""
        window, sieve = self.window, self.sieve
        if window is None:
            return Reach(_EVER, _NEVER)
        if sieve is None:
            return Reach(_NEVER + 1, window.first - 1, _partial(window.earlier))
        return replace(
            self.now, low=_NEVER + 1, high=min(window.first - 1, self.now.high), since=None
        )

    @property
    def ever(self) -> Reach:
        """The claims that would be heard in a window of all days."""
        until = None if self.sieve is None else self.sieve.until
        high = _EVER if until is None else until
        return replace(self.now, low=_NEVER + 1, high=high, since=None)


def _partial(mask: BoolArray) -> BoolArray | None:
    """None in place of a mask through which everything passes."""
    everything = mask.strides == (0,) and bool(mask[:1].all())
    return None if everything else mask
