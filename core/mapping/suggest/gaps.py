"""Columns in which a cell holds for the empty ones below it, as people write tables."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from core.loading.rawtable import RawTable
from core.mapping.mapping import SIDES, Mapping
from core.mapping.suggest.doubts import SUMMED
from core.mapping.suggest.finding import Confidence, Finding

_ROWS = 2_000
"""Rows looked at."""


def with_gaps(mapping: Mapping, table: RawTable) -> tuple[Mapping, list[Finding]]:
    """The mapping that fills such columns down.

    Every filled cell of one says something else than the one above it, and more are empty; others
    are empty only in rows where such a one is.
    """
    given = {
        source.columns[0]
        for source in mapping.sources
        if source.target in (*SUMMED, *SIDES) and len(source.columns) == 1
    }
    named = [header for header in table.headers if header in given]
    texts = {header: _texts(table, header) for header in named}
    led = [header for header in named if _is_led(texts[header])]
    below = {place for header in led for place in _empty(texts[header])}
    counts = {header: len(_empty(texts[header])) for header in texts}
    found = {
        header: counts[header]
        for header in texts
        if header in led
        or (counts[header] > 1 and texts[header][0] and below >= _empty(texts[header]))
    }
    findings = [
        Finding(
            "gaps",
            header,
            f"{count:,} cells are empty below others, as tables are written where they mean the "
            "same: they say what stands above (change it under “Scale and gaps”).",
            Confidence.GUESS,
        )
        for header, count in found.items()
    ]
    return replace(mapping, fills=tuple(found)), findings


def _texts(table: RawTable, header: str) -> list[str]:
    place = table.headers.index(header)
    return [str(text).strip() for text in table.columns[place].slice(0, _ROWS).to_pylist()]


def _empty(texts: Sequence[str]) -> frozenset[int]:
    return frozenset(place for place, text in enumerate(texts) if not text)


def _is_led(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    changes = all(one != two for one, two in pairwise(filled))
    return len(filled) > 1 and bool(texts[0]) and changes and len(texts) >= 2 * len(filled)
