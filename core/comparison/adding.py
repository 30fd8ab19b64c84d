"""How increments that stand alone are added up: all, those of some values, or those that pass."""

from typing import Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.comparison.orders import LongArray
from core.comparison.register import Register
from core.comparison.sight import Sight
from core.comparison.sums import Adding, Gains, Sums
from core.crossfilter.budget import Budget
from core.crossfilter.loops import Loops, loops_for
from core.crossfilter.sieve import Condition, Sieve
from core.index import BoolArray, ClaimIndex, CodeArray, Dimension

_MOST_VALUES = 8
"""A list of more values is added up when it is asked for: each takes room in every series."""


class ByValue(Struct, frozen=True, eq=False):
    """Every series by the values of a list: series × values × the columns of ``Sums``."""

    table: npt.NDArray[np.int32]
    marks: npt.NDArray[np.unsignedinteger]

    @classmethod
    def of(cls, sums: Sums, starts: LongArray, codes: CodeArray, values: int) -> Self:
        """Add the increments up; ``starts`` says where each series begins, and the end."""
        loops = loops_for(len(codes))
        return cls(
            loops.gained_by(sums.table, starts, codes, values),
            loops.gained_by(sums.marks, starts, codes, values),
        )

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        return self.table.nbytes + self.marks.nbytes

    def gains(self, series: LongArray, chosen: BoolArray) -> Gains:
        """The sums of some series over the values chosen."""
        table, marks = (part.reshape(-1, part.shape[2]) for part in (self.table, self.marks))
        gains = Gains(
            np.zeros((len(series), table.shape[1]), dtype=table.dtype),
            np.zeros((len(series), marks.shape[1]), dtype=marks.dtype),
        )
        for value in np.flatnonzero(chosen):
            cells = series * len(chosen) + value
            gains.table[:] += table.take(cells, axis=0)
            gains.marks[:] += marks.take(cells, axis=0)
        return gains


def prepare_list(register: Register, dimension: Dimension, budget: Budget) -> None:
    """Make what a filter by the values of a list is added up from."""
    codes, increments = _codes(register, dimension, budget), register.increments
    values = len(dimension.values)
    if values <= _MOST_VALUES:
        budget.remember(
            _key(register, "by value", dimension),
            lambda: ByValue.of(increments.sums, increments.runs.starts, codes, values),
            lambda made: made.nbytes,
        )


def adding(register: Register, index: ClaimIndex, sight: Sight) -> Adding:
    """The quickest way to add up what a sight lets be heard, whatever bears on it set aside."""
    now, sums = sight.now, register.increments.sums
    if not now.divides:
        return lambda _, begin, end: sums.between(begin, end)
    clause = now.only_list
    if clause is not None:
        dimension = index[clause.dimension]
        table = sight.budget.find(_key(register, "by value", dimension), ByValue)
        if table is not None:
            chosen = clause.chosen(dimension)
            return lambda series, _, __: table.gains(series, chosen)
    sieve = _sieve(register, index, sight)
    loops = loops_for(len(register.increments.runs.rows))
    return lambda _, begin, end: _sifted(sums, loops, sieve, begin, end)


def _sifted(sums: Sums, loops: Loops, sieve: Sieve, begin: LongArray, end: LongArray) -> Gains:
    """What passes; where that is most, what all hold less what does not pass."""
    rest = sieve.reverse
    if rest is None or not sieve.lets_most_pass:
        return sums.over(loops, loops.sift_runs(sieve, begin, end))
    return sums.between(begin, end) - sums.over(loops, loops.sift_runs(rest, begin, end))


def _sieve(register: Register, index: ClaimIndex, sight: Sight) -> Sieve:
    """Which increments, by their place, are heard, the days set aside."""
    now, rows = sight.now, register.increments.runs.rows
    lists = [(clause, index[clause.dimension]) for clause in now.dividing]
    conditions = [
        Condition.of_values(_codes(register, dimension, sight.budget), clause.chosen(dimension))
        for clause, dimension in lists
    ]
    if now.cut is not None:
        conditions.append(Condition.of_rows(rows, now.cut))
    if now.since is not None:
        conditions.append(Condition.of_rows(rows, index.days[sight.clock].first >= now.since))
    return Sieve(tuple(conditions))


def _codes(register: Register, dimension: Dimension, budget: Budget) -> CodeArray:
    """The codes of a dimension in the order of the increments."""
    return budget.remember(
        _key(register, "codes", dimension),
        lambda: dimension.codes[register.increments.runs.rows],
        lambda codes: codes.nbytes,
    )


def _key(register: Register, what: str, dimension: Dimension) -> tuple[str, ...]:
    return ("increments", what, register.level, register.clock, dimension.key)
