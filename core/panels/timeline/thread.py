"""The thread of a claim on the time line: what it answers or replaces, and its other clock."""

from collections.abc import Iterable

import numpy as np
from msgspec import Struct

from core.index import UNDATED, ClaimIndex
from core.threads import ANSWERS, Answer, Threads
from core.vocabulary.terms import Clock

MOST_ARCS = 60
"""No more arcs are drawn at once than this."""


class Arc(Struct, frozen=True):
    """From the claim that speaks (row ``source``) to the one it speaks of (row ``target``).

    ``near`` is whether it starts or ends at a claim that was asked for.
    """

    source: int
    target: int
    answer: Answer
    near: bool = True


class OtherClock(Struct, frozen=True):
    """A claim's days on another clock than the one the timeline runs on."""

    row: int
    clock: Clock
    first: int
    last: int


def arcs(threads: Threads, rows: Iterable[int]) -> tuple[Arc, ...]:
    """Every link of the whole threads of ``rows``, the nearest MOST_ARCS of them at most."""
    links = threads.links
    chosen = np.fromiter(rows, dtype=np.int32)
    if not len(chosen) or not len(links.source):
        return ()
    places = np.flatnonzero(np.isin(threads.first[links.source], threads.first[chosen]))
    near = np.isin(links.source[places], chosen) | np.isin(links.target[places], chosen)
    order = np.argsort(~near, kind="stable")[:MOST_ARCS]
    return tuple(
        Arc(
            source=int(links.source[place]),
            target=int(links.target[place]),
            answer=ANSWERS[int(threads.answers[place])],
            near=bool(is_near),
        )
        for place, is_near in zip(places[order].tolist(), near[order].tolist(), strict=True)
    )


def other_clock(index: ClaimIndex, row: int, clock: Clock) -> OtherClock | None:
    """The event date of a claim on the claim clock, its claim date on any other; None undated."""
    other = Clock.EVENT if clock is Clock.CLAIMED else Clock.CLAIMED
    days = index.days[other]
    first = int(days.first[row])
    return None if first == UNDATED else OtherClock(row, other, first, int(days.last[row]))
