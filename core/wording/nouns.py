"""What a claim is about, as a noun phrase and as a clause: nothing here says that it is so."""

from core.messages import ENGLISH, catalogue, say
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import Measure, Topic, VictimClass
from core.vocabulary.units import PEOPLE, PIECES
from core.wording.actors import spoken_of
from core.wording.claim import Claim

_PEOPLE = (Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.CASUALTIES)
_PEOPLE_OR_THINGS = (Measure.CAPTURED, Measure.LOST_UNSPECIFIED)
_GROUND = (Measure.POSITIONS, Measure.SETTLEMENTS, Measure.AREA_KM2, Measure.DISTANCE_M)
_COUNTED_UNITS = (*PIECES, *PEOPLE)
_FORMATIONS = ("battery", "platoon", "company", "squad", "column", "crew", "battalion", "squadron")
_SYMBOLS = ("km2", "m2", "m")
_SEVERAL = 2
_EVENT_ID = "event:"
_MOVES = ("gain", "loss")
_MASS = ("artillery", "air_defence", "other", "none")
"""Categories whose names without a figure are singular: *artillery was destroyed*."""
_NAMED_TOPICS = frozenset(set(Topic) - {Topic.STANCE, Topic.OTHER})


def things(claim: Claim) -> str:
    """What is counted, with the figure where there is one: ``at least 14 tanks``, ``tanks``."""
    figure = claim.figure.words()
    measured = _measured(claim)
    if measured:
        if not figure:
            return say(f"things.unstated.{_extent(claim)}")
        return say("things", figure=figure, noun=measured)
    if not figure:
        return _plain(claim)
    return say("things", figure=figure, noun=_noun(claim, claim.figure.many))


def proposition(claim: Claim) -> str:
    """What is claimed, without figure and side, for a table: ``Troops killed``.

    Without a figure the recorded words stand, or else the topic.
    """
    if claim.recorded_words and not claim.figure.stated:
        text = claim.recorded_words
    elif claim.measure is None:
        text = things(claim) if claim.figure.stated else matter(claim)
    elif claim.measure in _GROUND:
        text = _with_move(claim, _ground_name(claim))
    elif claim.measure is Measure.VIOLATIONS:
        text = _plain(claim)
    else:
        kind = ".unspecified" if claim.measure is Measure.LOST_UNSPECIFIED else ""
        done = participle(claim.measure)
        text = say(f"proposition.loss{kind}", things=_plain(claim), done=done)
    return text[:1].upper() + text[1:]


def counted(claim: Claim) -> str:
    """What a figure counts, without figure and side: ``troops killed``, ``km² gained``."""
    stated = claim.figure.stated
    name = _noun(claim, claim.figure.many) if stated else _plain(claim)
    if claim.measure is None or claim.measure is Measure.VIOLATIONS:
        return name
    if claim.measure in _GROUND:
        return _with_move(claim, _measured(claim) or name)
    return say("proposition.loss", things=name, done=participle(claim.measure))


def nominal(claim: Claim) -> str:
    """What is claimed as a noun: ``300 troops of Azerbaijan killed``."""
    about = spoken_of(claim)
    if claim.measure is None:
        return matter(claim)
    if claim.measure in _GROUND:
        moved = _moved(claim)
        key = "nominal.moved" if moved else "nominal.ground"
        return say(key, things=things(claim), moved=moved, subject=about)
    if claim.measure is Measure.VIOLATIONS:
        return say("nominal.violations", things=things(claim), subject=about)
    done = participle(claim.measure)
    return say("nominal.loss", things=things(claim), subject=about, done=done)


def clause(claim: Claim) -> str:
    """What is claimed as a clause after *that*: ``300 troops of Azerbaijan were killed``."""
    about = spoken_of(claim)
    number = _number(claim)
    if claim.measure in _GROUND:
        moved = _moved(claim)
        key = "clause.moved" if moved else "clause.ground"
        return say(key, number, things=things(claim), moved=moved, subject=about)
    if claim.measure is Measure.VIOLATIONS:
        return say("clause.violations", number, things=things(claim), subject=about)
    if claim.measure is None:
        return say("clause.weapon", things=things(claim), subject=about)
    done = participle(claim.measure)
    return say("clause.loss", number, things=things(claim), subject=about, done=done)


def can_be_clause(claim: Claim) -> bool:
    """Whether the claim can follow *that*: it counts something, or says that a weapon was used."""
    return claim.measure is not None or (
        claim.topic is Topic.WEAPON_USE and claim.category != "" and not claim.figure.stated
    )


def matter(claim: Claim) -> str:
    """The topic as a noun phrase with whom it concerns: ``a ceasefire, concerning Armenia``."""
    topic = topic_name(claim)
    about = spoken_of(claim)
    if not topic:
        event = _event(claim)
        key = "matter.event" if event else "matter.unnamed"
        return say(key, event=event, subject=about)
    if claim.topic in (Topic.LOSS, Topic.CAPTIVITY, Topic.CAPABILITY):
        kind = _plain(claim)
        key = "matter.kind" if claim.category else "matter.of"
        return say(key, topic=topic, subject=about, kind=kind)
    return say("matter", topic=topic, subject=about)


def _event(claim: Claim) -> str:
    """The kind of event that a coded dataset gives as a tag beside ``event:ID``, "" without."""
    if not any(tag.startswith(_EVENT_ID) for tag in claim.tags):
        return ""
    kinds = (tag for tag in claim.tags if ":" not in tag)
    return next(kinds, "").replace("_", " ")


def topic_name(claim: Claim) -> str:
    """The topic as a noun phrase by itself; "" for a stance or anything without a name."""
    return say(f"topic.{claim.topic}") if claim.topic in _NAMED_TOPICS else ""


def participle(measure: Measure) -> str:
    """What is said to have become of what is counted: ``shot down``."""
    return say(f"done.{measure}")


def _measured(claim: Claim) -> str:
    if claim.measure not in (Measure.AREA_KM2, Measure.DISTANCE_M):
        return ""
    usual = "km2" if claim.measure is Measure.AREA_KM2 else "m"
    unit = usual if claim.unit in PIECES else claim.unit
    return say(f"unit.{unit}") if unit in _SYMBOLS else unit


def _ground_name(claim: Claim) -> str:
    return say(f"kind.{_extent(claim)}") if _measured(claim) else _plain(claim)


def _extent(claim: Claim) -> str:
    return "area" if claim.measure is Measure.AREA_KM2 else "distance"


def _moved(claim: Claim) -> str:
    return next((say(f"moved.{tag}") for tag in _MOVES if tag in claim.tags), "")


def _with_move(claim: Claim, things: str) -> str:
    moved = _moved(claim)
    return say("proposition.moved", things=things, moved=moved) if moved else things


def _number(claim: Claim) -> int:
    """The number that a verb agrees with."""
    if _measured(claim):
        return 1
    if claim.figure.stated:
        return claim.figure.many
    mass = _key(claim) in _MASS and claim.unit in _COUNTED_UNITS
    return 1 if mass else _SEVERAL


def _key(claim: Claim) -> str:
    """The key of what is counted in the catalogue, "" for a category that the tree lacks."""
    if claim.measure in (Measure.POSITIONS, Measure.SETTLEMENTS):
        return str(claim.measure)
    if claim.measure is Measure.VIOLATIONS:
        return "violation"
    if _counts_people(claim):
        if claim.victims in (VictimClass.MILITARY, VictimClass.CIVILIAN):
            return str(claim.victims)
        return "personnel"
    if not claim.category:
        return "none"
    return claim.category if claim.category in category_tree() else ""


def _noun(claim: Claim, number: int) -> str:
    """What is counted, as it follows a number."""
    if _in_units(claim):
        return _of_unit(claim, unit_name(claim.unit, number))
    key = _key(claim)
    return say(f"noun.{key}", number) if key else say("noun.unknown", term=claim.category)


def _plain(claim: Claim) -> str:
    """What is counted, without a figure."""
    if _in_units(claim):
        return _of_unit(claim, unit_name(claim.unit, None))
    return _kind(_key(claim), claim.category)


def _kind(key: str, category: str) -> str:
    return say(f"kind.{key}") if key else say("kind.unknown", term=category)


def _counts_people(claim: Claim) -> bool:
    if claim.category == "personnel" or (claim.unit in PEOPLE and not claim.category):
        return True
    return not claim.category and claim.measure in (*_PEOPLE, *_PEOPLE_OR_THINGS)


def _in_units(claim: Claim) -> bool:
    """Whether a unit of its own is counted, such as batteries of artillery."""
    ground = (Measure.POSITIONS, Measure.SETTLEMENTS, Measure.VIOLATIONS)
    return (
        claim.unit not in _COUNTED_UNITS and claim.measure not in ground
    ) and not _counts_people(claim)


def _of_unit(claim: Claim, unit: str) -> str:
    if not claim.category:
        return unit
    known = claim.category in category_tree()
    if claim.unit.removesuffix("s") in _FORMATIONS or not known:
        things = _kind(claim.category if known else "", claim.category)
        return say("unit.of", unit=unit, things=things)
    return say("unit.pair", unit=unit, things=category_tree().label(claim.category))


def unit_name(written: str, number: int | None) -> str:
    """A unit after a number, or without one; one that the catalogue lacks stays as written."""
    one = written.removesuffix("s") if len(written) > len("ms") else written
    if one in _FORMATIONS:
        return say(f"unit.kind.{one}") if number is None else say(f"unit.{one}", number)
    if catalogue().language != ENGLISH or number == 1 or len(one) <= len("km"):
        return one
    return _plural(one)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("s") else f"{noun}s"
