"""Enumerations of the claim model.

Each member's value is its spelling in files; ``label`` is its wording on screen.
"""

from enum import StrEnum


class Term(StrEnum):
    """A word of a closed vocabulary."""

    @property
    def label(self) -> str:
        """The wording shown to people."""
        return self.value.replace("_", " ")


class Act(Term):
    """What kind of speech act a claim is."""

    ASSERT = "assert"
    DENY = "deny"
    PARTLY_DENY = "partly_deny"
    CONFIRM = "confirm"
    REVISE = "revise"
    RETRACT = "retract"
    BLAME = "blame"
    DEMAND = "demand"
    THREATEN = "threaten"
    OFFER = "offer"
    SUPPORT = "support"
    CONDEMN = "condemn"


class Topic(Term):
    """What a claim is about."""

    LOSS = "loss"
    CAPTIVITY = "captivity"
    TERRITORY = "territory"
    ATTACK = "attack"
    WEAPON_USE = "weapon_use"
    CEASEFIRE = "ceasefire"
    STANCE = "stance"
    CIVILIAN_HARM = "civilian_harm"
    CAPABILITY = "capability"
    OTHER = "other"


class Measure(Term):
    """What is counted; killed, casualties and lost_unspecified are never the same row."""

    KILLED = "killed"
    WOUNDED = "wounded"
    MISSING = "missing"
    CAPTURED = "captured"
    CASUALTIES = "casualties"
    LOST_UNSPECIFIED = "lost_unspecified"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    ABANDONED = "abandoned"
    CAPTURED_EQUIPMENT = "captured_equipment"
    SHOT_DOWN = "shot_down"
    SUNK = "sunk"
    POSITIONS = "positions"
    SETTLEMENTS = "settlements"
    AREA_KM2 = "area_km2"
    DISTANCE_M = "distance_m"
    VIOLATIONS = "violations"

    @property
    def label(self) -> str:
        """The wording shown to people."""
        return _MEASURE_LABELS.get(self, self.value.replace("_", " "))


_MEASURE_LABELS = {
    Measure.CASUALTIES: "killed or wounded",
    Measure.LOST_UNSPECIFIED: "lost (not specified)",
    Measure.CAPTURED_EQUIPMENT: "captured (equipment)",
    Measure.AREA_KM2: "area, km²",
    Measure.DISTANCE_M: "distance, m",
}


class Bound(Term):
    """How a figure is meant."""

    EXACT = "exact"
    APPROX = "approx"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    RANGE = "range"
    VAGUE = "vague"


class Basis(Term):
    """Whether a figure counts a period, runs as a total, or is a state at a moment."""

    INCREMENTAL = "incremental"
    CUMULATIVE = "cumulative"
    SNAPSHOT = "snapshot"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The wording shown to people."""
        return {
            Basis.INCREMENTAL: "in that period",
            Basis.CUMULATIVE: "running total",
            Basis.SNAPSHOT: "state at a moment",
            Basis.UNKNOWN: "counting basis not stated",
        }[self]


class Scope(Term):
    """Whose losses a figure covers; a both-sides total is never split."""

    ONE_SIDE = "one_side"
    BOTH_SIDES = "both_sides"
    UNKNOWN = "unknown"


class VictimClass(Term):
    """Who the people counted are."""

    MILITARY = "military"
    CIVILIAN = "civilian"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Reliability(Term):
    """Reliability of the source (Admiralty code, NATO AJP-2.1); F is no judgement."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def label(self) -> str:
        """The wording of AJP-2.1."""
        return {
            "A": "completely reliable",
            "B": "usually reliable",
            "C": "fairly reliable",
            "D": "not usually reliable",
            "E": "unreliable",
            "F": "reliability cannot be judged",
        }[self.value]


class Credibility(Term):
    """Credibility of the information (Admiralty code, NATO AJP-2.1); 6 is none."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"

    @property
    def label(self) -> str:
        """The wording of AJP-2.1."""
        return {
            "1": "confirmed by other sources",
            "2": "probably true",
            "3": "possibly true",
            "4": "doubtful",
            "5": "improbable",
            "6": "truth cannot be judged",
        }[self.value]


class ActorKind(Term):
    """What sort of actor speaks or is spoken of."""

    STATE = "state"
    DE_FACTO_STATE = "de_facto_state"
    ARMED_GROUP = "armed_group"
    GOVERNMENT = "government"
    ALLIANCE = "alliance"
    IGO = "igo"
    NGO = "ngo"
    MEDIA = "media"
    MONITOR = "monitor"
    INDIVIDUAL = "individual"
    UNIT = "unit"


class RelationBasis(Term):
    """What a relation between actors rests on."""

    STRUCTURAL = "structural"
    STATED = "stated"
    ALLEGED = "alleged"
    ASSESSED = "assessed"


class Strength(Term):
    """How well a relation is supported; drawn solid, dashed, dotted."""

    CONFIRMED = "confirmed"
    TENTATIVE = "tentative"
    UNCONFIRMED = "unconfirmed"


THIRD = "third"
"""The reserved side of everyone who is not a belligerent."""

NOT_GIVEN = ""
"""How a missing value stands in a text column."""


class Clock(Term):
    """Which date of a claim a question is about."""

    EVENT = "event_date"
    CLAIMED = "claimed_on"
    RECORDED = "recorded_on"

    @property
    def label(self) -> str:
        """The wording shown to people."""
        return {
            Clock.EVENT: "event date",
            Clock.CLAIMED: "claim date",
            Clock.RECORDED: "date recorded",
        }[self]
