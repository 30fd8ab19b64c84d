"""Series: what one claimant says of one subject's losses of one thing on one counting basis."""

from enum import StrEnum

import numpy as np
from msgspec import Struct

from core.comparison.arrangement import Arrangement
from core.comparison.bonds import shadows
from core.comparison.bounds import Amounts
from core.comparison.figures import BASES, Figures
from core.comparison.ties import LongArray, Pairs
from core.index import BoolArray
from core.vocabulary.terms import Basis


class Counting(StrEnum):
    """What a figure counts in time; only figures of one kind are compared."""

    UNKNOWN = "counting basis not stated"
    PERIOD = "in the period"
    MOMENT = "state at a moment"
    TOTAL = "running total"


COUNTINGS = tuple(Counting)

_COUNTED_BY = {
    Basis.UNKNOWN: Counting.UNKNOWN,
    Basis.INCREMENTAL: Counting.PERIOD,
    Basis.SNAPSHOT: Counting.MOMENT,
    Basis.CUMULATIVE: Counting.TOTAL,
}
COUNTING_OF = np.array([COUNTINGS.index(_COUNTED_BY[basis]) for basis in BASES], dtype=np.int64)
"""Place in COUNTINGS of each basis in BASES, outside any window."""


class Chosen(Struct, frozen=True, eq=False):
    """The figures that stand, in the order of their series, and what became of the others."""

    rows: LongArray
    starts: LongArray
    """Where each series begins in ``rows``."""
    labels: LongArray
    """The series' labels, ascending."""
    seen: BoolArray
    parts: BoolArray
    alive: BoolArray
    """Seen, and neither part, variant, replaced nor retracted."""

    @property
    def last(self) -> LongArray:
        """The newest standing claim of each series."""
        return self.rows[np.append(self.starts, len(self.rows))[1:] - 1]


def choose(figures: Figures, arrangement: Arrangement, heard: BoolArray) -> Chosen:
    """Of each series the figures that stand: the newest, or the newest of each period."""
    ties, key, label = figures.ties, arrangement.key, arrangement.label
    seen = heard & figures.counted
    gone = _targets(ties.replaced.within(seen, key), len(seen))
    gone |= _targets(ties.retracted.within(heard, np.zeros_like(key)), len(seen))
    parts = np.zeros(len(seen), dtype=bool)
    parts[ties.parts.within(seen, key).source] = True
    alive = seen & ~gone & ~parts
    alive[shadows(ties.variants.within(alive, key), arrangement.order)] = False
    rows = arrangement.by_period[alive[arrangement.by_period]]
    newest = np.ones(len(rows), dtype=bool)
    for codes in (label[rows], arrangement.period[rows]):
        newest[:-1] &= codes[1:] == codes[:-1]
    newest[:-1] = ~newest[:-1]
    stands = np.zeros(len(seen), dtype=bool)
    stands[rows[newest]] = True
    rows = arrangement.by_series[stands[arrangement.by_series]]
    first = np.ones(len(rows), dtype=bool)
    first[1:] = label[rows][1:] != label[rows][:-1]
    starts = np.flatnonzero(first)
    return Chosen(rows, starts, label[rows[starts]], seen, parts, alive)


def _targets(pairs: Pairs, size: int) -> BoolArray:
    hit = np.zeros(size, dtype=bool)
    hit[pairs.target] = True
    return hit


def fell_below(end: Amounts, start: Amounts) -> BoolArray:
    """Where a running total is less than the one before it: a revision."""
    told = ~np.isnan(end.best) & ~np.isnan(start.best)
    return np.where(told, end.best < start.best, end.high < start.low)


def difference(end: Amounts, start: Amounts, where: BoolArray) -> Amounts:
    """What a running total rose by, its ends as far apart as the two allow; ``end`` elsewhere."""
    return Amounts(
        np.where(where, end.best - start.best, end.best),
        np.where(where, np.maximum(end.low - start.high, 0.0), end.low),
        np.where(where, end.high - start.low, end.high),
        end.strict | (where & start.strict),
        end.rough | (where & start.rough),
    )
