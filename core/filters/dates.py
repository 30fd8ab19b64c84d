"""The date filter: a span of days on the clock in use."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from core.dates import written_span
from core.filters.clause import Clause, Serial
from core.index import BoolArray, ClaimIndex, IntArray
from core.messages import say
from core.vocabulary.terms import Clock

EPOCH = date(1970, 1, 1)


def day_number(day: date) -> int:
    """Days since 1970-01-01."""
    return (day - EPOCH).days


def day_of(number: int) -> date:
    """The date of a day number; raises OverflowError beyond the years 1–9999."""
    return EPOCH + timedelta(days=number)


@dataclass(frozen=True)
class DateSpan(Clause):
    """Claims whose interval overlaps (``inside``: lies within) a span, both days included."""

    first: date
    last: date
    inside: bool = False

    def __post_init__(self) -> None:
        """Refuse a span that ends before it starts."""
        if self.last < self.first:
            raise ValueError(
                f"a date span cannot end ({self.last}) before it starts ({self.first})"
            )

    @property
    def key(self) -> str:
        """``dates``."""
        return "dates"

    def describe(self, index: ClaimIndex) -> str:
        """The span in words."""
        del index
        span = written_span(self.first, self.last)
        return say("filter.inside", span=span) if self.inside else span

    def mask(self, index: ClaimIndex, clock: Clock) -> BoolArray:
        """Which claims satisfy it; undated claims never do."""
        days = index.days[clock]
        return self.meets(days.first, days.last)

    def meets(self, first: IntArray, last: IntArray) -> BoolArray:
        """Which intervals of days satisfy it; UNDATED never does."""
        begin, end = day_number(self.first), day_number(self.last)
        if self.inside:
            return (first >= begin) & (last <= end)
        return (first <= end) & (last >= begin)

    def serial(self) -> Serial:
        """The clause as JSON values."""
        return {
            "kind": self.key,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "rule": "inside" if self.inside else "overlaps",
        }

    @classmethod
    def from_serial(cls, serial: Serial) -> Self:
        """Read ``serial()`` back; raises ValueError on anything else."""
        rule = serial.get("rule")
        if rule not in ("inside", "overlaps"):
            raise ValueError(f"a date filter's rule is 'inside' or 'overlaps', not {rule!r}")
        return cls(
            date.fromisoformat(str(serial.get("first"))),
            date.fromisoformat(str(serial.get("last"))),
            inside=rule == "inside",
        )
