"""The claims table: which claims, in which order, and what each cell says, looked up row by row."""

from collections.abc import Sequence
from typing import Self

from msgspec import Struct

from core.crossfilter import Asked
from core.index import ClaimIndex, IntArray
from core.messages import numeral, say
from core.panels.claims.cells import said
from core.panels.claims.sorted_rows import DEFAULT_COLUMNS, ClaimsOptions, SortedRows
from core.panels.question import Question
from core.tabbed import tabbed
from core.wording import Claim, Glyph, claim_at, glyph_at
from core.wording.counts import counted as counted_words


class TableColumn(Struct, frozen=True):
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


_DAY = "~24 Apr 2016"

COLUMNS = (
    TableColumn("claimed", _DAY),
    TableColumn("event", f"1 – {_DAY}"),
    TableColumn("claimant", "NKR Defence Army   ", shrinks=True),
    TableColumn("subject", "Armenian forces  ", shrinks=True),
    TableColumn("claim", "Civilians killed near a", shrinks=True, stretches=True),
    TableColumn("figure", "60 (31–94)", right=True),
    TableColumn("basis", "period"),
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


class Mark(Struct, frozen=True):
    """A mark before a cell's words, in the colour of a side."""

    side: str
    glyph: Glyph | None = None
    """None for the plain dot of a side."""


class ClaimsView(SortedRows, frozen=True, eq=False):
    """The table; of its order only as much is worked out as is looked at."""

    columns: tuple[TableColumn, ...]

    @property
    def subtitle(self) -> str:
        """``38 of 41 rows``, or ``41 rows`` where nothing is hidden."""
        shown = self.count
        if shown < self.total:
            rows = counted_words(self.total, "row")
            return say("rows.shown", number=numeral(shown), rows=rows)
        return counted_words(shown, "row")

    def ready(self) -> Self:
        """The view with what its first page shows worked out."""
        if len(self.head) > self.count:
            raise ValueError(f"{len(self.head)} rows found, {self.count} counted")
        return self

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
    return (question.asked(question.workspace.tally()),)


def _default_columns() -> tuple[TableColumn, ...]:
    return tuple(column for column in COLUMNS if column.key in DEFAULT_COLUMNS)


def _side(index: ClaimIndex, key: str, row: int) -> str:
    dimension = index[key]
    return dimension.values[int(dimension.codes[row])]


def copied(view: ClaimsView, places: Sequence[int] | IntArray) -> str:
    """Rows as tab-separated text under a header line; no cell can be taken for a formula.

    A figure is copied with who says it, when and on what basis, whether those are shown or not.
    """
    columns = _attributed(view.columns)
    lines = [[column.title for column in columns]]
    for place in places:
        claim = view.claim(int(place))
        lines.append([said(claim, column.key) for column in columns])
    return "\n".join(map(tabbed, lines))


_FIGURES = frozenset({"figure", "bound"})
_ATTRIBUTION = ("claimed", "claimant", "basis")


def _attributed(columns: Sequence[TableColumn]) -> tuple[TableColumn, ...]:
    shown = [column.key for column in columns]
    if _FIGURES.isdisjoint(shown):
        return tuple(columns)
    lacking = [key for key in _ATTRIBUTION if key not in shown]
    return (*columns, *(column for column in COLUMNS if column.key in lacking))
