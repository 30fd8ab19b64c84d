"""The actors of the graph: where each stands, how much of it the filters leave."""

from collections.abc import Callable
from typing import NamedTuple

from core.filters import FilterState, OneOf
from core.index import ClaimIndex
from core.panels.relations.options import RelationsOptions
from core.panels.relations.stage import CountArray, Stage


class Node(NamedTuple):
    """A side, party or actor of the graph."""

    name: str
    label: str
    side: str
    x: float
    y: float
    pinned: bool
    shown: bool
    """Whether it stands in the graph at all, whatever the filters."""
    faded: bool
    """Whether the filters leave nothing of it."""
    made: int
    """Claims in view that it makes."""
    made_unfiltered: int
    about: int
    """Claims in view about it."""


def nodes_of(
    stage: Stage,
    options: RelationsOptions,
    counts: CountArray,
    ends: tuple[frozenset[int], frozenset[int]],
    allowed: Callable[[str], bool],
) -> tuple[Node, ...]:
    """The nodes of a stage; ``ends`` are those that a line has now, and without any filter."""
    tied, lasting = ends
    pins = {pin.name: (pin.x, pin.y) for pin in options.pins if pin.level is options.level}
    made, about = counts.sum(axis=1).tolist(), counts.sum(axis=0).tolist()
    made_all, spoken = stage.made.tolist(), stage.spoken.tolist()
    cast = stage.cast
    nodes: list[Node] = []
    for place, (name, label, side, spot) in enumerate(
        zip(cast.names, cast.labels, cast.sides, stage.spots, strict=True)
    ):
        x, y = pins.get(name, spot)
        gone = made[place] + about[place] == 0
        faded = gone if spoken[place] else not (place in tied and allowed(name))
        shown = place in lasting or options.alone
        numbers = made[place], made_all[place], about[place]
        nodes.append(Node(name, label, side, x, y, name in pins, shown, faded, *numbers))
    return tuple(nodes)


def standing(filters: FilterState, index: ClaimIndex) -> Callable[[str], bool]:
    """Whether the filters on claimants let an actor without any claim stand."""
    actor, side = (
        clause if isinstance(clause, OneOf) else None
        for clause in map(filters.clause, ("claimant", "claimant_side"))
    )

    def allowed(name: str) -> bool:
        return (actor is None or (name in actor.values) != actor.exclude) and (
            side is None or (index.side_of.get(name, name) in side.values) != side.exclude
        )

    return allowed
