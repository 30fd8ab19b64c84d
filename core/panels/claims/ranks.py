"""What the claims table is sorted by, as ranks in narrow integers that are sorted by counting."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Self

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.arrow import chunked, pc
from core.crossfilter import Workspace
from core.index import CodeArray, IntArray, smallest
from core.index.claims import DAY
from core.vocabulary.terms import Clock

_SIXTEEN_BITS = 1 << 16

FloatArray = npt.NDArray[np.float64]


class Ranks(Struct, frozen=True, eq=False):
    """A rank of each claim from 0 up to before ``size``; ``size`` where there is none."""

    codes: CodeArray
    size: int

    def turned(self) -> Self:
        """The ranks the other way round; what is not given stays last."""
        last = self.codes.dtype.type(max(self.size - 1, 0))
        turned = np.where(self.codes == self.size, self.codes, last - self.codes)
        return type(self)(turned, self.size)

    def of(self, rows: IntArray) -> Self:
        """The ranks of some claims."""
        return type(self)(self.codes[rows], self.size)


def joined(keys: Sequence[Ranks]) -> list[Ranks]:
    """Keys that follow each other as one, as far as 16 bits hold them together."""
    found: list[Ranks] = []
    for key in keys:
        size = (found[-1].size + 1) * (key.size + 1) if found else _SIXTEEN_BITS
        if size >= _SIXTEEN_BITS:
            found.append(key)
        else:
            first = found.pop()
            codes = first.codes.astype(np.uint16) * np.uint16(key.size + 1)
            codes += key.codes.astype(np.uint16)
            found.append(Ranks(codes, size))
    return found


def in_order(keys: Sequence[Ranks]) -> IntArray:
    """Places by the first key, then by the next; stable."""
    order: npt.NDArray[np.int64] | None = None
    for key in reversed(joined(keys)):
        codes = key.codes if order is None else np.take(key.codes, order)
        placed = np.argsort(codes, kind="stable")
        order = placed if order is None else order[placed]
    return np.zeros(0, dtype=np.int32) if order is None else order.astype(np.int32)


def first_in_order(keys: Sequence[Ranks], most: int) -> IntArray:
    """The first ``most`` of ``in_order``, without ordering what comes after them."""
    listed, left = joined(keys), most
    tied = np.arange(len(listed[0].codes), dtype=np.int32)
    found: list[IntArray] = []
    for key in listed:
        codes = key.codes[tied] if found else key.codes
        up_to = np.cumsum(np.bincount(codes, minlength=key.size + 1))
        last = int(np.searchsorted(up_to, left))
        found.append(tied[codes < last])
        tied = tied[codes == last]
        left -= len(found[-1])
    places = np.sort(np.concatenate([*found, tied[:left]]))
    return places[in_order([key.of(places) for key in listed])]


def ranks_of(workspace: Workspace, column: str) -> list[Ranks]:
    """What a column is sorted by, the weightiest first; that of claims not given come last."""
    if column == "figure":
        return _figures(workspace)
    return [_codes(workspace, key) for key in DIMENSIONS[column]]


def ranks_of_days(workspace: Workspace, clock: Clock) -> list[Ranks]:
    """First day, second of the day and last day on a clock, by place in its arrangement."""
    arrangement, days = workspace.arrangement(clock), workspace.index.days[clock]
    keys = [Ranks(arrangement.first, len(arrangement.days))]
    moments: npt.NDArray[np.datetime64] = workspace.dataset.claims[f"{clock}_from"].to_numpy()
    seconds = days.seconds(moments)
    if seconds is not None:
        placed = seconds[arrangement.order]
        keys += [
            Ranks((placed >> 8).astype(np.uint16), (DAY >> 8) + 1),
            Ranks((placed & 255).astype(np.uint16), 256),
        ]
    if len(arrangement.long.places):
        keys.append(Ranks(arrangement.last(), len(arrangement.days)))
    return keys


def ids_in_order(workspace: Workspace) -> IntArray:
    """Rows by claim id; no two claims have the same."""
    column = workspace.dataset.claims["claim_id"]
    ids = chunked(column.array).combine_chunks()
    if len(ids) < 2 or pc.all(pc.less_equal(ids[:-1], ids[1:])).as_py():  # noqa: PLR2004 - a pair
        return np.arange(len(ids), dtype=np.int32)
    return column.argsort(kind="stable").to_numpy().astype(np.int32)


def _codes(workspace: Workspace, key: str) -> Ranks:
    """The codes of a dimension; not given ("") is the last of its values."""
    dimension = workspace.index[key]
    size = len(dimension.values)
    return Ranks(dimension.codes, size - 1 if "" in dimension.code_of else size)


def _figures(workspace: Workspace) -> list[Ranks]:
    """The best figure, else the low, else the high one."""
    claims = workspace.dataset.claims
    columns: list[FloatArray] = [
        claims[name].to_numpy(dtype="float64") for name in ("best", "low", "high")
    ]
    best, low, high = columns
    values: FloatArray = np.where(np.isnan(best), np.where(np.isnan(low), high, low), best)
    given = ~np.isnan(values)
    if not given.any():
        return [Ranks(np.zeros(len(values), dtype=np.uint8), 0)]
    least = float(values.min(where=given, initial=np.inf))
    span = float(values.max(where=given, initial=-np.inf)) - least + 1
    whole = span < _SIXTEEN_BITS**2 // 2 and bool((np.rint(values) == values)[given].all())
    if not whole:
        distinct, ranks = np.unique(values, return_inverse=True)
        return _digits(ranks, int(np.count_nonzero(~np.isnan(distinct))))
    numbers: npt.NDArray[np.int64] = np.where(given, values - least, span).astype(np.int64)
    return _digits(numbers, int(span))


def _digits(numbers: npt.NDArray[np.int64], size: int) -> list[Ranks]:
    """Ranks as one number of 16 bits, or as two; ``size`` where there is none."""
    if size < _SIXTEEN_BITS:
        return [Ranks(numbers.astype(smallest(size + 1)), size)]
    most = (size >> 16) + 1
    high = np.where(numbers == size, most, numbers >> 16).astype(np.uint16)
    low = (numbers & (_SIXTEEN_BITS - 1)).astype(np.uint16)
    return [Ranks(high, most), Ranks(low, _SIXTEEN_BITS)]


DIMENSIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "claimant": ("claimant",),
        "subject": ("subject",),
        "claim": ("topic", "measure", "category", "act"),
        "basis": ("basis",),
        "bound": ("bound",),
        "rating": ("reliability", "credibility"),
        "place": ("place",),
        "source": ("source",),
        "topic": ("topic",),
        "act": ("act",),
    }
)
"""The dimensions by whose codes a column is sorted."""
