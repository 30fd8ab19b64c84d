"""Runs of a column, and searches in many of them at once."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from core.index import BoolArray, CodeArray

LongArray = npt.NDArray[np.int64]

Passes = Callable[[CodeArray], BoolArray]
"""Which of some places pass; the places may be of any shape."""

_WIDER, _MOST = 4, 1 << 20


def marked(places: CodeArray, count: int) -> BoolArray:
    """So many places, true at some of them."""
    found = np.zeros(count, dtype=bool)
    found[places] = True
    return found


def run_starts(codes: CodeArray, count: int) -> LongArray:
    """Where each of the codes 0 … ``count`` − 1 begins in an ascending column, and the end."""
    return np.concatenate([[0], np.cumsum(np.bincount(codes, minlength=count))]).astype(np.int64)


def runs_of(codes: CodeArray) -> tuple[LongArray, LongArray, LongArray]:
    """The distinct values of an ascending column, and where the run of each begins and ends."""
    distinct, starts = np.unique(codes, return_index=True)
    return distinct.astype(np.int64), starts, np.append(starts, len(codes))[1:]


def places_in(starts: LongArray, ends: LongArray) -> tuple[LongArray, LongArray]:
    """The places of some runs, one run after the other, and the number of the run of each."""
    sizes = np.maximum(ends - starts, 0)
    run = np.repeat(np.arange(len(sizes)), sizes)
    begin = np.cumsum(sizes) - sizes
    return np.arange(len(run)) - np.repeat(begin - starts, sizes), run


def reached(column: CodeArray, starts: LongArray, ends: LongArray, most: int) -> LongArray:
    """In each run of an ascending column the first place whose value is above ``most``."""
    kind = np.iinfo(column.dtype)
    if most < kind.min or most >= kind.max or not len(starts):
        return (starts if most < kind.min else ends).copy()
    low, last = starts.copy(), ends - 1
    wide = int(np.max(ends - starts))
    at, found = np.empty_like(low), np.empty(len(low), dtype=column.dtype)
    for step in reversed([1 << bit for bit in range(max(wide, 0).bit_length())]):
        np.add(low, step - 1, out=at)
        np.minimum(at, last, out=at)
        np.take(column, at, out=found, mode="clip")
        low += (found <= most) * np.int64(step)
    return np.minimum(low, ends, out=low)


def last_passing(starts: LongArray, ends: LongArray, passes: Passes | None) -> LongArray:
    """In each run of places the last one that passes, −1 where none does.

    A run is looked through from its end, ever more places at a time.
    """
    found = np.where(ends > starts, ends - 1, -1)
    if passes is None:
        return found
    open_ = np.flatnonzero(found >= 0)
    good = passes(found[open_])
    open_ = open_[~good]
    at = found[open_] - 1
    found[open_] = -1
    left, wide = at >= starts[open_], 1
    while left.any():
        open_, at = open_[left], at[left]
        wide = max(min(wide * _WIDER, _MOST // len(open_)), 1)
        back = at[:, np.newaxis] - np.arange(wide)
        within = back >= starts[open_][:, np.newaxis]
        good = within & passes(np.where(within, back, at[:, np.newaxis]))
        first = good.argmax(axis=1)
        hit = good[np.arange(len(open_)), first]
        found[open_[hit]] = at[hit] - first[hit]
        at = at - wide
        left = ~hit & (at >= starts[open_])
    return found
