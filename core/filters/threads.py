"""The answer filter: claims by what became of them in the dataset."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Self, cast

from core.filters.clause import Clause, Serial
from core.filters.dates import day_number
from core.index import BoolArray, ClaimIndex
from core.messages import say
from core.threads import ANSWERS, Answer, threads_of
from core.vocabulary.terms import Clock

ANSWER = "answer"
"""The key of the answer filter."""


@dataclass(frozen=True)
class Answered(Clause):
    """Claims that became any of ``values`` (Answers), or none of them where ``exclude``.

    ``known_on`` is no part of what is asked: it says as of when the answers are read.
    """

    values: frozenset[str]
    exclude: bool = False
    known_on: date | None = None

    def __post_init__(self) -> None:
        """Refuse a word that is no answer."""
        for value in self.values:
            Answer(value)

    @property
    def key(self) -> str:
        """``answer``."""
        return ANSWER

    def as_known(self, known_on: date | None) -> Self:
        """The same condition on what had been answered by a day."""
        return self if known_on == self.known_on else replace(self, known_on=known_on)

    def describe(self, index: ClaimIndex) -> str:
        """The condition in words."""
        del index
        names = [answer.label for answer in ANSWERS if answer in self.values]
        listed = say("filter.or").join(names) if names else say("filter.nothing")
        key = "filter.answer.not" if self.exclude else "filter.answer"
        return say(key, title=say("filter.answer.title"), listed=listed)

    def mask(self, index: ClaimIndex, clock: Clock) -> BoolArray:
        """Which claims satisfy it."""
        del clock
        known_on = None if self.known_on is None else day_number(self.known_on)
        chosen = [Answer(value) for value in self.values]
        return threads_of(index, known_on).mask(*chosen) != self.exclude

    def serial(self) -> Serial:
        """The clause as JSON values."""
        return {"kind": ANSWER, "values": sorted(self.values), "exclude": self.exclude}

    @classmethod
    def from_serial(cls, serial: Serial) -> Self:
        """Read ``serial()`` back; raises ValueError on anything else."""
        values = serial.get("values")
        if not isinstance(values, list):
            raise ValueError("an answer filter needs a list of values")  # noqa: TRY004
        listed = cast("list[object]", values)
        return cls(frozenset(str(value) for value in listed), exclude=serial.get("exclude") is True)
