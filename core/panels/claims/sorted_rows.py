"""The rows of the claims table in their order; only as much is worked out as is looked at."""

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from msgspec import Struct

from core.crossfilter import Passing, Workspace
from core.index import ClaimIndex, IntArray, Rows
from core.panels.claims.order import Sort, ordered, stands

_HEAD = 1024
"""Rows at the top that are worked out before anybody scrolls."""
_MANY = 100_000
"""With fewer claims every row is found at once; so many are not picked at once."""

DEFAULT_COLUMNS = ("claimed", "claimant", "subject", "claim", "figure", "basis", "rating")


class ClaimsOptions(Struct, frozen=True):
    """Columns shown, in order; the one sorted by and which way."""

    columns: tuple[str, ...] = DEFAULT_COLUMNS
    sort: str = "claimed"
    descending: bool = False


class SortedRows(Struct, frozen=True, eq=False, dict=True):
    """The claims that pass, as the options sort them."""

    passing: Passing
    workspace: Workspace
    options: ClaimsOptions

    @property
    def index(self) -> ClaimIndex:
        """The encoded claims."""
        return self.workspace.index

    @property
    def total(self) -> int:
        """Number of claims in the dataset."""
        return self.index.size

    @property
    def count(self) -> int:
        """Number of rows shown."""
        return self.passing.count

    @cached_property
    def order(self) -> IntArray:
        """The rows of the dataset as they are shown, top first."""
        return ordered(self.workspace, self.passing, self._sort)

    @cached_property
    def head(self) -> IntArray:
        """The first of them, which are found without a look at all the others."""
        return ordered(self.workspace, self.passing, self._sort, _HEAD)

    @cached_property
    def place_of(self) -> IntArray:
        """Place in the table of each row of the dataset, −1 where it is not shown."""
        places = np.full(self.index.size, -1, dtype=np.int32)
        places[self.order] = np.arange(len(self.order), dtype=np.int32)
        return places

    @property
    def is_found(self) -> bool:
        """Whether every row is found, or will be at once; else those of the head alone are."""
        return "place_of" in self.__dict__ or self.total < _MANY

    @property
    def lacks_order(self) -> bool:
        """Whether the order of all claims has to be made before another view can use it."""
        return self.total >= _MANY and not stands(self.workspace, self._sort)

    def find(self) -> None:
        """Find every row: a pass over all claims, best taken off the GUI thread."""
        _ = self.place_of

    def has(self, place: int) -> bool:
        """Whether the row at a place is found without a pass over all claims."""
        return place < len(self.head) or self.is_found

    def at_hand(self, places: IntArray) -> bool:
        """Whether the claims at some places are told without a pass that would be felt."""
        return len(places) < _MANY and (not len(places) or self.has(int(places.max())))

    def row(self, place: int) -> int:
        """The row of the dataset at a place."""
        return int(self.head[place] if place < len(self.head) else self.order[place])

    def rows(self, places: Sequence[int] | IntArray) -> Rows:
        """The claims at some places of the table."""
        at = np.asarray(places, dtype=np.int64)
        near = not len(at) or int(at.max()) < len(self.head)
        return Rows(self.head[at] if near else self.order[at])

    def places(self, rows: Rows) -> IntArray:
        """The places of claims, sorted; those not shown have none, nor those not found yet."""
        if not len(rows):
            return np.zeros(0, dtype=np.int32)
        if not self.is_found:
            return np.flatnonzero(rows.among(self.head)).astype(np.int32)
        known = rows.array[rows.array < self.index.size]
        shown = known[self.passing.holds(known)]
        return np.sort(self.place_of[shown]) if len(shown) else np.zeros(0, dtype=np.int32)

    @property
    def _sort(self) -> Sort:
        return Sort(self.options.sort, descending=self.options.descending)
