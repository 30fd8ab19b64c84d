"""The lanes of the time line, and how their claims are counted by day."""

from typing import Self

import numpy as np
from msgspec import Struct

from core.crossfilter import FIRST_DAY, LAST_DAY, Asked, Axis, CountArray, Tally
from core.dates import FIRST, LAST
from core.filters import DateSpan
from core.index import BOTH, ClaimIndex, IntArray, side_label
from core.messages import say
from core.panels.question import Question
from core.panels.timeline.daily import DailyCounts


class Lane(Struct, frozen=True):
    """One line of the chart: a side, or one actor of an expanded side.

    The lane of an expanded side is only the heading of its actors. ``count`` is the number of its
    dated claims that are shown, ``actors`` how many actors of the side have such claims.
    """

    key: str
    side: str
    label: str
    count: int
    actors: int = 0
    expanded: bool = False
    is_actor: bool = False


class LaneCounts(Struct, frozen=True, eq=False):
    """What the crossfilter counted for the time line.

    ``of_actor`` are the dated claims of each claimant. The groups of ``daily`` are the codes of
    the sides, then the actors of the expanded ones.
    """

    side_of: IntArray
    """Code of each claimant's side."""
    group_of: IntArray
    """Group of each claimant."""
    sides: int
    of_actor: CountArray
    daily: DailyCounts
    undated: int

    def by_side(self) -> DailyCounts:
        """The counts of the sides."""
        groups = self.daily.begun.shape[0]
        if groups == self.sides:
            return self.daily
        side = np.arange(groups, dtype=np.int32)
        side[self.group_of] = self.side_of
        return self.daily.joined(side, self.sides)


def asked_of(question: Question, expanded: frozenset[str]) -> tuple[Asked, ...]:
    """By claimant the dated claims, by lane the claims of each first day and of each last day."""
    filters = question.filters.without(question.brushed)
    if question.workspace.arrangement(filters.clock).dated < question.index.size:
        filters = filters.with_clause(DateSpan(FIRST.date(), LAST.date()))
    dated = Asked(question.workspace.tally("claimant"), filters)
    return (dated, *(question.asked(tally) for tally in daily_tallies(question, expanded)))


def daily_tallies(question: Question, expanded: frozenset[str]) -> tuple[Tally, Tally]:
    """Claims by group and first day, and by group and last day: the same ones at every step."""
    clock = question.filters.clock
    days = len(question.workspace.arrangement(clock).days) + 1
    speaker = _grouping(question, expanded).axis
    return question.workspace.budget.remember(
        ("timeline", expanded, clock),
        lambda: (Tally((speaker, Axis(FIRST_DAY, days))), Tally((speaker, Axis(LAST_DAY, days)))),
        lambda _: 0,
    )


def count_lanes(question: Question, expanded: frozenset[str]) -> LaneCounts:
    """Count the claims that the panel shows."""
    index = question.index
    of_actor, first, last = question.count(*asked_of(question, expanded))
    days = question.workspace.arrangement(question.filters.clock).days
    grouping = _grouping(question, expanded)
    return LaneCounts(
        side_of=grouping.side_of,
        group_of=grouping.group_of,
        sides=len(index["claimant_side"].values),
        of_actor=of_actor,
        daily=DailyCounts.of(days, first[:, :-1], last[:, :-1]),
        undated=int(first[:, -1].sum()),
    )


def place_lanes(
    question: Question, counts: LaneCounts, of_side: CountArray, expanded: frozenset[str]
) -> tuple[tuple[Lane, ...], IntArray]:
    """The lanes in their order, and the lane of each claimant; ``of_side`` are dated claims.

    The belligerent sides come first, unless none of them says anything in the whole dataset.
    """
    index = question.index
    side, actor = index["claimant_side"], index["claimant"]
    others = [
        key
        for key in side.values
        if key not in index.belligerents and side.totals[side.code_of[key]]
    ]
    silent = not any(side.totals[side.code_of[key]] for key in question.order)
    speaking = counts.of_actor > 0
    speakers = np.bincount(counts.side_of[speaking], minlength=counts.sides).tolist()
    first = np.zeros(counts.sides, dtype=np.int32)
    lanes: list[Lane] = []
    opened: dict[int, int] = {}
    for key in (*others, *question.order) if silent else (*question.order, *others):
        code = side.code_of[key]
        is_open = key in expanded and speakers[code] > 0
        label = say("side.unstated") if key == BOTH else side_label(key)
        first[code] = len(lanes)
        lanes.append(Lane(key, key, label, int(of_side[code]), speakers[code], is_open))
        if is_open:
            mine = np.flatnonzero(speaking & (counts.side_of == code)).tolist()
            for speaker in sorted(mine, key=lambda place: (-int(actor.totals[place]), place)):
                opened[speaker] = len(lanes)
                name, count = actor.labels[speaker], int(counts.of_actor[speaker])
                lanes.append(Lane(actor.values[speaker], key, name, count, is_actor=True))
    lane_of = first[counts.side_of]
    lane_of[list(opened)] = list(opened.values())
    return tuple(lanes), lane_of


def by_lane(counts: LaneCounts, lane_of: IntArray, lanes: int) -> DailyCounts:
    """The counts of the lanes."""
    lane = np.zeros(counts.daily.begun.shape[0], dtype=np.int32)
    lane[counts.group_of] = lane_of
    return counts.daily.joined(lane, max(1, lanes))


class _Grouping(Struct, frozen=True, eq=False):
    """Which claimants are counted together while some sides are expanded."""

    side_of: IntArray
    group_of: IntArray
    axis: Axis

    @classmethod
    def of(cls, index: ClaimIndex, expanded: frozenset[str]) -> Self:
        """Each actor of an expanded side is a group of its own, after those of the sides."""
        side = index["claimant_side"]
        actors = index["claimant"].values
        codes = [side.code_of[index.side_of[actor] if actor else BOTH] for actor in actors]
        side_of = np.array(codes, dtype=np.int32)
        group_of = side_of.copy()
        chosen = [side.code_of[key] for key in expanded & {*side.values}]
        opened = np.flatnonzero(np.isin(side_of, chosen))
        group_of[opened] = len(side.values) + np.arange(len(opened), dtype=np.int32)
        axis = Axis("claimant", len(side.values) + len(opened), tuple(group_of.tolist()))
        return cls(side_of, group_of, axis)


def _grouping(question: Question, expanded: frozenset[str]) -> _Grouping:
    """The same at every step, so that no claimant is looked up again."""
    return question.workspace.budget.remember(
        ("timeline", expanded),
        lambda: _Grouping.of(question.index, expanded),
        lambda made: made.side_of.nbytes + made.group_of.nbytes,
    )
