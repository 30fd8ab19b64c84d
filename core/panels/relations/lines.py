"""All lines of a graph: the stated ones each by itself, counts of claims as columns of numbers."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import overload
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from core.index import BoolArray, IntArray
from core.panels.relations.edges import (
    CLAIMS,
    COUNTED,
    THIRD_CLAIMS,
    Edge,
    TieLines,
    count_edge,
    denial_edges,
)
from core.panels.relations.stage import CountArray, Stage

Numbers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Pairs:
    """Who makes claims about whom: an entry for each pair with any."""

    source: Numbers
    target: Numbers
    weight: Numbers
    """Claims in view."""
    unfiltered: Numbers
    third: BoolArray
    """Whether the source is a third party."""

    def among(self, chosen: BoolArray) -> "Pairs":
        """Some of them."""
        return Pairs(
            self.source[chosen],
            self.target[chosen],
            self.weight[chosen],
            self.unfiltered[chosen],
            self.third[chosen],
        )


def pairs_of(stage: Stage, counts: CountArray) -> Pairs:
    """The pairs of different nodes that any claim is made between."""
    between = counts[:, :-1]
    source, target = np.nonzero(between > 0)
    apart = source != target
    source, target = source[apart], target[apart]
    return Pairs(
        source,
        target,
        between[source, target].astype(np.int64),
        stage.total[source, target].astype(np.int64),
        stage.third[source],
    )


@dataclass(frozen=True, eq=False)
class LineColumns:
    """The lines of a graph as columns of numbers, one entry for each line."""

    single: tuple[Edge, ...]
    """Stated relations, and counts of denials."""
    pairs: Pairs

    @cached_property
    def source(self) -> Numbers:
        """Node that each line leaves."""
        return self._column([edge.source for edge in self.single], self.pairs.source)

    @cached_property
    def target(self) -> Numbers:
        """Node that each line reaches."""
        return self._column([edge.target for edge in self.single], self.pairs.target)

    @cached_property
    def weight(self) -> Numbers:
        """Claims in view behind each line."""
        return self._column([edge.weight for edge in self.single], self.pairs.weight)

    @cached_property
    def unfiltered(self) -> Numbers:
        """Claims behind each line without any filter."""
        return self._column([edge.unfiltered for edge in self.single], self.pairs.unfiltered)

    @cached_property
    def sign(self) -> Numbers:
        """1 for supportive lines, −1 for hostile ones, 0 for neutral ones and counts."""
        return self._column([edge.sign for edge in self.single], np.zeros_like(self.pairs.source))

    @cached_property
    def directed(self) -> BoolArray:
        """Whether each line has a direction."""
        return self._column(
            [edge.directed for edge in self.single], np.ones_like(self.pairs.source)
        ).astype(np.bool_)

    @cached_property
    def stated(self) -> BoolArray:
        """Whether each line stands for stated relations, and is no count of claims."""
        found = np.zeros(len(self.source), dtype=np.bool_)
        found[: len(self.single)] = [not edge.counted for edge in self.single]
        return found

    @cached_property
    def conditional(self) -> BoolArray:
        """Whether each line stands under a condition."""
        found = np.zeros(len(self.source), dtype=np.bool_)
        found[: len(self.single)] = [bool(edge.condition) for edge in self.single]
        return found

    @cached_property
    def ends(self) -> frozenset[int]:
        """Every node that has a line."""
        return frozenset(self.source.tolist()).union(self.target.tolist())

    def touching(self, node: int) -> Numbers:
        """Numbers of the lines of a node."""
        return np.flatnonzero((self.source == node) | (self.target == node)).astype(np.int64)

    def _column(self, single: list[int], pairs: Numbers) -> Numbers:
        return np.concatenate((np.array(single, dtype=np.int64), pairs.astype(np.int64)))


@dataclass(frozen=True, eq=False)
class Lines(LineColumns, Sequence[Edge]):
    """The lines of a graph by number; a count of claims becomes an Edge when it is looked at."""

    def __len__(self) -> int:
        return len(self.single) + len(self.pairs.source)

    @overload
    def __getitem__(self, place: int) -> Edge: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Edge, ...]: ...
    def __getitem__(self, place: int | slice) -> Edge | tuple[Edge, ...]:
        if isinstance(place, slice):
            return tuple(self[number] for number in range(*place.indices(len(self))))
        number = place + len(self) if place < 0 else place
        if not 0 <= number < len(self):
            raise IndexError(place)
        if number < len(self.single):
            return self.single[number]
        return self._pair(number - len(self.single))

    def __iter__(self) -> Iterator[Edge]:
        yield from self.single
        yield from map(self._pair, range(len(self.pairs.source)))

    def without(self, kinds: frozenset[str]) -> "Lines":
        """Those of other kinds."""
        if not kinds:
            return self
        pairs = self.pairs
        kept = np.array([CLAIMS not in kinds, THIRD_CLAIMS not in kinds])
        return Lines(
            tuple(edge for edge in self.single if edge.kind not in kinds),
            pairs.among(kept[pairs.third.astype(np.intp)]),
        )

    def kinds(self) -> tuple[Edge, ...]:
        """All lines but counts of claims, and of those one of each kind."""
        _, first = np.unique(self.pairs.third, return_index=True)
        return (*self.single, *(self._pair(place) for place in sorted(first.tolist())))

    @cached_property
    def amounts(self) -> Mapping[str, int]:
        """Relations of each kind, and claims counted by each kind of count."""
        found: dict[str, int] = {}
        for edge in self.single:
            amount = edge.weight if edge.counted else len(edge.ties)
            found[edge.kind] = found.get(edge.kind, 0) + amount
        for kind, third in ((CLAIMS, False), (THIRD_CLAIMS, True)):
            chosen = self.pairs.third == third
            if chosen.any():
                found[kind] = int(self.pairs.weight[chosen].sum())
        return found

    @cached_property
    def by_amount(self) -> tuple[str, ...]:
        """Their kinds, those of stated relations before those of counts, each with more first."""
        size = self.amounts
        return tuple(sorted(size, key=lambda kind: (kind in COUNTED, -size[kind], kind)))

    def _pair(self, place: int) -> Edge:
        pairs = self.pairs
        return count_edge(
            int(pairs.source[place]),
            int(pairs.target[place]),
            THIRD_CLAIMS if pairs.third[place] else CLAIMS,
            int(pairs.weight[place]),
            int(pairs.unfiltered[place]),
        )


_WHOLE: WeakKeyDictionary[Stage, dict[frozenset[str], Lines]] = WeakKeyDictionary()


def whole_lines(stage: Stage, hidden: frozenset[str] = frozenset()) -> Lines:
    """Every line of a stage without any filter but for those of some kinds.

    The second asking costs nothing.
    """
    known = _WHOLE.setdefault(stage, {})
    if not known:
        single = (*TieLines.of(stage.ties).edges, *denial_edges(stage, _everything))
        known[frozenset()] = Lines(single, pairs_of(stage, stage.total))
    if hidden not in known:
        known[hidden] = known[frozenset()].without(hidden)
    return known[hidden]


def _everything(rows: IntArray) -> BoolArray:
    return np.ones(len(rows), dtype=bool)
