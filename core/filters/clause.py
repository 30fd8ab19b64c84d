"""The contract of a filter clause."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Self

from core.index import BoolArray, ClaimIndex
from core.vocabulary.terms import Clock

Serial = Mapping[str, object]
"""A clause as JSON values."""


class Clause(ABC):
    """A frozen, hashable condition on claims; the state holds at most one for each ``key``."""

    @property
    @abstractmethod
    def key(self) -> str:
        """What it is about: ``dates``, ``words``, or the key of a dimension."""

    @abstractmethod
    def describe(self, index: ClaimIndex) -> str:
        """The condition in words, for chips, titles and footers."""

    @abstractmethod
    def mask(self, index: ClaimIndex, clock: Clock) -> BoolArray:
        """Which claims satisfy it."""

    @abstractmethod
    def serial(self) -> Serial:
        """The clause as JSON values; ``from_serial`` reads it back."""

    @classmethod
    @abstractmethod
    def from_serial(cls, serial: Serial) -> Self:
        """Read ``serial()`` back; raises ValueError on anything else."""
