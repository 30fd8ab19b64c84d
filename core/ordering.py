"""Orders of columns: values as places among the distinct ones, codes sorted as they stood."""

from collections.abc import Iterable
from math import prod

import numpy as np
import numpy.typing as npt
import pandas as pd

LongArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int32]
Codes = npt.NDArray[np.integer]
BoolArray = npt.NDArray[np.bool_]

_A_DAY = 86_400
_NEVER = (np.iinfo(np.int64).min, np.iinfo(np.int32).min)
_MOST = 1 << 20
_WIDEST = 1 << 61
_BITS = 63
_PART = 1 << 16


def occurring(codes: Codes, count: int) -> BoolArray:
    """Which of the codes below ``count`` occur; no more are read than it takes to find all."""
    found = np.zeros(count, dtype=bool)
    for begin in range(0, len(codes), _PART):
        found[codes[begin : begin + _PART]] = True
        if found.all():
            break
    return found


def placed(values: Codes | FloatArray) -> tuple[IntArray, int]:
    """Each value as its place among the distinct ones, ascending, and how many these are."""
    close = _close(values)
    if close is not None:
        seen = np.zeros(int(close.max(initial=-1)) + 1, dtype=bool)
        seen[close] = True
        place = np.cumsum(seen, dtype=np.int32) - 1
        return place[close], int(np.count_nonzero(seen))
    if values.dtype.kind != "f":
        least, most = int(values.min()), int(values.max())
        if _fit(most - least, len(values)):
            return _placed_in_order(values.astype(np.int64) - least)
    codes, distinct = pd.factorize(values)
    order = np.argsort(distinct)
    place = np.empty(len(distinct), dtype=np.int32)
    place[order] = np.arange(len(distinct), dtype=np.int32)
    return place[codes], len(distinct)


def distinct(values: Codes) -> tuple[IntArray, LongArray]:
    """Each value as its place among the distinct ones, and these, ascending."""
    place, count = placed(values)
    found = np.empty(count, dtype=np.int64)
    found[place] = values
    return place, found


def repeated(codes: Codes) -> BoolArray:
    """Which of some codes from 0 on stand at another place as well."""
    order = stably(codes, int(codes.max(initial=0)) + 1)
    ordered = codes[order]
    again = np.flatnonzero(ordered[1:] == ordered[:-1])
    found = np.zeros(len(codes), dtype=bool)
    found[order[again]] = found[order[again + 1]] = True
    return found


def _placed_in_order(codes: LongArray) -> tuple[IntArray, int]:
    order = stably(codes, int(codes.max()) + 1)
    ordered = codes[order]
    place = np.zeros(len(codes), dtype=np.int32)
    np.cumsum(ordered[1:] != ordered[:-1], out=place[1:])
    count = int(place[-1]) + 1
    found = np.empty_like(place)
    found[order] = place
    return found, count


def _close(values: Codes | FloatArray) -> LongArray | None:
    """Values as whole numbers from 0 on in their order, None where these would be large.

    Whole numbers close together are, and moments whole days apart, with an unknown one among them:
    the least number of 64 bits or of 32.
    """
    if not len(values) or not np.isfinite(values[0]):
        return None if len(values) else np.zeros(0, dtype=np.int64)
    if values.dtype.kind == "f":
        with np.errstate(invalid="ignore"):
            whole = values.astype(np.int64)
        if not np.array_equal(whole, values):
            return None
    else:
        whole = values.astype(np.int64, copy=False)
    low, high = int(whole.min()), int(whole.max())
    unknown: slice | BoolArray = slice(0)
    if low in _NEVER:
        if low == high:
            return np.zeros(len(whole), dtype=np.int64)
        unknown = whole == low
        low = int(whole[whole != low].min())
    apart = whole - low
    apart[unknown] = 0
    if high - low > _MOST:
        days = apart // _A_DAY
        if (high - low) // _A_DAY > _MOST or not np.array_equal(days * _A_DAY, apart):
            return None
        apart = days
    apart += 1
    apart[unknown] = 0
    return apart


def joint(columns: Iterable[Codes]) -> LongArray:
    """One code for each combination of codes, in their order, the first column's first.

    Where the code would become too wide, those that occur are numbered anew while they are few
    enough for that to be quick.
    """
    first, *others = columns
    sizes = [int(column.max(initial=0)) + 1 for column in others]
    code, width = first.astype(np.int64), int(first.max(initial=0)) + 1
    most = _WIDEST if width * prod(sizes) <= _WIDEST else 1 << (_BITS - len(code).bit_length())
    for column, size in zip(others, sizes, strict=True):
        if width > most // size:
            places, width = placed(code)
            code = places.astype(np.int64)
        code *= size
        code += column
        width *= size
    return code


def stably(codes: Codes, below: int) -> LongArray:
    """The places of codes from 0 up to before ``below``, ascending by code, then as they stood.

    Each code is sorted with its place behind it in one number, which takes numpy a sixth of the
    time that sorting places takes.
    """
    if not _fit(below, len(codes)):
        return np.argsort(codes, kind="stable")
    bits = len(codes).bit_length()
    order = codes.astype(np.int64)
    order <<= bits
    order |= np.arange(len(codes))
    order.sort()
    order &= (1 << bits) - 1
    return order


def _fit(most: int, count: int) -> bool:
    """Whether a code up to ``most`` and a place among so many fit into one number."""
    return most.bit_length() + count.bit_length() <= _BITS
