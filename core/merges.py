"""Several datasets as layers of one: which claim came from which, and what was taken for one."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt


class MergeKind(StrEnum):
    """What two datasets may name differently."""

    ACTOR = "actor"
    SOURCE = "source"
    CATEGORY = "category"


class Copy(StrEnum):
    """How a claim stands to one of an earlier layer; "" where it stands for itself."""

    NONE = ""
    DUPLICATE = "duplicate"
    RELAY = "relay"


COPIES = (Copy.NONE, Copy.DUPLICATE, Copy.RELAY)
"""Copies by code."""


@dataclass(frozen=True, order=True)
class Pair:
    """``name`` of a layer and the name of an earlier layer it may be the same as."""

    kind: MergeKind
    layer: str
    name: str
    into: str


@dataclass(frozen=True)
class Merge:
    """Two names of different layers, and why they are, or may be, one."""

    pair: Pair
    into_layer: str
    reason: str
    applied: bool
    """False where it was split by hand, or is a suggestion that nobody took."""
    suggested: bool = False
    """Whether the names are only spelled alike: such a merge is never made unasked."""


@dataclass(frozen=True)
class Decisions:
    """What a person decided about merges; everything else goes by names, aliases and codes."""

    apart: frozenset[Pair] = field(default_factory=frozenset[Pair])
    together: frozenset[Pair] = field(default_factory=frozenset[Pair])

    def split(self, pair: Pair) -> "Decisions":
        """With the two names kept apart."""
        return Decisions(self.apart | {pair}, self.together - {pair})

    def joined(self, pair: Pair) -> "Decisions":
        """With the two names taken for one."""
        return Decisions(self.apart - {pair}, self.together | {pair})


@dataclass(frozen=True, eq=False)
class Layers:
    """The layers behind a dataset put together from several."""

    names: tuple[str, ...]
    of: npt.NDArray[np.int32]
    """Layer of each claim, a place in ``names``."""
    copies: npt.NDArray[np.int32]
    """How each claim stands to one of an earlier layer, a place in COPIES."""
    originals: npt.NDArray[np.int64]
    """Row of the claim that each one repeats, −1 for none."""
    merges: tuple[Merge, ...]
    decisions: Decisions
