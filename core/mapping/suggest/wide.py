"""Wide tables: one column of figures for each category, measure or side."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from core.mapping.mapping import WidePart
from core.mapping.suggest.finding import Confidence, Match
from core.mapping.suggest.names import term_words
from core.mapping.suggest.profile import Profile
from core.vocabulary.categories import folded
from core.vocabulary.terms import Measure, VictimClass

_LOW = ("low", "min", "lower", "lo")
_HIGH = ("high", "max", "upper", "hi", "up")
_LEFT_OUT = re.compile(
    r"\b(?:diff|total|sum|pred|trend|mean|id|year|day|month|week|rank|index|ratio|percent|rate)\b"
)
_FEW = 3
_HALF = 0.5
_MARK = frozenset({"x", "0", "1", "yes", "no", "y", "n", "true", "false", "✓", "0.0", "1.0"})


@dataclass(frozen=True)
class Header:
    """What the words of a header say: terms of the vocabularies, and what is left."""

    measure: str
    category: str
    rest: str
    victims: str = ""

    @property
    def known(self) -> bool:
        """Whether the header says what is counted."""
        return bool(self.measure or self.category)


def header_words(header: str) -> Header:
    """What a header says: a category, a measure, or one of them with a name beside it."""
    plain = folded(re.sub(r"[^\w]+", " ", header))
    whole = term_words("category").get(plain, ""), term_words("measure").get(plain, "")
    if whole[1]:
        return Header(whole[1], "", "")
    if whole[0]:
        return Header("", whole[0], "")
    words = plain.split()
    measure = _taken(words, "measure")
    civilian = [word for word in words if word in _CIVILIANS] if measure else []
    words = [word for word in words if word not in civilian]
    category = _taken(words, "category")
    victims = VictimClass.CIVILIAN.value if civilian else ""
    return Header(measure, category, " ".join(words), victims)


_CIVILIANS = frozenset({"civilian", "civilians", "noncombatants"})


def _taken(words: list[str], target: str) -> str:
    known = term_words(target)
    for length in range(min(_FEW, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            if term := known.get(" ".join(words[start : start + length])):
                del words[start : start + length]
                return term
    return ""


def ranged(headers: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The columns of lower and upper ends by the column of figures whose name they carry."""
    by_name = {folded(header): header for header in headers}
    found: dict[str, tuple[str, str]] = {}
    for plain, header in by_name.items():
        low = next((by_name[n] for end in _LOW if (n := f"{plain} {end}") in by_name), "")
        high = next((by_name[n] for end in _HIGH if (n := f"{plain} {end}") in by_name), "")
        if low and high:
            found[header] = (low, high)
    return found


def bare_ranges(headers: Sequence[str]) -> dict[str, tuple[str, str]]:
    """The columns of both ends of a figure that has no column of its own, by what they count."""
    by_name = {folded(header): header for header in headers}
    found: dict[str, tuple[str, str]] = {}
    for plain, low in by_name.items():
        start = next((plain[: -len(end)].strip() for end in _LOW if plain.endswith(f" {end}")), "")
        high = next((by_name[n] for end in _HIGH if (n := f"{start} {end}") in by_name), "")
        if start and high and start not in by_name and header_words(start).measure:
            found[start] = (low, high)
    return found


def wide_parts(
    columns: Sequence[Profile], taken: dict[str, Match]
) -> tuple[tuple[WidePart, ...], list[Match]]:
    """The parts of a wide table and why; nothing where fewer than two columns tell their thing."""
    free = [c for c in columns if c.header not in taken and _may_count(c)]
    ends = ranged([column.header for column in columns])
    ends = {name: pair for name, pair in ends.items() if name in {c.header for c in free}}
    spent = {end for pair in ends.values() for end in pair}
    bare = bare_ranges([column.header for column in free if column.header not in spent])
    spent |= {end for pair in bare.values() for end in pair}
    free = [c for c in free if c.header not in spent and not _left_out(c)]
    named = _named(free)
    if not ends and not bare and not named:
        return (), []
    things = "category" in {match.target for match in taken.values()} or any(
        words.measure in _OF_THINGS for words in named.values()
    )
    parts: list[WidePart] = []
    matches: list[Match] = []
    for column in free:
        header = column.header
        if header in named:
            parts.append(_part(header, named[header], ends, things=things))
            reason = "its name says what is counted: a column of a wide table"
            matches.append(Match(header, "", reason, Confidence.LIKELY))
        elif header in ends or (len(named) >= _FEW and not _counts_rows(column)):
            cells = (("category", header),)
            parts.append(WidePart(header, cells, *ends.get(header, ("", ""))))
            reason = "numbers among columns of a wide table; its thing is not in the tree"
            matches.append(Match(header, "", reason, Confidence.GUESS))
    for name, pair in bare.items():
        parts.append(_part("", header_words(name), {"": pair}, things=things))
    for name, pair in (*ends.items(), *bare.items()):
        reason = f"an end of the range of “{name}”"
        matches.extend(Match(end, "", reason, Confidence.LIKELY) for end in pair)
    return tuple(parts), matches


def _named(columns: Sequence[Profile]) -> dict[str, Header]:
    """Headers that say what is counted; with words beside it only where others say the same."""
    read = {column.header: header_words(column.header) for column in columns}
    beside = Counter((r.measure, r.category) for r in read.values() if r.rest and r.known)
    return {
        header: words
        for header, words in read.items()
        if words.known and (not words.rest or beside[words.measure, words.category] > 1)
    }


def marks(columns: Sequence[Profile], taken: dict[str, Match]) -> tuple[str, ...]:
    """Columns whose cells only mark rows: their headers are tags. Two at least, or none."""
    found = tuple(
        column.header
        for column in columns
        if column.header not in taken
        and column.texts
        and {text.casefold() for text in column.texts} <= _MARK
    )
    return found if len(found) > 1 else ()


def _part(
    header: str, words: Header, ends: dict[str, tuple[str, str]], *, things: bool
) -> WidePart:
    measure = words.measure or Measure.LOST_UNSPECIFIED.value
    if things and measure == Measure.CAPTURED:
        measure = Measure.CAPTURED_EQUIPMENT.value
    cells = [("measure", measure)]
    if words.category or (words.measure in _PEOPLE and not things):
        cells.append(("category", words.category or "personnel"))
    if words.victims:
        cells.append(("victim_class", words.victims))
    if words.rest:
        cells.append(("subject", words.rest.title()))
    return WidePart(header, tuple(cells), *ends.get(header, ("", "")))


_OF_THINGS = (Measure.DESTROYED, Measure.DAMAGED, Measure.ABANDONED)
_PEOPLE = ("killed", "wounded", "missing", "captured", "casualties")


def _may_count(column: Profile) -> bool:
    worded = column.figures >= _HALF and header_words(column.header).known
    return column.numeric or not column.texts or worded


def _left_out(column: Profile) -> bool:
    words = header_words(column.header)
    said = bool(words.measure) and not words.rest
    return not said and bool(_LEFT_OUT.search(folded(column.header)))


def _counts_rows(column: Profile) -> bool:
    numbers = [float(text) for text in column.texts if text.isdigit()]
    return column.distinct == column.filled and numbers == sorted(numbers) and len(numbers) > _FEW
