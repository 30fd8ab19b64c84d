"""How increments that stand alone are added up: all, those of some values, or those that pass."""

from typing import Self

import numpy as np
from msgspec import Struct

from core.comparison.orders import LongArray
from core.comparison.register import Register
from core.comparison.sight import Sight
from core.comparison.sums import Adding, Sums
from core.crossfilter.budget import Budget
from core.crossfilter.loops import Loops, loops_for
from core.crossfilter.sieve import Condition, Sieve
from core.index import BoolArray, ClaimIndex, CodeArray, Dimension, IntArray

_MOST_VALUES = 8
"""A list of more values is added up when it is asked for: each takes room in every series."""


class ByValue(Struct, frozen=True, eq=False):
    """What is known of the figures by the values of a list."""

    sums: IntArray
    """Every series by its values: series × values × the columns of ``Sums``."""
    newest: IntArray
    """Voices × values: the place of the newest figure, −1 where there is none."""

    @classmethod
    def of(cls, register: Register, codes: CodeArray, dimension: Dimension) -> Self:
        """Add the increments up, whose codes these are, and find the newest figures."""
        increments, voices, values = register.increments, register.voices, len(dimension.values)
        newest = np.full(len(voices) * values, -1, dtype=np.int32)
        cells = np.repeat(np.arange(len(voices)) * values, np.diff(voices.starts))
        cells += dimension.codes[voices.rows]
        newest[cells] = np.arange(len(cells), dtype=np.int32)
        sums, starts = increments.sums.table, increments.runs.starts
        return cls(
            loops_for(len(codes)).gained_by(sums, starts, codes, values),
            newest.reshape(len(voices), values),
        )

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        return self.sums.nbytes + self.newest.nbytes

    def gains(self, series: LongArray, chosen: BoolArray) -> IntArray:
        """The sums of some series over the values chosen."""
        count, values = len(series), len(chosen)
        every = self.sums.reshape(len(self.sums), -1).take(series, axis=0)
        return every.reshape(count, values, -1)[:, chosen].sum(axis=1, dtype=np.int32)

    def last(self, chosen: BoolArray) -> LongArray:
        """The place of the newest figure of each voice that has a value chosen, else −1."""
        return self.newest[:, chosen].max(axis=1, initial=-1).astype(np.int64)


def prepare_list(register: Register, dimension: Dimension, budget: Budget) -> None:
    """Make what a filter by the values of a list is added up from."""
    codes, values = _codes(register, dimension, budget), len(dimension.values)
    if values <= _MOST_VALUES:
        budget.remember(
            _key(register, "by value", dimension),
            lambda: ByValue.of(register, codes, dimension),
            lambda made: made.nbytes,
        )


def by_value(
    register: Register, index: ClaimIndex, sight: Sight
) -> tuple[ByValue, BoolArray] | None:
    """The figures by the values of the one list that divides series, and which it lets pass.

    None where other filters divide them too, or where that list is not prepared.
    """
    clause = sight.now.only_list
    if clause is None:
        return None
    dimension = index[clause.dimension]
    table = sight.budget.find(_key(register, "by value", dimension), ByValue)
    return None if table is None else (table, clause.chosen(dimension))


def adding(register: Register, index: ClaimIndex, sight: Sight) -> Adding:
    """The quickest way to add up what a sight lets be heard, whatever bears on it set aside."""
    sums = register.increments.sums
    if not sight.now.divides:
        return lambda _, begin, end: sums.between(begin, end)
    known = by_value(register, index, sight)
    if known is not None:
        table, chosen = known
        return lambda series, _, __: table.gains(series, chosen)
    sieve = _sieve(register, index, sight)
    loops = loops_for(len(register.increments.runs.rows))
    return lambda _, begin, end: _sifted(sums, loops, sieve, begin, end)


def _sifted(sums: Sums, loops: Loops, sieve: Sieve, begin: LongArray, end: LongArray) -> IntArray:
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
