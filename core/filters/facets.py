"""Facet filters: claims whose value on one dimension is (or is not) among those chosen."""

from dataclasses import dataclass
from typing import Self, cast

import numpy as np

from core.filters.clause import Clause, Serial
from core.index import BoolArray, ClaimIndex, CodeArray, Dimension
from core.messages import say
from core.vocabulary.terms import Clock

FACETS = (
    "layer",
    "claimant_side",
    "subject_side",
    "topic",
    "act",
    "category",
    "claimant",
    "subject",
    "source",
    "reliability",
    "credibility",
    "measure",
    "place",
    "copy",
)
"""Dimensions that can be filtered, in the order of the sidebar."""

_NAMED = 3
_COMPARED = 8


@dataclass(frozen=True)
class OneOf(Clause):
    """Claims with one of ``values`` on a dimension, or with none of them where ``exclude``."""

    dimension: str
    values: frozenset[str]
    exclude: bool = False

    def __post_init__(self) -> None:
        """Refuse a dimension that is not a facet."""
        if self.dimension not in FACETS:
            raise ValueError(f"{self.dimension!r} is not a facet")

    @property
    def key(self) -> str:
        """The dimension."""
        return self.dimension

    def describe(self, index: ClaimIndex) -> str:
        """The condition in words."""
        dimension = index[self.dimension]
        order = {value: place for place, value in enumerate(dimension.values)}
        placed = sorted(self.values, key=lambda value: (order.get(value, len(order)), value))
        names = [dimension.label_of(value) for value in placed]
        if not names:
            listed = say("filter.nothing")
        elif len(names) > _NAMED:
            listed = say("filter.comma").join(names[:_NAMED])
            listed = say("filter.listed.more", len(names) - _NAMED, listed=listed)
        else:
            listed = say("filter.or").join(names)
        key = "filter.facet.not" if self.exclude else "filter.facet"
        return say(key, title=dimension.title, listed=listed)

    def mask(self, index: ClaimIndex, clock: Clock) -> BoolArray:
        """Which claims satisfy it."""
        del clock
        dimension = index[self.dimension]
        return self.among(dimension, dimension.codes)

    def chosen(self, dimension: Dimension) -> BoolArray:
        """Which values of its dimension satisfy it."""
        code_of = dimension.code_of
        chosen = np.full(len(dimension.values), self.exclude)
        chosen[[code_of[value] for value in self.values if value in code_of]] = not self.exclude
        return chosen

    def among(self, dimension: Dimension, codes: CodeArray) -> BoolArray:
        """Which of the codes of its dimension satisfy it."""
        return among(self.chosen(dimension), codes)

    def serial(self) -> Serial:
        """The clause as JSON values."""
        return {
            "kind": "facet",
            "dimension": self.dimension,
            "values": sorted(self.values),
            "exclude": self.exclude,
        }

    @classmethod
    def from_serial(cls, serial: Serial) -> Self:
        """Read ``serial()`` back; raises ValueError on anything else."""
        values = serial.get("values")
        if not isinstance(values, list):
            raise ValueError("a facet filter needs a list of values")  # noqa: TRY004
        listed = cast("list[object]", values)
        return cls(
            str(serial.get("dimension")),
            frozenset(str(value) for value in listed),
            exclude=serial.get("exclude") is True,
        )


def among(chosen: BoolArray, codes: CodeArray) -> BoolArray:
    """Which codes are those of chosen values.

    A few values are compared one by one, which is many times quicker than looking each up.
    """
    if not len(chosen):
        return np.zeros(len(codes), dtype=bool)
    rare = chosen.sum() * 2 <= len(chosen)
    named = np.flatnonzero(chosen == rare)
    if len(named) > _COMPARED:
        return np.take(chosen, codes)
    found = np.zeros(len(codes), dtype=bool)
    for code in named.tolist():
        found |= codes == code
    return found if rare else ~found
