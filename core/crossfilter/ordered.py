"""The columns of the claims in the order of their dates, and which of them pass the filters."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from core.crossfilter.arrangement import Arrangement
from core.crossfilter.budget import Budget
from core.crossfilter.tally import FIRST_DAY, LAST_DAY, Axis, Sum, Tally
from core.filters import Clause, FilterState, OneOf
from core.filters.dates import day_number
from core.index import BoolArray, ClaimIndex, CodeArray, smallest
from core.threads import PATTERNS, threads_of
from core.vocabulary.terms import Clock

Number = TypeVar("Number", bound=np.generic)

GIVEN = "given "
"""Before the name of a figure: the axis of two groups, without the figure and with it."""

BECAME = "became "
"""Before the day of *as known on*, or nothing: the axis of what became of a claim."""

_MOST_DECIMALS = 6
_CHUNK = 1 << 15
_EXACT = 2**53
"""Integers below it are exact in a float64, which ``bincount`` adds up in."""


def became_by(known_on: int | None) -> Axis:
    """The axis of ``Threads.became`` as known on a day (since 1970-01-01), or on all of them."""
    return Axis(f"{BECAME}{'' if known_on is None else known_on}", PATTERNS)


@dataclass(frozen=True, eq=False)
class Fixed:
    """A figure of each claim as an integer, 0 where not given; divided by ``scale`` its value."""

    numbers: npt.NDArray[np.int64]
    scale: int

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        return self.numbers.nbytes


def fixed(values: npt.NDArray[np.float64]) -> Fixed:
    """Figures with as many decimals as they have, at most six, and as their sum leaves room for."""
    given = np.nan_to_num(values, nan=0.0)
    largest = float(np.abs(given).sum()) or 1.0
    scale = 1
    for decimals in range(_MOST_DECIMALS + 1):
        if largest * 10**decimals >= _EXACT:
            break
        scale = 10**decimals
        if (np.rint(given * scale) / scale == given).all():
            break
    return Fixed(np.rint(given * scale).astype(np.int64), scale)


def _own_size(column: npt.NDArray[np.generic]) -> int:
    return column.nbytes if column.base is None else 0


@dataclass(frozen=True, eq=False)
class OrderedColumns:
    """Columns and masks in the order of one clock; what was made is kept in the budget."""

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

    def axis_of_days(self, name: str) -> Axis:
        """The axis FIRST_DAY or LAST_DAY: the distinct days, then the undated."""
        return Axis(name, len(self.arrangement.days) + 1)

    def codes(self, axis: Axis) -> CodeArray:
        """The group of the claim at each place."""
        if axis.dimension == FIRST_DAY:
            return self.arrangement.first
        return self._kept(("codes", axis), lambda: self._codes(axis))

    def cells(self, bundle: Tally) -> CodeArray:
        """The cell of a table in which the claim at each place is counted."""
        if len(bundle.axes) == 1:
            return self.codes(bundle.axes[0])
        return self._kept(("cells", bundle.axes), lambda: self._cells(bundle))

    def fixed(self, figure: Sum) -> npt.NDArray[np.int64]:
        """The figure of the claim at each place in fixed point, 0 where not given."""
        return self._kept(("fixed", figure), lambda: self.ordered(self._fixed(figure).numbers))

    def scale(self, figure: Sum) -> int:
        """What a sum of figures is divided by; 1 for claims."""
        return 1 if figure is Sum.CLAIMS else self._fixed(figure).scale

    def mask(self, filters: FilterState) -> BoolArray | None:
        """Which places pass the filters but for the dates; None where none is set."""
        passed: BoolArray | None = None
        if filters.known_on is not None:
            ranks, _ = self.known_ranks()
            passed = ranks < self.claimed().rank(day_number(filters.known_on) + 1)
        for written in filters.without(("dates",)).clauses:
            clause = written.as_known(filters.known_on)
            found = self._kept(("mask", clause), lambda clause=clause: self._mask(clause))
            passed = found if passed is None else passed & found
        return passed

    def known_ranks(self) -> tuple[CodeArray, int]:
        """Rank of the day by which each claim had surely been made, its last on the claim clock.

        Undated claims come last. With it the number of distinct days.
        """
        return self._kept(("known",), self._known), len(self.claimed().days)

    def ordered(self, column: npt.NDArray[Number]) -> npt.NDArray[Number]:
        """A column of the dataset in the order of the dates."""
        return column if self.arrangement.is_identity else column[self.arrangement.order]

    def _kept(
        self, key: tuple[object, ...], make: Callable[[], npt.NDArray[Number]]
    ) -> npt.NDArray[Number]:
        return self.budget.remember((self.arrangement.clock, *key), make, _own_size)

    def _codes(self, axis: Axis) -> CodeArray:
        if axis.dimension == LAST_DAY:
            return self.arrangement.last()
        if axis.dimension.startswith(BECAME):
            day = axis.dimension.removeprefix(BECAME)
            return self.ordered(threads_of(self.index, int(day) if day else None).became)
        if axis.dimension.startswith(GIVEN):
            given = ~np.isnan(self.figure(axis.dimension.removeprefix(GIVEN)))
            return self.ordered(given).view(np.uint8)
        codes = self.index[axis.dimension].codes
        if not axis.groups:
            return self.ordered(codes)
        return np.array(axis.groups, dtype=smallest(axis.size))[
            self.codes(Axis(axis.dimension, len(axis.groups)))
        ]

    def _cells(self, bundle: Tally) -> CodeArray:
        joint = np.zeros(self.size, dtype=smallest(bundle.cells + 1))
        columns = [(axis.size, self.codes(axis)) for axis in bundle.axes]
        for begin in range(0, self.size, _CHUNK):
            part = joint[begin : begin + _CHUNK]
            for size, codes in columns:
                np.multiply(part, size, out=part, casting="unsafe")
                np.add(part, codes[begin : begin + _CHUNK], out=part, casting="unsafe")
        return joint

    def _fixed(self, figure: Sum) -> Fixed:
        return self.budget.remember(
            ("fixed", figure), lambda: fixed(self.figure(figure.value)), lambda made: made.nbytes
        )

    def _mask(self, clause: Clause) -> BoolArray:
        if isinstance(clause, OneOf):
            dimension = self.index[clause.dimension]
            codes = self.codes(Axis(clause.dimension, len(dimension.values)))
            return clause.among(dimension, codes)
        return self.ordered(self.row_mask(clause, self.arrangement.clock))

    def _known(self) -> CodeArray:
        claimed = self.claimed()
        if claimed is self.arrangement:
            return claimed.last()
        ranks = np.empty_like(claimed.first)
        ranks[claimed.order] = claimed.last()
        return self.ordered(ranks)
