"""Every series in view worked out claim by claim: the plain form of what the program looks up."""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from core.comparison.arrangement import Arrangement, arranged
from core.comparison.bounds import Amounts
from core.comparison.figures import BASES, Figures
from core.comparison.series import (
    COUNTING_OF,
    COUNTINGS,
    Chosen,
    Counting,
    choose,
    difference,
    fell_below,
)
from core.comparison.sight import Sight, Window
from core.comparison.ties import LongArray
from core.index import UNDATED, BoolArray, ClaimIndex
from core.vocabulary.terms import Basis

_INCREMENTAL = BASES.index(Basis.INCREMENTAL)
_CUMULATIVE = BASES.index(Basis.CUMULATIVE)


class SeriesTable(Struct, frozen=True, eq=False):
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


def series_in(figures: Figures, index: ClaimIndex, sight: Sight) -> SeriesTable:
    """The figure of every series in view, running totals taken as far as the window goes."""
    arrangement = arranged(figures, index, sight)
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


def _only(amounts: Amounts, where: BoolArray) -> Amounts:
    return Amounts(
        np.where(where, amounts.best, np.nan),
        np.where(where, amounts.low, np.nan),
        np.where(where, amounts.high, np.nan),
        amounts.strict & where,
        amounts.rough & where,
    )
