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
    nodes: list[Node] = []
    for place, (name, label, side) in enumerate(
        zip(stage.cast.names, stage.cast.labels, stage.cast.sides, strict=True)
    ):
        x, y = pins.get(name, (float(stage.places[place, 0]), float(stage.places[place, 1])))
        gone = made[place] + about[place] == 0
        nodes.append(
            Node(
                name=name,
                label=label,
                side=side,
                x=x,
                y=y,
                pinned=name in pins,
                shown=place in lasting or options.alone,
                faded=gone if spoken[place] else not (place in tied and allowed(name)),
                made=made[place],
                made_unfiltered=made_all[place],
                about=about[place],
            )
        )
    return tuple(nodes)


def standing(filters: FilterState, index: ClaimIndex) -> Callable[[str], bool]:
    """Whether the filters on claimants let an actor without any claim stand."""
    clauses = [clause for clause in filters.clauses if isinstance(clause, OneOf)]

    def allowed(name: str) -> bool:
        value = {"claimant": name, "claimant_side": index.side_of.get(name, name)}
        return all(
            (value[clause.dimension] in clause.values) != clause.exclude
            for clause in clauses
            if clause.dimension in value
        )

    return allowed
