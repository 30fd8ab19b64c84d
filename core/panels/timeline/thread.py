"""The thread of a claim on the time line: what it answers or replaces, and its other clock."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from core.index import UNDATED, BoolArray, ClaimIndex
from core.vocabulary.terms import Act, Clock

MOST_ARCS = 60
"""No more arcs are drawn at once than this."""

_DENIALS = frozenset({Act.DENY, Act.PARTLY_DENY})


@dataclass(frozen=True)
class Arc:
    """From the claim that speaks (row ``source``) to the one it speaks of (row ``target``)."""

    source: int
    target: int
    denies: bool
    replaces: bool


@dataclass(frozen=True)
class OtherClock:
    """A claim's days on another clock than the one the timeline runs on."""

    row: int
    clock: Clock
    first: int
    last: int


def arcs(index: ClaimIndex, rows: Iterable[int], known: BoolArray) -> tuple[Arc, ...]:
    """Every link between known claims from or to one of ``rows``, MOST_ARCS of them at most.

    They come in the order of the dataset.
    """
    links, act = index.links, index["act"]
    chosen = np.fromiter(rows, dtype=np.int32)
    if not len(chosen) or not len(links.source):
        return ()
    touched = np.isin(links.source, chosen) | np.isin(links.target, chosen)
    touched &= known[links.source] & known[links.target]
    return tuple(
        Arc(
            source=(source := int(links.source[place])),
            target=int(links.target[place]),
            denies=act.values[int(act.codes[source])] in _DENIALS,
            replaces=bool(links.replaces[place]),
        )
        for place in np.flatnonzero(touched)[:MOST_ARCS]
    )


def other_clock(index: ClaimIndex, row: int, clock: Clock) -> OtherClock | None:
    """The event date of a claim on the claim clock, its claim date on any other; None undated."""
    other = Clock.EVENT if clock is Clock.CLAIMED else Clock.CLAIMED
    days = index.days[other]
    first = int(days.first[row])
    return None if first == UNDATED else OtherClock(row, other, first, int(days.last[row]))
