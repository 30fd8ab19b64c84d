"""What is looked at over time, and in which bins."""

from enum import StrEnum
from typing import Self

from msgspec import Struct
from msgspec.structs import force_setattr

from core.comparison import Thing
from core.vocabulary.units import PLAIN


class BinSize(StrEnum):
    """What a bar spans."""

    AUTO = "auto"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class LossPick(Struct, frozen=True):
    """The loss looked at: whose, and what; without a measure it is the one most spoken of.

    An empty unit counts one by one.
    """

    subject: str = ""
    measure: str = ""
    category: str = ""
    unit: str = PLAIN
    civilian: bool = False
    both: bool = False

    def __post_init__(self) -> None:
        if not self.unit:
            force_setattr(self, "unit", PLAIN)

    @classmethod
    def of(cls, subject: str, thing: Thing) -> Self:
        """The pick of a cell."""
        return cls(
            subject, thing.measure, thing.category, thing.unit, thing.civilian, both=thing.both
        )

    @property
    def thing(self) -> Thing:
        """What is counted."""
        return Thing(self.measure, self.category, self.unit, self.civilian, both=self.both)


class OverTimeOptions(Struct, frozen=True):
    """How losses are looked at over time."""

    pick: LossPick = LossPick()
    bins: BinSize = BinSize.AUTO
    related: bool = False
    """Whether the subject's other losses stand below on the same time axis."""
    table: bool = False
    """Whether the statements are listed instead."""
    apart: bool = False
    """Whether the disagreement of every category is drawn instead."""


USUAL = OverTimeOptions()
"""What is shown before anybody chooses."""
