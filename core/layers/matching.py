"""Which names of one layer mean the same as names of the layers before it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from core.merges import Decisions, Merge, MergeKind, Pair
from core.vocabulary.categories import folded

CODES = ("iso3", "gw", "cow", "cameo", "ucdp", "wikidata")
"""Columns of actors that hold codes of the field, each its own system."""

_ALIKE = 88
"""Likeness (0 to 100, rapidfuzz's token_sort_ratio) from which a merge is suggested."""
_MOST_COMPARED = 4_000_000
_FEWEST_LETTERS = 4


class Entry(Struct, frozen=True):
    """A name with what else it is known by; ``codes`` are (system, code)."""

    name: str
    layer: str
    aliases: tuple[str, ...] = ()
    codes: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    state: str = ""
    """ISO 3166-1 code of the state that it is a name or the code of, "" for none."""


class _Ways(Struct):
    """How entries can be found, each way leading to the place of one entry, or −1 for several."""

    names: dict[str, int] = {}
    aliases: dict[str, int] = {}
    codes: dict[tuple[str, str], int] = {}
    states: dict[str, int] = {}


def matches(
    kind: MergeKind, known: Sequence[Entry], new: Sequence[Entry], decisions: Decisions
) -> tuple[Merge, ...]:
    """What of ``new`` is, or may be, the same as something of ``known``.

    Names first, then aliases, then codes, then names of states; a known entry takes one of ``new``
    at most, since a layer that lists two keeps them apart. What is only spelled alike is suggested.
    """
    ways = _ways(known)
    taken: set[int] = set()
    found: dict[int, Merge] = {}
    by_hand = _by_hand(kind, known, decisions)
    for candidates in (by_hand, _by_name, _by_alias, _by_code, _by_state):
        for place, entry in enumerate(new):
            if place in found:
                continue
            for target, reason in candidates(entry, ways):
                if target in taken or target < 0 or _differ(known[target], entry):
                    continue
                pair = Pair(kind, entry.layer, entry.name, known[target].name)
                applied = pair not in decisions.apart
                found[place] = Merge(pair, known[target].layer, reason, applied)
                if applied:
                    taken.add(target)
                break
    rest = [entry for place, entry in enumerate(new) if place not in found]
    free = [entry for place, entry in enumerate(known) if place not in taken]
    made = [found[place] for place in sorted(found)]
    return (*made, *_suggestions(kind, free, rest, decisions))


def _ways(known: Sequence[Entry]) -> _Ways:
    ways = _Ways()
    for place, entry in enumerate(known):
        _lead(ways.names, [folded(entry.name)], place)
        _lead(ways.aliases, {folded(alias) for alias in entry.aliases}, place)
        for code in entry.codes:
            ways.codes[code] = -1 if code in ways.codes else place
        if entry.state:
            ways.states[entry.state] = -1 if entry.state in ways.states else place
    return ways


def _lead(way: dict[str, int], words: Iterable[str], place: int) -> None:
    for word in words:
        if word:
            way[word] = -1 if way.get(word, place) != place else place


Found = Iterator[tuple[int, str]]


class _by_hand:  # noqa: N801 - one of the ways, beside the functions
    def __init__(self, kind: MergeKind, known: Sequence[Entry], decisions: Decisions) -> None:
        places = {entry.name: place for place, entry in enumerate(known)}
        self._chosen: Mapping[tuple[str, str], int] = {
            (pair.layer, pair.name): places[pair.into]
            for pair in sorted(decisions.together)
            if pair.kind is kind and pair.into in places
        }

    def __call__(self, entry: Entry, ways: _Ways) -> Found:
        del ways
        target = self._chosen.get((entry.layer, entry.name))
        if target is not None:
            yield target, "merged by hand"


def _by_name(entry: Entry, ways: _Ways) -> Found:
    target = ways.names.get(folded(entry.name))
    if target is not None:
        yield target, "same name"


def _by_alias(entry: Entry, ways: _Ways) -> Found:
    own = folded(entry.name)
    if own in ways.aliases:
        yield ways.aliases[own], f"“{entry.name}” is an alias of it"
    for alias in entry.aliases:
        word = folded(alias)
        if not word:
            continue
        if word in ways.names:
            yield ways.names[word], f"its alias “{alias}” is that name"
        elif word in ways.aliases:
            yield ways.aliases[word], f"both are also called “{alias}”"


def _by_code(entry: Entry, ways: _Ways) -> Found:
    for system, code in entry.codes:
        target = ways.codes.get((system, code))
        if target is not None:
            yield target, f"same {_TITLES.get(system, system)} {code}"


def _by_state(entry: Entry, ways: _Ways) -> Found:
    target = ways.states.get(entry.state) if entry.state else None
    if target is not None:
        yield target, f"both mean the state {entry.state} (ISO code)"


_TITLES = {
    "iso3": "ISO code",
    "gw": "Gleditsch–Ward number",
    "cow": "COW number",
    "cameo": "CAMEO code",
    "ucdp": "UCDP id",
    "wikidata": "Wikidata item",
    "url": "address",
}


def _differ(one: Entry, other: Entry) -> bool:
    """Whether the two are said to be of different kinds, so that a shared code means little."""
    same = folded(one.name) == folded(other.name)
    return not same and bool(one.kind and other.kind) and one.kind != other.kind


def _suggestions(
    kind: MergeKind, free: Sequence[Entry], rest: Sequence[Entry], decisions: Decisions
) -> Iterator[Merge]:
    if not free or len(free) * len(rest) > _MOST_COMPARED:
        return
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only where names are compared

    choices = [folded(entry.name) for entry in free]
    for entry in rest:
        word = folded(entry.name)
        if len(word) < _FEWEST_LETTERS:
            continue
        best = process.extractOne(word, choices, scorer=fuzz.token_sort_ratio, score_cutoff=_ALIKE)
        if best is None:
            continue
        _, score, place = best
        pair = Pair(kind, entry.layer, entry.name, free[place].name)
        if pair not in decisions.apart and not _differ(free[place], entry):
            reason = f"spelled alike ({score:.0f} of 100)"
            yield Merge(pair, free[place].layer, reason, applied=False, suggested=True)
