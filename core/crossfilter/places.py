"""Places of claims in the order of their dates: one after the other, or one by one."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from core.index import IntArray

Column = TypeVar("Column", bound=np.generic)

Where = slice | IntArray
"""Places, one after the other or one by one."""

PART = 1 << 16
"""Claims at a time: what is taken of one column stays near the processor."""


def parts(where: Where) -> Iterable[Where]:
    """Some places, a part at a time."""
    if isinstance(where, slice):
        for begin in range(where.start, where.stop, PART):
            yield slice(begin, min(begin + PART, where.stop))
    else:
        for begin in range(0, len(where), PART):
            yield where[begin : begin + PART]


def gathered(wheres: Iterable[Where]) -> Iterator[Where]:
    """The same places in fewer parts: a table is filled from many claims as quickly as from few."""
    single: list[IntArray] = []
    for where in wheres:
        if isinstance(where, slice):
            yield where
        elif len(where):
            single.append(where)
        if sum(map(len, single)) >= PART:
            yield np.concatenate(single)
            single = []
    if single:
        yield np.concatenate(single)


def length(where: Where) -> int:
    """Number of places."""
    return max(0, where.stop - where.start) if isinstance(where, slice) else len(where)


def taken(column: npt.NDArray[Column], where: Where) -> npt.NDArray[Column]:
    """A column at some places."""
    return column[where] if isinstance(where, slice) else np.take(column, where)
