"""Where the counts that fill a cube come from: one small contract, whatever engine is behind."""

from collections.abc import Callable
from typing import Protocol

from msgspec import Struct

from core.crossfilter.layout import Cells, Layout
from core.filters import FilterState

DATES = "dates"
"""The brush that moves the date filter; others are KNOWN_ON and the keys of dimensions."""
Stale = Callable[[], bool]
"""Whether nobody waits for the answer any more; once true it stays so."""


class Table(Struct, frozen=True, eq=False):
    """Counts by the values of a brush: rows of cells.

    Of a dimension a row is a value. Of a date brush row ``i`` counts the claims that begin before
    rank ``i · step``, so a window is a difference, and the last row counts all, undated ones
    included; ``crossing[i]`` counts those that begin before rank ``i`` and last until then, None
    where no claim lasts longer than a day or ``step`` is not 1.
    """

    rows: Cells
    crossing: Cells | None = None
    step: int = 1

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        return self.rows.nbytes + (0 if self.crossing is None else self.crossing.nbytes)


class Source(Protocol):
    """Counts claims, and adds up figures in fixed point.

    The filters given to ``table``, ``begun`` and ``crossing`` have no clause of the brush; ranks
    are those of ``Arrangement``.
    """

    def count(self, layout: Layout, filters: FilterState) -> Cells:
        """The cells of a layout under all filters."""
        ...

    def known(self, layout: Layout, filters: FilterState, low: int, high: int) -> Cells:
        """The claims that had surely been made before rank ``high``, and not before ``low``.

        Ranks are those of the claim clock, the last of them that of the undated; the filters have
        no *as known on*.
        """
        ...

    def table(
        self, brush: str, layout: Layout, filters: FilterState, step: int, stale: Stale
    ) -> Table | None:
        """The cells for every value of a brush; None once it is stale."""
        ...

    def prepare(self, brush: str, filters: FilterState) -> None:
        """Make what is read of a brush under filters of which no cube stands."""
        ...

    def begun(self, layout: Layout, filters: FilterState, low: int, high: int) -> Cells:
        """The claims that begin from rank ``low`` up to before ``high`` on the clock in use."""
        ...

    def crossing(self, layout: Layout, filters: FilterState, rank: int, since: int) -> Cells:
        """The claims that begin from ``since`` up to before ``rank`` and last until ``rank``."""
        ...
