"""What the cells of a column look like, from its distinct texts."""

import re

from msgspec import Struct

from core.dates import LONGEST, parse_date
from core.loading.rawtable import RawTable
from core.mapping.cells import Cells
from core.mapping.dates import NUMERIC, iso_date
from core.mapping.figures import figure, number
from core.mapping.mapping import DateOrder, Mapping

SAMPLE = 300
"""Distinct texts looked at, evenly over the column's own."""

_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_LONG = 60
_TAIL = 15
"""Characters behind a date in figures: a time or a remark, and no sentence."""


class Profile(Struct, frozen=True):
    """A column: a sample of its distinct filled texts, and the shares that read as something."""

    header: str
    texts: tuple[str, ...]
    distinct: int
    filled: int
    dates: float
    numbers: float
    figures: float
    urls: float
    long: float

    @property
    def numeric(self) -> bool:
        """Whether nearly all its cells are bare numbers."""
        return bool(self.texts) and self.numbers >= _NEARLY

    @property
    def dated(self) -> bool:
        """Whether nearly all its cells are dates, and not numbers that might be years."""
        return bool(self.texts) and self.dates >= _NEARLY and not self.numeric


_NEARLY = 0.9


def profiles(table: RawTable, mapping: Mapping) -> tuple[Profile, ...]:
    """The columns of a table, in its order."""
    cells = Cells(table, mapping)
    return tuple(_profile(cells, header, mapping) for header in table.headers)


def _sampled(filled: list[str]) -> tuple[str, ...]:
    """Evenly chosen texts, and the first and the last in order: an odd year is one of these."""
    even = filled[:: max(1, len(filled) // SAMPLE)][:SAMPLE]
    ends = (min(filled), max(filled)) if filled else ()
    return tuple(dict.fromkeys((*even, *ends)))


def _profile(cells: Cells, header: str, mapping: Mapping) -> Profile:
    spellings = cells.spellings(header)
    filled = [text for text in dict.fromkeys(spellings.texts) if text]
    texts = _sampled(filled)
    pairs = zip(spellings.texts, spellings.counts().tolist(), strict=True)
    rows = sum(count for text, count in pairs if text)

    def share(passes: list[bool]) -> float:
        return sum(passes) / len(passes) if passes else 0.0

    return Profile(
        header,
        texts,
        len(filled),
        rows,
        share([is_date(text) for text in texts]),
        share([is_number(text, mapping.style.decimal) for text in texts]),
        share([_is_figure(text, mapping) for text in texts]),
        share([bool(_URL.match(text)) for text in texts]),
        share([len(text) > _LONG for text in texts]),
    )


def is_date(text: str) -> bool:
    """Whether a text is a date in any order of day and month."""
    if len(text) > LONGEST:
        return False
    found = NUMERIC.fullmatch(text)
    if found and len(found[5] or "") <= _TAIL:
        return True
    try:
        parse_date(iso_date(text, DateOrder.AS_WRITTEN))
    except ValueError:
        return False
    return True


def is_number(text: str, decimal: str) -> bool:
    """Whether a text is a bare number."""
    try:
        number(text, decimal)
    except ValueError:
        return False
    return True


def _is_figure(text: str, mapping: Mapping) -> bool:
    try:
        figure(text, mapping)
    except ValueError:
        return False
    return True
