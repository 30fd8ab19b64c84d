"""The claims in the order of their dates on one clock, so that a span of days is a slice."""

from bisect import bisect_left
from functools import cached_property

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.filters import DateSpan
from core.filters.dates import day_number
from core.index import ClaimIndex, CodeArray, IntArray, smallest
from core.vocabulary.terms import Clock

_SIXTEEN_BITS = 1 << 16


class LongClaims(Struct, frozen=True, eq=False):
    """The claims dated to more than one day: their places, and first and last day as ranks."""

    places: IntArray
    first: CodeArray
    last: CodeArray

    def crossing(self, rank: int, since: int = 0) -> IntArray:
        """Places of those that begin from ``since`` on, before ``rank``, and last until then."""
        ends = np.array((since, rank), dtype=self.first.dtype)
        low, high = self.first.searchsorted(ends)
        held = self.last[low:high] >= rank
        return self.places[low:high][held]


class Arrangement(Struct, frozen=True, eq=False, dict=True):
    """Dated claims by first moment, last day and row, then the undated by row.

    A place counts in this order. A rank is a place in ``days``, the distinct first and last days.
    """

    clock: Clock
    order: IntArray
    """Row of the dataset at each place."""
    is_identity: bool
    """Whether the rows stand in this order already."""
    days: IntArray
    first: CodeArray
    """Rank of the first day at each place; ``len(days)`` where undated."""
    offsets: npt.NDArray[np.int64]
    """Number of dated claims that begin before each rank; the last is the number of all dated."""
    long: LongClaims

    @property
    def dated(self) -> int:
        """Number of claims with a date; they stand first."""
        return int(self.offsets[-1])

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        long = self.long
        parts = (self.order, self.days, self.first, self.offsets)
        return sum(part.nbytes for part in (*parts, long.places, long.first, long.last))

    def last(self) -> CodeArray:
        """Rank of the last day at each place; ``len(days)`` where undated."""
        if not len(self.long.places):
            return self.first
        last = self.first.copy()
        last[self.long.places] = self.long.last
        return last

    def rank(self, day: int) -> int:
        """Number of distinct days before a day."""
        return bisect_left(self._listed, day)

    @cached_property
    def _listed(self) -> list[int]:
        """The days as Python finds its way in them; numpy copies its own for every look."""
        return self.days.tolist()

    def window(self, span: DateSpan) -> tuple[int, int]:
        """Ranks of a span's first day and of the day after its last."""
        low, high = day_number(span.first), day_number(span.last) + 1
        return self.rank(low), self.rank(high)

    def slice(self, low: int, high: int) -> slice:
        """Places of the claims that begin from rank ``low`` up to before ``high``."""
        return slice(int(self.offsets[low]), int(self.offsets[max(low, high)]))


def arrange(
    index: ClaimIndex, clock: Clock, moments: npt.NDArray[np.datetime64] | None = None
) -> Arrangement:
    """Sort the claims; ``moments`` are the first ones meant, where days alone do not say enough."""
    days = index.days[clock]
    dated = days.dated
    distinct, first, last = _ranks(days.first, days.last, dated.all(), dated)
    seconds = None if moments is None else days.seconds(moments)
    order = _sorted(len(distinct), first, last, seconds)
    is_identity = bool((order == np.arange(len(order), dtype=np.int32)).all())
    if not is_identity:
        first, last = first[order], last[order]
    counts = np.bincount(first, minlength=len(distinct) + 1)[: len(distinct)]
    places = np.flatnonzero(first != last).astype(np.int32)
    return Arrangement(
        clock=clock,
        order=order,
        is_identity=is_identity,
        days=distinct,
        first=first,
        offsets=np.concatenate(([0], np.cumsum(counts))).astype(np.int64),
        long=LongClaims(places, first[places], last[places]),
    )


def _ranks(
    first: IntArray, last: IntArray, every: np.bool_, dated: npt.NDArray[np.bool_]
) -> tuple[IntArray, CodeArray, CodeArray]:
    if not dated.any():
        none = np.zeros(len(first), dtype=np.uint8)
        return np.zeros(0, dtype=np.int32), none, none
    begin = int(first.min(where=dated, initial=np.iinfo(np.int32).max))
    end = int(last.max(where=dated, initial=np.iinfo(np.int32).min))
    present = np.zeros(end - begin + 1, dtype=bool)
    present[first[dated] - begin] = True
    present[last[dated] - begin] = True
    distinct = (np.flatnonzero(present) + begin).astype(np.int32)
    dtype = smallest(len(distinct) + 1)
    rank_of = np.cumsum(present).astype(dtype) - dtype(1)
    ranks: list[CodeArray] = []
    for edge in (first, last):
        if every:
            ranks.append(rank_of[edge - begin])
        else:
            found = np.full(len(edge), len(distinct), dtype=dtype)
            found[dated] = rank_of[edge[dated] - begin]
            ranks.append(found)
    return distinct, ranks[0], ranks[1]


def _sorted(
    days: int,
    first: CodeArray,
    last: CodeArray,
    seconds: IntArray | None,
) -> IntArray:
    keys: list[CodeArray] = [first]
    if seconds is not None:
        keys += [(seconds >> 8).astype(np.uint16), (seconds & 255).astype(np.uint8)]
    if days > 1:
        keys.append(last)
    order: npt.NDArray[np.int64] | None = None
    for key in reversed(keys):
        order = _argsorted(key) if order is None else order[_argsorted(key[order])]
    return np.zeros(0, dtype=np.int32) if order is None else order.astype(np.int32)


def _argsorted(key: CodeArray) -> npt.NDArray[np.int64]:
    narrow = key.astype(np.uint16) if len(key) and key.max() < _SIXTEEN_BITS else key
    return np.argsort(narrow, kind="stable")
