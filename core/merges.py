"""Several datasets as layers of one: which claim came from which, and what was taken for one."""

from enum import StrEnum
from typing import cast

import numpy as np
import numpy.typing as npt
from msgspec import Struct, field


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


class Pair(Struct, frozen=True, order=True):
    """``name`` of a layer and the name of an earlier layer it may be the same as."""

    kind: MergeKind
    layer: str
    """Key of the layer, which stays when the layer is renamed."""
    name: str
    into: str


class Merge(Struct, frozen=True):
    """Two names of different layers, and why they are, or may be, one."""

    pair: Pair
    into_layer: str
    """Key of the layer that has the other name."""
    reason: str
    applied: bool
    """False where it was split by hand, or is a suggestion that nobody took."""
    suggested: bool = False
    """Whether the names are only spelled alike: such a merge is never made unasked."""


class Decisions(Struct, frozen=True):
    """What a person decided about merges; everything else goes by names, aliases and codes."""

    apart: frozenset[Pair] = field(default_factory=frozenset[Pair])
    together: frozenset[Pair] = field(default_factory=frozenset[Pair])

    def split(self, pair: Pair) -> "Decisions":
        """With the two names kept apart."""
        return Decisions(self.apart | {pair}, self.together - {pair})

    def joined(self, pair: Pair) -> "Decisions":
        """With the two names taken for one."""
        return Decisions(self.apart - {pair}, self.together | {pair})


_OF_A_PAIR = 4


def decisions_serial(decisions: Decisions) -> dict[str, object]:
    """Decisions as JSON values."""
    return {
        "apart": [_pair_serial(pair) for pair in sorted(decisions.apart)],
        "together": [_pair_serial(pair) for pair in sorted(decisions.together)],
    }


def parse_decisions(serial: dict[str, object]) -> Decisions:
    """Read ``decisions_serial`` back; raises ValueError saying what it has wrong."""
    return Decisions(*(_pairs(key, serial.get(key, [])) for key in ("apart", "together")))


def _pair_serial(pair: Pair) -> list[str]:
    return [pair.kind.value, pair.layer, pair.name, pair.into]


def _pairs(key: str, serial: object) -> frozenset[Pair]:
    if not isinstance(serial, list):
        raise ValueError(f"{key!r} must be a list")  # noqa: TRY004 - one kind for bad content
    return frozenset(map(_pair, cast("list[object]", serial)))


def _pair(serial: object) -> Pair:
    row = cast("list[object]", serial) if isinstance(serial, list) else []
    words = [word for word in row if isinstance(word, str)]
    if not len(words) == len(row) == _OF_A_PAIR:
        raise ValueError("a merge must be a kind, a dataset and two names")
    return Pair(MergeKind(words[0]), *words[1:])


class Layers(Struct, frozen=True, eq=False):
    """The layers behind a dataset put together from several."""

    keys: tuple[str, ...]
    """What each is known by: an id in decisions, filters and ids of claims, never changed."""
    names: tuple[str, ...]
    """What each is called."""
    of: npt.NDArray[np.int32]
    """Layer of each claim, a place in ``keys``."""
    copies: npt.NDArray[np.int32]
    """How each claim stands to one of an earlier layer, a place in COPIES."""
    originals: npt.NDArray[np.int64]
    """Row of the claim that each one repeats, −1 for none."""
    merges: tuple[Merge, ...]
    decisions: Decisions
    unticked: frozenset[str] = frozenset()
    """Keys of those whose claims were left out of every panel when they were saved."""

    def name_of(self, key: str) -> str:
        """What the layer of a key is called; the key where there is none."""
        return next((n for k, n in zip(self.keys, self.names, strict=True) if k == key), key)
