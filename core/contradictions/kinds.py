"""The kinds of what does not fit, and what is told of each."""

from enum import StrEnum

from core.messages import say

_SEVERAL = 2


class Kind(StrEnum):
    """Why two sides of a finding do not fit; the order is that of the list of kinds."""

    DIVERGENT = "divergent"
    DENIAL = "denial"
    SELF = "self"
    ARITHMETIC = "arithmetic"
    RELAY = "relay"
    REVISION = "revision"

    @property
    def label(self) -> str:
        """One of the kind, in a word or two."""
        return say(f"finding.kind.{self.value}", 1)

    @property
    def plural(self) -> str:
        """Several of the kind."""
        return say(f"finding.kind.{self.value}", _SEVERAL)

    @property
    def meaning(self) -> str:
        """What makes a finding of the kind."""
        return say(f"finding.meaning.{self.value}")


class Note(StrEnum):
    """What exactly does not fit; ``label`` says it in a few words."""

    APART = "apart"
    DENIED = "denied"
    PARTLY = "partly"
    ITSELF = "itself"
    ONE_PLACE = "one_place"
    PARTS = "parts"
    FALL = "fall"
    KILLED = "killed"
    WOUNDED = "wounded"
    BOTH = "both"
    CATEGORY = "category"
    SUM = "sum"
    PLACE = "place"
    READINGS = "readings"
    DIGITS = "digits"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """What does not fit, in a few words."""
        return say(f"finding.note.{self.value}")


class Order(StrEnum):
    """The order of the list; findings that are level stand by their score."""

    SCORE = "score"
    KIND = "kind"
    DATE = "date"
    SIZE = "size"


KINDS = tuple(Kind)
NOTES = tuple(Note)
