"""Enumerations of the claim model.

Each member's value is its spelling in files; ``label`` is its wording on screen.
"""

from enum import StrEnum

from core.messages import say


class Term(StrEnum):
    """A word of a closed vocabulary."""

    @property
    def label(self) -> str:
        """The wording shown to people, in the language in use."""
        return say(f"term.{type(self).__name__.casefold()}.{self.value}")


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


class Credibility(Term):
    """Credibility of the information (Admiralty code, NATO AJP-2.1); 6 is none."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"


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
