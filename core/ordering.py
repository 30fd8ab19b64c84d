"""Orders of columns: values as places among the distinct ones, codes sorted as they stood."""

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt
import pandas as pd

LongArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int32]
Codes = npt.NDArray[np.integer]

_A_DAY = 86_400
_NEVER = np.iinfo(np.int64).min
_MOST = 1 << 20
_WIDEST = 1 << 61
_BITS = 63


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


def joint(columns: Iterable[Codes]) -> LongArray:
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


def stably(codes: Codes, below: int) -> LongArray:
    """The places of codes from 0 up to before ``below``, ascending by code, then as they stood.

    Each code is sorted with its place behind it in one number, which takes numpy a sixth of the
    time that sorting places takes.
    """
    bits = len(codes).bit_length()
    if below.bit_length() + bits > _BITS:
        return np.argsort(codes, kind="stable")
    order = codes.astype(np.int64)
    order <<= bits
    order |= np.arange(len(codes))
    order.sort()
    order &= (1 << bits) - 1
    return order
