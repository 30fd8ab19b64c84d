"""What is counted: tallies over axes."""

from enum import StrEnum
from functools import cached_property
from math import prod

import numpy as np
import numpy.typing as npt
from msgspec import Struct

CountArray = npt.NDArray[np.integer]


class Sum(StrEnum):
    """What a tally adds up: claims, or a figure of each claim in fixed point."""

    CLAIMS = ""
    LOW = "low"
    BEST = "best"
    HIGH = "high"


class Axis(Struct, frozen=True, dict=True):
    """A way to group claims by a dimension of the index, or by first or last day.

    ``groups[code]`` is the group of each value, from 0 to ``size`` - 1; empty where each value is
    its own group.
    """

    dimension: str
    size: int
    groups: tuple[int, ...] = ()

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.dimension, self.size, self.groups))


FIRST_DAY = "first day"
LAST_DAY = "last day"
"""Axes of the days on the clock in use: a place in ``Arrangement.days``, undated last."""

KNOWN_DAY = "known day"
"""The axis of the day by which a claim had surely been made: its last one on the claim clock."""

DAYS = frozenset({FIRST_DAY, LAST_DAY, KNOWN_DAY})


class Tally(Struct, frozen=True, dict=True):
    """A table to be counted; without axes it is a single number.

    A claim is a row of the claims table: claim ids are unique, so a claim that spans several days
    counts once wherever it overlaps, however many statements or days it belongs to.
    """

    axes: tuple[Axis, ...] = ()
    sum: Sum = Sum.CLAIMS

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        return hash((self.axes, self.sum))

    @cached_property
    def name(self) -> str:
        """What it is sorted by, so that tallies stand in one order whatever they are asked with."""
        return repr(self)

    @property
    def shape(self) -> tuple[int, ...]:
        """Number of groups on each axis."""
        return tuple(axis.size for axis in self.axes)

    @property
    def cells(self) -> int:
        """Number of cells."""
        return prod(self.shape)

    @cached_property
    def is_by_day(self) -> bool:
        """Whether it tells days apart."""
        return any(axis.dimension in DAYS for axis in self.axes)
