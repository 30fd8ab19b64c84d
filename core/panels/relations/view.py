"""The actor graph: who stands how to whom, and who makes claims about whom."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from operator import attrgetter
from typing import NamedTuple
from weakref import WeakKeyDictionary

import numpy as np
from msgspec import Struct

from core.crossfilter import Asked, Passing
from core.index import Rows
from core.panels.question import Question
from core.panels.relations.cast import NOBODY, Level
from core.panels.relations.edges import Edge, denial_edges, tie_edges
from core.panels.relations.lines import Lines, pairs_of, whole_lines
from core.panels.relations.nodes import Node, nodes_of, standing
from core.panels.relations.options import Form, Pin, RelationsOptions
from core.panels.relations.stage import CountArray, Stage, stage_of
from core.panels.relations.ties import Tie, ties_in_range

__all__ = [
    "CROWD",
    "Edge",
    "Form",
    "KindCount",
    "Level",
    "Node",
    "Pin",
    "RelationsOptions",
    "RelationsView",
    "build",
]

_Axes = tuple[tuple[int, ...], tuple[int, ...]]

_KIND = attrgetter("kind")

CROWD = 30
"""Above this number of nodes the matrix reads better than the graph."""


class KindCount(NamedTuple):
    """A kind of lines that can be switched off."""

    kind: str
    amount: int
    """Relations in range, or claims counted."""
    shown: bool


class RelationsView(Struct, frozen=True, eq=False, dict=True):
    """The graph and the matrix at a level; edges and matrix name nodes by their number."""

    options: RelationsOptions
    nodes: tuple[Node, ...]
    edges: Lines
    kinds: tuple[KindCount, ...]
    counts: CountArray
    """Claims in view of each node about each, shape (nodes, nodes + 1); last: both or not said."""
    claimants: tuple[int, ...]
    """Rows of the matrix by side, then by number of claims without any filter."""
    subjects: tuple[int, ...]
    """Its columns; the last is ``len(nodes)`` where claims are about both or nobody named."""
    in_range: int
    relations: int
    left_out: int
    claims: int
    """Claims in the dataset."""
    stage: Stage
    seen: Passing
    swapped: bool = False
    """Whether the graph is mirrored: nodes and pins stand at −x."""

    @cached_property
    def shown(self) -> tuple[int, ...]:
        """The nodes that stand in the graph."""
        return tuple(place for place, node in enumerate(self.nodes) if node.shown)

    @property
    def crowded(self) -> bool:
        """Whether the matrix would read better."""
        return len(self.shown) > CROWD

    @cached_property
    def neighbours(self) -> frozenset[int]:
        """The actor in the middle of attention and those it has a line with; empty without."""
        ego = next(
            (place for place in self.shown if self.nodes[place].name == self.options.ego), None
        )
        if ego is None:
            return frozenset()
        edges, own = self.edges, self.edges.touching(ego)
        return frozenset({ego, *edges.source[own].tolist(), *edges.target[own].tolist()})

    def rows_of_node(self, place: int) -> Rows:
        """The claims in view by or about a node."""
        cast = self.stage.cast
        made, about = cast.claimant.among(place), cast.subject.among(place)
        return Rows.where(self.seen.mask & (made | about))

    def rows_of_edge(self, edge: Edge) -> Rows:
        """The claims in view behind a line."""
        if edge.by_pair:
            return self.rows_of_cell(edge.source, edge.target)
        return edge.rows

    def rows_of_cell(self, claimant: int, subject: int) -> Rows:
        """The claims in view of a node about another, or about both or nobody named."""
        cast = self.stage.cast
        about = NOBODY if subject == len(self.nodes) else subject
        pair = cast.claimant.among(claimant) & cast.subject.among(about)
        return Rows.where(self.seen.mask & pair)

    def marks_of(self, rows: Rows) -> tuple[frozenset[int], frozenset[int]]:
        """The nodes and the lines (by their number) that any of some claims stand behind."""
        if not len(rows):
            return frozenset(), frozenset()
        chosen = self.seen.among(rows).array
        pairs = self.cells_of(rows)
        nodes = frozenset(end for pair in pairs for end in pair) - {len(self.nodes), NOBODY}
        backed, places = self._backing
        met = set(places[np.isin(backed, chosen)].tolist())
        met.update(place for pair in pairs if (place := self._place_of_pair.get(pair)) is not None)
        return nodes, frozenset(met)

    def cells_of(self, rows: Rows) -> frozenset[tuple[int, int]]:
        """The cells of the matrix, claimant and subject, that any of some claims stand in."""
        if not len(rows):
            return frozenset()
        cast, width = self.stage.cast, len(self.nodes) + 1
        chosen = self.seen.among(rows).array
        about = cast.subject[chosen]
        cells = (cast.claimant[chosen].astype(np.int64) - NOBODY) * width
        cells += np.where(about == NOBODY, len(self.nodes), about)
        met = np.unique(cells) if len(cells) < width**2 else np.flatnonzero(np.bincount(cells))
        pairs = (divmod(cell, width) for cell in met.tolist())
        return frozenset((claimant + NOBODY, subject) for claimant, subject in pairs)

    @cached_property
    def _place_of_pair(self) -> Mapping[tuple[int, int], int]:
        first, pairs = len(self.edges.single), self.edges.pairs
        ends = zip(pairs.source.tolist(), pairs.target.tolist(), strict=True)
        return {pair: first + number for number, pair in enumerate(ends)}

    @cached_property
    def _backing(self) -> tuple[CountArray, CountArray]:
        backed = [
            (r, p) for p, edge in enumerate(self.edges.single) for r in edge.rows.array.tolist()
        ]
        both = np.array(backed, dtype=np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]


def build(question: Question) -> RelationsView:
    """The relations of a dataset under its filters."""
    options = question.options
    if not isinstance(options, RelationsOptions):
        options = RelationsOptions()
    stage = stage_of(question.workspace, options.level)
    held = ties_in_range(stage.ties, question.filters, question.knows)
    seen = question.shown
    counts = stage.counts(question.count(question.asked(stage.tally))[0])
    kept = tuple(tie for tie in held if tie.kind not in options.hidden_kinds)
    numbers = Lines((*denial_edges(stage, seen.holds),), pairs_of(stage, counts))
    stated = tie_edges(stage, kept, seen.holds, bundled=options.bundled)
    drawn = Lines((*stated, *numbers.single), numbers.pairs).without(options.hidden_kinds)
    claimants, subjects = _axes(stage, question.order)
    lasting = whole_lines(stage, options.hidden_kinds)
    return RelationsView(
        options=options,
        nodes=_nodes(
            nodes_of(
                stage,
                options,
                counts,
                (drawn.ends, lasting.ends),
                standing(question.filters, question.index),
            ),
            mirrored=question.swapped,
        ),
        edges=drawn,
        kinds=_kinds(whole_lines(stage), held, numbers, options.hidden_kinds),
        counts=counts,
        claimants=claimants,
        subjects=subjects,
        in_range=len(kept),
        relations=len(stage.ties),
        left_out=stage.cast.left_out,
        claims=question.index.size,
        stage=stage,
        seen=seen,
        swapped=question.swapped,
    )


def counted(question: Question) -> tuple[Asked, ...]:
    """What moves when a filter does: who makes how many claims about whom."""
    options = question.options
    level = options.level if isinstance(options, RelationsOptions) else RelationsOptions().level
    return (question.asked(stage_of(question.workspace, level).tally),)


def _kinds(
    unfiltered: Lines, held: Iterable[Tie], numbers: Lines, hidden: frozenset[str]
) -> tuple[KindCount, ...]:
    """Kinds that the dataset has, stated ones first by number, with what is in range of them."""
    stated, counted = Counter(map(_KIND, held)), numbers.amounts
    return tuple(
        KindCount(kind, max(stated[kind], counted.get(kind, 0)), kind not in hidden)
        for kind in unfiltered.by_amount
    )


def _nodes(nodes: tuple[Node, ...], *, mirrored: bool) -> tuple[Node, ...]:
    return tuple(node._replace(x=-node.x) for node in nodes) if mirrored else nodes


def _ranked(stage: Stage, totals: CountArray, order: tuple[str, ...]) -> tuple[int, ...]:
    place = {side: number for number, side in enumerate(order)}
    sides = stage.cast.sides
    return tuple(
        sorted(
            np.flatnonzero(totals).tolist(),
            key=lambda node: (place.get(sides[node], len(place)), -int(totals[node]), node),
        )
    )


_AXES: WeakKeyDictionary[Stage, tuple[tuple[str, ...], _Axes]] = WeakKeyDictionary()


def _axes(stage: Stage, order: tuple[str, ...]) -> _Axes:
    """Claimants and subjects of the matrix, which no filter moves."""
    known = _AXES.get(stage)
    if known is None or known[0] != order:
        claimants = _ranked(stage, stage.total.sum(axis=1), order)
        subjects = _ranked(stage, stage.total[:, :-1].sum(axis=0), order)
        nobody = (len(stage.cast.names),) if stage.total[:, -1].any() else ()
        known = _AXES[stage] = order, (claimants, (*subjects, *nobody))
    return known[1]
