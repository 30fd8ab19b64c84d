"""Columns that count a part of what stands to their left: “of whom children”, “including women”."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from core.mapping.suggest.headings import Header, header_words
from core.vocabulary.categories import folded

_OF_THOSE = re.compile(
    r"(?:of (?:whom|which|these|those|them)|including|incl\.?|among (?:whom|which|them|these)"
    r"|thereof|davon|dont|из них|в том числе|з них)[,:]?\s+(.+)",
    re.IGNORECASE,
)
_EVERYBODY = "personnel"
_MEN = re.compile(r"(?:adult )?(?:men|males?)\b.*", re.IGNORECASE)
"""The sex beside women and children; elsewhere men are troops."""


def shares(headers: Sequence[str]) -> dict[str, Header]:
    """What such columns count: what the nearest column before them that is no part counts of.

    A part is of another category than its whole, if need be one called like the column, so that no
    part is ever taken for another figure of the whole.
    """
    found: dict[str, Header] = {}
    whole = Header()
    for header in headers:
        part = _OF_THOSE.fullmatch(header.strip())
        if part is None:
            words = header_words(header)
            whole = words if words.measure else whole
        elif (read := _read(header, part[1], whole)).measure:
            found[header] = read
    return found


def _read(header: str, called: str, whole: Header) -> Header:
    words = header_words(called)
    category = "man" if _MEN.fullmatch(called) else words.category
    if category in ("", _EVERYBODY, whole.category):
        category = folded(header)
    return replace(
        whole,
        measure=words.measure or whole.measure,
        category=category,
        victims=words.victims or whole.victims,
    )
