"""The kinds of what does not fit, and what is told of each."""

from enum import StrEnum


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
        return _LABELS[self][0]

    @property
    def plural(self) -> str:
        """Several of the kind."""
        return _LABELS[self][1]

    @property
    def meaning(self) -> str:
        """What makes a finding of the kind."""
        return _MEANINGS[self]


class Note(StrEnum):
    """What exactly does not fit, in a few words."""

    APART = "claim and admission"
    DENIED = "denied"
    PARTLY = "denied in part"
    ITSELF = "two figures for one thing"
    ONE_PLACE = "whole and one place"
    PARTS = "total below its parts"
    FALL = "running total falls"
    KILLED = "killed above casualties"
    WOUNDED = "wounded above casualties"
    READINGS = "read differently"
    DIGITS = "digits in another order"
    REVISED = "revised"
    WITHDRAWN = "withdrawn"


KINDS = tuple(Kind)
NOTES = tuple(Note)

_LABELS = {
    Kind.DIVERGENT: ("divergent", "divergent"),
    Kind.DENIAL: ("denial", "denials"),
    Kind.SELF: ("self-contradiction", "self-contradictions"),
    Kind.ARITHMETIC: ("arithmetic", "arithmetic"),
    Kind.RELAY: ("relayed differently", "relayed differently"),
    Kind.REVISION: ("revision", "revisions"),
}
_MEANINGS = {
    Kind.DIVERGENT: "what the adversary claims and what the side itself admits exclude each other",
    Kind.DENIAL: "a claim was denied, wholly or in part",
    Kind.SELF: "one authority gave two figures for the same thing that exclude each other",
    Kind.ARITHMETIC: "a total below its parts, a running total that falls, killed above casualties",
    Kind.RELAY: "one statement, read in several sources with different figures",
    Kind.REVISION: "a figure that was openly replaced or withdrawn: told, but no contradiction",
}
