"""The encoded claims: what every mask, count and comparison works on."""

from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.index.ids import ClaimIds
from core.index.rows import BoolArray, CodeArray, IntArray
from core.index.searching import Searchable
from core.messages import say
from core.vocabulary.terms import THIRD, Clock

DAY = 86_400
"""Seconds."""
PART = 1 << 17
"""Moments or codes at a time: what is read of them stays near the processor."""

UNDATED = np.iinfo(np.int32).min
"""The day number of a claim without a date on a clock."""

BOTH = ""
"""The subject side of a claim about both sides, or about nobody it names."""


def side_label(side: str) -> str:
    """Wording of a side, of THIRD and of BOTH."""
    spoken = {THIRD: "side.third", BOTH: "side.both"}
    return say(spoken[side]) if side in spoken else side


class Dimension(Struct, frozen=True, eq=False, dict=True):
    """One way to divide the claims: ``codes[row]`` is a place in ``values`` ("" = not given)."""

    key: str
    title: str
    codes: CodeArray
    values: tuple[str, ...]
    labels: tuple[str, ...]

    @cached_property
    def code_of(self) -> Mapping[str, int]:
        """Code of each value."""
        return MappingProxyType({value: code for code, value in enumerate(self.values)})

    @cached_property
    def totals(self) -> CodeArray:
        """Number of claims of each value.

        Counted part by part: ``bincount`` makes 64 bits of every code, and holds the interpreter.
        """
        totals = np.zeros(len(self.values), dtype=np.int64)
        for begin in range(0, len(self.codes), PART):
            totals += np.bincount(self.codes[begin : begin + PART], minlength=len(totals))
        return totals

    def label_of(self, value: str) -> str:
        """Wording of a value; one the dataset does not have is its own wording."""
        code = self.code_of.get(value)
        return value if code is None else self.labels[code]


class Days(Struct, frozen=True, eq=False, dict=True):
    """First and last day of each claim on one clock, in days since 1970-01-01, or UNDATED."""

    first: IntArray
    last: IntArray
    soft: BoolArray

    @cached_property
    def dated(self) -> BoolArray:
        """Which claims have a date on this clock."""
        return self.first != UNDATED

    def seconds(self, moments: npt.NDArray[np.datetime64]) -> IntArray | None:
        """Seconds from the begin of each first day to the first moment, 0 where undated.

        None where they are 0 everywhere.
        """
        found = np.zeros(len(moments), dtype=np.int32)
        for begin in range(0, len(moments), PART):
            part = slice(begin, begin + PART)
            since = moments[part].astype("datetime64[s]").astype(np.int64)
            since -= np.multiply(self.first[part], DAY, dtype=np.int64)
            found[part] = np.where(self.first[part] == UNDATED, 0, since)
        return found if found.any() else None

    @cached_property
    def extent(self) -> tuple[int, int] | None:
        """First and last day of all, None where no claim is dated."""
        if not self.dated.any():
            return None
        return int(self.first[self.dated].min()), int(self.last[self.dated].max())


class Links(Struct, frozen=True, eq=False):
    """Which claim answers or replaces which: ``source[i]`` refers to ``target[i]``."""

    source: IntArray
    target: IntArray
    replaces: BoolArray


class ClaimIndex(Struct, frozen=True, eq=False, weakref=True):
    """The encoded claims of one dataset, in the dataset's own row order."""

    size: int
    sides: tuple[str, ...]
    """Belligerent sides in their stable order, then THIRD."""
    dimensions: Mapping[str, Dimension]
    days: Mapping[Clock, Days]
    side_of: Mapping[str, str]
    """Side of every actor named anywhere in the dataset."""
    admission: BoolArray
    """Whether the claimant's side is a belligerent and the subject's own: an admission."""
    links: Links
    row_of: ClaimIds
    """Row of each claim id."""
    words: Searchable
    """Everything searchable of each claim."""

    def __getitem__(self, key: str) -> Dimension:
        return self.dimensions[key]

    @property
    def belligerents(self) -> tuple[str, ...]:
        """The sides without THIRD."""
        return self.sides[:-1]
