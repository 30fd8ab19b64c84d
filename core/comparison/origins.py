"""Independent origins: how many sources stand behind some claims once copies are taken off."""

import numpy as np

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
    """Number of connected components of claims that share a group with a source or statement."""
    origin, statement = ties.origin[rows], ties.statement[rows]
    size = len(rows)
    nodes: list[LongArray] = []
    offset = size
    for codes, given in ((origin, origin >= 0), (statement, np.ones(size, dtype=bool))):
        paired = groups.astype(np.int64) * (int(codes.max(initial=0)) + 1) + codes
        dense = np.unique(paired, return_inverse=True)[1].astype(np.int64)
        nodes.append(np.where(given, dense + offset, np.arange(size)))
        offset += size
    every = np.tile(np.arange(size, dtype=np.int64), 2)
    label = components(offset, every, np.concatenate(nodes))[:size]
    heads = np.unique(label, return_index=True)[1]
    return np.bincount(groups[heads], minlength=count).astype(np.int64)
