"""The order of the claims table."""

from collections.abc import Mapping
from types import MappingProxyType

import numpy as np
from msgspec import Struct

from core.crossfilter import Passing, Workspace
from core.index import IntArray
from core.panels.claims.ranks import (
    DIMENSIONS,
    Ranks,
    first_in_order,
    ids_in_order,
    in_order,
    ranks_of,
    ranks_of_days,
)
from core.vocabulary.terms import Clock

_CHUNK = 1 << 16
_RARE = 100
"""Of fewer than one claim in so many the first are not met soon in the order of all."""


class Sort(Struct, frozen=True):
    """The column sorted by and which way; of a column that has no order, by claim date."""

    column: str
    descending: bool = False

    @property
    def clock(self) -> Clock | None:
        """The clock whose dates it sorts by, None where it sorts by something else."""
        if self.column in DIMENSIONS or self.column in ("figure", "id"):
            return None
        return _CLOCKS.get(self.column, Clock.CLAIMED)


def ordered(
    workspace: Workspace, passing: Passing, sort: Sort, most: int | None = None
) -> IntArray:
    """Rows that pass in their order: stable, and what is not given comes last.

    With ``most`` no more than so many are looked for; of an order that does not stand yet, it is
    not made for them.
    """
    if sort.clock is passing.filters.clock and not sort.descending:
        return passing.by_date(most)
    if most is not None and sort.column != "id" and not stands(workspace, sort):
        return _first(workspace, passing, sort, most)
    order = _every(workspace, sort)
    if passing.count == len(order):
        return order[:most]
    if most is None or passing.count * _RARE < len(order):
        return order[passing.mask[order]][:most]
    found: list[IntArray] = []
    for begin in range(0, len(order), _CHUNK):
        if most <= 0:
            break
        part = order[begin : begin + _CHUNK]
        found.append(part[passing.holds(part)][:most])
        most -= len(found[-1])
    return np.concatenate([*found, np.zeros(0, dtype=np.int32)])


def stands(workspace: Workspace, sort: Sort) -> bool:
    """Whether the order of all claims is at hand."""
    if sort.clock is not None and not sort.descending:
        return True
    return workspace.budget.find(("sorted", sort), np.ndarray) is not None


def _every(workspace: Workspace, sort: Sort) -> IntArray:
    clock = sort.clock
    if clock is not None and not sort.descending:
        return workspace.arrangement(clock).order

    def made() -> IntArray:
        if sort.column == "id":
            order = ids_in_order(workspace)
            return order[::-1].copy() if sort.descending else order
        order = in_order(_keys(workspace, sort))
        return order if clock is None else workspace.arrangement(clock).order[order]

    return workspace.budget.remember(("sorted", sort), made, lambda order: order.nbytes)


def _first(workspace: Workspace, passing: Passing, sort: Sort, most: int) -> IntArray:
    """The first rows of an order, made for those that pass alone and only as far as them."""
    keys, clock = _keys(workspace, sort), sort.clock
    rows = np.arange(workspace.index.size, dtype=np.int32)
    if clock is not None:
        rows = workspace.arrangement(clock).order
    if passing.count < len(rows):
        places = np.flatnonzero(passing.mask[rows]).astype(np.int32)
        rows, keys = rows[places], [key.of(places) for key in keys]
    return rows[first_in_order(keys, most)]


def _keys(workspace: Workspace, sort: Sort) -> list[Ranks]:
    """By place on the clock that is sorted by, else by row."""
    if sort.clock is None:
        keys = ranks_of(workspace, sort.column)
    else:
        keys = ranks_of_days(workspace, sort.clock)
    return [key.turned() for key in keys] if sort.descending else keys


_CLOCKS: Mapping[str, Clock] = MappingProxyType(
    {"claimed": Clock.CLAIMED, "event": Clock.EVENT, "recorded": Clock.RECORDED}
)
