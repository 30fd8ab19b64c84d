"""The claims table: which claims, in which order, and what each cell says, looked up row by row."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from core.crossfilter import Workspace
from core.index import UNDATED, BoolArray, ClaimIndex, IntArray, Rows
from core.panels.claims.cells import said
from core.panels.question import Question
from core.vocabulary.terms import Clock
from core.wording import Claim, Glyph, claim_at, glyph_at


@dataclass(frozen=True)
class TableColumn:
    """A column of the table; ``sample`` is as wide as what it usually says."""

    key: str
    title: str
    meaning: str
    sample: str
    right: bool = False
    shrinks: bool = False
    """Whether it can be narrower than its sample where room is short."""
    stretches: bool = False
    """Whether it takes the room that the others leave."""


_DAY = "~24 Apr 2016"

COLUMNS = (
    TableColumn("claimed", "Claimed", "when it was said; ~ means about", _DAY),
    TableColumn("event", "Event", "when it is said to have happened; ~ means about", f"1 – {_DAY}"),
    TableColumn("claimant", "Claimant", "who says it", "NKR Defence Army   ", shrinks=True),
    TableColumn("subject", "About", "whose loss or deed it is", "Armenian forces  ", shrinks=True),
    TableColumn(
        *(
            "claim",
            "Claim",
            "what is claimed, with the mark of its kind",
            "Civilians killed near a",
        ),
        shrinks=True,
        stretches=True,
    ),
    TableColumn(
        *("figure", "Figure", "low–best–high, with the bound where it is not exact", "60 (31–94)"),
        right=True,
    ),
    TableColumn("basis", "Basis", "how the figure counts", "running total", shrinks=True),
    TableColumn("bound", "Bound", "how the figure is meant", "more than", shrinks=True),
    TableColumn("rating", "Rating", "source A–F and information 1–6 (Admiralty code)", "Rating"),
    TableColumn("place", "Place", "where, as the source wrote it", "Southern sector", shrinks=True),
    TableColumn("source", "Source", "where it was read", "English Wikipedia", shrinks=True),
    TableColumn("topic", "Topic", "what it is about", "civilian harm", shrinks=True),
    TableColumn("act", "Act", "what kind of statement it is", "threaten", shrinks=True),
    TableColumn("recorded", "Recorded", "when the dataset took it in", _DAY),
    TableColumn("id", "Id", "the claim's own id", "WP-20160405-04", shrinks=True),
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
    """The table: ``order`` holds the rows of the dataset as they are shown, top first."""

    workspace: Workspace
    order: IntArray
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
    def subtitle(self) -> str:
        """``38 of 41 rows``, or ``41 rows`` where nothing is hidden."""
        shown = len(self.order)
        if shown < self.total:
            return f"{shown:,} of {self.total:,} rows"
        return f"{shown:,} {'row' if shown == 1 else 'rows'}"

    @cached_property
    def place_of(self) -> IntArray:
        """Place in the table of each row of the dataset, −1 where it is not shown."""
        places = np.full(self.index.size, -1, dtype=np.int32)
        places[self.order] = np.arange(len(self.order), dtype=np.int32)
        return places

    def rows(self, places: Sequence[int] | IntArray) -> Rows:
        """The claims at some places of the table."""
        return Rows(self.order[np.asarray(places, dtype=np.int64)])

    def places(self, rows: Rows) -> IntArray:
        """The places of claims, sorted; those not shown have none."""
        known = rows.array[rows.array < self.index.size]
        places = self.place_of[known]
        return np.sort(places[places >= 0])

    def claim(self, place: int) -> Claim:
        """The claim at a place."""
        return claim_at(self.workspace.dataset, int(self.order[place]))

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
    rows = np.flatnonzero(question.seen).astype(np.int32)
    keys = _SORTS.get(chosen.sort, _SORTS["claimed"])(question.workspace)
    order = _ordered(rows, keys, descending=chosen.descending)
    return ClaimsView(question.workspace, order, chosen, columns or _default_columns())


def _default_columns() -> tuple[TableColumn, ...]:
    return tuple(column for column in COLUMNS if column.key in DEFAULT_COLUMNS)


FloatArray = npt.NDArray[np.float64]
SortKeys = tuple[FloatArray | IntArray | npt.NDArray[np.int64], BoolArray]
"""A number for each claim to sort by, and whether the claim has one."""


def _ordered(rows: IntArray, keys: Sequence[SortKeys], *, descending: bool) -> IntArray:
    for numbers, given in reversed(keys):
        present = rows[given[rows]]
        absent = rows[~given[rows]]
        values = numbers[present]
        placed = np.argsort(-values if descending else values, kind="stable")
        rows = np.concatenate((present[placed], absent))
    return rows


def _by_day(clock: Clock) -> Callable[[Workspace], list[SortKeys]]:
    def keys(workspace: Workspace) -> list[SortKeys]:
        moments = workspace.dataset.claims[f"{clock}_from"].to_numpy()
        seconds = moments.astype("datetime64[s]").astype(np.int64)
        days = workspace.index.days[clock]
        return [(seconds, days.dated), (days.last.astype(np.int64), days.first != UNDATED)]

    return keys


def _by_code(*dimensions: str) -> Callable[[Workspace], list[SortKeys]]:
    def keys(workspace: Workspace) -> list[SortKeys]:
        found: list[SortKeys] = []
        for key in dimensions:
            dimension = workspace.index[key]
            missing = dimension.code_of.get("", -1)
            found.append((dimension.codes, dimension.codes != missing))
        return found

    return keys


def _by_figure(workspace: Workspace) -> list[SortKeys]:
    claims = workspace.dataset.claims
    best: FloatArray = claims["best"].to_numpy(dtype="float64")
    low: FloatArray = claims["low"].to_numpy(dtype="float64")
    high: FloatArray = claims["high"].to_numpy(dtype="float64")
    value = np.where(np.isnan(best), np.where(np.isnan(high), low, high), best)
    return [(value, ~np.isnan(value))]


def _by_id(workspace: Workspace) -> list[SortKeys]:
    ids = workspace.dataset.claims["claim_id"]
    ranks = np.empty(len(ids), dtype=np.int64)
    ranks[ids.argsort(kind="stable").to_numpy()] = np.arange(len(ids))
    return [(ranks, np.ones(len(ids), dtype=bool))]


_SORTS: dict[str, Callable[[Workspace], list[SortKeys]]] = {
    "claimed": _by_day(Clock.CLAIMED),
    "event": _by_day(Clock.EVENT),
    "recorded": _by_day(Clock.RECORDED),
    "claimant": _by_code("claimant"),
    "subject": _by_code("subject"),
    "claim": _by_code("topic", "measure", "category", "act"),
    "figure": _by_figure,
    "basis": _by_code("basis"),
    "bound": _by_code("bound"),
    "rating": _by_code("reliability", "credibility"),
    "place": _by_code("place"),
    "source": _by_code("source"),
    "topic": _by_code("topic"),
    "act": _by_code("act"),
    "id": _by_id,
}


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
