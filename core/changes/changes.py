"""The difference of two readings of a dataset as a frozen value."""

from functools import cached_property
from types import MappingProxyType

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from core.changes.moved import MovedCell
from core.crossfilter import Workspace
from core.dataset import CLAIMS, Dataset
from core.index import BoolArray, IntArray, Rows

COMPARED = tuple(column for column in CLAIMS if column.name != "claim_id")
"""The columns in which a claim may have changed; an id says which claim it is."""


class Changes(Struct, frozen=True, eq=False, dict=True):
    """Claims that came, changed and went between two readings, and the cells that moved.

    It keeps the claims of the older reading that changed or went, not that reading itself.
    """

    added: Rows
    """Rows of the newer reading."""
    changed: Rows
    """Rows of the newer reading, in the order of ``before``."""
    before: Dataset
    """The changed claims as they were."""
    differs: BoolArray
    """For each changed claim and each column of ``COMPARED``, whether it differs."""
    withdrawn: Dataset
    """The claims that are not there any more."""
    same: int
    """Claims that say what they said."""
    matched: tuple[tuple[str, int], ...] = ()
    """By what claims of the two readings were taken for one, and how many."""
    cells: tuple[MovedCell, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether both readings say the same."""
        return not (self.added or self.changed or len(self.withdrawn.claims) or self.cells)

    @property
    def new(self) -> Rows:
        """The claims that came or changed, for a highlight."""
        return Rows(np.concatenate([self.added.array, self.changed.array]))

    @cached_property
    def gone(self) -> Workspace:
        """The withdrawn claims to be read like any others."""
        return Workspace(self.withdrawn)

    def columns(self, number: int) -> tuple[str, ...]:
        """Names of the columns in which the ``number``-th changed claim differs."""
        return tuple(
            column.name
            for column, differs in zip(COMPARED, self.differs[number], strict=True)
            if differs
        )


def part_of(dataset: Dataset, rows: IntArray) -> Dataset:
    """The dataset with some of its claims only, without what was read beside them."""
    claims = dataset.claims.take(rows).reset_index(drop=True)
    return replace(
        dataset,
        claims=claims,
        raw=MappingProxyType({}),
        problems=(),
        rejected=(),
        layers=None,
        parts=(),
    )
