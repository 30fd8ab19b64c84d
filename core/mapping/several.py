"""Cells with several figures, each with its thing: “27 soldiers, 6 civilians”."""

import re
from functools import lru_cache

from msgspec import Struct

_LONGEST = 400
_BETWEEN = re.compile(r"\s*(?:[;\n&]|,(?!\d{3}(?!\d))|\b(?:and|plus|и|та|und|et)\b)\s*")
_FIRST = re.compile(r"([^\d]*\d[\d.,'’\u00a0 –-]*(?:\+|(?:k|m|thousand|million)\b)?)\s*([^\d]+)")
_AFTER = re.compile(r"([^\d:=]+)[:=]\s*([^\d]*\d[\d.,'’\u00a0 –-]*\+?)")


class Told(Struct, frozen=True):
    """One piece of a cell: as written, its figure, and the thing; empty where nothing is said."""

    written: str
    figure: str
    measure: str = ""
    category: str = ""
    victim_class: str = ""


@lru_cache(maxsize=1 << 16)
def several(text: str) -> tuple[Told, ...]:
    """The figures of a cell, two at least and each with a known thing; else none at all."""
    if len(text) > _LONGEST or not any(map(str.isdigit, text)):
        return ()
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    found = [told for piece in pieces if (told := _told(piece)) is not None]
    return tuple(found) if 1 < len(found) == len(pieces) else ()


def _told(piece: str) -> Told | None:
    # What suggests mappings also applies them: it cannot be imported before what applies them.
    from core.mapping.suggest.headings import (  # noqa: PLC0415
        cells_of,
        header_words,
        victims_of,
    )

    if after := _AFTER.fullmatch(piece):
        thing, figure = after[1], after[2]
    elif first := _FIRST.fullmatch(piece):
        figure, thing = first[1], first[2]
    else:
        return None
    words, victims = header_words(thing), victims_of(thing)
    if not words.known and not victims:
        return None
    people = "personnel" if victims else ""
    category = dict(cells_of(words, things=False)).get("category", people)
    return Told(piece, figure.strip(), words.measure, category, victims or words.victims)
