"""What the actor graph of a dataset has at a level before any filter: made once and kept."""

from functools import cached_property
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.crossfilter import Asked, Tally, Workspace
from core.filters import FilterState
from core.index import BoolArray, ClaimIndex, IntArray
from core.panels.relations.cast import NOBODY, Cast, Level, cast_of
from core.panels.relations.layout import FloatArray, Scene, lay_out
from core.panels.relations.ties import Tie, ties_of
from core.vocabulary.terms import THIRD, Act

CountArray = npt.NDArray[np.integer]


class Denials(Struct, frozen=True, eq=False, dict=True):
    """Who denies whom in which claim: once each, by denier, by denied, by row."""

    source: IntArray
    """Node that denies."""
    target: IntArray
    """Node whose claim it denies."""
    row: IntArray
    partial: BoolArray
    """Whether it denies only in part."""

    @cached_property
    def starts(self) -> IntArray:
        """Where each pair of nodes begins."""
        new = (np.diff(self.source) != 0) | (np.diff(self.target) != 0)
        return np.flatnonzero(np.concatenate(([True], new))[: len(self.row)]).astype(np.int32)


class Stage(Struct, frozen=True, eq=False, dict=True, weakref=True):
    """Nodes, relations and claim counts of a level, unfiltered, and where the nodes stand."""

    cast: Cast
    level: Level
    belligerents: tuple[str, ...]
    ties: tuple[Tie, ...]
    denials: Denials
    tally: Tally
    """Claims of each node about each; the last group of both axes is nobody."""
    total: CountArray
    """Number of claims of each node about each, shape (nodes, nodes + 1); last: about nobody."""

    @cached_property
    def places(self) -> FloatArray:
        """Where the nodes stand, shape (nodes, 2)."""
        return lay_out(self._scene())

    @cached_property
    def spots(self) -> tuple[tuple[float, float], ...]:
        """The same as plain numbers."""
        return tuple((x, y) for x, y in self.places.tolist())

    @cached_property
    def third(self) -> BoolArray:
        """Which nodes are third parties."""
        return np.array([side == THIRD for side in self.cast.sides], dtype=np.bool_)

    @cached_property
    def made(self) -> CountArray:
        """Number of claims of each node."""
        return np.asarray(self.total.sum(axis=1))

    @cached_property
    def spoken(self) -> BoolArray:
        """Which nodes make a claim, or have one made about them."""
        return np.asarray(self.made + self.total[:, :-1].sum(axis=0) > 0)

    def counts(self, counted: CountArray) -> CountArray:
        """Number of claims of each node about each, shaped as ``total``, from the tally's table."""
        return counted[:-1].astype(np.int64)

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
                if not self.third[source]:
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
    nodes = len(cast.names) + 1
    tally = Tally((cast.claimant.axis(nodes), cast.subject.axis(nodes)))
    counted = workspace.counts.ask((Asked(tally, FilterState()),))[0]
    return Stage(
        cast=cast,
        level=level,
        belligerents=workspace.index.belligerents,
        ties=ties_of(workspace, cast),
        denials=_denials(workspace.index, cast),
        tally=tally,
        total=counted[:-1].astype(np.int64),
    )


def _denials(index: ClaimIndex, cast: Cast) -> Denials:
    act, links = index["act"], index.links
    codes = [act.code_of[deny] for deny in (Act.DENY, Act.PARTLY_DENY) if deny in act.code_of]
    if not codes or not len(links.source):
        none = np.zeros(0, dtype=np.int32)
        return Denials(none, none, none, none.astype(np.bool_))
    denying = np.isin(act.codes[links.source], codes) & ~links.replaces
    row = links.source[denying]
    source, target = cast.claimant[row], cast.claimant[links.target[denying]]
    apart = (source != target) & (source != NOBODY) & (target != NOBODY)
    found = np.stack((source[apart], target[apart], row[apart]))
    source, target, row = np.unique(found, axis=1)
    return Denials(source, target, row, act.codes[row] == act.code_of.get(Act.PARTLY_DENY))
