"""Series: what one claimant says of one subject's losses of one thing on one counting basis."""

from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from core.comparison.arrangement import Arrangement, arranged
from core.comparison.bounds import Amounts
from core.comparison.figures import BASES, Figures, Level
from core.comparison.ties import LongArray, Pairs, components
from core.index import UNDATED, BoolArray, ClaimIndex
from core.vocabulary.terms import Basis, Clock

_INCREMENTAL = BASES.index(Basis.INCREMENTAL)
_CUMULATIVE = BASES.index(Basis.CUMULATIVE)


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


@dataclass(frozen=True, eq=False)
class Window:
    """A span of days on the clock in use, and the claims that pass every other filter."""

    first: int
    last: int
    earlier: BoolArray


@dataclass(frozen=True, eq=False)
class Sight:
    """What is compared: the claims that pass, on a clock, at a level, within a window if any."""

    mask: BoolArray
    clock: Clock
    level: Level = Level.SIDE
    window: Window | None = None

    def heard(self, index: ClaimIndex) -> BoolArray:
        """The claims that pass and whose date ends within the window."""
        if self.window is None:
            return self.mask
        as_of = index.days[self.clock].last
        return self.mask & (as_of >= self.window.first) & (as_of <= self.window.last)


@dataclass(frozen=True, eq=False)
class Chosen:
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


@dataclass(frozen=True, eq=False)
class SeriesTable:
    """Every series in view, ordered by label, with the figure it comes to."""

    labels: LongArray
    keys: LongArray
    amounts: Amounts
    counting: LongArray
    """Place in COUNTINGS."""
    reaches_back: BoolArray
    """Whether a figure counts from before the window."""
    revised_from: Amounts
    """Where a running total fell: what it was before the window, else nothing stated."""
    differenced: BoolArray
    """Whether the figure is a running total less its value before the window."""
    inherited: BoolArray
    """Whether that value is the sum of the series it carries on."""
    order: LongArray
    chosen: Chosen
    arrangement: Arrangement


def choose(figures: Figures, arrangement: Arrangement, heard: BoolArray) -> Chosen:
    """Of each series the figures that stand: the newest, or the newest of each period."""
    ties, key, label = figures.ties, arrangement.key, arrangement.label
    seen = heard & figures.counted
    gone = _targets(ties.replaced.within(seen, key), len(seen))
    gone |= _targets(ties.retracted.within(heard, np.zeros_like(key)), len(seen))
    parts = np.zeros(len(seen), dtype=bool)
    parts[ties.parts.within(seen, key).source] = True
    alive = seen & ~gone & ~parts
    alive &= ~_shadows(ties.variants.within(alive, key), arrangement.order)
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


def _shadows(pairs: Pairs, order: LongArray) -> BoolArray:
    """All claims of a statement but its head: one that is a variant of none, else the newest."""
    shadow = np.zeros(len(order), dtype=bool)
    nodes, place = np.unique(np.concatenate([pairs.source, pairs.target]), return_inverse=True)
    if not len(nodes):
        return shadow
    place = place.astype(np.int64)
    half = len(pairs.source)
    group = components(len(nodes), place[:half], place[half:])
    is_variant = np.isin(nodes, pairs.source)
    by_worth = np.lexsort((order[nodes], ~is_variant, group))
    head = np.ones(len(nodes), dtype=bool)
    head[:-1] = group[by_worth][1:] != group[by_worth][:-1]
    shadow[nodes[by_worth[~head]]] = True
    return shadow


def series_in(figures: Figures, index: ClaimIndex, sight: Sight) -> SeriesTable:
    """The figure of every series in view, running totals taken as far as the window goes."""
    arrangement = arranged(figures, index, sight.level, sight.clock)
    chosen = choose(figures, arrangement, sight.heard(index))
    amounts = figures.amounts.take(chosen.rows).summed(chosen.starts)
    last = chosen.last
    nobody = np.zeros(len(last), dtype=bool)
    table = SeriesTable(
        labels=chosen.labels,
        keys=arrangement.key[last],
        amounts=amounts,
        counting=COUNTING_OF[figures.basis[last]],
        reaches_back=nobody,
        revised_from=_only(amounts, nobody),
        differenced=nobody,
        inherited=nobody,
        order=arrangement.order[last],
        chosen=chosen,
        arrangement=arrangement,
    )
    return table if sight.window is None else _windowed(table, figures, index, sight, sight.window)


def _windowed(
    table: SeriesTable, figures: Figures, index: ClaimIndex, sight: Sight, window: Window
) -> SeriesTable:
    start, based, inherited = _before(table, figures, index, sight, window)
    last, end = table.chosen.last, table.amounts
    running = figures.basis[last] == _CUMULATIVE
    based &= running
    fell = based & fell_below(end, start)
    risen = based & ~fell
    since = figures.since[last]
    begun = running & ~based & (since != UNDATED) & (since >= window.first)
    reaches = np.zeros(len(last), dtype=bool)
    if len(last):
        straddles = index.days[sight.clock].first[table.chosen.rows] < window.first
        reaches = np.logical_or.reduceat(straddles, table.chosen.starts)
    return replace(
        table,
        amounts=difference(end, start, risen),
        counting=np.where(risen | begun, COUNTINGS.index(Counting.PERIOD), table.counting),
        reaches_back=reaches & (figures.basis[last] == _INCREMENTAL),
        revised_from=_only(start, fell),
        differenced=risen,
        inherited=inherited & risen,
    )


def _before(
    table: SeriesTable, figures: Figures, index: ClaimIndex, sight: Sight, window: Window
) -> tuple[Amounts, BoolArray, BoolArray]:
    """The last running total of each series before the window, where there is one, and whose it is.

    A series that had not begun takes the sum of those it carries on.
    """
    days, labels = index.days[sight.clock], table.labels
    before = window.earlier & days.dated & (days.last < window.first)
    before &= ~figures.counted | (figures.basis == _CUMULATIVE)
    earlier = choose(figures, table.arrangement, before)
    nobody = np.zeros(len(labels), dtype=bool)
    if not len(earlier.labels):
        return table.amounts, nobody, nobody
    place = np.minimum(np.searchsorted(earlier.labels, labels), len(earlier.labels) - 1)
    found = earlier.labels[place] == labels
    begins, lineage = table.arrangement.begins, table.arrangement.lineage
    begun_anew = found & begins.apart(earlier.last[place], table.chosen.last)
    own = figures.amounts.take(earlier.rows[place])
    if not len(lineage.heir) or not len(labels):
        return own, found & ~begun_anew, nobody
    totals = figures.amounts.take(earlier.last)
    inherited, carried = lineage.sums(labels, earlier.labels, totals)
    carried &= ~found & ~_begun_anew(table, earlier)
    return own.where(found, inherited), (found & ~begun_anew) | carried, carried


def _begun_anew(table: SeriesTable, earlier: Chosen) -> BoolArray:
    """Of each series whether it counts from another day than one that it carries on."""
    lineage, labels = table.arrangement.lineage, table.labels
    heir = np.minimum(np.searchsorted(labels, lineage.heir), len(labels) - 1)
    other = np.searchsorted(earlier.labels, lineage.predecessor)
    other = np.minimum(other, len(earlier.labels) - 1)
    apart = table.arrangement.begins.apart(table.chosen.last[heir], earlier.last[other])
    apart &= (labels[heir] == lineage.heir) & (earlier.labels[other] == lineage.predecessor)
    anew = np.zeros(len(labels), dtype=bool)
    anew[heir[apart]] = True
    return anew


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


def _only(amounts: Amounts, where: BoolArray) -> Amounts:
    return Amounts(
        np.where(where, amounts.best, np.nan),
        np.where(where, amounts.low, np.nan),
        np.where(where, amounts.high, np.nan),
        amounts.strict & where,
        amounts.rough & where,
    )
