"""The columns of the claims in the order of their dates."""

from collections.abc import Callable, Iterable
from typing import TypeVar, cast

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.cores import shared
from core.crossfilter.arrangement import Arrangement
from core.crossfilter.budget import Budget
from core.crossfilter.fixed import Fixed, fixed
from core.crossfilter.layout import Bundle
from core.crossfilter.tally import DAYS, FIRST_DAY, KNOWN_DAY, LAST_DAY, Axis, Sum, Tally
from core.filters import Clause
from core.index import BoolArray, ClaimIndex, CodeArray, smallest
from core.threads import PATTERNS, threads_of
from core.vocabulary.terms import Clock

Number = TypeVar("Number", bound=np.generic)

_CHUNK = 1 << 17

GIVEN = "given "
"""Before the name of a figure: the axis of two groups, without the figure and with it."""

BECAME = "became "
"""Before the day of *as known on*, or nothing: the axis of what became of a claim."""


def became_by(known_on: int | None) -> Axis:
    """The axis of ``Threads.became`` as known on a day (since 1970-01-01), or on all of them."""
    return Axis(f"{BECAME}{'' if known_on is None else known_on}", PATTERNS)


def is_of_a_day(tally: Tally) -> bool:
    """Whether a tally asks what claims had become by a day: no other day asks for it."""
    return any(axis.dimension.startswith(BECAME) for axis in tally.axes)


def outdated(tally: Tally, known_on: int | None) -> bool:
    """Whether a tally asks what claims had become by another day than this."""
    return is_of_a_day(tally) and became_by(known_on) not in tally.axes


def own_size(column: npt.NDArray[np.generic]) -> int:
    """Bytes that a column takes, none where it is part of another."""
    return column.nbytes if column.base is None else 0


class OrderedColumns(Struct, frozen=True, eq=False):
    """Columns in the order of one clock; what was made is kept in the budget."""

    index: ClaimIndex
    arrangement: Arrangement
    budget: Budget
    figure: Callable[[str], npt.NDArray[np.float64]]
    """The figures of a column in the order of the dataset."""
    row_mask: Callable[[Clause, Clock], BoolArray]
    """Which claims satisfy a clause on a clock, in the order of the dataset."""
    claimed: Callable[[], Arrangement]
    """The arrangement of the claim clock."""

    @property
    def size(self) -> int:
        """Number of claims."""
        return self.index.size

    def codes(self, axis: Axis) -> CodeArray:
        """The group of the claim at each place."""
        if axis.dimension == FIRST_DAY:
            return self.arrangement.first
        if axis.dimension == KNOWN_DAY or (axis.dimension == LAST_DAY and self._is_claimed):
            return self.known_ranks()[0]
        if axis.dimension == LAST_DAY:
            return self._kept(("codes", axis), self.arrangement.last)
        return self._kept(("codes", axis), lambda: self._codes(axis))

    def cells(self, bundle: Bundle) -> CodeArray:
        """Where the claim at each place is counted in the table of a bundle, see its ``lanes``."""
        first, *others = bundle.axes or (None,)
        if first is not None and first.dimension in DAYS and not others and bundle.lanes == 1:
            return self.codes(first)
        lasting = not any(axis.dimension.startswith(BECAME) for axis in bundle.axes)
        return self._kept(("cells", bundle.axes), lambda: self._cells(bundle), lasting=lasting)

    def fixed(self, figure: Sum) -> npt.NDArray[np.signedinteger]:
        """The figure of the claim at each place in fixed point, 0 where not given."""
        return self._fixed(figure).numbers

    def scale(self, figure: Sum) -> int:
        """What a sum of figures is divided by; 1 for claims."""
        return 1 if figure is Sum.CLAIMS else self._fixed(figure).scale

    def known_ranks(self) -> tuple[CodeArray, int]:
        """Rank of the day by which each claim had surely been made, its last on the claim clock.

        Undated claims come last. With it the number of distinct days.
        """
        ranks = self._kept(("known",), self._known, lasting=True)
        return ranks, len(self.claimed().days)

    @property
    def _is_claimed(self) -> bool:
        return self.arrangement.clock is Clock.CLAIMED

    def ordered(self, column: npt.NDArray[Number]) -> npt.NDArray[Number]:
        """A column of the dataset in the order of the dates."""
        if self.arrangement.is_identity:
            return column
        found = np.empty_like(column)

        def fill(begin: int) -> None:
            part = slice(begin, begin + _CHUNK)
            np.take(column, self.arrangement.order[part], out=found[part], mode="clip")

        shared(fill, range(0, self.size, _CHUNK), self.size)
        return found

    def _kept(
        self,
        key: tuple[object, ...],
        make: Callable[[], npt.NDArray[Number]],
        *,
        lasting: bool = False,
    ) -> npt.NDArray[Number]:
        clock = self.arrangement.clock
        return self.budget.remember((clock, *key), make, own_size, lasting=lasting)

    def _codes(self, axis: Axis) -> CodeArray:
        """Read from a column that stands in order; putting one in order takes far longer."""
        for key in cast("Iterable[tuple[object, ...]]", self.budget.keys):
            if key[:2] == (self.arrangement.clock, "cells"):
                bundle = Bundle(cast("tuple[Axis, ...]", key[2]), Sum.CLAIMS, ())
                if axis in bundle.axes:
                    return self._looked_up(self.cells(bundle), bundle.groups_of(axis))
        return self.ordered(self._by_row(axis))

    def _looked_up(self, cells: CodeArray, groups: CodeArray) -> CodeArray:
        found = np.empty(self.size, dtype=groups.dtype)

        def fill(begin: int) -> None:
            part = slice(begin, begin + _CHUNK)
            np.take(groups, cells[part], out=found[part], mode="clip")

        shared(fill, range(0, self.size, _CHUNK), self.size)
        return found

    def _cells(self, bundle: Bundle) -> CodeArray:
        """Axes are joined by row, where columns are read as they stand; then put in order."""
        axes = [*zip(bundle.axes, bundle.strides, strict=True)]
        rows = [(self._by_row(axis), stride) for axis, stride in axes if axis.dimension not in DAYS]
        days = [(self.codes(axis), stride) for axis, stride in axes if axis.dimension in DAYS]
        joint = np.empty(self.size, dtype=smallest(bundle.cells))

        def join(begin: int) -> None:
            part = slice(begin, begin + _CHUNK)
            joint[part] = _weighed(rows, part, len(joint[part]))

        shared(join, range(0, self.size, _CHUNK), self.size)
        placed, first, lanes = self.ordered(joint), self.arrangement.first, bundle.lanes
        cells = np.empty(self.size, dtype=smallest(bundle.cells * lanes))

        def fill(begin: int) -> None:
            part = slice(begin, begin + _CHUNK)
            cell = _weighed([(placed, 1), *days], part, len(cells[part]))
            cell *= lanes
            cell += first[part].astype(np.int32) % lanes
            cells[part] = cell

        shared(fill, range(0, self.size, _CHUNK), self.size)
        return cells

    def _by_row(self, axis: Axis) -> CodeArray:
        """The group of each claim in the order of the dataset; not of days."""
        name = axis.dimension
        if name.startswith(BECAME):
            day = name.removeprefix(BECAME)
            return threads_of(self.index, int(day) if day else None).became
        if name.startswith(GIVEN):
            return (~np.isnan(self.figure(name.removeprefix(GIVEN)))).view(np.uint8)
        codes = self.index[name].codes
        return (
            np.take(np.array(axis.groups, dtype=smallest(axis.size)), codes)
            if axis.groups
            else codes
        )

    def _fixed(self, figure: Sum) -> Fixed:
        def made() -> Fixed:
            given = fixed(self.figure(figure.value))
            return Fixed(self.ordered(given.numbers), given.scale)

        key = (self.arrangement.clock, "fixed", figure)
        return self.budget.remember(key, made, lambda found: found.numbers.nbytes)

    def _known(self) -> CodeArray:
        claimed = self.claimed()
        if self._is_claimed:
            return claimed.last()
        ranks = np.empty_like(claimed.first)
        ranks[claimed.order] = claimed.last()
        return self.ordered(ranks)


def _weighed(
    columns: Iterable[tuple[CodeArray, int]], part: slice, size: int
) -> npt.NDArray[np.int32]:
    """The sum of some columns, each times a number, over a part of them."""
    found = np.zeros(size, dtype=np.int32)
    for codes, times in columns:
        found += np.multiply(codes[part], times, dtype=np.int32)
    return found
