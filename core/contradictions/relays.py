"""One statement read in several sources, with figures that are not the same."""

import numpy as np

from core.arithmetic import FloatArray, LongArray
from core.contradictions.found import Found, apartness, noted, rows_of
from core.contradictions.kinds import NOTES, Kind, Note
from core.contradictions.ledger import Ledger
from core.contradictions.standing import Standing
from core.index import BoolArray, Rows

_LEAST = 0.25
_SWAPPED = 0.5
_DIGITS = 15


def relays(ledger: Ledger, standing: Standing) -> Found:
    """Statements whose readings differ, a bound that was lost included.

    They count as at least ¼ apart, as at least ½ where one figure has the digits of the other in
    another order: a misprint whatever the numbers.
    """
    rows, starts = standing.readings, standing.starts
    counts = np.diff(starts)
    heads = np.repeat(rows[starts[:-1]], counts)
    far = apartness((ledger.low[heads], ledger.high[heads]), (ledger.low[rows], ledger.high[rows]))
    differs = ledger.number[rows] != ledger.number[heads]
    group = np.repeat(np.arange(len(counts)), counts)
    order = np.lexsort((-ledger.figures.rank[rows], far, differs, group))
    last = order[starts[1:] - 1]
    last = last[differs[last]]
    groups, one, other = group[last], heads[last], rows[last]
    swapped = _swapped(ledger.figures.amounts.best[one], ledger.figures.amounts.best[other])
    note = noted(Note.READINGS, len(one))
    note[swapped] = NOTES.index(Note.DIGITS)

    def sides(place: int) -> tuple[Rows, Rows]:
        every = rows[int(starts[groups[place]]) : int(starts[groups[place] + 1])]
        same = ledger.number[every] == ledger.number[one[place]]
        return rows_of(every[same]), rows_of(every[~same])

    least = np.where(swapped, _SWAPPED, _LEAST)
    return Found(
        *(Kind.RELAY, one, other, np.maximum(far[last], least)),
        certain=np.ones(len(one)),
        note=note,
        sides=sides,
    )


def _swapped(one: FloatArray, other: FloatArray) -> BoolArray:
    """Whether two whole numbers have the same digits in another order."""
    known = ~np.isnan(one) & ~np.isnan(other) & (one != other)
    known &= (one == np.floor(one)) & (other == np.floor(other))
    known &= (np.abs(one) < 10.0**_DIGITS) & (np.abs(other) < 10.0**_DIGITS)
    a, b = (np.where(known, side, 0.0).astype(np.int64) for side in (one, other))
    return known & (_multiset(a) == _multiset(b))


def _multiset(numbers: LongArray) -> LongArray:
    """How often each digit occurs in a number, four bits each."""
    left, found = np.abs(numbers), np.zeros(len(numbers), dtype=np.int64)
    while left.any():
        found += np.where(left > 0, np.int64(1) << (4 * (left % 10)), 0)
        left = left // 10
    return found
