"""How many rows the names of the columns stand over: a side over its measures, a unit below."""

import re
from collections.abc import Sequence
from itertools import pairwise

from core.loading.headrows import MOST, levels, stacked
from core.mapping.suggest.profile import is_date, is_number
from core.vocabulary.categories import folded

Rows = Sequence[Sequence[str]]

UNITS = frozenset(
    {"count", "counts", "number", "numbers", "no", "nr", "n", "#", "units", "unit", "pcs", "pieces"}
    | {"persons", "people", "person", "individuals", "pax", "km2", "km²", "sq km", "km", "m", "%"}
    | {"percent", "usd", "text", "date", "string", "integer", "int", "float", "yyyy mm dd"}
    | {"dd mm yyyy", "mm dd yyyy", "шт", "чел"}
)
"""Words of a row below the names, as ``folded`` without their brackets."""


def header_block(rows: Rows, place: int) -> tuple[int, int]:
    """The first row that holds names and how many do, from one row found to hold names.

    Rows are numbered from 1.
    """
    first = last = place
    while last < len(rows) and last - first + 1 < MOST and _goes_on(rows, first, last):
        last += 1
    while first > 1 and last - first + 1 < MOST and _stands_above(rows, first - 1, last):
        first -= 1
    names = [name for name in stacked(rows[first - 1 : last]) if name]
    return (first, last - first + 1) if len(names) == len(set(names)) else (place, 1)


def is_units(cells: Sequence[str]) -> bool:
    """Whether every filled cell of a row is a unit or a form."""
    filled = [text for text in cells if text.strip()]
    return bool(filled) and all(is_unit(text) for text in filled)


def is_tag(text: str) -> bool:
    """Whether a text is a hashtag of the Humanitarian Exchange Language (hxlstandard.org)."""
    return bool(_TAG.fullmatch(text.strip()))


_TAG = re.compile(r"#[a-z][\w ]*(?:\+[\w ]+)*", re.IGNORECASE)


def is_unit(text: str) -> bool:
    """Whether a text says in what a column counts, and nothing else, or is a tag of HXL."""
    return is_tag(text) or folded(text.strip(" ()[]").replace("/", " ").replace(".", " ")) in UNITS


def _goes_on(rows: Rows, first: int, last: int) -> bool:
    """Whether the row below the names found so far holds names too."""
    below, counted = _padded(rows, last), _counted(rows, last + 1)
    named = any(below[place] and not _is_value(below[place]) for place in counted)
    if not named or any(_is_value(text) and not _is_year(text) for text in below):
        return False
    upper = stacked([_padded(rows, place) for place in range(first - 1, last)])
    filled = list(filter(None, below))
    repeated = len(set(filled)) < len(filled)
    return is_units(below) or (
        _divided(upper, below) and (repeated or _groups(upper, [below], covers=False))
    )


def _stands_above(rows: Rows, above: int, last: int) -> bool:
    """Whether a row above the names groups them; a title or a remark does not."""
    upper = _padded(rows, above - 1)
    if not any(upper) or any(_is_number(text) and not _is_year(text) for text in upper):
        return False
    lower = [_padded(rows, place) for place in range(above, last)]
    start = next(place for place, text in enumerate(upper) if text)
    counted = _counted(rows, last)
    covers = bool(counted) and 0 < start <= min(counted)
    return _divided(upper, stacked(lower)) and _groups(upper, lower, covers=covers)


def _divided(upper: Sequence[str], names: Sequence[str]) -> bool:
    """Whether something in a row holds for several of the names below it."""
    pairs = pairwise(zip(upper, names, strict=True))
    return any(name and other and text in ("", one) for (one, name), (text, other) in pairs)


def _groups(upper: Sequence[str], lower: Sequence[Sequence[str]], *, covers: bool) -> bool:
    """Whether a row tells names apart that repeat, or divides those that do not.

    It divides them where it says two things at least that hold for several of them; or one, where
    the first column has but one name over both rows, or where it ``covers`` all figures.
    """
    names = stacked(lower)
    filled = [name for name in names if name]
    both = [name for name in stacked([upper, *lower]) if name]
    if len(both) != len(set(both)) or len(both) < len(filled):
        return False
    if len(set(filled)) < len(filled):
        return True
    held = [levels(name)[0] for name in stacked([upper, *lower])]
    spans = {one for one, two in pairwise(held) if one and one == two and one in upper}
    alone = bool(upper[0]) and names[0] in ("", upper[0])
    return len(spans) > 1 or (bool(spans) and (alone or covers))


def _counted(rows: Rows, start: int) -> list[int]:
    """The columns that hold numbers for the most part from a place on."""
    width = max(map(len, rows))
    columns = [[row[n].strip() for row in rows[start:] if n < len(row)] for n in range(width)]
    texts = [[text for text in column if text] for column in columns]
    return [n for n, some in enumerate(texts) if sum(map(_is_number, some)) * 2 > len(some)]


def _padded(rows: Rows, place: int) -> list[str]:
    width = max(map(len, rows))
    cells = [text.strip() for text in rows[place]]
    return cells + [""] * (width - len(cells))


def _is_number(text: str) -> bool:
    return bool(text) and is_number(text, "")


def _is_value(text: str) -> bool:
    return _is_number(text) or (bool(text) and is_date(text))


def _is_year(text: str) -> bool:
    return text.isdigit() and 1900 <= int(text) <= 2100  # noqa: PLR2004 - as headers say
