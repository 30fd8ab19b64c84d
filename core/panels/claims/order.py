"""The order of the claims table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from core.crossfilter import Passing, Workspace
from core.index import UNDATED, BoolArray, CodeArray, IntArray
from core.vocabulary.terms import Clock

_CHUNK = 1 << 16

FloatArray = npt.NDArray[np.float64]
SortKeys = tuple[FloatArray | CodeArray, BoolArray]
"""A number for each claim to sort by, and whether the claim has one."""


@dataclass(frozen=True)
class Sort:
    """The column sorted by and which way."""

    column: str
    descending: bool = False


def ordered(
    workspace: Workspace, passing: Passing, sort: Sort, most: int | None = None
) -> IntArray:
    """Rows that pass in their order: stable, and what is not given comes last.

    With ``most`` no more than so many are looked for.
    """
    clock = _CLOCKS.get(sort.column if sort.column in _SORTS else "claimed")
    if clock is passing.filters.clock and not sort.descending:
        return passing.by_date(most)
    order = _every(workspace, sort, clock)
    if most is None:
        return order[passing.mask[order]]
    found: list[IntArray] = []
    for begin in range(0, len(order), _CHUNK):
        if most <= 0:
            break
        part = order[begin : begin + _CHUNK]
        found.append(part[passing.holds(part)][:most])
        most -= len(found[-1])
    return np.concatenate([*found, np.zeros(0, dtype=np.int32)])


def _every(workspace: Workspace, sort: Sort, clock: Clock | None) -> IntArray:
    if clock is not None and not sort.descending:
        return workspace.arrangement(clock).order

    def made() -> IntArray:
        rows = np.arange(workspace.index.size, dtype=np.int32)
        keys = _SORTS.get(sort.column, _SORTS["claimed"])(workspace)
        return _placed(rows, keys, descending=sort.descending)

    return workspace.budget.remember(("sorted", sort), made, lambda order: order.nbytes)


def _placed(rows: IntArray, keys: Sequence[SortKeys], *, descending: bool) -> IntArray:
    for numbers, given in reversed(keys):
        has = given[rows]
        present, absent = rows[has], rows[~has]
        values = numbers[present]
        if descending and len(values):
            values = values.max() - values
        placed = np.argsort(values, kind="stable")
        rows = np.concatenate((present[placed], absent))
    return rows


def _by_day(clock: Clock) -> Callable[[Workspace], list[SortKeys]]:
    def keys(workspace: Workspace) -> list[SortKeys]:
        moments = workspace.dataset.claims[f"{clock}_from"].to_numpy()
        seconds = moments.astype("datetime64[s]").astype(np.int64)
        days = workspace.index.days[clock]
        return [(seconds, days.dated), (days.last.astype(np.int64), days.first != UNDATED)]

    return keys


def _by_code(*dimensions: str) -> Callable[[Workspace], list[SortKeys]]:
    def keys(workspace: Workspace) -> list[SortKeys]:
        found: list[SortKeys] = []
        for key in dimensions:
            dimension = workspace.index[key]
            missing = dimension.code_of.get("", -1)
            found.append((dimension.codes, dimension.codes != missing))
        return found

    return keys


def _by_figure(workspace: Workspace) -> list[SortKeys]:
    claims = workspace.dataset.claims
    best: FloatArray = claims["best"].to_numpy(dtype="float64")
    low: FloatArray = claims["low"].to_numpy(dtype="float64")
    high: FloatArray = claims["high"].to_numpy(dtype="float64")
    value = np.where(np.isnan(best), np.where(np.isnan(high), low, high), best)
    return [(value, ~np.isnan(value))]


def _by_id(workspace: Workspace) -> list[SortKeys]:
    ids = workspace.dataset.claims["claim_id"]
    ranks = np.empty(len(ids), dtype=np.int64)
    ranks[ids.argsort(kind="stable").to_numpy()] = np.arange(len(ids))
    return [(ranks, np.ones(len(ids), dtype=bool))]


_SORTS: dict[str, Callable[[Workspace], list[SortKeys]]] = {
    "claimed": _by_day(Clock.CLAIMED),
    "event": _by_day(Clock.EVENT),
    "recorded": _by_day(Clock.RECORDED),
    "claimant": _by_code("claimant"),
    "subject": _by_code("subject"),
    "claim": _by_code("topic", "measure", "category", "act"),
    "figure": _by_figure,
    "basis": _by_code("basis"),
    "bound": _by_code("bound"),
    "rating": _by_code("reliability", "credibility"),
    "place": _by_code("place"),
    "source": _by_code("source"),
    "topic": _by_code("topic"),
    "act": _by_code("act"),
    "id": _by_id,
}

_CLOCKS: Mapping[str, Clock] = MappingProxyType(
    {"claimed": Clock.CLAIMED, "event": Clock.EVENT, "recorded": Clock.RECORDED}
)
