"""Figures with bounds: how they are read, added, subtracted and written."""

from collections.abc import Callable, Sequence
from math import isnan
from typing import Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.index import BoolArray, IntArray
from core.messages import numeral, say
from core.vocabulary.terms import Bound

FloatArray = npt.NDArray[np.float64]

_OPEN_UP = (Bound.AT_LEAST, Bound.MORE_THAN)
_OPEN_DOWN = (Bound.AT_MOST, Bound.LESS_THAN)
_STRICT = (Bound.MORE_THAN, Bound.LESS_THAN)
_ROUGH = (Bound.APPROX, Bound.VAGUE)
_SIGNS = {
    Bound.AT_LEAST: "≥ ",
    Bound.MORE_THAN: "> ",
    Bound.AT_MOST: "≤ ",
    Bound.LESS_THAN: "< ",
    Bound.APPROX: "~",
    Bound.VAGUE: "~",
}


class Amount(Struct, frozen=True):
    """A figure as it was meant: ``low`` or ``high`` None is an open end, ``best`` None no figure.

    Amounts add in any order and grouping: open ends, strictness and roughness carry over.
    """

    best: float | None
    low: float | None
    high: float | None
    strict: bool = False
    """Whether the open end excludes its number: more than, less than."""
    rough: bool = False
    """Whether it is meant as about."""

    @classmethod
    def of(cls, best: float, bound: Bound = Bound.EXACT) -> Self:
        """A single number meant in a way."""
        return cls(
            best,
            None if bound in _OPEN_DOWN else best,
            None if bound in _OPEN_UP else best,
            strict=bound in _STRICT,
            rough=bound in _ROUGH,
        )

    @property
    def stated(self) -> bool:
        """Whether it holds any number; at least 5 and at most 10 add up to none."""
        return not self.best is self.low is self.high is None

    @property
    def bound(self) -> Bound:
        """How the figure is meant, after all that was added to it."""
        if self.low is None and self.high is None:
            return Bound.VAGUE
        if self.high is None:
            return Bound.MORE_THAN if self.strict else Bound.AT_LEAST
        if self.low is None:
            return Bound.LESS_THAN if self.strict else Bound.AT_MOST
        if self.rough:
            return Bound.APPROX
        return Bound.RANGE if self.low < self.high else Bound.EXACT

    @property
    def point(self) -> float | None:
        """The one number said; None where only a range was said."""
        if self.best is not None:
            return self.best
        if self.low is None or self.high is None:
            return self.low if self.high is None else self.high
        return self.low if self.low == self.high else None

    @property
    def interval(self) -> tuple[float, float]:
        """The interval meant; counts start at 0, an end open upwards is infinite."""
        return (
            0.0 if self.low is None else self.low,
            float("inf") if self.high is None else self.high,
        )

    @property
    def middle(self) -> float:
        """A place to order it by: the number said, or the geometric middle of its range.

        Where nothing is stated it is 0.
        """
        if self.point is not None:
            return self.point
        low, high = self.interval
        if high == float("inf"):
            return low
        return float(np.sqrt(max(low, 0.5) * max(high, 0.5)))

    def __add__(self, other: Self) -> Self:
        return type(self)(
            None if self.best is None or other.best is None else self.best + other.best,
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            strict=self.strict or other.strict,
            rough=self.rough or other.rough,
        )

    def __sub__(self, other: Self) -> Self:
        """What is left after an earlier total, its ends as far apart as the two allow."""
        low = None if self.low is None or other.high is None else self.low - other.high
        high = None if self.high is None or other.low is None else self.high - other.low
        best = None if self.best is None or other.best is None else self.best - other.best
        return type(self)(
            best,
            None if low is None else max(low, 0.0),
            high,
            strict=self.strict or other.strict,
            rough=self.rough or other.rough,
        )

    def written(self) -> str:
        """The figure with its bound's sign: ``≥ 370``, ``~30``, ``40 (31–94)``, ``—`` for none."""
        if not self.stated:
            return number(None)
        sign, point = _SIGNS.get(self.bound, ""), self.point
        if not self._ranged:
            return f"{sign}{number(point)}"
        ends = f"{number(self.low)}–{number(self.high)}"
        return ends if point is None else f"{sign}{number(point)} ({ends})"

    def spoken(self) -> str:
        """The figure in words: ``at least 370``, ``about 30``, ``31 to 94``."""
        if not self.stated:
            return say("amount.nothing")
        told, point = number(self.point), self.point
        if self.bound in _SIGNS:
            told = say(f"amount.{self.bound}", number=told)
        if not self._ranged:
            return told
        ends = say("amount.range", low=number(self.low), high=number(self.high))
        return ends if point is None else say("amount.beside", figure=told, range=ends)

    @property
    def _ranged(self) -> bool:
        return self.low is not None and self.high is not None and self.low < self.high


NOTHING = Amount(None, None, None)
"""A statement without a figure."""


def number(value: float | None) -> str:
    """A number in print; a missing one is an em dash, never 0."""
    if value is None:
        return "—"
    return numeral(value, 2)


class Amounts(Struct, frozen=True, eq=False):
    """Many amounts as columns; NaN is None."""

    best: FloatArray
    low: FloatArray
    high: FloatArray
    strict: BoolArray
    rough: BoolArray

    def __len__(self) -> int:
        return len(self.best)

    def __getitem__(self, place: int) -> Amount:
        return Amount(
            _given(self.best.item(place)),
            _given(self.low.item(place)),
            _given(self.high.item(place)),
            strict=self.strict.item(place),
            rough=self.rough.item(place),
        )

    def take(self, places: IntArray | npt.NDArray[np.int64]) -> "Amounts":
        """The amounts at some places."""
        return Amounts(
            self.best.take(places),
            self.low.take(places),
            self.high.take(places),
            self.strict.take(places),
            self.rough.take(places),
        )

    def part(self, part: slice) -> "Amounts":
        """Those of some places side by side."""
        return Amounts(
            self.best[part], self.low[part], self.high[part], self.strict[part], self.rough[part]
        )

    def where(self, these: BoolArray, others: "Amounts") -> "Amounts":
        """These amounts where true, the others elsewhere."""
        return Amounts(
            np.where(these, self.best, others.best),
            np.where(these, self.low, others.low),
            np.where(these, self.high, others.high),
            np.where(these, self.strict, others.strict),
            np.where(these, self.rough, others.rough),
        )

    @classmethod
    def nothing(cls, count: int) -> Self:
        """So many amounts of which nothing is stated."""
        return cls(
            *(np.full(count, np.nan) for _ in range(3)),
            *(np.zeros(count, dtype=bool) for _ in range(2)),
        )

    @classmethod
    def of(cls, amounts: Sequence[Amount]) -> Self:
        """Some amounts as columns."""
        ends = [(one.best, one.low, one.high) for one in amounts]
        marks = [(one.strict, one.rough) for one in amounts]
        best, low, high = np.array(ends, dtype=np.float64).reshape(-1, 3).T
        strict, rough = np.array(marks, dtype=np.bool_).reshape(-1, 2).T
        return cls(best, low, high, strict, rough)

    def put(self, places: npt.NDArray[np.int64], others: "Amounts") -> "Amounts":
        """The amounts with others at some places."""
        made = Amounts(
            self.best.copy(),
            self.low.copy(),
            self.high.copy(),
            self.strict.copy(),
            self.rough.copy(),
        )
        made.best[places], made.low[places] = others.best, others.low
        made.high[places], made.strict[places] = others.high, others.strict
        made.rough[places] = others.rough
        return made

    def and_then(self, others: "Amounts") -> "Amounts":
        """These amounts and the others after them."""
        return Amounts(
            np.concatenate([self.best, others.best]),
            np.concatenate([self.low, others.low]),
            np.concatenate([self.high, others.high]),
            np.concatenate([self.strict, others.strict]),
            np.concatenate([self.rough, others.rough]),
        )

    def equal(self, others: "Amounts") -> BoolArray:
        """Where the numbers are those of the others."""
        same = np.ones(len(self), dtype=bool)
        pairs = ((self.best, others.best), (self.low, others.low), (self.high, others.high))
        for mine, its in pairs:
            same &= (mine == its) | (np.isnan(mine) & np.isnan(its))
        return same

    def only(self, these: BoolArray) -> "Amounts":
        """The amounts where true, nothing stated elsewhere."""
        return self.where(these, Amounts.nothing(len(self)))

    def summed(self, starts: npt.NDArray[np.int64]) -> "Amounts":
        """Sums over consecutive runs that begin at ``starts``."""
        if not len(starts):
            return self.take(starts)
        return Amounts(
            np.add.reduceat(self.best, starts),
            np.add.reduceat(self.low, starts),
            np.add.reduceat(self.high, starts),
            np.logical_or.reduceat(self.strict, starts),
            np.logical_or.reduceat(self.rough, starts),
        )

    @property
    def stated(self) -> BoolArray:
        """Which of them hold any number."""
        return ~(np.isnan(self.best) & np.isnan(self.low) & np.isnan(self.high))


def read_amounts(
    best: FloatArray,
    low: FloatArray,
    high: FloatArray,
    meant: Callable[[tuple[Bound, ...]], BoolArray],
) -> Amounts:
    """Figures from a table's columns; ``meant`` says which rows have one of some bounds."""
    return Amounts(
        best,
        np.where(np.isnan(low) & ~meant(_OPEN_DOWN), best, low),
        np.where(np.isnan(high) & ~meant(_OPEN_UP), best, high),
        meant(_STRICT),
        meant(_ROUGH),
    )


def _given(value: float) -> float | None:
    return None if isnan(value) else value
