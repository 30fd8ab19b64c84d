"""Claims that are tagged as parts of totals: ``part_of:ID`` among their tags."""

from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from core.dataset import Dataset
from core.loading.arrow import TEXT, pa, pc
from core.loading.checks.spot import codes

_PART_OF = "part_of:"


class Parts(Struct, frozen=True, eq=False):
    """Every mention of a total by a claim, claims in their order."""

    rows: NDArray[np.int64]
    """The claim that is a part."""
    totals: NDArray[np.int64]
    """The claim it is a part of, -1 where there is none of that id."""
    mentions: NDArray[np.int64]
    """Which of ``names`` the total is called by."""
    names: Any
    """An arrow array of the ids as they stand in the tags."""


def parts_of(dataset: Dataset) -> Parts:
    """The parts among the claims, and their totals."""
    of, names = _named(dataset.claims["tags"].cat.categories)
    totals = np.zeros(0, dtype=np.int64)
    if len(names):
        ids = pa.array(dataset.claims["claim_id"].array, type=TEXT)
        found = pc.fill_null(pc.index_in(names, value_set=ids), -1)
        totals = found.to_numpy(zero_copy_only=False).astype(np.int64)
    tagged = codes(dataset, "tags")
    count = np.bincount(of, minlength=len(dataset.claims["tags"].cat.categories))
    first = np.cumsum(count) - count
    rows = np.flatnonzero(count[tagged]) if len(names) else np.zeros(0, dtype=np.int64)
    times = count[tagged[rows]]
    within = np.arange(int(times.sum())) - np.repeat(np.cumsum(times) - times, times)
    mentions = np.repeat(first[tagged[rows]], times) + within
    return Parts(np.repeat(rows, times), totals[mentions], mentions, names)


def _named(tags: Any) -> tuple[NDArray[np.int64], Any]:
    """The ids that kinds of tags name as totals, and for each of them whose it is."""
    every = pa.array(tags.array, type=TEXT)
    some = pc.indices_nonzero(pc.match_substring(every, pattern=_PART_OF))
    pieces = pc.split_pattern(every.take(some), pattern=";")
    flat = pc.utf8_trim_whitespace(pc.list_flatten(pieces))
    is_part = pc.and_(pc.starts_with(flat, pattern=_PART_OF), pc.not_equal(flat, _PART_OF))
    of = some.take(pc.list_parent_indices(pieces).filter(is_part)).to_numpy(zero_copy_only=False)
    return of.astype(np.int64), pc.utf8_slice_codeunits(flat.filter(is_part), start=len(_PART_OF))
