"""What the peers are given: the same claims as plain columns, in the order of the dataset."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.arrow import chunked
from core.crossfilter import FIRST_DAY, LAST_DAY, Asked, Axis, CountArray, Tally, Workspace
from core.filters import DateSpan, FilterState, OneOf, Words
from core.filters.dates import day_number
from core.index import UNDATED, CodeArray
from core.vocabulary.terms import Clock

LATE = np.iinfo(np.int32).max
"""The day of what is undated: no span ends so late."""


class Plain(Struct, frozen=True, eq=False):
    """A state of the filters as numbers: days, chosen codes of dimensions, a word."""

    low: int | None
    high: int | None
    known: int | None
    chosen: tuple[tuple[str, npt.NDArray[np.bool_]], ...]
    word: str


class Columns(Struct, frozen=True, eq=False, dict=True):
    """The columns of a workspace that its panels count by, and what they are filtered by."""

    workspace: Workspace
    axes: tuple[Axis, ...]

    @cached_property
    def first(self) -> npt.NDArray[np.int32]:
        """First day of each claim, LATE where undated."""
        return _late(self.workspace.index.days[Clock.CLAIMED].first)

    @cached_property
    def last(self) -> npt.NDArray[np.int32]:
        """Last day of each claim, LATE where undated."""
        return _late(self.workspace.index.days[Clock.CLAIMED].last)

    @cached_property
    def codes(self) -> dict[Axis, CodeArray]:
        """The group of each claim on each axis."""
        return {axis: self._group(axis) for axis in self.axes}

    def figure(self, name: str) -> npt.NDArray[np.float64]:
        """A figure of each claim, NaN where not given."""
        return self.workspace.dataset.claims[name].to_numpy()

    def facet(self, key: str) -> CodeArray:
        """The codes of a dimension that is filtered by."""
        return self.workspace.index[key].codes

    @cached_property
    def text(self) -> Any:
        """The texts, a chunked array of arrow."""
        return chunked(self.workspace.dataset.claims["text"].array)

    def plain(self, filters: FilterState) -> Plain:
        """A state as numbers; raises TypeError on a clause that no peer is asked for."""
        low = high = None
        chosen: list[tuple[str, npt.NDArray[np.bool_]]] = []
        word = ""
        for clause in filters.clauses:
            match clause:
                case DateSpan(first, last, inside=False):
                    low, high = day_number(first), day_number(last)
                case OneOf(key):
                    chosen.append((key, clause.chosen(self.workspace.index[key])))
                case Words(text):
                    word = text
                case _:
                    raise TypeError(clause)
        known = None if filters.known_on is None else day_number(filters.known_on)
        return Plain(low, high, known, tuple(chosen), word)

    def _group(self, axis: Axis) -> CodeArray:
        if axis.dimension in (FIRST_DAY, LAST_DAY):
            days = self.workspace.arrangement(Clock.CLAIMED).days
            column = self.first if axis.dimension == FIRST_DAY else self.last
            return np.searchsorted(days, column).astype(np.uint16)
        codes = self.workspace.index[axis.dimension].codes
        return np.array(axis.groups, dtype=np.uint16)[codes] if axis.groups else codes


def columns_of(workspace: Workspace, asked: Iterable[Asked]) -> Columns:
    """The columns that some tallies need."""
    axes = dict.fromkeys(axis for one in asked for axis in one.tally.axes)
    return Columns(workspace, tuple(axes))


def grouped(asked: Sequence[Asked]) -> dict[FilterState, list[Tally]]:
    """What is asked, by the state under which it is asked."""
    found: dict[FilterState, list[Tally]] = {}
    for one in asked:
        found.setdefault(one.filters, []).append(one.tally)
    return found


def table(
    tally: Tally, cells: npt.NDArray[np.integer], values: npt.NDArray[np.generic]
) -> CountArray:
    """The table of a tally of which only the cells that occur are known."""
    flat = np.zeros(tally.cells, dtype=np.int64)
    flat[cells] = np.rint(values).astype(np.int64)
    return flat.reshape(tally.shape)


def differing(own: Sequence[CountArray], other: Sequence[CountArray]) -> list[int]:
    """The places of the tables that are not the same in every cell."""
    return [
        place
        for place, (one, two) in enumerate(zip(own, other, strict=True))
        if not np.array_equal(one, two)
    ]


def _late(days: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    return np.where(days == UNDATED, np.int32(LATE), days)
