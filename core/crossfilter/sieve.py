"""Which places pass the filters but for the dates."""

from collections.abc import Callable
from typing import Self

import numpy as np
from msgspec import Struct

from core.crossfilter.places import Where, taken
from core.filters import among
from core.index import BoolArray, CodeArray, IntArray

_APART, _HALF = 1009, 0.5


class Condition(Struct, frozen=True, eq=False):
    """One filter: a claim passes whose code is chosen."""

    codes: CodeArray
    """One for each place."""
    chosen: BoolArray
    """Whether a code passes, one for each."""
    passes: Callable[[Where], BoolArray]
    """Which of some places pass, found in numpy's quickest way."""

    @classmethod
    def of_values(cls, codes: CodeArray, chosen: BoolArray) -> Self:
        """Some values of a dimension pass."""
        return cls(codes, chosen, lambda where: among(chosen, taken(codes, where)))

    @classmethod
    def of_mask(cls, mask: BoolArray) -> Self:
        """It is known of each place."""
        return cls(mask.view(np.uint8), np.array([False, True]), lambda where: taken(mask, where))

    @classmethod
    def of_rows(cls, rows: IntArray, mask: BoolArray) -> Self:
        """It is known of each claim, and at each place stands one of ``rows``."""
        return cls(rows, mask, lambda where: mask[taken(rows, where)])

    @classmethod
    def below(cls, ranks: CodeArray, count: int, limit: int) -> Self:
        """Of ``count`` ranks those before a limit pass."""
        return cls(ranks, np.arange(count) < limit, lambda where: taken(ranks, where) < limit)

    @property
    def reverse(self) -> "Condition":
        """Those pass that do not pass this one."""
        return Condition(self.codes, ~self.chosen, lambda where: ~self.passes(where))


class Sieve(Struct, frozen=True, eq=False):
    """Filters that must all be passed; at least one."""

    conditions: tuple[Condition, ...]

    @property
    def reverse(self) -> Self | None:
        """Lets pass what this one holds back; None where that takes more than one condition."""
        return type(self)((self.conditions[0].reverse,)) if len(self.conditions) == 1 else None

    @property
    def lets_most_pass(self) -> bool:
        """Whether of places far apart more than half pass."""
        places = np.arange(0, len(self.conditions[0].codes), _APART, dtype=np.int32)
        return len(places) > 0 and bool(self(places).mean() > _HALF)

    def __call__(self, where: Where) -> BoolArray:
        """Which of some places pass."""
        passed = self.conditions[0].passes(where)
        for condition in self.conditions[1:]:
            passed = passed & condition.passes(where)
        return passed
