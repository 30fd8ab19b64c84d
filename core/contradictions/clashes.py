"""Self-contradictions: one authority, one thing, one time, two figures that exclude each other."""

import numpy as np

from core.arithmetic import FloatArray, LongArray
from core.comparison.figures import BASES
from core.contradictions.found import Found, apartness, noted, rows_of
from core.contradictions.kinds import Kind, Note
from core.contradictions.ledger import Ledger
from core.contradictions.orders import Sorted, runs
from core.contradictions.standing import Standing
from core.index import BoolArray, Rows
from core.vocabulary.terms import Basis

_INCREMENTAL = BASES.index(Basis.INCREMENTAL)
_PART = 0.5
"""How sure it is where one figure may be a part of the other."""
_COUNTED = 0.75
"""How sure it is of two counts of one time: they may be of different events."""


def clashes(ledger: Ledger, standing: Standing) -> Found:
    """Of each thing at one place, or at none, the two figures that are furthest apart.

    A running total begun earlier must not be the lower one; figures meant as *about* reach 10 %
    to both sides; two counts of one time are ¾ sure, because they may be of different events.
    """
    group = ledger.orders.by_place.within(standing.whole)
    if not len(group.rows):
        return _found(ledger, group, group.rows, group.rows, np.zeros(0), Note.ITSELF)
    least = ledger.orders.heights.first_so_far(group, ledger.place_since[group.rows])
    clash = ledger.least[group.rows] > ledger.most[least]
    one, other, code = least[clash], group.rows[clash], group.code[clash]
    far = ledger.least[other] - ledger.most[one]
    order = np.lexsort((ledger.figures.rank[other], far, code))
    last = order[runs(code[order])[1:] - 1]
    one, other = one[last], other[last]
    counted = np.where(ledger.figures.basis[one] == _INCREMENTAL, _COUNTED, 1.0)
    return _found(ledger, group, one, other, counted, Note.ITSELF)


def partial_clashes(ledger: Ledger, standing: Standing) -> tuple[Found, Found]:
    """Figures for one place and for none that exclude each other, of one start.

    First those where the place has more than the whole; then those where it has less, which are
    ½ sure: the one may be a part of the other.
    """
    group = ledger.orders.by_since.within(standing.whole)
    nowhere = ledger.nowhere[group.rows]
    above, below = _across(ledger, group, nowhere), _across(ledger, group, ~nowhere)
    taken = np.isin(ledger.account_since[below[0]], ledger.account_since[above[0]])
    one, other = below[0][~taken], below[1][~taken]
    return (
        _found(ledger, group, *above, np.ones(len(above[0])), Note.ONE_PLACE),
        _found(ledger, group, one, other, np.full(len(one), _PART), Note.ONE_PLACE),
    )


def _across(ledger: Ledger, group: Sorted, lower: BoolArray) -> tuple[LongArray, LongArray]:
    """In each group the lowest figure of some, and the highest of the rest, where they clash."""
    one, other = (
        ledger.orders.heights.first(group, lower),
        ledger.orders.depths.first(group, ~lower),
    )
    both = (one >= 0) & (other >= 0)
    one, other = one[both], other[both]
    clash = ledger.least[other] > ledger.most[one]
    return one[clash], other[clash]


def _found(
    ledger: Ledger,
    group: Sorted,
    one: LongArray,
    other: LongArray,
    certain: FloatArray,
    note: Note,
) -> Found:
    """Findings between the claims of a group, the lower first."""
    by_row = np.full(len(ledger.stated), -1, dtype=np.int64)
    by_row[group.rows] = group.code

    def sides(place: int) -> tuple[Rows, Rows]:
        below, above = one[place], other[place]
        begin, end = np.searchsorted(group.code, [by_row[below], by_row[below] + 1])
        every = group.rows[begin:end]
        nowhere = ledger.nowhere[every]
        same = ledger.number[every] == ledger.number[below]
        excluded = ledger.least[every] > ledger.most[below]
        excluded &= ledger.since[every] >= ledger.since[below]
        return (
            rows_of(every[same & (nowhere == ledger.nowhere[below])]),
            rows_of(every[excluded & (nowhere == ledger.nowhere[above])]),
        )

    far = apartness((ledger.low[one], ledger.high[one]), (ledger.low[other], ledger.high[other]))
    return Found(Kind.SELF, one, other, far, certain, noted(note, len(one)), sides)
