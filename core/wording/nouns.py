"""What a claim is about, as a noun phrase and as a clause: nothing here says that it is so."""

from core.messages import say
from core.vocabulary.categories import category_tree
from core.vocabulary.terms import Measure, Topic, VictimClass
from core.wording.actors import spoken_of
from core.wording.claim import Claim

_PEOPLE = (Measure.KILLED, Measure.WOUNDED, Measure.MISSING, Measure.CASUALTIES)
_PEOPLE_OR_THINGS = (Measure.CAPTURED, Measure.LOST_UNSPECIFIED)
_GROUND = (Measure.POSITIONS, Measure.SETTLEMENTS, Measure.AREA_KM2, Measure.DISTANCE_M)
_PEOPLE_UNITS = ("people", "persons", "person")
_PLAIN_UNITS = ("", "count", "units", "pieces", "items")
_FORMATIONS = ("battery", "platoon", "company", "squad", "column", "crew", "battalion", "squadron")
_SYMBOLS = {"km2": "km²", "m2": "m²"}
_SEVERAL = 2
_EVENT_ID = "event:"
_MOVES = ("gain", "loss")
_MASS = {
    "personnel": ("person", "people", "people"),
    "artillery": ("piece of artillery", "pieces of artillery", "artillery"),
    "artillery_towed": ("piece of towed artillery", "pieces of towed artillery", "towed artillery"),
    "artillery_self_propelled": (
        "piece of self-propelled artillery",
        "pieces of self-propelled artillery",
        "self-propelled artillery",
    ),
    "air_defence": ("air-defence item", "air-defence items", "air defence"),
    "command_communications": (
        "command or communications item",
        "command or communications items",
        "command and communications",
    ),
    "aircraft": ("aircraft", "aircraft", "aircraft"),
    "fixed_wing": ("fixed-wing aircraft", "fixed-wing aircraft", "fixed-wing aircraft"),
    "other": ("item of another kind", "items of another kind", "other equipment"),
    "": ("item", "items", "equipment"),
}
_NAMED_TOPICS = frozenset(set(Topic) - {Topic.STANCE, Topic.OTHER})


def things(claim: Claim) -> str:
    """What is counted, with the figure where there is one: ``at least 14 tanks``, ``tanks``."""
    figure = claim.figure.words()
    measured = _measured(claim)
    if measured:
        if not figure:
            return say(f"things.unstated.{_extent(claim)}")
        return say("things", figure=figure, noun=measured)
    one, many, plain = _counted(claim)
    if not figure:
        return plain
    return say("things", figure=figure, noun=one if claim.figure.one else many)


def proposition(claim: Claim) -> str:
    """What is claimed, without figure and side, for a table: ``Troops killed``.

    Without a figure the recorded words stand, or else the topic.
    """
    if claim.recorded_words and not claim.figure.stated:
        text = claim.recorded_words
    elif claim.measure is None:
        text = things(claim) if claim.figure.stated else matter(claim)
    elif claim.measure in _GROUND:
        text = " ".join(filter(None, (_ground_name(claim), _moved(claim))))
    elif claim.measure is Measure.VIOLATIONS:
        text = "violations"
    else:
        kind = " (kind of loss not stated)" if claim.measure is Measure.LOST_UNSPECIFIED else ""
        text = f"{_counted(claim)[2]} {participle(claim.measure)}{kind}"
    return text[:1].upper() + text[1:]


def counted(claim: Claim) -> str:
    """What a figure counts, without figure and side: ``troops killed``, ``km² gained``."""
    one, many, plain = _counted(claim)
    name = (one if claim.figure.one else many) if claim.figure.stated else plain
    if claim.measure is None or claim.measure is Measure.VIOLATIONS:
        return name
    if claim.measure in _GROUND:
        return " ".join(filter(None, (_measured(claim) or name, _moved(claim))))
    return f"{name} {participle(claim.measure)}"


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
    number = 1 if _singular(claim) else _SEVERAL
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
        kind = _counted(claim)[2]
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
    if claim.measure is Measure.AREA_KM2:
        return _SYMBOLS.get(claim.unit, claim.unit) if claim.unit not in _PLAIN_UNITS else "km²"
    if claim.measure is Measure.DISTANCE_M:
        return claim.unit if claim.unit not in _PLAIN_UNITS else "m"
    return ""


def _ground_name(claim: Claim) -> str:
    return _extent(claim) if _measured(claim) else _counted(claim)[2]


def _extent(claim: Claim) -> str:
    return "area" if claim.measure is Measure.AREA_KM2 else "distance"


def _moved(claim: Claim) -> str:
    return next((say(f"moved.{tag}") for tag in _MOVES if tag in claim.tags), "")


def _singular(claim: Claim) -> bool:
    if _measured(claim):
        return True
    if claim.figure.stated:
        return claim.figure.one
    return _counted(claim)[2] in ("artillery", "air defence", "equipment", "other equipment")


def _counted(claim: Claim) -> tuple[str, str, str]:
    """One, many, and the plain name without a figure."""
    if claim.measure is Measure.VIOLATIONS:
        return "violation", "violations", "violations"
    if claim.measure is Measure.POSITIONS:
        return "position", "positions", "positions"
    if claim.measure is Measure.SETTLEMENTS:
        return "settlement", "settlements", "settlements"
    if _counts_people(claim):
        return _people(claim)
    if claim.unit not in (*_PLAIN_UNITS, *_PEOPLE_UNITS):
        return _in_units(claim)
    return _category(claim.category)


def _counts_people(claim: Claim) -> bool:
    if claim.category == "personnel" or (claim.unit in _PEOPLE_UNITS and not claim.category):
        return True
    return not claim.category and claim.measure in (*_PEOPLE, *_PEOPLE_OR_THINGS)


def _people(claim: Claim) -> tuple[str, str, str]:
    if claim.victims is VictimClass.MILITARY:
        return "service member", "troops", "troops"
    if claim.victims is VictimClass.CIVILIAN:
        return "civilian", "civilians", "civilians"
    return "person", "people", "people"


def _in_units(claim: Claim) -> tuple[str, str, str]:
    one = claim.unit.removesuffix("s") if len(claim.unit) > len("ms") else claim.unit
    many = _plural(one) if len(one) > len("km") else one
    if not claim.category:
        return one, many, many
    tree = category_tree()
    known = claim.category in tree
    name = tree.label(claim.category) if known else f"“{claim.category}”"
    if one in _FORMATIONS or not known:
        stuff = _category(claim.category)[2]
        return f"{one} of {stuff}", f"{many} of {stuff}", f"{many} of {stuff}"
    return f"{name} {one}", f"{name} {many}", f"{name} {many}"


def _category(key: str) -> tuple[str, str, str]:
    if key in _MASS:
        return _MASS[key]
    tree = category_tree()
    if key not in tree:
        return f"of “{key}”", f"of “{key}”", f"“{key}”"
    one = tree.label(key)
    return one, _plural(one), _plural(one)


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return noun if noun.endswith("s") else f"{noun}s"
