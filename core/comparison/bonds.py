"""Which figures do not stand because of other claims: replaced, taken back, parts, readings."""

import numpy as np
from msgspec import Struct, field

from core.comparison.figures import Figures
from core.comparison.known import Known
from core.comparison.orders import LongArray, marked
from core.comparison.ties import Pairs, components
from core.index import BoolArray, CodeArray, IntArray

_KEPT = 2
"""Answers kept: one for the window, one for the days before it."""


class Bonds(Struct, frozen=True, eq=False):
    """The claims whose standing hangs on others, and their ties as places among them."""

    rows: IntArray
    """Both ends of every tie, ascending."""
    counted: BoolArray
    rank: IntArray
    replaced: Pairs
    retracted: Pairs
    parts: Pairs
    variants: Pairs
    _known: Known[BoolArray] = field(default_factory=lambda: Known(_KEPT))

    def alive(self, heard: BoolArray, order: LongArray) -> BoolArray:
        """Which of ``rows`` stand, where some are heard; do not write into it.

        Not those replaced, taken back, part of a total heard, or a further reading of a statement.
        ``order``, the same each time, tells the readings of one statement apart.
        """
        return self._known.of(heard, lambda: self._alive(heard, order))

    def _alive(self, heard: BoolArray, order: LongArray) -> BoolArray:
        seen = heard & self.counted
        alive = seen.copy()
        alive[_among(self.replaced, seen).target] = False
        alive[_among(self.retracted, heard).target] = False
        alive[_among(self.parts, seen).source] = False
        alive[shadows(_among(self.variants, alive), order)] = False
        return alive

    def inside(self, heard: BoolArray) -> BoolArray:
        """Which of ``rows`` are parts of a total, where some are heard."""
        part = np.zeros(len(self.rows), dtype=bool)
        part[_among(self.parts, heard & self.counted).source] = True
        return part


def _among(pairs: Pairs, seen: BoolArray) -> Pairs:
    kept = seen[pairs.source] & seen[pairs.target]
    return Pairs(pairs.source[kept], pairs.target[kept])


def shadows(pairs: Pairs, order: LongArray) -> LongArray:
    """All claims of a statement but its head: one that is a variant of none, else the newest."""
    nodes, place = np.unique(np.concatenate([pairs.source, pairs.target]), return_inverse=True)
    if not len(nodes):
        return nodes.astype(np.int64)
    place = place.astype(np.int64)
    half = len(pairs.source)
    group = components(len(nodes), place[:half], place[half:])
    is_variant = marked(place[:half], len(nodes))
    by_worth = np.lexsort((order[nodes], ~is_variant, group))
    head = np.ones(len(nodes), dtype=bool)
    head[:-1] = group[by_worth][1:] != group[by_worth][:-1]
    return nodes[by_worth[~head]].astype(np.int64)


def bonds_of(figures: Figures, key: CodeArray) -> Bonds:
    """The ties of counted figures under one ``key``; what takes back a figure may be of any."""
    ties, counted = figures.ties, figures.counted
    kept = [
        _kept(pairs, counted[pairs.source] & counted[pairs.target])
        for pairs in (ties.replaced, ties.parts, ties.variants)
    ]
    kept = [_kept(pairs, key[pairs.source] == key[pairs.target]) for pairs in kept]
    retracted = _kept(ties.retracted, counted[ties.retracted.target])
    every = (*kept, retracted)
    ends = [end for pairs in every for end in (pairs.source, pairs.target)]
    rows = np.unique(np.concatenate(ends)).astype(np.int32)
    replaced, parts, variants, retracted = (
        Pairs(_place(rows, pairs.source), _place(rows, pairs.target)) for pairs in every
    )
    return Bonds(rows, counted[rows], figures.rank[rows], replaced, retracted, parts, variants)


def _place(rows: IntArray, ends: IntArray) -> IntArray:
    return np.searchsorted(rows, ends).astype(np.int32)


def _kept(pairs: Pairs, where: BoolArray) -> Pairs:
    return Pairs(pairs.source[where], pairs.target[where])
