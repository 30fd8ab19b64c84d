"""The loops over claims that numpy has; ``bincount`` holds the interpreter."""

import numpy as np
import numpy.typing as npt

from core.crossfilter.column import BundleColumn
from core.crossfilter.fixed import as_whole
from core.crossfilter.loops.contract import Lanes, LongArray, Runs, Table, Whole
from core.crossfilter.places import Where, taken
from core.crossfilter.sieve import Sieve
from core.crossfilter.tally import CountArray
from core.index import CodeArray, IntArray

_SPARSE = 4
"""A table so many times as long as the claims counted at once is added to claim by claim."""


class Plain:
    """Nothing has to be made first."""

    holds_interpreter = True

    def tally(self, table: Table, column: BundleColumn, where: Where) -> None:
        """Count a part in a table of its own and add that."""
        weights = None if column.weights is None else taken(column.weights, where)
        table += as_whole(np.bincount(taken(column.cells, where), weights, len(table)))

    def tally_by_lane(
        self, table: CountArray, column: BundleColumn, lanes: Lanes, where: Where, sign: int
    ) -> None:
        """Count between the lowest and the highest lane."""
        lane, cells = np.take(lanes.of, taken(lanes.codes, where)), column.bundle.cells
        if not len(lane):
            return
        weights = None if column.weights is None else taken(column.weights, where)
        low, high = int(lane.min()), int(lane.max())
        kind = np.int32 if (high + 1) * cells <= np.iinfo(np.int32).max else np.int64
        place = np.multiply(lane, cells, dtype=kind)
        place += taken(column.cells, where) // column.bundle.lanes
        place -= low * cells
        part = table[low : high + 1].reshape(-1)
        if len(part) > _SPARSE * len(lane):
            np.add.at(part, place, sign if weights is None else sign * weights)
        else:
            part += sign * as_whole(np.bincount(place, weights, len(part)))

    def sift(self, sieve: Sieve, where: Where) -> Where:
        """Ask of all, then choose."""
        passed = sieve(where)
        if not isinstance(where, slice):
            return where[passed]
        chosen: IntArray = np.flatnonzero(passed).astype(np.int32)
        if len(chosen) == len(passed):
            return where
        chosen += np.int32(where.start)
        return chosen

    def sift_runs(self, sieve: Sieve, begins: LongArray, ends: LongArray) -> Runs:
        """Name all places, ask of all, then choose."""
        sizes = np.maximum(ends - begins, 0)
        bounds = np.concatenate(([0], np.cumsum(sizes)))
        every = np.arange(bounds[-1], dtype=np.int32)
        every += np.repeat(begins - bounds[:-1], sizes).astype(np.int32)
        kept = np.flatnonzero(sieve(every))
        return Runs(every[kept], kept.searchsorted(bounds))

    def gained(self, sums: npt.NDArray[Whole], runs: Runs) -> npt.NDArray[Whole]:
        """Sum the gains up from the first run to the last."""
        gains = sums.take(runs.places + 1, axis=0)
        gains -= sums.take(runs.places, axis=0)
        up_to = np.zeros((len(gains) + 1, gains.shape[1]), dtype=sums.dtype)
        np.cumsum(gains, axis=0, out=up_to[1:])
        return np.diff(up_to.take(runs.bounds, axis=0), axis=0)

    def gained_by(
        self, sums: npt.NDArray[Whole], starts: LongArray, codes: CodeArray, values: int
    ) -> npt.NDArray[Whole]:
        """Count what is gained at each place, a column at a time."""
        runs = len(starts) - 1
        cells = np.repeat(np.arange(runs) * values, np.diff(starts)) + codes
        columns = [
            as_whole(np.bincount(cells, np.diff(column), runs * values)).astype(sums.dtype)
            for column in sums.T
        ]
        return np.stack(columns, axis=1).reshape(runs, values, len(columns))

    def group(self, codes: CodeArray, within: npt.NDArray[np.uint16], bounds: IntArray) -> None:
        """Sort them."""
        within[:] = np.argsort(codes, kind="stable")
        np.cumsum(np.bincount(codes, minlength=len(bounds) - 1), out=bounds[1:])
