"""The entries of the silence map in the order of its cells, so that a cell finds its own."""

import numpy as np
from msgspec import Struct

from core.index import BoolArray, IntArray
from core.panels.silence.columns import Columns
from core.panels.silence.entries import Entries


class Shelves(Struct, frozen=True, eq=False):
    """Places of entries by matter, then by the first column; those without a column come last."""

    order: IntArray
    starts: IntArray
    """Where in ``order`` each shelf begins: matter × (columns + 1) + column, and the end of all."""
    size: int
    """Number of columns."""
    lasting: bool
    """Whether any entry stands in several columns."""

    def places(self, matter: int, column: int | None) -> IntArray:
        """The entries of a matter that begin in a column, or before it where entries last.

        With ``column`` None all of the matter, those without a column among them.
        """
        begin = matter * (self.size + 1)
        if column is None:
            return self.order[self.starts[begin] : self.starts[begin + self.size + 1]]
        first = begin if self.lasting else begin + column
        return self.order[self.starts[first] : self.starts[begin + column + 1]]


def shelve(entries: Entries, columns: Columns, subjects: int) -> Shelves:
    """Put entries in the order of their cells."""
    first, last = columns.first[entries.row], columns.last[entries.row]
    at = np.where(first <= last, first, columns.size)
    shelf = entries.matter.astype(np.int64) * (columns.size + 1) + at
    shelves = subjects * len(entries.categories) * (columns.size + 1)
    counts = np.bincount(shelf, minlength=shelves)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)
    order = np.argsort(shelf.astype(np.int32) if shelves < _NARROW else shelf)
    lasting = bool((last > first).any())
    return Shelves(order.astype(np.int32), starts, columns.size, lasting)


def marked(claims: IntArray, size: int) -> BoolArray:
    """Which of ``size`` claims are among some."""
    found = np.zeros(size, dtype=bool)
    found[claims] = True
    return found


_NARROW = np.iinfo(np.int32).max
