"""The loops over claims as machine code: no copies, and the interpreter is free meanwhile.

numba makes the code of each kind of columns when it is first called, in about a tenth of a second,
and keeps it beside this file or, where nothing can be written, in the user's cache folder.
"""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

import numba
import numpy as np
import numpy.typing as npt

from core.crossfilter.column import BundleColumn
from core.crossfilter.loops.contract import Lanes, LongArray, Runs, Table, Whole
from core.crossfilter.places import Where, length
from core.crossfilter.sieve import Sieve
from core.crossfilter.tally import CountArray
from core.index import BoolArray, CodeArray, IntArray

P = ParamSpec("P")
R = TypeVar("R")
Division = tuple[np.uint64, np.uint64]
"""By what to multiply and how many bits to shift, in place of a division."""

_BITS = 32
"""Cells and lanes whose product is smaller than 2³² are divided in multiplying by so many bits."""


def _machine_code(loop: Callable[P, R]) -> Callable[P, R]:
    try:
        made: Any = numba.njit(nogil=True, cache=True)(loop)
    except RuntimeError:
        made = numba.njit(nogil=True)(loop)
    return cast("Callable[P, R]", made)


class Compiled:
    """Slices are read as they stand, single places one by one."""

    holds_interpreter = False

    def tally(self, table: Table, column: BundleColumn, where: Where) -> None:
        """One pass."""
        cells, weights = column.cells, column.weights
        if isinstance(where, slice):
            if weights is None:
                _count(table, cells[where])
            else:
                _add(table, cells[where], weights[where])
        elif weights is None:
            _count_at(table, cells, where)
        else:
            _add_at(table, cells, weights, where)

    def tally_by_lane(
        self, table: CountArray, column: BundleColumn, lanes: Lanes, where: Where, sign: int
    ) -> None:
        """One pass; a cell is divided by the lanes of its days in multiplying."""
        cells, weights, by = column.cells, column.weights, _division(column.bundle.lanes)
        if isinstance(where, slice):
            if weights is None:
                _count_by_lane(table, cells[where], by, lanes.codes[where], lanes.of, sign)
            else:
                _add_by_lane(
                    table, cells[where], by, lanes.codes[where], lanes.of, weights[where], sign
                )
        elif weights is None:
            _count_by_lane_at(table, cells, by, lanes.codes, lanes.of, where, sign)
        else:
            _add_by_lane_at(table, cells, by, lanes.codes, lanes.of, weights, where, sign)

    def sift(self, sieve: Sieve, where: Where) -> Where:
        """One condition after the other, each of what the ones before it left."""
        left: Where = where
        for condition in sieve.conditions:
            found = np.empty(length(left), dtype=np.int32)
            if isinstance(left, slice):
                count = _sift(found, condition.codes[left], condition.chosen, left.start)
                left = left if count == len(found) else found[:count]
            else:
                left = found[: _sift_at(found, condition.codes, condition.chosen, left)]
        return left

    def sift_runs(self, sieve: Sieve, begins: LongArray, ends: LongArray) -> Runs:
        """Run by run by the first condition, what that left by the others."""
        first, *others = sieve.conditions
        found = np.empty(int(np.maximum(ends - begins, 0).sum()), dtype=np.int32)
        bounds = np.zeros(len(begins) + 1, dtype=np.int64)
        _sift_runs(found, bounds, first.codes, first.chosen, begins, ends)
        places = found[: bounds[-1]]
        for condition in others:
            left = np.empty_like(places)
            places = left[: _sift_at(left, condition.codes, condition.chosen, places)]
        if others:
            bounds = np.append(places.searchsorted(begins), len(places))
        return Runs(places, bounds)

    def gained(self, sums: npt.NDArray[Whole], runs: Runs) -> npt.NDArray[Whole]:
        """One pass."""
        gained = np.zeros((len(runs.bounds) - 1, sums.shape[1]), dtype=sums.dtype)
        _gain(gained, sums, runs.places, runs.bounds)
        return gained

    def gained_by(
        self, sums: npt.NDArray[Whole], starts: LongArray, codes: CodeArray, values: int
    ) -> npt.NDArray[Whole]:
        """One pass."""
        gained = np.zeros((len(starts) - 1, values, sums.shape[1]), dtype=sums.dtype)
        _gain_by(gained, sums, starts, codes)
        return gained

    def group(self, codes: CodeArray, within: npt.NDArray[np.uint16], bounds: IntArray) -> None:
        """Count, then put each in its place."""
        _group(codes, within, bounds)


def _division(lanes: int) -> Division:
    if lanes == 1:
        return np.uint64(1), np.uint64(0)
    return np.uint64(-(-(1 << _BITS) // lanes)), np.uint64(_BITS)


@_machine_code
def _count(table: Table, cells: CodeArray) -> None:
    for cell in cells:
        table[cell] += 1


@_machine_code
def _add(table: Table, cells: CodeArray, weights: npt.NDArray[np.signedinteger]) -> None:
    for place in range(len(cells)):
        table[cells[place]] += weights[place]


@_machine_code
def _count_at(table: Table, cells: CodeArray, places: IntArray) -> None:
    for place in places:
        table[cells[place]] += 1


@_machine_code
def _add_at(
    table: Table, cells: CodeArray, weights: npt.NDArray[np.signedinteger], places: IntArray
) -> None:
    for place in places:
        table[cells[place]] += weights[place]


@_machine_code
def _count_by_lane(
    table: CountArray,
    cells: CodeArray,
    by: Division,
    codes: CodeArray,
    lanes: IntArray,
    sign: int,
) -> None:
    for place in range(len(cells)):
        table[lanes[codes[place]], (np.uint64(cells[place]) * by[0]) >> by[1]] += sign


@_machine_code
def _count_by_lane_at(
    table: CountArray,
    cells: CodeArray,
    by: Division,
    codes: CodeArray,
    lanes: IntArray,
    places: IntArray,
    sign: int,
) -> None:
    for place in places:
        table[lanes[codes[place]], (np.uint64(cells[place]) * by[0]) >> by[1]] += sign


@_machine_code
def _add_by_lane(
    table: CountArray,
    cells: CodeArray,
    by: Division,
    codes: CodeArray,
    lanes: IntArray,
    weights: npt.NDArray[np.signedinteger],
    sign: int,
) -> None:
    for place in range(len(cells)):
        table[lanes[codes[place]], (np.uint64(cells[place]) * by[0]) >> by[1]] += (
            sign * weights[place]
        )


@_machine_code
def _add_by_lane_at(
    table: CountArray,
    cells: CodeArray,
    by: Division,
    codes: CodeArray,
    lanes: IntArray,
    weights: npt.NDArray[np.signedinteger],
    places: IntArray,
    sign: int,
) -> None:
    for place in places:
        table[lanes[codes[place]], (np.uint64(cells[place]) * by[0]) >> by[1]] += (
            sign * weights[place]
        )


@_machine_code
def _sift(found: IntArray, codes: CodeArray, chosen: BoolArray, base: int) -> int:
    count = 0
    for place in range(len(codes)):
        found[count] = base + place
        if chosen[codes[place]]:
            count += 1
    return count


@_machine_code
def _sift_at(found: IntArray, codes: CodeArray, chosen: BoolArray, places: IntArray) -> int:
    count = 0
    for place in places:
        found[count] = place
        if chosen[codes[place]]:
            count += 1
    return count


@_machine_code
def _sift_runs(
    found: IntArray,
    bounds: LongArray,
    codes: CodeArray,
    chosen: BoolArray,
    begins: LongArray,
    ends: LongArray,
) -> None:
    count = 0
    for run in range(len(begins)):
        for place in range(begins[run], ends[run]):
            found[count] = place
            if chosen[codes[place]]:
                count += 1
        bounds[run + 1] = count


@_machine_code
def _gain(
    gained: npt.NDArray[Whole], sums: npt.NDArray[Whole], places: IntArray, bounds: LongArray
) -> None:
    for run in range(len(gained)):
        for at in range(bounds[run], bounds[run + 1]):
            place = places[at]
            for column in range(sums.shape[1]):
                gained[run, column] += sums[place + 1, column] - sums[place, column]


@_machine_code
def _gain_by(
    gained: npt.NDArray[Whole], sums: npt.NDArray[Whole], starts: LongArray, codes: CodeArray
) -> None:
    for run in range(len(gained)):
        for place in range(starts[run], starts[run + 1]):
            for column in range(sums.shape[1]):
                gained[run, codes[place], column] += sums[place + 1, column] - sums[place, column]


@_machine_code
def _group(codes: CodeArray, within: npt.NDArray[np.uint16], bounds: IntArray) -> None:
    for code in codes:
        bounds[code + 1] += 1
    for code in range(1, len(bounds)):
        bounds[code] += bounds[code - 1]
    ends = bounds[:-1].copy()
    for place in range(len(codes)):
        within[ends[codes[place]]] = place
        ends[codes[place]] += 1
