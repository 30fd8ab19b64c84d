"""Which column of a file stands for which column of the schema."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from core.dataset import TABLES
from core.dates import parse_date
from core.vocabulary.categories import folded

_DAY = len("1.4.2016")

_CLAIM_WORDS = MappingProxyType(
    {
        "date": "claimed_on",
        "said on": "claimed_on",
        "stated on": "claimed_on",
        "actor": "claimant",
        "who": "claimant",
        "about": "subject",
        "value": "best",
        "figure": "best",
        "count": "best",
        "number": "best",
        "min": "low",
        "minimum": "low",
        "max": "high",
        "maximum": "high",
        "id": "claim_id",
        "lat": "latitude",
        "lon": "longitude",
        "lng": "longitude",
        "url": "source_url",
        "notes": "note",
        "claim": "text",
        "statement": "text",
    }
)
_PLACE_WORDS = MappingProxyType({"name": "place", "lat": "latitude", "lon": "longitude"})
_SYNONYMS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "claims": _CLAIM_WORDS,
        "actors": MappingProxyType({"name": "actor", "alias": "aliases"}),
        "sides": MappingProxyType({"name": "side"}),
        "relations": MappingProxyType(
            {"from": "source", "to": "target", "relation": "type"}
            | {"source actor": "source", "target actor": "target"}
        ),
        "sources": MappingProxyType({"name": "source", "source url": "url"}),
        "places": _PLACE_WORDS,
    }
)


def mapped_headers(table: str, headers: Sequence[str]) -> dict[str, int]:
    """Position of each schema column in a file; a column's own name beats its synonyms."""
    own = {folded(column.name): column.name for column in TABLES[table]}
    found: dict[str, int] = {}
    for words in (own, _SYNONYMS[table]):
        for place, header in enumerate(headers):
            column = words.get(folded(header))
            if column and column not in found and place not in found.values():
                found[column] = place
    return found


def looks_like_header(headers: Sequence[str]) -> int:
    """How many columns of the fullest matching table a row of words names."""
    return max(len(mapped_headers(table, headers)) for table in TABLES)


def looks_like_data(headers: Sequence[str]) -> bool:
    """Whether a row taken for names has a whole date and a number in it, and no name known."""
    cells = [header.strip() for header in headers]
    counted = any(cell.isdecimal() for cell in cells) and any(map(_is_day, cells))
    return counted and not looks_like_header(headers)


def _is_day(text: str) -> bool:
    try:
        return len(text) >= _DAY and bool(parse_date(text))
    except ValueError:
        return False
