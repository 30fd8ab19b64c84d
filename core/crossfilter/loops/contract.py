"""What is done claim by claim, in whatever way."""

from typing import NamedTuple, Protocol, TypeVar

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.crossfilter.column import BundleColumn
from core.crossfilter.places import Where
from core.crossfilter.sieve import Sieve
from core.crossfilter.tally import CountArray
from core.index import CodeArray, IntArray

Table = npt.NDArray[np.int64]
LongArray = npt.NDArray[np.int64]
Whole = TypeVar("Whole", bound=np.integer)


class Lanes(Struct, frozen=True, eq=False):
    """The row of a table in which each claim is counted, looked up by a code of the claim."""

    codes: CodeArray
    """One for each place."""
    of: IntArray
    """The row of each code."""
    rows: int


class Runs(NamedTuple):
    """Places of several runs, one run after the other."""

    places: IntArray
    bounds: LongArray
    """Where the places of each run begin, and last where all of them end."""


class Loops(Protocol):
    """Every way gives the same numbers."""

    holds_interpreter: bool
    """Whether a second thread gains nothing, and whoever else is at work waits."""

    def tally(self, table: Table, column: BundleColumn, where: Where) -> None:
        """Add the claims at some places to a table of as many cells as the column's."""
        ...

    def tally_by_lane(
        self, table: CountArray, column: BundleColumn, lanes: Lanes, where: Where, sign: int
    ) -> None:
        """Add them (``sign`` 1) or take them away (-1) in a table of lanes × cells."""
        ...

    def sift(self, sieve: Sieve, where: Where) -> Where:
        """The places that pass; the same slice where all of them do."""
        ...

    def sift_runs(self, sieve: Sieve, begins: LongArray, ends: LongArray) -> Runs:
        """The places that pass of runs that follow each other; a run may be empty."""
        ...

    def gained(self, sums: npt.NDArray[Whole], runs: Runs) -> npt.NDArray[Whole]:
        """What running sums, a row for each place and one more, gain at the places of each run.

        Sums may run over in the bits that they have.
        """
        ...

    def gained_by(
        self, sums: npt.NDArray[Whole], starts: LongArray, codes: CodeArray, values: int
    ) -> npt.NDArray[Whole]:
        """The same of all places, by run and by the code of each place: runs × values × columns.

        ``starts`` says where each run begins, and last where all of them end.
        """
        ...

    def group(self, codes: CodeArray, within: npt.NDArray[np.uint16], bounds: IntArray) -> None:
        """Put the places of at most 65,536 codes in order, by code, then by place.

        ``bounds`` has one entry more than there are codes, all of them 0; it is told where the
        places of each code begin, and last where all of them end.
        """
        ...
