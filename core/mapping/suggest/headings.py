"""What the name of a column of figures says: measure, category, side, claimant, unit, year."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from core.loading.headrows import levels
from core.mapping.scales import without_scale
from core.mapping.suggest.headrows import is_tag, is_unit
from core.mapping.suggest.names import said, term_words
from core.mapping.suggest.profile import is_date
from core.vocabulary.categories import folded
from core.vocabulary.states import states
from core.vocabulary.terms import Basis, Measure, Scope, VictimClass

_FEW = 3
_CIVILIANS = frozenset({"civilian", "civilians", "noncombatants"})
_MILITARY, _OTHER = "military", "other"
_ARMED = frozenset({"armed", "actors"})
_SOLDIERS = frozenset({_MILITARY, "soldiers", "combatants"})
_BOTH = frozenset(
    {"both", "both sides", "total", "totals", "all", "overall", "combined", "all sides"}
)
_FILLERS = frozenset(
    (
        *("reported", "recorded", "documented", "estimated", "verified", "count", "number"),
        *("numbers", "no", "num", "nr", "people", "persons", "person", "individuals", "those"),
        *("of", "the", "in"),
    )
)
"""Words beside a measure that name nobody."""

_HEDGES = frozenset({"conceded", "acknowledged", "admitted", "alleged", "confirmed", "unconfirmed"})
_BASES: Mapping[str, str] = MappingProxyType(
    {
        "cum": Basis.CUMULATIVE.value,
        "cumulative": Basis.CUMULATIVE.value,
        "running": Basis.CUMULATIVE.value,
        "daily": Basis.INCREMENTAL.value,
        "increase": Basis.INCREMENTAL.value,
        "increment": Basis.INCREMENTAL.value,
        "new": Basis.INCREMENTAL.value,
    }
)
_OF_RANGE = frozenset({"best", "estimate", "best estimate", "central", "mid", "reported"})
_HOLDERS = frozenset(
    {"claims", "figures", "data", "stats", "statistics", "counts", "numbers", "values", "details"}
)
"""Names over others that name nobody, as records in JSON have."""

_SPOKEN = re.compile(
    r"(?:claims? (?:by|of)|claimed by|according to|reported by|stated by|said by|as per|per|source)"
    r"[: ]\s*(.+)|(.+?)\s(?:claims?|says|reports?|sources|data)",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"(?:losses|casualties) (?:of|among) (?:the )?(.+)|(.+?)(?:'s)? (?:losses|casualties|side)",
    re.IGNORECASE,
)


class Header(Struct, frozen=True):
    """What the words of a header say: terms of the vocabularies, and what is left."""

    measure: str = ""
    category: str = ""
    rest: str = ""
    """Whose they are, as it is to be called."""
    victims: str = ""
    claimant: str = ""
    day: str = ""
    unit: str = ""
    scope: str = ""
    basis: str = ""
    note: str = ""
    """How the figures are called that is no name: conceded, alleged."""

    @property
    def known(self) -> bool:
        """Whether the header says what is counted."""
        return bool(self.measure or self.category or self.victims)

    @property
    def thing(self) -> tuple[str, str]:
        """What is counted."""
        return self.measure, self.category


def header_words(header: str) -> Header:
    """What a header says: a category, a measure, or one of them with a name beside it.

    Of a header over several rows each row says something of its own, the lower one the narrower.
    """
    header = without_scale(header)
    parts = levels(header)
    if len(parts) == 1:
        parts = _within(header)
    if len(parts) == 1:
        return _words(header)
    found = Header()
    for part in parts:
        found = _with(found, part)
    return found


def _within(header: str) -> tuple[str, ...]:
    """What a name says in brackets, or of whose claim, as parts of its own.

    “Armenian losses (Azerbaijani claim)”, “Azerbaijan's claim of Armenian losses”, “Tanks (pcs)”.
    """
    if told := _CLAIM_OF.fullmatch(header):
        return f"{told[1]} claim", told[2]
    found = _BRACKETS.fullmatch(header)
    inner = found[2].strip() if found else ""
    if found is None or not (_SPOKEN.fullmatch(inner) or is_unit(inner) or _plain(inner) in _OWN):
        return (header,)
    return found[1].strip(), inner


_CLAIM_OF = re.compile(r"(.+?)(?:['’]s)? claims? (?:of|about|on) (.+)", re.IGNORECASE)
_BRACKETS = re.compile(r"([^()]+)\(([^()]+)\)\s*")
_OWN = frozenset({"own", "own claim", "admitted", "self reported"})


def _with(found: Header, part: str) -> Header:
    plain = _plain(part)
    if not plain or plain in _OF_RANGE | _HOLDERS:
        return found
    if plain in _OWN and found.rest:
        return replace(found, claimant=found.rest)
    words = _words(part)
    if sole := _sole(part, plain, known=words.known):
        return replace(found, **sole)
    lost = _LOST.fullmatch(part)
    name = (lost[1] or lost[2]).strip() if lost else words.rest if words.known else part
    return replace(
        found,
        measure=words.measure or found.measure,
        category=words.category or found.category,
        victims=words.victims or found.victims,
        basis=words.basis or found.basis,
        note=words.note or found.note,
        rest=" ".join(filter(None, (found.rest, name))),
    )


def _sole(part: str, plain: str, *, known: bool) -> dict[str, str]:
    """What a part says that says one thing only: by whom, of whom, when, in what unit."""
    if is_tag(part):
        return {"unit": part}
    if spoken := _SPOKEN.fullmatch(part):
        return {"claimant": (spoken[1] or spoken[2]).strip()}
    if plain in _BOTH:
        return {"scope": Scope.BOTH_SIDES.value}
    if plain in _CIVILIANS | _SOLDIERS:
        who = VictimClass.CIVILIAN if plain in _CIVILIANS else VictimClass.MILITARY
        return {"victims": who.value}
    if not known and is_unit(part):
        return {"unit": part.strip(" ()[]")}
    return {"day": part} if not known and is_date(part) else {}


def _words(header: str) -> Header:
    ways = (header, said(header))
    for way in ways:
        plain = _plain(way)
        if measure := term_words("measure").get(plain, ""):
            return Header(measure=measure, victims=_victims(plain.split()))
        if category := term_words("category").get(plain, ""):
            return Header(category=category)
    words = _plain(said(header)).split()
    told = _victims(words)
    measure = _taken(words, "measure")
    victims = told if measure else ""
    words = [word for word in words if not victims or word not in _CIVILIANS | _ARMED | {_MILITARY}]
    category = _taken(words, "category")
    if category == _OTHER and measure in _PEOPLE:
        category, words = "", [*words, _OTHER]
    if not measure and not category:
        return Header(rest=" ".join(words).title())
    basis = next((_BASES[word] for word in words if word in _BASES), "")
    note = " ".join(word for word in words if word in _HEDGES)
    rest = [word for word in words if word not in _FILLERS | _HEDGES | _BASES.keys()]
    return Header(measure, category, " ".join(rest).title(), victims, basis=basis, note=note)


def _victims(words: Sequence[str]) -> str:
    if _CIVILIANS.intersection(words):
        return VictimClass.CIVILIAN.value
    military = _MILITARY in words or _ARMED.issubset(words)
    return VictimClass.MILITARY.value if military else ""


def victims_of(text: str) -> str:
    """The class of victims that a name of people alone means: “civilians”, “soldiers”."""
    words = _plain(text).split()
    if _CIVILIANS.intersection(words):
        return VictimClass.CIVILIAN.value
    return VictimClass.MILITARY.value if _SOLDIERS.intersection(words) else ""


def _plain(text: str) -> str:
    return folded(re.sub(r"[^\w]+", " ", text))


def _taken(words: list[str], target: str) -> str:
    known = term_words(target)
    for length in range(min(_FEW, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            if term := known.get(" ".join(words[start : start + length])):
                del words[start : start + length]
                return term
    return ""


def cells_of(words: Header, *, things: bool) -> tuple[tuple[str, str], ...]:
    """The targets that a column of figures gives by its name.

    ``things`` says whether the file counts things: what is captured is equipment then.
    """
    lost = Measure.LOST_UNSPECIFIED.value if words.category else ""
    measure = words.measure or lost
    if things and measure == Measure.CAPTURED:
        measure = Measure.CAPTURED_EQUIPMENT.value
    people = words.measure in _PEOPLE and not things
    found = {
        "measure": measure,
        "category": words.category or ("personnel" if people else ""),
        "victim_class": words.victims,
        "subject": "" if is_own(words) or is_other(words) else _state(words.rest),
        "claimant": _state(words.claimant),
        "event_date": words.day,
        "scope": words.scope,
        "basis": words.basis,
        "note": words.note,
        "unit": words.unit if folded(words.unit) in _MEASURED else "",
    }
    return tuple((target, text) for target, text in found.items() if text)


def is_own(words: Header) -> bool:
    """Whether these are losses of whoever speaks."""
    return folded(words.rest) in _OF_OWN


def is_other(words: Header) -> bool:
    """Whether these are losses of the adversary of whoever speaks."""
    return folded(words.rest) in _OF_OTHERS


_OF_OWN = frozenset({"own", "our", "ours", "friendly", "own side", "our side", "self"})
_OF_OTHERS = frozenset(
    {"enemy", "enemies", "enemys", "adversary", "opponent", "other side", "enemy side"}
)


def _state(name: str) -> str:
    """The state whose people or forces an adjective means: “Armenian” is Armenia, and “armenia”."""
    stems = [name[: -len(end)] + new for end, new in _ADJECTIVES if name.endswith(end)]
    found = (states().named(stem) for stem in (name, *stems))
    return next((state.name for state in found if state is not None), name)


_ADJECTIVES = (("n", ""), ("i", ""), ("ian", ""), ("ian", "e"))
_PEOPLE = ("killed", "wounded", "missing", "captured", "casualties")
_MEASURED = frozenset({"km2", "km²", "sq km", "km", "m"})
