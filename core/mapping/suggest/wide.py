"""Wide tables: one column of figures for each category, measure or side."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from core.loading.headrows import JOINT, levels
from core.mapping.dates import NUMERIC, iso_date
from core.mapping.mapping import DateOrder, WidePart
from core.mapping.suggest.finding import Confidence, Match
from core.mapping.suggest.headings import Header, cells_of, header_words
from core.mapping.suggest.names import said
from core.mapping.suggest.profile import Profile, is_date
from core.mapping.suggest.ranges import bare_ranges, ranged
from core.mapping.suggest.shares import shares
from core.vocabulary.categories import folded
from core.vocabulary.terms import Basis, Measure

_LEFT_OUT = re.compile(
    r"\b(?:diff|total|sum|pred|trend|mean|id|year|day|month|week|rank|index|ratio|percent|rate)\b"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = re.compile(r"(?:id|no|day|month|mon|year|code|version)\d*$")
_FOOTNOTES = re.compile(r"(?:\[\w{1,12}\]\s*)+")
_FEW = 3
_MONTHS = 12
_HALF = 0.5
_MARK = frozenset({"x", "0", "1", "yes", "no", "y", "n", "true", "false", "✓", "0.0", "1.0"})


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
    parted = shares([column.header for column in columns])
    parted = {column.header: words for column in free if (words := parted.get(column.header))}
    named = _told_apart(_named(free) | parted)
    if not ends and not bare and not named:
        return _dated(free, taken)
    things = "category" in {match.target for match in taken.values()} or any(
        words.measure in _OF_THINGS for words in named.values()
    )
    measures = {dict(cells_of(words, things=things)).get("measure") for words in named.values()}
    shared = measures.pop() or "" if len(measures) == 1 else ""
    parts: list[WidePart] = []
    matches: list[Match] = []
    for column in free:
        header = column.header
        if header in named:
            parts.append(_part(header, named[header], ends, things=things))
            reason = "its name says what is counted: a column of a wide table"
            matches.append(Match(header, "", reason, Confidence.LIKELY))
        elif header in ends or (len(named) >= _FEW and not _counts_rows(column)):
            parts.append(_unnamed(header, ends, shared))
            reason = "numbers among columns of a wide table; its thing is not in the tree"
            matches.append(Match(header, "", reason, Confidence.GUESS))
    for name, pair in bare.items():
        parts.append(_part("", header_words(name), {"": pair}, things=things))
    for name, pair in (*ends.items(), *bare.items()):
        reason = f"an end of the range of “{name}”"
        matches.extend(Match(end, "", reason, Confidence.LIKELY) for end in pair)
    return tuple(parts), matches


def figures_part(header: str) -> WidePart:
    """A column said to be one of figures, with what its name says of them."""
    words = header_words(header)
    if not words.known:
        return _unnamed(header, {})
    return WidePart(header, cells_of(words, things=not words.measure))


def _dated(
    columns: Sequence[Profile], taken: dict[str, Match]
) -> tuple[tuple[WidePart, ...], list[Match]]:
    """A column for each day, month or year: when, but not what, is counted."""
    days = [column.header for column in columns if is_period(column.header)]
    if len(days) < _FEW:
        return (), []
    reason = "its name is a date: a column of a wide table"
    order = _order_of(days)
    parts = tuple(WidePart(day, (("event_date", iso_date(day, order)),)) for day in days)
    sums = [name for name, match in taken.items() if match.target == "best"]
    left = [Match(name, "", "a sum over the dates beside it", Confidence.LIKELY) for name in sums]
    return parts, [Match(day, "", reason, Confidence.LIKELY) for day in days] + left


def _order_of(days: Sequence[str]) -> DateOrder:
    """The order of day and month that the names of columns settle among them."""
    first = [int(found[1]) for day in days if (found := NUMERIC.fullmatch(day))]
    second = [int(found[3]) for day in days if (found := NUMERIC.fullmatch(day))]
    if max(first, default=0) <= _MONTHS < max(second, default=0):
        return DateOrder.MONTH_FIRST
    return DateOrder.DAY_FIRST if max(first, default=0) > _MONTHS else DateOrder.AS_WRITTEN


def is_period(header: str) -> bool:
    """Whether a column is called by a day, a month or a year."""
    return bool(_YEAR.fullmatch(header)) or (not header.isdigit() and is_date(header))


def _unnamed(header: str, ends: dict[str, tuple[str, str]], measure: str = "") -> WidePart:
    """A column whose thing is in no vocabulary: what it is called is its category."""
    *above, last = levels(header)
    cells = {"measure": measure} if measure else {}
    if above:
        cells |= dict(cells_of(header_words(JOINT.join((*above, ""))), things=True))
    return WidePart(header, (*(cells | {"category": last}).items(),), *ends.get(header, ("", "")))


def _named(columns: Sequence[Profile]) -> dict[str, Header]:
    """Headers that say what is counted.

    With words beside it only where others say the same, or where it says more than one thing for
    sure: over several rows, or by whose claim.
    """
    read = {column.header: header_words(column.header) for column in columns}
    beside = Counter(r.thing for r in read.values() if r.rest and r.known)
    return {
        header: words
        for header, words in read.items()
        if words.known
        and (
            not words.rest
            or beside[words.thing] > 1
            or len(levels(header)) > 1
            or bool(words.claimant)
        )
    }


def _told_apart(named: dict[str, Header]) -> dict[str, Header]:
    """A count by the day beside a running total of the same, and a total beside its increase."""
    others = {
        replace(words, basis=""): _OTHER_BASIS[words.basis]
        for words in named.values()
        if words.basis
    }
    return {
        header: replace(words, basis=others.get(words, words.basis))
        for header, words in named.items()
    }


_OTHER_BASIS = {
    Basis.CUMULATIVE.value: Basis.INCREMENTAL.value,
    Basis.INCREMENTAL.value: Basis.CUMULATIVE.value,
}


def marks(columns: Sequence[Profile], taken: dict[str, Match]) -> tuple[str, ...]:
    """Columns whose cells only mark some rows: their headers are tags. Two at least, or none."""
    rows = max((column.filled for column in columns), default=0)
    found = tuple(
        column.header
        for column in columns
        if column.header not in taken
        and column.texts
        and {text.casefold() for text in column.texts} <= _MARK
        and (column.filled < rows or len(column.texts) > 1)
        and not _NUMBERED.search(said(column.header).casefold())
    )
    return found if len(found) > 1 else ()


def _part(
    header: str, words: Header, ends: dict[str, tuple[str, str]], *, things: bool
) -> WidePart:
    return WidePart(header, cells_of(words, things=things), *ends.get(header, ("", "")))


_OF_THINGS = (Measure.DESTROYED, Measure.DAMAGED, Measure.ABANDONED)


def _may_count(column: Profile) -> bool:
    if column.texts and all(map(_FOOTNOTES.fullmatch, column.texts)):
        return False
    if column.numeric or not column.texts:
        return True
    counted = sum(any(map(str.isdigit, text)) for text in column.texts) >= _HALF * len(column.texts)
    known = header_words(column.header).known
    return known and (column.figures >= _HALF or (counted and not column.dates and not column.long))


def _left_out(column: Profile) -> bool:
    words = header_words(column.header)
    said = bool(words.measure) and not words.rest
    return not said and bool(_LEFT_OUT.search(folded(column.header)))


def _counts_rows(column: Profile) -> bool:
    numbers = [float(text) for text in column.texts if text.isdigit()]
    return column.distinct == column.filled and numbers == sorted(numbers) and len(numbers) > _FEW
