"""The claims table: which claims, in which order, and what each cell says, looked up row by row."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Self

import numpy as np

from core.crossfilter import Asked, Passing, Tally, Workspace
from core.index import ClaimIndex, IntArray, Rows
from core.messages import numeral, say
from core.panels.claims.cells import said
from core.panels.claims.order import Sort, ordered, stands
from core.panels.question import Question
from core.wording import Claim, Glyph, claim_at, glyph_at
from core.wording.counts import counted as counted_words


@dataclass(frozen=True)
class TableColumn:
    """A column of the table; ``sample`` is as wide as what it usually says."""

    key: str
    sample: str
    right: bool = False
    shrinks: bool = False
    """Whether it can be narrower than its sample where room is short."""
    stretches: bool = False
    """Whether it takes the room that the others leave."""

    @property
    def title(self) -> str:
        """Its heading."""
        return say(f"claims.title.{self.key}")

    @property
    def meaning(self) -> str:
        """What it says, in words."""
        return say(f"claims.meaning.{self.key}")


_HEAD = 1024
"""Rows at the top that are worked out before anybody scrolls."""
_MANY = 100_000
"""With fewer claims every row is found at once."""

_DAY = "~24 Apr 2016"

COLUMNS = (
    TableColumn("claimed", _DAY),
    TableColumn("event", f"1 – {_DAY}"),
    TableColumn("claimant", "NKR Defence Army   ", shrinks=True),
    TableColumn("subject", "Armenian forces  ", shrinks=True),
    TableColumn("claim", "Civilians killed near a", shrinks=True, stretches=True),
    TableColumn("figure", "60 (31–94)", right=True),
    TableColumn("basis", "running total", shrinks=True),
    TableColumn("bound", "more than", shrinks=True),
    TableColumn("rating", "Rating"),
    TableColumn("place", "Southern sector", shrinks=True),
    TableColumn("source", "English Wikipedia", shrinks=True),
    TableColumn("topic", "civilian harm", shrinks=True),
    TableColumn("act", "threaten", shrinks=True),
    TableColumn("recorded", _DAY),
    TableColumn("dataset", "april-2016", shrinks=True),
    TableColumn("id", "WP-20160405-04", shrinks=True),
)
"""Every column there is, in the order of the list to choose from."""

DEFAULT_COLUMNS = ("claimed", "claimant", "subject", "claim", "figure", "basis", "rating")


@dataclass(frozen=True)
class ClaimsOptions:
    """Columns shown, in order; the one sorted by and which way."""

    columns: tuple[str, ...] = DEFAULT_COLUMNS
    sort: str = "claimed"
    descending: bool = False


@dataclass(frozen=True)
class Mark:
    """A mark before a cell's words, in the colour of a side."""

    side: str
    glyph: Glyph | None = None
    """None for the plain dot of a side."""


@dataclass(frozen=True, eq=False)
class ClaimsView:
    """The table; of its order only as much is worked out as is looked at."""

    passing: Passing
    workspace: Workspace
    options: ClaimsOptions
    columns: tuple[TableColumn, ...]

    @property
    def index(self) -> ClaimIndex:
        """The encoded claims."""
        return self.workspace.index

    @property
    def total(self) -> int:
        """Number of claims in the dataset."""
        return self.index.size

    @property
    def count(self) -> int:
        """Number of rows shown."""
        return self.passing.count

    @property
    def subtitle(self) -> str:
        """``38 of 41 rows``, or ``41 rows`` where nothing is hidden."""
        shown = self.count
        if shown < self.total:
            rows = counted_words(self.total, "row")
            return say("rows.shown", number=numeral(shown), rows=rows)
        return counted_words(shown, "row")

    @cached_property
    def order(self) -> IntArray:
        """The rows of the dataset as they are shown, top first."""
        return ordered(self.workspace, self.passing, self._sort)

    @cached_property
    def head(self) -> IntArray:
        """The first of them, which are found without a look at all the others."""
        return ordered(self.workspace, self.passing, self._sort, _HEAD)

    @cached_property
    def place_of(self) -> IntArray:
        """Place in the table of each row of the dataset, −1 where it is not shown."""
        places = np.full(self.index.size, -1, dtype=np.int32)
        places[self.order] = np.arange(len(self.order), dtype=np.int32)
        return places

    @property
    def is_found(self) -> bool:
        """Whether every row is found, or will be at once; else those of the head alone are."""
        return "place_of" in self.__dict__ or self.total < _MANY

    @property
    def lacks_order(self) -> bool:
        """Whether the order of all claims has to be made before another view can use it."""
        return self.total >= _MANY and not stands(self.workspace, self._sort)

    def find(self) -> None:
        """Find every row: a pass over all claims, best taken off the GUI thread."""
        _ = self.place_of

    def has(self, place: int) -> bool:
        """Whether the row at a place is found without a pass over all claims."""
        return place < len(self.head) or self.is_found

    def row(self, place: int) -> int:
        """The row of the dataset at a place."""
        return int(self.head[place] if place < len(self.head) else self.order[place])

    def rows(self, places: Sequence[int] | IntArray) -> Rows:
        """The claims at some places of the table."""
        at = np.asarray(places, dtype=np.int64)
        near = not len(at) or int(at.max()) < len(self.head)
        return Rows(self.head[at] if near else self.order[at])

    def places(self, rows: Rows) -> IntArray:
        """The places of claims, sorted; those not shown have none, nor those not found yet."""
        known = rows.array[rows.array < self.index.size]
        if not self.is_found:
            return np.flatnonzero(np.isin(self.head, known)).astype(np.int32)
        shown = known[self.passing.holds(known)]
        return np.sort(self.place_of[shown]) if len(shown) else np.zeros(0, dtype=np.int32)

    def ready(self) -> Self:
        """The view with what its first page shows worked out."""
        if len(self.head) > self.count:
            raise ValueError(f"{len(self.head)} rows found, {self.count} counted")
        return self

    @property
    def _sort(self) -> Sort:
        return Sort(self.options.sort, descending=self.options.descending)

    def claim(self, place: int) -> Claim:
        """The claim at a place."""
        return claim_at(self.workspace.dataset, self.row(place))

    def mark(self, claim: Claim, column: str) -> Mark | None:
        """The mark before a cell's words."""
        match column:
            case "claim":
                side = _side(self.index, "claimant_side", claim.row)
                return Mark(side, glyph_at(self.index, claim.row))
            case "claimant":
                return Mark(_side(self.index, "claimant_side", claim.row))
            case "subject":
                return Mark(_side(self.index, "subject_side", claim.row))
            case _:
                return None


def column_of(key: str) -> TableColumn | None:
    """The column of a key, None where there is none."""
    return next((column for column in COLUMNS if column.key == key), None)


def build(question: Question) -> ClaimsView:
    """Find the rows that pass and their order: stable, and what is not given comes last."""
    chosen = question.options if isinstance(question.options, ClaimsOptions) else ClaimsOptions()
    columns = tuple(column for key in dict.fromkeys(chosen.columns) if (column := column_of(key)))
    view = ClaimsView(question.shown, question.workspace, chosen, columns or _default_columns())
    return view.ready()


def counted(question: Question) -> tuple[Asked, ...]:
    """What moves when a filter does: the number of rows."""
    return (question.asked(Tally()),)


def _default_columns() -> tuple[TableColumn, ...]:
    return tuple(column for column in COLUMNS if column.key in DEFAULT_COLUMNS)


def _side(index: ClaimIndex, key: str, row: int) -> str:
    dimension = index[key]
    return dimension.values[int(dimension.codes[row])]


_PROMPT = "=+-@\t\r"
"""What a spreadsheet takes for the beginning of a formula."""


def copied(view: ClaimsView, places: Sequence[int] | IntArray) -> str:
    """Rows as tab-separated text under a header line; no cell can be taken for a formula."""
    lines = [[column.title for column in view.columns]]
    for place in places:
        claim = view.claim(int(place))
        lines.append([said(claim, column.key) for column in view.columns])
    return "\n".join("\t".join(_harmless(cell) for cell in line) for line in lines)


def _harmless(cell: str) -> str:
    plain = " ".join(cell.split())
    return f"'{plain}" if plain.startswith(tuple(_PROMPT)) else plain
