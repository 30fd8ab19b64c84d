"""Gazetteers: places with their coordinates, as GeoNames and Natural Earth list them."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from core.loading.arrow import pc
from core.loading.known.composing import Cells, Part, compose, joined, listed, where
from core.loading.known.format import KnownFormat, Translation
from core.loading.known.sheet import Column, Sheet
from core.loading.rawtable import RawTable

_NAME = ("name", "city", "place name", "place", "locality")
_LATITUDE = ("latitude", "lat")
_LONGITUDE = ("longitude", "lon", "lng", "long")
_SIGNATURES = (
    ("cc", "admin1", "admin2"),
    ("geonameid", "feature code"),
    ("geoname id", "feature code"),
    ("nameascii", "adm0name"),
    ("city ascii", "country", "iso2"),
    ("adm1 code", "admin", "adm0 sr"),
)
"""Columns of GeoNames (two forms), Natural Earth, world cities, and Natural Earth's provinces."""

_PLAIN = ("nameascii", "asciiname", "city ascii")
_OTHERS = ("alternatenames", "namealt", "name alt", "name local", "ls name")
_WHERE = (
    ("admin2",),
    ("admin1", "adm1name"),
    ("adm0name", "country", "admin", "country code", "cc"),
)


def is_gazetteer(sheet: Sheet) -> bool:
    """Whether a table lists places by name and coordinates, in a form that is known."""
    return (
        any(map(sheet.has, _NAME))
        and any(map(sheet.has, _LATITUDE))
        and any(map(sheet.has, _LONGITUDE))
        and any(sheet.has(*names) for names in _SIGNATURES)
    )


def translate(sheets: Sequence[Sheet]) -> Translation:
    """Every place once, and no claims at all."""
    return Translation(tuple(table for sheet in sheets for table in _tables(sheet)))


def _tables(sheet: Sheet) -> tuple[RawTable, RawTable]:
    cells: dict[str, Cells] = {
        "place": _told_apart(sheet),
        "variants": _variants(sheet),
        "latitude": sheet.text(*_LATITUDE),
        "longitude": sheet.text(*_LONGITUDE),
        "note": _where(sheet),
    }
    nobody = compose(sheet, "claims", [Part(sheet.every_row[:0], {"claimant": ""})])
    return compose(sheet, "places", [Part(sheet.every_row, cells)]), nobody


def _where(sheet: Sheet) -> Column:
    return listed(", ", *(sheet.text(*names) for names in _WHERE))


def _told_apart(sheet: Sheet) -> Column:
    """The names; where several places share one, with the district and country of each."""
    names = sheet.text(*_NAME)
    apart = where(_shared(names), listed(", ", names, _where(sheet)), names)
    spot = joined(apart, " (", sheet.text(*_LATITUDE), ", ", sheet.text(*_LONGITUDE), ")")
    return where(_shared(apart), spot, apart)


def _shared(names: Column) -> NDArray[np.bool_]:
    codes = names.dictionary_encode().indices.to_numpy(zero_copy_only=False)
    return np.bincount(codes)[codes] > 1


def _variants(sheet: Sheet) -> Column:
    def others(name: str, ascii_name: str, alternates: str) -> str:
        written = (ascii_name, *alternates.split(","))
        return ";".join(dict.fromkeys(text.strip() for text in written if text.strip() != name))

    found = sheet.combined(others, _NAME, _PLAIN, _OTHERS)
    return pc.replace_substring_regex(found, "^;|;$", "")


GAZETTEER = KnownFormat(
    "gazetteers",
    "list of places with coordinates",
    "GeoNames readme, Natural Earth populated places and states",
    "it says what places there are and claims nothing: each row is a place with its coordinates "
    "and other names, beside the claims that are opened with it. Places of one name are told apart "
    "by district and country, then by coordinates.",
    is_gazetteer,
    translate,
)
