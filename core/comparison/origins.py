"""Independent origins: how many sources stand behind some claims once copies are taken off."""

import numpy as np
import pandas as pd

from core.comparison.figures import figures_of
from core.comparison.ties import LongArray, Ties, components
from core.dataset import Dataset
from core.index import ClaimIndex, IntArray


def origins_by(
    dataset: Dataset, index: ClaimIndex, rows: IntArray, groups: LongArray, count: int
) -> LongArray:
    """Independent origins behind claims, for each of ``count`` groups; ``groups`` names each row's.

    Relays of one source and readings of one statement are one origin.
    """
    return counted_origins(figures_of(dataset, index).ties, rows.astype(np.int64), groups, count)


def counted_origins(ties: Ties, rows: LongArray, groups: LongArray, count: int) -> LongArray:
    """Number of connected components of claims that share a group with a source or statement.

    Only claims of statements that are read more than once need following; each other one is its
    source's, or an origin of its own.
    """
    origin, statement = ties.origin[rows], ties.statement[rows]
    statement = pd.factorize(statement)[0].astype(np.int64)
    width = int(origin.max(initial=-1)) + 1
    sourced = origin >= 0
    given = groups.astype(np.int64) * width + origin
    sources = np.unique(given[sourced])
    shared = np.bincount(statement)[statement] > 1
    counted = np.bincount(groups[~sourced & ~shared], minlength=count)
    linked = np.flatnonzero(shared)
    said = groups[linked].astype(np.int64) * (int(statement.max(initial=0)) + 1) + statement[linked]
    statements, place = np.unique(said, return_inverse=True)
    at = np.searchsorted(sources, given[linked])
    edges = sourced[linked]
    label = components(
        len(sources) + len(statements),
        at[edges].astype(np.int64),
        place[edges].astype(np.int64) + len(sources),
    )
    group_of = np.zeros(len(label), dtype=np.int64)
    group_of[: len(sources)] = sources // max(width, 1)
    group_of[len(sources) + place] = groups[linked]
    heads = label == np.arange(len(label))
    return (counted + np.bincount(group_of[heads], minlength=count)).astype(np.int64)
