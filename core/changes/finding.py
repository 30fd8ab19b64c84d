"""Finding what changed between two readings of a dataset."""

import numpy as np
import pandas as pd
from msgspec.structs import replace

from core.changes.changes import COMPARED, Changes, part_of
from core.changes.matching import Places, matches
from core.changes.moved import moved_cells
from core.crossfilter import Workspace
from core.dataset import Column, Kind
from core.index import BoolArray, Rows
from core.loading.patience import patiently
from core.loading.progress import Progress, silent
from core.vocabulary.terms import Clock


def changes_between(
    old: Workspace, new: Workspace, clock: Clock = Clock.CLAIMED, progress: Progress = silent
) -> Changes:
    """What came, changed and went, and the cells that moved on a clock.

    ``progress`` may raise to break off.
    """
    return patiently(lambda tell: _changes(old, new, clock, tell), progress)


def _changes(old: Workspace, new: Workspace, clock: Clock, progress: Progress) -> Changes:
    progress("Comparing with what was read before", 0.0)
    before, after = old.dataset.claims, new.dataset.claims
    found = matches(before, after, progress)
    differs = np.zeros((len(found.new), len(COMPARED)), dtype=bool)
    for place, column in enumerate(COMPARED):
        progress("Comparing with what was read before", place / len(COMPARED))
        differs[:, place] = _differ(before, after, column, (found.old, found.new))
    changed = np.flatnonzero(differs.any(axis=1))
    there = np.zeros(len(after), dtype=bool)
    there[found.new] = True
    kept = np.zeros(len(before), dtype=bool)
    kept[found.old] = True
    made = Changes(
        added=Rows(np.flatnonzero(~there).astype(np.int32)),
        changed=Rows(found.new[changed].astype(np.int32)),
        before=part_of(old.dataset, found.old[changed].astype(np.int32)),
        differs=differs[changed],
        withdrawn=part_of(old.dataset, np.flatnonzero(~kept).astype(np.int32)),
        same=len(found.new) - len(changed),
        matched=found.by,
    )
    if made.nothing and old.dataset.fingerprint == new.dataset.fingerprint:
        return made
    return replace(made, cells=moved_cells(old, new, clock, progress))


def _differ(
    old: pd.DataFrame, new: pd.DataFrame, column: Column, pairs: tuple[Places, Places]
) -> BoolArray:
    one, other = old[column.name], new[column.name]
    match column.kind:
        case Kind.NUMBER:
            left = one.to_numpy(dtype="float64")[pairs[0]]
            right = other.to_numpy(dtype="float64")[pairs[1]]
            return ~((left == right) | (np.isnan(left) & np.isnan(right)))
        case Kind.TEXT:
            texts = one.to_numpy(dtype=object)[pairs[0]]
            return np.asarray(texts != other.to_numpy(dtype=object)[pairs[1]], dtype=bool)
        case _:
            place = other.cat.categories.get_indexer(one.cat.categories)
            codes = np.append(place, -1)[one.cat.codes.to_numpy()][pairs[0]]
            return np.asarray(codes != other.cat.codes.to_numpy()[pairs[1]], dtype=bool)
