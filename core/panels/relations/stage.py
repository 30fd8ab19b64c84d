"""What the actor graph of a dataset has at a level before any filter: made once and kept."""

from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from core.crossfilter import Workspace
from core.index import BoolArray, IntArray
from core.panels.relations.cast import NOBODY, Cast, Level, cast_of
from core.panels.relations.layout import FloatArray, Scene, lay_out
from core.panels.relations.ties import Tie, ties_of
from core.vocabulary.terms import THIRD, Act

CountArray = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Stage:
    """Nodes, relations and claim counts of a level, unfiltered, and where the nodes stand."""

    cast: Cast
    level: Level
    belligerents: tuple[str, ...]
    ties: tuple[Tie, ...]
    denials: IntArray
    """Rows of the claims that deny, shape (denials,)."""
    deniers: IntArray
    """Node of each of them."""
    denied: IntArray
    """Node whose claim each denies."""
    total: CountArray
    """Number of claims of each node about each, shape (nodes, nodes + 1); last: about nobody."""

    @cached_property
    def places(self) -> FloatArray:
        """Where the nodes stand, shape (nodes, 2)."""
        return lay_out(self._scene())

    def is_third(self, node: int) -> bool:
        """Whether a node is a third party."""
        return self.cast.sides[node] == THIRD

    def counts(self, seen: BoolArray) -> CountArray:
        """Number of the given claims of each node about each, shaped as ``total``."""
        return _counts(self.cast, seen)

    def _scene(self) -> Scene:
        pulls: dict[tuple[int, int], float] = {}
        core: set[int] = set()
        for tie in self.ties:
            pair = (min(tie.source, tie.target), max(tie.source, tie.target))
            pulls[pair] = pulls.get(pair, 0.0) + 3.0
            core |= set(pair)
        between = self.total[:, :-1]
        for source, target in np.argwhere(between > 0).tolist():
            if source != target:
                pair = (min(source, target), max(source, target))
                pulls[pair] = pulls.get(pair, 0.0) + float(np.log1p(between[source, target]))
                if not self.is_third(source):
                    core |= set(pair)
        if not core:
            core = {node for pair in pulls for node in pair}
        return Scene(self.cast.labels, self.cast.sides, self.belligerents, pulls, frozenset(core))


class _Stages:
    """The stages of the datasets that are open."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._kept: WeakKeyDictionary[Workspace, dict[Level, Stage]] = WeakKeyDictionary()

    def of(self, workspace: Workspace, level: Level) -> Stage:
        with self._lock:
            kept = self._kept.setdefault(workspace, {})
            if level not in kept:
                kept[level] = _set(workspace, level)
            return kept[level]


_STAGES = _Stages()


def stage_of(workspace: Workspace, level: Level) -> Stage:
    """The stage of a dataset at a level; the second asking costs nothing."""
    return _STAGES.of(workspace, level)


def _set(workspace: Workspace, level: Level) -> Stage:
    cast = cast_of(workspace, level)
    index = workspace.index
    deny = index["act"].code_of.get(Act.DENY, NOBODY)
    source, target = index.links.source, index.links.target
    denying = (index["act"].codes[source] == deny) if len(source) else np.zeros(0, dtype=bool)
    deniers, denied = cast.claimant[source[denying]], cast.claimant[target[denying]]
    apart = (deniers != denied) & (deniers != NOBODY) & (denied != NOBODY)
    return Stage(
        cast=cast,
        level=level,
        belligerents=index.belligerents,
        ties=ties_of(workspace, cast),
        denials=source[denying][apart],
        deniers=deniers[apart],
        denied=denied[apart],
        total=_counts(cast, np.ones(index.size, dtype=bool)),
    )


def _counts(cast: Cast, seen: BoolArray) -> CountArray:
    width = len(cast.names) + 1
    made = seen & (cast.claimant != NOBODY)
    about = np.where(cast.subject == NOBODY, width - 1, cast.subject)
    pairs = cast.claimant[made].astype(np.int64) * width + about[made]
    return np.bincount(pairs, minlength=(width - 1) * width).reshape(width - 1, width)
