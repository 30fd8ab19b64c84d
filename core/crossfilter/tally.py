"""What is counted: tallies over axes, several of them laid out side by side in one row of cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from math import prod

import numpy as np
import numpy.typing as npt

CountArray = npt.NDArray[np.integer]

_JOINT = 1024
"""Tallies are counted together while their joint table has no more cells than this."""


class Sum(StrEnum):
    """What a tally adds up: claims, or a figure of each claim in fixed point."""

    CLAIMS = ""
    LOW = "low"
    BEST = "best"
    HIGH = "high"


@dataclass(frozen=True)
class Axis:
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


@dataclass(frozen=True)
class Tally:
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

    @property
    def shape(self) -> tuple[int, ...]:
        """Number of groups on each axis."""
        return tuple(axis.size for axis in self.axes)

    @property
    def cells(self) -> int:
        """Number of cells."""
        return prod(self.shape)


@dataclass(frozen=True)
class Layout:
    """Tables, each of which holds one or several tallies, side by side in one row of cells."""

    bundles: tuple[Tally, ...]

    @classmethod
    def of(cls, tallies: Iterable[Tally]) -> "Layout":
        """The fewest tables that hold all the tallies without growing large."""
        bundles: list[Tally] = []
        for tally in sorted(set(tallies), key=lambda tally: (-tally.cells, repr(tally))):
            if not any(_holds(bundle, tally) for bundle in bundles):
                _add(bundles, tally)
        return cls(tuple(bundles))

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """Where each table begins, and the number of all cells."""
        return tuple(int(end) for end in np.cumsum([0, *(bundle.cells for bundle in self.bundles)]))

    @property
    def cells(self) -> int:
        """Number of all cells."""
        return self.offsets[-1]

    @property
    def sums(self) -> bool:
        """Whether figures are added up, not only claims counted."""
        return any(bundle.sum is not Sum.CLAIMS for bundle in self.bundles)

    @property
    def dtype(self) -> type[np.int32 | np.int64]:
        """What a cell of a table is kept in."""
        return np.int64 if self.sums else np.int32

    def __contains__(self, tally: Tally) -> bool:
        return self._reading(tally) is not None

    def read(self, cells: CountArray, tally: Tally) -> CountArray:
        """A tally out of a row of cells; raises KeyError where it is not held."""
        reading = self._reading(tally)
        if reading is None:
            raise KeyError(tally)
        table = cells[reading.cells].reshape(reading.shape)
        left = table.sum(axis=reading.summed) if reading.summed else table
        return left.transpose(reading.order) if len(reading.order) > 1 else left

    def _reading(self, tally: Tally) -> "_Reading | None":
        if tally not in self._readings:
            held = (place for place, bundle in enumerate(self.bundles) if _holds(bundle, tally))
            place = next(held, None)
            self._readings[tally] = None if place is None else self._read_at(place, tally)
        return self._readings[tally]

    @cached_property
    def _readings(self) -> "dict[Tally, _Reading | None]":
        return {}

    def _read_at(self, place: int, tally: Tally) -> "_Reading":
        bundle = self.bundles[place]
        kept = [bundle.axes.index(axis) for axis in tally.axes]
        return _Reading(
            slice(self.offsets[place], self.offsets[place + 1]),
            bundle.shape,
            tuple(axis for axis in range(len(bundle.axes)) if axis not in kept),
            tuple(np.argsort(np.argsort(kept)).tolist()),
        )


@dataclass(frozen=True)
class _Reading:
    """How a tally is read out of a row of cells."""

    cells: slice
    shape: tuple[int, ...]
    summed: tuple[int, ...]
    order: tuple[int, ...]


def _holds(bundle: Tally, tally: Tally) -> bool:
    return bundle.sum is tally.sum and set(tally.axes) <= set(bundle.axes)


def _add(bundles: list[Tally], tally: Tally) -> None:
    for place, bundle in enumerate(bundles):
        joint = _joined(bundle, tally)
        if bundle.sum is tally.sum and joint.cells <= _JOINT:
            bundles[place] = joint
            return
    bundles.append(tally)


def _joined(bundle: Tally, tally: Tally) -> Tally:
    return Tally(tuple(dict.fromkeys((*bundle.axes, *tally.axes))), bundle.sum)


def split(tallies: Sequence[Tally]) -> tuple[Layout, ...]:
    """Layouts for tallies, those that count apart from those that add up; no empty one."""
    counting = [tally for tally in tallies if tally.sum is Sum.CLAIMS]
    adding = [tally for tally in tallies if tally.sum is not Sum.CLAIMS]
    return tuple(Layout.of(part) for part in (counting, adding) if part)
