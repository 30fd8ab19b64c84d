"""The word filter: claims in which every word typed occurs somewhere."""

from dataclasses import dataclass
from typing import Self

import numpy as np

from core.filters.clause import Clause, Serial
from core.index import BoolArray, ClaimIndex
from core.messages import say
from core.vocabulary.terms import Clock


@dataclass(frozen=True)
class Words(Clause):
    """Claims whose words, names, ids or notes contain every word typed, in any case and order."""

    text: str

    @property
    def key(self) -> str:
        """``words``."""
        return "words"

    def describe(self, index: ClaimIndex) -> str:
        """The condition in words."""
        del index
        return say("filter.words", words=" ".join(self.text.split()))

    def mask(self, index: ClaimIndex, clock: Clock) -> BoolArray:
        """Which claims satisfy it."""
        del clock
        found = np.ones(index.size, dtype=bool)
        for word in self.text.casefold().split():
            found &= index.words.containing(word)
        return found

    def serial(self) -> Serial:
        """The clause as JSON values."""
        return {"kind": self.key, "text": self.text}

    @classmethod
    def from_serial(cls, serial: Serial) -> Self:
        """Read ``serial()`` back; raises ValueError on anything else."""
        text = serial.get("text")
        if not isinstance(text, str):
            raise ValueError("a word filter needs a text")  # noqa: TRY004
        return cls(text)
