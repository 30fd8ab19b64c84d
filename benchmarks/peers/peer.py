"""The contract of a peer."""

from collections.abc import Sequence
from typing import Protocol

from core.crossfilter import Asked, CountArray

FILTERED = ("category", "claimant_side", "claimant", "topic", "source")
"""The dimensions that gestures filter by."""


class Peer(Protocol):
    """Another engine over the same claims."""

    name: str

    def answer(self, asked: Sequence[Asked]) -> list[CountArray]:
        """The tables asked for, in the order of the asking."""
        ...

    def activate(self, brush: str, asked: Sequence[Asked]) -> None:
        """Prepare for a brush, where the engine has a way to."""
        ...

    def prove(self) -> None:
        """Raise AssertionError unless the engine works by the mechanism it is named for."""
        ...
