"""Tallies laid out side by side in a row of cells, and the tables in which they are counted."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import prod
from typing import Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.crossfilter.joints import Joints
from core.crossfilter.tally import DAYS, Axis, CountArray, Sum, Tally
from core.index import CodeArray, smallest
from core.once import once

_PLANS = 32
"""Ways of asking that a layout remembers."""

_LANES = 1 << 14
"""Claims of neighbouring days are counted in one go while the table has no more cells than this."""


class Cells(Struct, frozen=True, eq=False):
    """The cells of a layout, one row or many: claims counted, and figures added up."""

    counts: CountArray
    sums: CountArray

    @classmethod
    def zeros(cls, layout: "Layout", *rows: int) -> Self:
        """Empty cells: claims are counted in 32 bits, figures added up in 64."""
        return cls(
            np.zeros((*rows, layout.counting), dtype=np.int32),
            np.zeros((*rows, layout.adding), dtype=np.int64),
        )

    def __add__(self, other: Self) -> Self:
        return type(self)(self.counts + other.counts, self.sums + other.sums)

    def __sub__(self, other: Self) -> Self:
        return type(self)(self.counts - other.counts, self.sums - other.sums)

    def risen(self, low: int, high: int) -> Self:
        """What is added from one row to another."""
        counts, sums = self.counts, self.sums
        return type(self)(counts[high] - counts[low], sums[high] - sums[low])

    def __getitem__(self, rows: int | slice) -> Self:
        return type(self)(self.counts[rows], self.sums[rows])

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        return self.counts.nbytes + self.sums.nbytes


class Place(Struct, frozen=True):
    """Where a tally stands in cells: among the counts or the sums, and from where to where."""

    sums: bool
    cells: slice
    shape: tuple[int, ...]

    def of(self, cells: Cells) -> CountArray:
        """The part of cells in which it stands."""
        return cells.sums if self.sums else cells.counts

    def read(self, cells: Cells) -> CountArray:
        """The tally out of a row of cells."""
        found = (cells.sums if self.sums else cells.counts)[self.cells]
        return found if len(self.shape) == 1 else found.reshape(self.shape)


class Member(Struct, frozen=True):
    """A tally of a bundle: where it stands, and which axes of the bundle are its own, in order."""

    place: Place
    axes: tuple[int, ...]
    summed: tuple[int, ...]
    order: tuple[int, ...]


class Bundle(Struct, frozen=True, dict=True):
    """Tallies of one sum that are counted in one table, whose axes are all of theirs."""

    axes: tuple[Axis, ...]
    sum: Sum
    members: tuple[Member, ...]

    @cached_property
    def cells(self) -> int:
        """Number of cells of the table."""
        return prod(axis.size for axis in self.axes)

    @cached_property
    def strides(self) -> tuple[int, ...]:
        """How many cells further the next group of each axis stands."""
        sizes = [axis.size for axis in self.axes]
        return tuple(prod(sizes[place + 1 :]) for place in range(len(sizes)))

    @cached_property
    def lanes(self) -> int:
        """Days are counted side by side in so many lanes, by the remainder of their rank.

        A claim is counted at *cell · lanes + lane*, so that few calls count many days. The number
        is odd: cells a power of two apart would wait for each other. A table of days has one.
        """
        single = not self.cells or any(axis.dimension in DAYS for axis in self.axes)
        return 1 if single else max(0, _LANES // self.cells - 1) | 1

    def spread(self, tables: CountArray, cells: Cells) -> None:
        """Write tables (cells of the bundle × rows) to where the tallies stand in rows of cells."""
        rows = tables.shape[1]
        shaped = tables.reshape((*(axis.size for axis in self.axes), rows))
        for member in self.members:
            left = shaped.sum(axis=member.summed) if member.summed else shaped
            ordered = left.transpose(member.order)
            here = member.place.cells
            member.place.of(cells)[:, here] = ordered.reshape(here.stop - here.start, rows).T

    def groups_of(self, axis: Axis) -> CodeArray:
        """For every cell, all lanes of it, the group on one of the axes."""
        cells = np.arange(self.cells * self.lanes) // self.lanes
        return (cells // self.strides[self.axes.index(axis)] % axis.size).astype(
            smallest(axis.size)
        )

    def within(self, cells: Cells) -> CountArray | None:
        """The table in rows of cells, rows × cells; None where it is not the very tally."""
        member = self.members[0]
        if len(self.members) > 1 or member.axes != tuple(range(len(self.axes))):
            return None
        return member.place.of(cells)[:, member.place.cells]

    def cell_of(self, member: Member) -> npt.NDArray[np.int64]:
        """For every cell of the table the one of a tally in its part of a row."""
        found = np.zeros(self.cells, dtype=np.int64)
        for axis in member.axes:
            size = self.axes[axis].size
            found = found * size + np.arange(self.cells) // self.strides[axis] % size
        return found + member.place.cells.start


class _Plan(Struct, frozen=True, eq=False):
    """Where some tallies stand, in the order in which they are asked for."""

    tallies: tuple[Tally, ...]
    """Held, so that no other tally comes to lie where one of them lay."""
    steps: tuple[tuple[bool, slice, tuple[int, ...] | None], ...]

    @classmethod
    def of(cls, tallies: Sequence[Tally], places: Mapping[Tally, Place]) -> Self:
        steps = (places[tally] for tally in tallies)
        return cls(
            tuple(tallies),
            tuple((p.sums, p.cells, None if len(p.shape) == 1 else p.shape) for p in steps),
        )

    def read(self, cells: Cells) -> list[CountArray]:
        counts, sums = cells.counts, cells.sums
        return [
            (sums if adds else counts)[here]
            if shape is None
            else (sums if adds else counts)[here].reshape(shape)
            for adds, here, shape in self.steps
        ]


class Layout:
    """Tallies side by side in a row of cells."""

    def __init__(self, tallies: Iterable[Tally], joints: Joints) -> None:
        self.tallies = frozenset(tallies)
        self.counting = self.adding = 0
        self.places: dict[Tally, Place] = {}
        for tally in sorted(self.tallies, key=lambda tally: tally.name):
            adds = tally.sum is not Sum.CLAIMS
            begin = self.adding if adds else self.counting
            end = begin + tally.cells
            self.places[tally] = Place(adds, slice(begin, end), tally.shape)
            self.adding, self.counting = (end, self.counting) if adds else (self.adding, end)
        self._plans: dict[tuple[int, ...], _Plan | None] = {}
        self._joints = joints

    @once
    def bundles(self) -> tuple[Bundle, ...]:
        """The tables in which claims are counted; those of a few claims need none."""
        members: dict[tuple[tuple[Axis, ...], Sum], list[Member]] = {}
        for tally, axes in self._joints.of(self.tallies).items():
            member = _member(axes, self.places[tally], tally)
            members.setdefault((axes, tally.sum), []).append(member)
        return tuple(Bundle(axes, sum_, tuple(found)) for (axes, sum_), found in members.items())

    @property
    def nbytes(self) -> int:
        """Size of a row of cells."""
        return 4 * self.counting + 8 * self.adding

    def __contains__(self, tally: Tally) -> bool:
        return tally in self.places

    def read(self, tallies: Sequence[Tally], cells: Cells) -> list[CountArray] | None:
        """Some tallies out of a row of cells; None where one of them does not stand there.

        Panels ask with the same objects at every step, so where they stand is known by which they
        are.
        """
        key = tuple(map(id, tallies))
        try:
            plan = self._plans[key]
        except KeyError:
            plan = self._planned(key, tallies)
        return None if plan is None else plan.read(cells)

    def _planned(self, key: tuple[int, ...], tallies: Sequence[Tally]) -> _Plan | None:
        held = all(tally in self.places for tally in tallies)
        plan = _Plan.of(tallies, self.places) if held else None
        if len(self._plans) >= _PLANS:
            self._plans.clear()
        self._plans[key] = plan
        return plan

    def put_together(self, tables: Mapping[Tally, CountArray]) -> Cells:
        """The cells that hold these tables."""
        found = Cells.zeros(self)
        for tally, table in tables.items():
            place = self.places[tally]
            place.of(found)[place.cells] = table.reshape(-1)
        return found


def _member(axes: tuple[Axis, ...], place: Place, tally: Tally) -> Member:
    kept = [axes.index(axis) for axis in tally.axes]
    summed = tuple(axis for axis in range(len(axes)) if axis not in kept)
    order = (*(sorted(kept).index(axis) for axis in kept), len(kept))
    return Member(place, tuple(kept), summed, order)
