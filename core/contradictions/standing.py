"""Which figures stand: seen, not taken back, one reading of each statement."""

import numpy as np
from msgspec import Struct

from core.arithmetic import LongArray
from core.comparison.ties import Pairs
from core.contradictions.ledger import Ledger
from core.contradictions.orders import runs
from core.index import BoolArray


class Standing(Struct, frozen=True, eq=False):
    """The figures in view, as they may be set against each other."""

    stated: BoolArray
    """States a number and is seen."""
    alive: BoolArray
    """Of those, neither withdrawn, nor a further reading of one statement, nor openly replaced by
    another figure for the same time: a later total does not undo what was said before it."""
    whole: BoolArray
    """Of those, no part of a total in view, and meant for a known time."""
    readings: LongArray
    """Figures in view that were read more than once, in the order of their statements."""
    starts: LongArray
    """Where each statement begins in ``readings``, and the end."""


def standing(ledger: Ledger, mask: BoolArray) -> Standing:
    """Sort out the figures in view."""
    stated, ties = ledger.stated & mask, ledger.figures.ties
    gone = _marked(ties.replaced.within(stated, ledger.account), len(stated))
    kept = mask[ties.retracted.source]
    gone |= _marked(Pairs(ties.retracted.source[kept], ties.retracted.target[kept]), len(stated))
    readings, starts, heads = _readings(ledger, stated)
    alive = stated & ~gone
    further = np.ones(len(readings), dtype=bool)
    further[heads] = False
    alive[readings[further]] = False
    whole = alive & ledger.dated
    inside = ties.parts
    kept = stated[inside.source] & stated[inside.target]
    whole[inside.source[kept]] = False
    return Standing(stated, alive, whole, readings, starts)


def _marked(pairs: Pairs, size: int) -> BoolArray:
    hit = np.zeros(size, dtype=bool)
    hit[pairs.target] = True
    return hit


def _readings(ledger: Ledger, stated: BoolArray) -> tuple[LongArray, LongArray, LongArray]:
    """Figures of statements in several sources or tied as variants, and the head of each."""
    group = ledger.orders.by_reading.within(stated)
    rows, starts = group.rows, runs(group.code)
    if len(starts) == 1:
        return rows, starts, starts[:0]
    source, at = ledger.source[rows], starts[:-1]
    several = np.minimum.reduceat(source, at) != np.maximum.reduceat(source, at)
    several |= np.logical_or.reduceat(ledger.tied[rows], at)
    several &= np.diff(starts) > 1
    rows = rows[np.repeat(several, np.diff(starts))]
    starts = runs(ledger.reading[rows])
    variant = np.isin(rows, ledger.figures.ties.variants.source).astype(np.int64)
    by_worth = np.lexsort((np.arange(len(rows)), variant, ledger.reading[rows]))
    rows = rows[by_worth]
    return rows, starts, starts[:-1]
