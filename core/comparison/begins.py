"""From which day running totals count, and where a series starts to count from another."""

import numpy as np
from msgspec import Struct

from core.comparison.figures import BASES, Figures
from core.index import UNDATED, BoolArray, CodeArray, IntArray
from core.vocabulary.terms import Basis

_CUMULATIVE = BASES.index(Basis.CUMULATIVE)


class Begins(Struct, frozen=True, eq=False):
    """The start of each claim's running total, as the claim says it, else as its series last did.

    One entry for each claim: the first and the last day on which the count may begin, UNDATED
    where nothing was said of it.
    """

    first: IntArray
    last: IntArray

    def apart(self, one: CodeArray, other: CodeArray) -> BoolArray:
        """Of pairs of claims, whether their totals are known to count from different days.

        Such totals are never set off against each other: neither a rise nor a fall.
        """
        begun, begins = self.first[one], self.first[other]
        told = (begun != UNDATED) & (begins != UNDATED)
        return told & ((self.last[one] < begins) | (self.last[other] < begun))


def begins_of(figures: Figures, label: CodeArray, by_series: CodeArray) -> Begins:
    """Read the starts; ``by_series`` holds the claims with a number in the order of their series.

    A total that leaves its start out counts from where its series last said.
    """
    rows = by_series[figures.basis[by_series] == _CUMULATIVE]
    if not (figures.since[rows] != UNDATED).any():
        nowhere = np.broadcast_to(np.int32(UNDATED), len(label))
        return Begins(nowhere, nowhere)
    first = np.full(len(label), UNDATED, dtype=np.int32)
    last = first.copy()
    told = np.where(figures.since[rows] != UNDATED, np.arange(len(rows)), -1)
    newest = np.maximum.accumulate(told) if len(rows) else told
    known = newest >= 0
    known[known] = label[rows[newest[known]]] == label[rows[known]]
    said = rows[newest[known]]
    first[rows[known]], last[rows[known]] = figures.since[said], figures.since_latest[said]
    return Begins(first, last)
