"""Sets of claims by their row numbers."""

from collections.abc import Iterable
from typing import Self

import numpy as np
import numpy.typing as npt

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int32]
CodeArray = npt.NDArray[np.integer]
"""Codes in the smallest unsigned integers that hold them all."""


def smallest(codes: int) -> type[np.uint8 | np.uint16 | np.uint32]:
    """The type for the codes from 0 up to before ``codes``."""
    fitting = (kind for kind in (np.uint8, np.uint16) if codes <= np.iinfo(kind).max + 1)
    return next(fitting, np.uint32)


class Rows:
    """A set of claims by their row numbers in the dataset: sorted, immutable, compared by value."""

    __slots__ = ("array",)

    def __init__(self, rows: Iterable[int] | IntArray = ()) -> None:
        ordered: IntArray = np.array(
            rows if isinstance(rows, np.ndarray) else list(rows), dtype=np.int32
        )
        if len(ordered) > 1:
            ordered.sort()
            again = ordered[1:] == ordered[:-1]
            if again.any():
                ordered = np.delete(ordered, np.flatnonzero(again))
        self.array = ordered
        self.array.setflags(write=False)

    @classmethod
    def where(cls, mask: BoolArray) -> Self:
        """The rows at which a mask is true."""
        return cls(np.flatnonzero(mask).astype(np.int32))

    def meets(self, other: Self) -> bool:
        """Whether the two have a claim in common."""
        few, many = (self, other) if len(self) < len(other) else (other, self)
        return bool(many.among(few.array).any())

    def among(self, rows: IntArray) -> BoolArray:
        """Which of some rows are in the set: as quick for a set of millions as for a small one."""
        if not len(self.array):
            return np.zeros(len(rows), dtype=bool)
        places = np.searchsorted(self.array, rows)
        return self.array[np.minimum(places, len(self.array) - 1)] == rows

    def with_rows(self, rows: Iterable[int]) -> Self:
        """The set and some rows more."""
        more = np.array([*rows], dtype=np.int32)
        return type(self)(np.concatenate((self.array, more))) if len(more) else self

    def __len__(self) -> int:
        return len(self.array)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Rows) and np.array_equal(self.array, other.array)

    def __hash__(self) -> int:
        return hash(self.array.tobytes())

    def __contains__(self, row: int) -> bool:
        place = int(np.searchsorted(self.array, row))
        return place < len(self.array) and int(self.array[place]) == row

    def __repr__(self) -> str:
        return f"Rows({self.array.tolist()!r})"


NO_ROWS = Rows()
