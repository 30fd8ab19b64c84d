"""Columns matched to targets, by their names and by what their cells look like."""

import re
from collections.abc import Sequence

from core.loading.headrows import levels
from core.mapping.mapping import DATES, SIDES
from core.mapping.suggest.finding import Confidence, Match
from core.mapping.suggest.headrows import is_unit
from core.mapping.suggest.names import column_words, nearest, said, spellings, term_words
from core.mapping.suggest.profile import Profile
from core.vocabulary.categories import folded

_FIGURES = ("best", "low", "high")
_HALF = 0.5
_WORDED = ("basis", "act", "measure", "victim_class", "scope")
_GRADES = frozenset("ABCDEF")
_MEASURED = frozenset({"latitude", "longitude"})
_NAMED = ("claimant", "subject", "category", "place", "source", "text", *SIDES)
_RANGES = {"latitude": 90.0, "longitude": 180.0}


def matched(columns: Sequence[Profile]) -> dict[str, Match]:
    """For each column the target it most likely stands for; no target is given twice."""
    found: dict[str, Match] = {}
    taken: set[str] = set()
    named = sorted(columns, key=_rank)
    for find in (_by_name, _by_likeness, _by_content):
        for column in named if find is _by_name else columns:
            match = None if column.header in found else find(column, taken)
            if match is not None and match.target not in taken:
                found[column.header] = match
                taken.add(match.target)
    return _with_place(columns, _without_years(columns, found))


def _without_years(columns: Sequence[Profile], found: dict[str, Match]) -> dict[str, Match]:
    """A year or a month alone dates nothing where a column gives the whole date."""
    whole = {column.header for column in columns if column.dated}
    dated = any(match.target in DATES and name in whole for name, match in found.items())
    parts = {name for name in found if dated and folded(name) in _PARTS and name not in whole}
    return {name: match for name, match in found.items() if name not in parts}


_PARTS = frozenset({"year", "month"})


def _with_place(columns: Sequence[Profile], found: dict[str, Match]) -> dict[str, Match]:
    """Where rows are places, their country says where it was, and nothing of whose loss it is."""
    located = {"latitude", "longitude", "place"} & {match.target for match in found.values()}
    countries = [m for m in found.values() if m.target == "subject" and _is_country(m.column)]
    if not located or not countries:
        return found
    reason = "rows have places of their own: a country among them says where, not about whom"
    place = "" if "place" in {match.target for match in found.values()} else "place"
    moved = {m.column: Match(m.column, place, reason, Confidence.LIKELY) for m in countries}
    rest = {name: match for name, match in found.items() if name not in moved}
    others = [column for column in columns if column.header not in found]
    subject = next((m for c in others if (m := _by_name(c, set())) and m.target == "subject"), None)
    return rest | moved | ({subject.column: subject} if subject else {})


def _is_country(header: str) -> bool:
    return folded(header) in _COUNTRIES


_COUNTRIES = frozenset({"country", "country name", "country txt", "nation"})
_UNITS = frozenset({"battery", "batteries", "platoon", "squadron", "vehicle", "piece", "item"})
_TRUST = re.compile(r"confiden|certain|reliab|verif|credib|quality")
"""Words of columns that grade what is said, and are no act of saying it."""

_KEEPING = re.compile(r"updat|modif|entry|entered|retriev|access|scrap|added|created|download")
"""Words of dates of the file's own keeping."""

_BIRTHS = frozenset({"dob", "date of birth", "birth date", "birthdate", "birthday", "born"})


def _rank(column: Profile) -> int:
    """How well a name says what a column is: by the order of the known words."""
    words = list(column_words())
    return min((words.index(way) for way in spellings(column.header) if way in words), default=0)


def _by_name(column: Profile, _taken: set[str]) -> Match | None:
    words = column_words()
    target = next((words[way] for way in spellings(column.header) if way in words), "")
    over = len(levels(column.header)) > 1 and target in _FIGURES
    if not target or over or not _fits(column, target):
        return None
    own = folded(target) == folded(column.header)
    reason = "has the name of the column" if own else "its name is a known word for it"
    return Match(column.header, target, reason, Confidence.SURE if own else Confidence.LIKELY)


def _by_likeness(column: Profile, _taken: set[str]) -> Match | None:
    near = nearest(folded(said(column.header)), column_words())
    target = column_words().get(near, "")
    if not target or not _fits(column, target):
        return None
    return Match(
        column.header, target, f"its name is spelled nearly like “{near}”", Confidence.GUESS
    )


def _by_content(column: Profile, taken: set[str]) -> Match | None:
    guesses = (
        ("claimed_on", _is_date(column), "its cells are dates"),
        ("reliability", _is_grade(column), "its cells are letters A to F, as source grades are"),
        ("source_url", column.urls > _HALF, "its cells are web addresses"),
        ("text", column.long > _HALF and not column.urls, "its cells are whole sentences"),
    )
    for target, fits, reason in guesses:
        if fits and target not in taken:
            return Match(column.header, target, reason, Confidence.GUESS)
    for target in _WORDED:
        doubted = target == "act" and _TRUST.search(folded(column.header))
        if target not in taken and not doubted and known_share(column, target) > _HALF:
            reason = f"most of its words are known for {target.replace('_', ' ')}"
            return Match(column.header, target, reason, Confidence.LIKELY)
    return None


def _is_date(column: Profile) -> bool:
    plain = folded(column.header)
    return column.dated and plain not in _BIRTHS and not _KEEPING.search(plain)


def _is_grade(column: Profile) -> bool:
    return len(column.texts) > 1 and set(column.texts) <= _GRADES


def known_share(column: Profile, target: str) -> float:
    """The share of a column's words that the vocabulary of a target knows."""
    words = term_words(target)
    known = sum(folded(text) in words for text in column.texts)
    return known / len(column.texts) if column.texts else 0.0


def _fits(column: Profile, target: str) -> bool:  # noqa: PLR0911 - one line a kind of target
    if target == "source_url":
        return column.urls >= _HALF or not column.texts
    if not column.texts:
        return True
    if target in DATES:
        return column.dates >= _HALF and not (column.numeric and _too_small(column))
    if target in _FIGURES:
        return column.figures >= _HALF and column.urls == 0
    if target in _MEASURED:
        return column.numeric and all(abs(_value(t)) <= _RANGES[target] for t in column.texts)
    if target in _WORDED:
        return known_share(column, target) > 0
    if target == "unit":
        return all(is_unit(text) or folded(text) in _UNITS for text in column.texts)
    if target in _NAMED:
        return not column.dated and column.urls < _HALF and not column.numeric
    return True


def _too_small(column: Profile) -> bool:
    return any(not _YEARS[0] <= _value(text) <= _YEARS[1] for text in column.texts)


_YEARS = (1500, 99991231)


def _value(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("inf")
