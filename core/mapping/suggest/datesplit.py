"""Dates that stand in several columns: year, month and day, or a first and a last day."""

import re
from collections.abc import Sequence

from core.mapping.mapping import Source
from core.mapping.suggest.finding import Confidence, Match
from core.mapping.suggest.profile import Profile
from core.vocabulary.categories import folded

_PART = re.compile(r"(.*?)(year|month|mon|day)( ?\d?)")
_NAMES = {"year": 0, "month": 1, "mon": 1, "day": 2}
_ENDS = (
    ("start", "end"),
    ("from", "to"),
    ("first", "last"),
    ("begin", "end"),
    ("earliest", "latest"),
)
_YEARS = (1500, 2100)
_DATED = ("event_date", "claimed_on")


def split_dates(
    columns: Sequence[Profile], found: dict[str, Match]
) -> tuple[Source | None, list[Match]]:
    """The date of the events from several columns, with the reason; None where one column is it."""
    dated = {match.column for match in found.values() if match.target in _DATED}
    whole = [column for column in columns if column.dated]
    if span := _span(whole):
        reason = "first and last day of what happened"
        return Source("event_date", span), [_match(header, reason) for header in span]
    if any(column.header in dated for column in whole):
        return None, []
    parts = _parts(columns)
    reason = "year, month and day are one date"
    return (Source("event_date", parts) if parts else None), [_match(h, reason) for h in parts]


def _match(header: str, reason: str) -> Match:
    return Match(header, "event_date", reason, Confidence.LIKELY)


def _span(columns: Sequence[Profile]) -> tuple[str, ...]:
    by_name = {folded(column.header): column.header for column in columns}
    for plain, header in by_name.items():
        others = [plain.replace(one, other) for one, other in _ENDS if one in plain.split()]
        last = next((by_name[name] for name in (*others, f"{plain} end") if name in by_name), "")
        if last and last != header:
            return header, last
    return ()


def _parts(columns: Sequence[Profile]) -> tuple[str, ...]:
    """The first set of a year and a month, and a day where there is one, of one beginning."""
    sets: dict[tuple[str, str], dict[int, str]] = {}
    for column in columns:
        told = _PART.fullmatch(folded(column.header))
        if told and column.numeric and _fits(column, _NAMES[told[2]]):
            beginning = told[1].strip(), told[3].strip()
            sets.setdefault(beginning, {}).setdefault(_NAMES[told[2]], column.header)
    nothing: dict[int, str] = {}
    whole = next((parts for parts in sets.values() if {0, 1} <= set(parts)), nothing)
    return tuple(whole[place] for place in sorted(whole))


def _fits(column: Profile, place: int) -> bool:
    numbers = [float(text) for text in column.texts if text.replace(".", "").isdigit()]
    low, high = (_YEARS, (0, 12), (0, 31))[place]
    return bool(numbers) and all(low <= number <= high for number in numbers)
