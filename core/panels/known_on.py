"""What the *as known on* slider shows: the days on which claims became known, and their scale."""

from functools import cached_property, lru_cache

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.crossfilter import KNOWN_DAY, Asked, Axis, Tally
from core.dates import LAST
from core.filters.dates import day_number
from core.index import ClaimIndex, IntArray
from core.panels.question import Question
from core.vocabulary.terms import Clock

FloatArray = npt.NDArray[np.float64]

_ENDLESS = day_number(LAST.date())


class KnownScale(Struct, frozen=True, eq=False):
    """Days on a line from 0 to 1: half of it is time, half the number of claims.

    A year in which nothing was said takes little room, a week of many statements much.
    """

    days: IntArray
    """Every day on which a claim became known, ascending; never empty."""
    places: FloatArray
    """Where the ends of ``anchors`` stand."""
    anchors: IntArray

    @classmethod
    def over(cls, known: IntArray) -> "KnownScale":
        """The scale on which each claim has a day; ``known`` holds one day for each claim."""
        days, counts = np.unique(known, return_counts=True)
        anchors = np.union1d(days - 1, days)
        said = np.concatenate(([0], np.cumsum(counts)))[
            np.searchsorted(days, anchors, side="right")
        ]
        time = (anchors - anchors[0]) / max(int(anchors[-1] - anchors[0]), 1)
        return cls(days.astype(np.int32), (time + said / len(known)) / 2, anchors.astype(np.int32))

    @property
    def first(self) -> int:
        """The day before anything was known."""
        return int(self.anchors[0])

    @property
    def last(self) -> int:
        """The day on which the last claim became known."""
        return int(self.anchors[-1])

    def place(self, day: float) -> float:
        """Where the end of a day stands, from 0 to 1."""
        return float(np.interp(day, self.anchors, self.places))

    def day(self, place: float) -> int:
        """The day nearest to a place."""
        return round(float(np.interp(place, self.places, self.anchors)))

    def next_said(self, day: int, step: int) -> int:
        """The next day (``step`` −1: the one before) on which a claim became known."""
        if step > 0:
            at = int(np.searchsorted(self.days, day, side="right"))
            return int(self.days[min(at, len(self.days) - 1)])
        at = int(np.searchsorted(self.days, day, side="left")) - 1
        return int(self.days[at]) if at >= 0 else self.first


class KnownOnView(Struct, frozen=True, eq=False, dict=True):
    """The slider; ``scale`` is None where no claim has a date on which it was surely made."""

    scale: KnownScale | None
    said: IntArray
    """Days on which claims that pass the other filters became known, ascending."""
    counts: IntArray
    """How many did on each of them."""
    undated: int
    """Claims of the dataset without such a day."""
    size: int
    """Claims of the dataset."""

    @cached_property
    def _sums(self) -> IntArray:
        return np.cumsum(self.counts).astype(np.int32)

    def known(self, day: int) -> int:
        """How many claims that pass the other filters were known at the end of a day."""
        at = int(np.searchsorted(self.said, day, side="right"))
        return int(self._sums[at - 1]) if at else 0


def build(question: Question) -> KnownOnView:
    """The days of all claims make the scale, those of the claims in view its marks."""
    whole = question.workspace.budget.remember(
        ("known on",), lambda: _whole(question.index), lambda made: made.nbytes
    )
    said, counts = _said(question)
    return KnownOnView(
        scale=whole.scale,
        said=said,
        counts=counts,
        undated=question.index.size - whole.count,
        size=question.index.size,
    )


def counted(question: Question) -> tuple[Asked, ...]:
    """How many claims in view became known on each day."""
    return (question.asked(_by_day(len(question.workspace.arrangement(Clock.CLAIMED).days))),)


@lru_cache
def _by_day(days: int) -> Tally:
    """Claims by the day by which they had surely been made; the same one at every step."""
    return Tally((Axis(KNOWN_DAY, days + 1),))


class _Whole(Struct, frozen=True, eq=False):
    """What no filter changes."""

    scale: KnownScale | None
    count: int
    """How many claims have a day on which they were surely made."""

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        scale = self.scale
        return 0 if scale is None else scale.places.nbytes + 2 * scale.anchors.nbytes


def _whole(index: ClaimIndex) -> _Whole:
    days = index.days[Clock.CLAIMED]
    dated = days.dated & (days.last < _ENDLESS)
    count = int(np.count_nonzero(dated))
    return _Whole(KnownScale.over(days.last[dated]) if count else None, count)


def _said(question: Question) -> tuple[IntArray, IntArray]:
    """Days on which claims in view became known, and how many did."""
    days = question.workspace.arrangement(Clock.CLAIMED).days
    (by_day,) = question.count(*counted(question))
    said = np.flatnonzero(by_day[: np.searchsorted(days, _ENDLESS)])
    return days[said], by_day[said].astype(np.int32)
