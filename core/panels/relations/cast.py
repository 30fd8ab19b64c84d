"""Who stands in the actor graph at a level: sides, parties or single actors."""

from collections.abc import Mapping
from enum import StrEnum

import numpy as np
import pandas as pd
from msgspec import Struct

from core.crossfilter import Axis, Workspace
from core.index import BoolArray, Dimension, IntArray, side_label
from core.vocabulary.terms import THIRD

MOST = 500
"""No graph has more nodes; those with the most claims and relations stand."""

NOBODY = -1
"""The node of a claim about both sides, about nobody it names, or of an actor left out."""

_LONG = 16
_ABBREVIATION = 6


class Level(StrEnum):
    """How actors are put together."""

    SIDES = "sides"
    PARTIES = "parties"
    ACTORS = "actors"


class Cast(Struct, frozen=True, eq=False):
    """The nodes of a level by side in its stable order, then by name."""

    names: tuple[str, ...]
    labels: tuple[str, ...]
    """As short as the dataset's own abbreviations allow."""
    sides: tuple[str, ...]
    node_of: Mapping[str, int]
    """Node of every actor named anywhere, NOBODY where left out."""
    claimant: "Nodes"
    """Node of each claim's claimant."""
    subject: "Nodes"
    """Node of each claim's subject."""
    left_out: int


class Nodes(Struct, frozen=True, eq=False):
    """The node of each claim by one of its dimensions."""

    dimension: Dimension
    recode: IntArray
    """Node of each value."""

    def __getitem__(self, rows: IntArray) -> IntArray:
        return self.recode[self.dimension.codes[rows]]

    def among(self, node: int) -> BoolArray:
        """Which claims of the dataset are a node's."""
        return (self.recode == node)[self.dimension.codes]

    def axis(self, groups: int) -> Axis:
        """The nodes as groups to count by; the last group is NOBODY."""
        placed = np.where(self.recode == NOBODY, groups - 1, self.recode)
        return Axis(self.dimension.key, groups, tuple(placed.tolist()))


def cast_of(workspace: Workspace, level: Level) -> Cast:
    """The nodes of a level and the node of every claim's claimant and subject."""
    index = workspace.index
    group_of = _groups(workspace, level)
    named = _times_named(workspace, group_of)
    place = {side: number for number, side in enumerate(index.sides)}
    side_of = {
        name: name if level is Level.SIDES else index.side_of.get(name, THIRD) for name in named
    }
    kept = sorted(named, key=lambda name: (-named[name], name.casefold(), name))[:MOST]
    names = tuple(sorted(kept, key=lambda name: (place[side_of[name]], name.casefold(), name)))
    code = {name: number for number, name in enumerate(names)}
    node_of = {actor: code.get(group, NOBODY) for actor, group in group_of.items()}
    return Cast(
        names=names,
        labels=_labels(workspace, names, level),
        sides=tuple(side_of[name] for name in names),
        node_of=node_of,
        claimant=_nodes(index["claimant"], node_of),
        subject=_nodes(index["meant"], node_of),
        left_out=len(named) - len(names),
    )


def _groups(workspace: Workspace, level: Level) -> dict[str, str]:
    index = workspace.index
    if level is Level.SIDES:
        return dict(index.side_of)
    actors = sorted(index.side_of)
    if level is Level.ACTORS:
        return {actor: actor for actor in actors}
    table = workspace.dataset.actors
    parent_of = dict(zip(table["actor"].tolist(), table["parent"].tolist(), strict=True))
    return {actor: _top(actor, parent_of, index.side_of) for actor in actors}


def _top(actor: str, parent_of: Mapping[str, str], side_of: Mapping[str, str]) -> str:
    """The highest parent of the same side; a parent that closes a ring is not followed."""
    passed = {actor}
    while True:
        parent = parent_of.get(actor, "")
        if not parent or parent in passed or side_of.get(parent) != side_of.get(actor):
            return actor
        passed.add(parent)
        actor = parent


def _times_named(workspace: Workspace, group_of: Mapping[str, str]) -> dict[str, int]:
    """How many claims and relations name each group, 0 for one that only the actors list."""
    named = dict.fromkeys(group_of.values(), 0)
    for key in ("claimant", "subject"):
        dimension = workspace.index[key]
        for actor, count in zip(dimension.values, dimension.totals.tolist(), strict=True):
            if actor:
                named[group_of[actor]] += count
    for key in ("source", "target"):
        for actor, count in workspace.dataset.relations[key].value_counts().items():
            if str(actor) in group_of:
                named[group_of[str(actor)]] += int(count)
    return named


def _nodes(actors: Dimension, node_of: Mapping[str, int]) -> Nodes:
    nodes = (node_of.get(actor, NOBODY) for actor in actors.values)
    return Nodes(actors, np.fromiter(nodes, dtype=np.int32, count=len(actors.values)))


def _labels(workspace: Workspace, names: tuple[str, ...], level: Level) -> tuple[str, ...]:
    if level is Level.SIDES:
        return tuple(side_label(name) for name in names)
    table: pd.DataFrame = workspace.dataset.actors
    aliases = dict(zip(table["actor"].tolist(), table["aliases"].tolist(), strict=True))
    return tuple(_short(name, str(aliases.get(name, ""))) for name in names)


def _short(name: str, aliases: str) -> str:
    """The name, or where it is long an abbreviation that the dataset gives for it."""
    if len(name) <= _LONG:
        return name
    for alias in aliases.split(";"):
        if alias.strip().isupper() and len(alias.strip()) <= _ABBREVIATION:
            return alias.strip()
    return name
