"""A mapping: what the columns, words and codes of a file of somebody else's mean here."""

from collections.abc import Mapping as MappingType
from collections.abc import Sequence
from enum import StrEnum
from hashlib import blake2b
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from core.dataset import CLAIMS, Kind
from core.loading.reading import DETECTED, Reading
from core.mapping.scales import SCALES
from core.vocabulary.categories import folded
from core.vocabulary.qualifiers import Word, figure_words

CLAIMANT_SIDE, SUBJECT_SIDE = "claimant_side", "subject_side"
OWN_SIDE, OTHER_SIDE = "(own side)", "(other side)"
"""Subjects that depend on who claims: the side of the claimant, and its adversary."""

SIDES = (CLAIMANT_SIDE, SUBJECT_SIDE)
"""Targets that are no column of the claims: they make the table of actors."""

TARGETS: MappingType[str, str] = MappingProxyType(
    {column.name: column.meaning for column in CLAIMS}
    | {
        CLAIMANT_SIDE: "the side of the claimant",
        SUBJECT_SIDE: "the side of whom it is about",
    }
)
"""Everything a column may be mapped to, with its meaning."""

DATES = tuple(column.name for column in CLAIMS if column.kind is Kind.DATE)
FIGURES = ("best", "low", "high")


class DateOrder(StrEnum):
    """Which number of 03/04/2016 is the day; AS_WRITTEN leaves it to what the column settles."""

    AS_WRITTEN = ""
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


class Source(Struct, frozen=True):
    """Where a target comes from: columns of the file, or one text for every row."""

    target: str
    columns: tuple[str, ...] = ()
    """More than one: year, month and day of a date, or texts put together."""
    constant: str = ""


class WidePart(Struct, frozen=True):
    """A column of figures of a wide table, and what its header says of each of them."""

    column: str
    cells: tuple[tuple[str, str], ...]
    """Targets and their texts, such as category and tank."""
    low: str = ""
    high: str = ""


class Term(Struct, frozen=True):
    """A word of the file and what it means in a target's vocabulary."""

    target: str
    written: str
    meant: str


class Summary(Struct, frozen=True):
    """Rows that sum up others: those whose cell of a column says this."""

    column: str
    written: str


class Scale(Struct, frozen=True):
    """A column of figures counted in thousands or more; ``counted`` is a name of SCALES."""

    column: str
    counted: str


WORDS = figure_words()
"""The readings offered at first."""


class Style(Struct, frozen=True):
    """How figures, dates and silence are written; empty: as each cell shows."""

    decimal: str = ""
    """What stands before the decimals, ``.`` or ``,``; the other one parts thousands."""
    dates: DateOrder = DateOrder.AS_WRITTEN
    missing: tuple[str, ...] = ()
    """Cells that say nothing, such as -9 or NA."""


class Mapping(Struct, frozen=True):
    """How a file becomes claims. At most one source for each target."""

    reading: Reading = DETECTED
    style: Style = Style()
    sources: tuple[Source, ...] = ()
    parts: tuple[WidePart, ...] = ()
    """Each row becomes one row for each of these columns that is filled."""
    marks: tuple[str, ...] = ()
    """Columns whose header is a tag of the rows marked in them (x, 1, yes)."""
    lists: tuple[tuple[str, str], ...] = ()
    """Targets with several values in one cell, and what stands between these."""
    terms: tuple[Term, ...] = ()
    words: tuple[Word, ...] = WORDS
    refuse_unread: bool = False
    """Whether a figure in words that no reading fits refuses its row, or stands as vague."""
    summaries: tuple[Summary, ...] = ()
    scales: tuple[Scale, ...] = ()
    fills: tuple[str, ...] = ()
    """Columns in which an empty cell says what the one above it says."""
    shape: str = ""
    """``shape_of`` the headers it was made for."""

    def source(self, target: str) -> Source | None:
        """Where a target comes from."""
        return next((source for source in self.sources if source.target == target), None)

    def with_source(self, source: Source) -> "Mapping":
        """The same with another source for one target; an empty one drops it."""
        others = tuple(one for one in self.sources if one.target != source.target)
        kept = (source,) if source.columns or source.constant else ()
        return replace(self, sources=(*others, *kept))

    def columns(self) -> frozenset[str]:
        """The columns of the file that it speaks of."""
        parts = (name for part in self.parts for name in (part.column, part.low, part.high))
        sources = (name for source in self.sources for name in source.columns)
        return frozenset((*sources, *filter(None, parts), *self.marks))

    def factor(self, column: str) -> float:
        """What the figures of a column are multiplied by."""
        return next((SCALES[one.counted] for one in self.scales if one.column == column), 1.0)

    def meanings(self, target: str) -> dict[str, str]:
        """The words of one target by their folded spelling."""
        return {folded(t.written): t.meant for t in self.terms if t.target == target}


def shape_of(headers: Sequence[str]) -> str:
    """A fingerprint of column names: files with the same names in any order share it."""
    names = "\x1f".join(sorted(map(folded, headers)))
    return blake2b(names.encode("utf-8", "replace"), digest_size=8).hexdigest()
