"""Figures in fixed point: sums of integers do not drift when added and taken away again."""

from collections.abc import Iterator
from typing import cast

import numpy as np
import numpy.typing as npt
from msgspec import Struct

_MOST_DECIMALS = 6
_CHUNK = 1 << 17
_EXACT = 2**53
"""Integers below it are exact in a float64, which ``bincount`` adds up in."""

Floats = npt.NDArray[np.float64]


class Fixed(Struct, frozen=True, eq=False):
    """A figure of each claim as an integer, 0 where not given; divided by ``scale`` its value."""

    numbers: npt.NDArray[np.signedinteger]
    """In the smallest integers that hold them all."""
    scale: int


def fixed(values: Floats) -> Fixed:
    """Figures with as many decimals as they have, at most six, and as their sum leaves room for."""
    scale = _scale(values)
    largest = max((float(np.abs(part).max()) for part in _given(values)), default=0.0) * scale
    kinds = (np.int8, np.int16, np.int32)
    kind = next((kind for kind in kinds if largest <= np.iinfo(kind).max), np.int64)
    numbers = np.empty(len(values), dtype=kind)
    for place, part in enumerate(_given(values)):
        numbers[place * _CHUNK :][: len(part)] = np.rint(part * scale)
    return Fixed(numbers, scale)


def _scale(values: Floats) -> int:
    total = sum(float(np.abs(part).sum()) for part in _given(values)) or 1.0
    scale = 1
    for decimals in range(_MOST_DECIMALS + 1):
        if total * 10**decimals >= _EXACT:
            break
        scale = 10**decimals
        if all((np.rint(part * scale) / scale == part).all() for part in _given(values)):
            break
    return scale


def _given(values: Floats) -> Iterator[Floats]:
    """The figures in parts, 0 where there is none."""
    for begin in range(0, len(values), _CHUNK):
        part = values[begin : begin + _CHUNK]
        yield np.where(np.isnan(part), 0.0, part)


def as_whole(counted: npt.NDArray[np.generic]) -> npt.NDArray[np.int64]:
    """What ``bincount`` gave, sums as the integers that they are."""
    if counted.dtype == np.float64:
        return np.rint(cast("npt.NDArray[np.float64]", counted)).astype(np.int64)
    return cast("npt.NDArray[np.int64]", counted)
