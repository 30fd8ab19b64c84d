"""The contract of a filter clause."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
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

    def as_known(self, known_on: date | None) -> Self:
        """The same condition on what was known on a day; most conditions do not depend on it."""
        del known_on
        return self

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
