"""Orders and runs: stable sorting of codes, and searches in many runs of a column at once."""

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

from core.arithmetic import FloatArray
from core.index import BoolArray, CodeArray, IntArray

LongArray = npt.NDArray[np.int64]

Passes = Callable[[CodeArray], BoolArray]
"""Which of some places pass; the places may be of any shape."""

_A_DAY = 86_400
_NEVER = np.iinfo(np.int64).min
_BITS = 16
_WIDER, _MOST = 4, 1 << 20
_WIDEST = 1 << 61


def placed(values: LongArray | FloatArray) -> tuple[IntArray, int]:
    """Each value as its place among the distinct ones, ascending, and how many these are."""
    close = _close(values)
    if close is not None:
        seen = np.zeros(int(close.max(initial=-1)) + 1, dtype=bool)
        seen[close] = True
        place = np.cumsum(seen, dtype=np.int32) - 1
        return place[close], int(seen.sum())
    codes, distinct = pd.factorize(values)
    order = np.argsort(distinct)
    place = np.empty(len(distinct), dtype=np.int32)
    place[order] = np.arange(len(distinct), dtype=np.int32)
    return place[codes], len(distinct)


def _close(values: LongArray | FloatArray) -> LongArray | None:
    """Values as whole numbers from 0 on in their order, None where these would be large.

    Whole numbers close together are, and moments whole days apart, an unknown one among them.
    """
    if not len(values) or not np.isfinite(values[0]):
        return None
    if values.dtype.kind == "f":
        with np.errstate(invalid="ignore"):
            whole = values.astype(np.int64)
        if not np.array_equal(whole, values):
            return None
    else:
        whole = values.astype(np.int64)
    known = whole[whole != _NEVER] if (whole == _NEVER).any() else whole
    if not len(known):
        return np.zeros(len(whole), dtype=np.int64)
    low, high = int(known.min()), int(known.max())
    step = _A_DAY if high - low > _MOST and not ((known - low) % _A_DAY).any() else 1
    if (high - low) // step > _MOST:
        return None
    return np.where(whole == _NEVER, 0, (whole - low) // step + 1)


def joint(columns: Iterable[CodeArray]) -> LongArray:
    """One code for each combination of codes, in their order, the first column's first."""
    first, *others = columns
    code, width = first.astype(np.int64), int(first.max(initial=0)) + 1
    for column in others:
        size = int(column.max(initial=0)) + 1
        if width > _WIDEST // size:
            places, width = placed(code)
            code = places.astype(np.int64)
        code *= size
        code += column
        width *= size
    return code


def marked(places: CodeArray, count: int) -> BoolArray:
    """So many places, true at some of them."""
    found = np.zeros(count, dtype=bool)
    found[places] = True
    return found


def stably(codes: CodeArray, below: int) -> LongArray:
    """The places of codes from 0 up to before ``below``, ascending by code, then as they stood.

    Sixteen bits at a time: numpy sorts these by counting.
    """
    order = np.argsort(codes.astype(np.uint16), kind="stable")
    shift = _BITS
    while below > 1 << shift:
        digits = (codes >> shift).astype(np.uint16)
        order = order[np.argsort(digits[order], kind="stable")]
        shift += _BITS
    return order


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
