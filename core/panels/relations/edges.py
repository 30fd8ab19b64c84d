"""The lines of the actor graph: stated relations, and counts of who claims what about whom."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple, Self
from weakref import WeakKeyDictionary

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from core.index import NO_ROWS, BoolArray, IntArray, Rows
from core.panels.relations.stage import Stage
from core.panels.relations.ties import Tie
from core.vocabulary.terms import Strength

CLAIMS = "claims about"
"""Kind of the lines that count the claims of belligerents' actors about others."""
THIRD_CLAIMS = "third parties' claims"
"""Kind of the lines that count the claims of third parties."""
DENIALS = "denials"
"""Kind of the lines that count who denies whose claims."""
COUNTED = (CLAIMS, DENIALS, THIRD_CLAIMS)
SEVERAL = ""
"""Kind of a line that stands for relations of several kinds."""

Holds = Callable[[IntArray], BoolArray]
"""Which of some rows are in view."""

_SURENESS = {Strength.CONFIRMED.value: 2, Strength.TENTATIVE.value: 1}


class Edge(Struct, frozen=True, eq=False):
    """One line: relations of one sign between two nodes, or a count of claims.

    The relations are of one kind unless bundled. A count carries no sign: claiming and denying
    are not stances.
    """

    source: int
    target: int
    kind: str
    sign: int
    directed: bool
    strength: str
    """The surest of its relations; "" of a count, and where not stated."""
    condition: str
    weight: int
    """Claims in view behind it; of a count what it counts."""
    unfiltered: int
    """Claims behind it without any filter."""
    kinds: tuple[str, ...]
    """The kinds of its relations, each once; of a count its own."""
    ties: tuple[Tie, ...] = ()
    rows: Rows = NO_ROWS
    """The claims in view behind it, but for counts of claims: those the view finds itself."""
    partial: int = 0
    """Of a count of denials those in view that deny only in part."""

    @property
    def counted(self) -> bool:
        """Whether it is a count of claims, not a stated relation."""
        return self.kind in COUNTED

    @property
    def by_pair(self) -> bool:
        """Whether its claims are all those of its source about its target."""
        return self.kind in (CLAIMS, THIRD_CLAIMS)


class _Bundle(NamedTuple):
    """What relations that one line stands for have in common."""

    ends: tuple[int, int]
    kind: str
    sign: int
    directed: bool
    conditional: bool


class TieLines(Struct, frozen=True, eq=False):
    """Relations as lines, each with those of the claims behind it that were in view."""

    ties: tuple[Tie, ...]
    bundled: bool
    rows: IntArray
    """The claims behind each line, one line after the other."""
    ends: IntArray
    """Where those of each line end."""
    held: BoolArray
    """Which of them were in view."""
    edges: tuple[Edge, ...]

    @classmethod
    def of(cls, ties: tuple[Tie, ...], *, bundled: bool = False) -> Self:
        """Relations of the same ends, kind, sign and condition or none, as one line each.

        Bundled, those of several kinds are one line too, and so are those that run either way.
        """
        together: dict[_Bundle, list[Tie]] = {}
        for tie in ties:
            together.setdefault(_bundle(tie, bundled=bundled), []).append(tie)
        groups = sorted(together.items(), key=lambda item: item[0])
        edges = tuple(_tie_edge(bundle.sign, same) for bundle, same in groups)
        rows = np.concatenate([NO_ROWS.array, *(edge.rows.array for edge in edges)])
        ends = np.cumsum([len(edge.rows) for edge in edges], dtype=np.int32)
        return cls(ties, bundled, rows, ends, np.ones(len(rows), dtype=np.bool_), edges)

    def seen(self, holds: Holds) -> "TieLines":
        """The same with other claims in view; a line of which none came or went stays."""
        held = holds(self.rows)
        changed = np.append(0, np.cumsum(held != self.held))
        starts = np.append(0, self.ends[:-1])[: len(self.ends)]
        edges = list(self.edges)
        for place in np.flatnonzero(changed[self.ends] != changed[starts]).tolist():
            part = slice(int(starts[place]), int(self.ends[place]))
            rows = Rows(self.rows[part][held[part]])
            edges[place] = replace(edges[place], weight=len(rows), rows=rows)
        return replace(self, held=held, edges=tuple(edges))


_DRAWN: WeakKeyDictionary[Stage, tuple[TieLines, ...]] = WeakKeyDictionary()
"""Those drawn last, and of those drawn before the ones of most relations: dates that hide some
are taken back again."""


def tie_edges(
    stage: Stage, ties: tuple[Tie, ...], holds: Holds, *, bundled: bool = False
) -> tuple[Edge, ...]:
    """Some relations of a stage as lines, from those drawn before where these are the same."""
    before = _DRAWN.get(stage, ())
    like = (drawn for drawn in before if drawn.bundled == bundled and drawn.ties == ties)
    drawn = next(like, None) or TieLines.of(ties, bundled=bundled)
    made = drawn.seen(holds)
    others = [other for other in before if other is not drawn]
    _DRAWN[stage] = (made, *sorted(others, key=lambda other: len(other.ties))[-1:])
    return made.edges


def _bundle(tie: Tie, *, bundled: bool) -> _Bundle:
    conditional = bool(tie.condition)
    if bundled:
        return _Bundle(_either(tie), SEVERAL, tie.sign, directed=False, conditional=conditional)
    ends = (tie.source, tie.target) if tie.directed else _either(tie)
    return _Bundle(ends, tie.kind, tie.sign, tie.directed, conditional)


def _tie_edge(sign: int, same: Sequence[Tie]) -> Edge:
    backing = Rows(row for tie in same for row in tie.rows.array.tolist())
    ways = {(tie.source, tie.target) for tie in same if tie.directed}
    first = same[0]
    (source, target), directed = min(ways, default=_either(first)), len(ways) == 1
    kinds = tuple(dict.fromkeys(tie.kind for tie in same))
    return Edge(
        source=source,
        target=target,
        kind=first.kind if len(kinds) == 1 else SEVERAL,
        sign=sign,
        directed=directed,
        strength=max(
            (tie.strength for tie in same), key=lambda strength: _SURENESS.get(strength, 0)
        ),
        condition=first.condition,
        weight=len(backing),
        unfiltered=len(backing),
        kinds=kinds,
        ties=tuple(same),
        rows=backing,
    )


def _either(tie: Tie) -> tuple[int, int]:
    return min(tie.source, tie.target), max(tie.source, tie.target)


def denial_edges(stage: Stage, holds: Holds) -> list[Edge]:
    """Who denies whose claims, wholly or in part; a claim that denies two of one counts once."""
    denials = stage.denials
    held = holds(denials.row)
    partly = denials.partial & held
    edges: list[Edge] = []
    for begin, end in pairwise((*denials.starts.tolist(), len(denials.row))):
        rows = Rows(denials.row[begin:end][held[begin:end]])
        if len(rows):
            source, target = int(denials.source[begin]), int(denials.target[begin])
            partial = int(partly[begin:end].sum())
            edges.append(count_edge(source, target, DENIALS, len(rows), end - begin, rows, partial))
    return edges


def count_edge(
    source: int,
    target: int,
    kind: str,
    weight: int,
    total: int,
    rows: Rows = NO_ROWS,
    partial: int = 0,
) -> Edge:
    """A line that counts claims, all of them by or about its ends."""
    return Edge(
        source=source,
        target=target,
        kind=kind,
        sign=0,
        directed=True,
        strength="",
        condition="",
        weight=weight,
        unfiltered=total,
        kinds=(kind,),
        rows=rows,
        partial=partial,
    )
