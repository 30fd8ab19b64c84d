"""A column by which claims are counted in the table of a bundle."""

from functools import cached_property

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.crossfilter.fixed import as_whole
from core.crossfilter.layout import Bundle
from core.crossfilter.places import Where, taken
from core.crossfilter.tally import CountArray
from core.index import CodeArray

Weights = npt.NDArray[np.signedinteger]


class BundleColumn(Struct, frozen=True, eq=False, dict=True):
    """A bundle, where each claim is counted in its table, and the figure that is added there."""

    bundle: Bundle
    cells: CodeArray
    """At each place the cell times ``bundle.lanes``, and the lane of the claim's day."""
    weights: Weights | None

    @cached_property
    def table(self) -> int:
        """Number of cells of the table, all lanes together."""
        return self.bundle.cells * self.bundle.lanes

    def counted(self, where: Where) -> CountArray:
        """The claims at some places, few of them, in one table of the bundle as cells × 1."""
        cells, lanes = taken(self.cells, where), self.bundle.lanes
        weights = None if self.weights is None else taken(self.weights, where)
        found = np.bincount(cells if lanes == 1 else cells // lanes, weights, self.bundle.cells)
        return as_whole(found)[:, np.newaxis]

    def in_one(self, tables: CountArray) -> CountArray:
        """Tables, one in a row, with their lanes put together, as cells × rows."""
        return tables.reshape(len(tables), self.bundle.cells, self.bundle.lanes).sum(axis=2).T
