"""What the timeline shows: every claim's place in time, its lane, its kind, and the overview."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from core.crossfilter import Workspace
from core.index import BOTH, BoolArray, ClaimIndex, CodeArray, IntArray, side_label
from core.panels.bins import (
    Stretch,
    Unit,
    densest,
    edges,
    extent,
    touching,
    unit_for,
)
from core.panels.question import Question
from core.threads import Threads
from core.vocabulary.terms import Clock
from core.wording import glyph_codes
from core.wording.counts import counted

FloatArray = npt.NDArray[np.float64]

_SECONDS_A_DAY = 86_400


@dataclass(frozen=True)
class TimelineOptions:
    """How the timeline is looked at: the sides whose actors have lanes of their own."""

    expanded: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Lane:
    """One line of the chart: a side, or one actor of an expanded side.

    The lane of an expanded side is only the heading of its actors. ``count`` is the number of its
    claims that are shown, ``actors`` how many actors of the side have such claims.
    """

    key: str
    side: str
    label: str
    count: int
    actors: int = 0
    expanded: bool = False
    is_actor: bool = False


@dataclass(frozen=True, eq=False)
class Overview:
    """The strip above: sides × bins, every claim counted in each bin it touches.

    ``counts`` under the filters (all but the dates), ``totals`` without any. ``first`` and ``last``
    are the extent of all dated claims in days since 1970-01-01, ``edges`` the bins' first days and
    the day after the last.
    """

    unit: Unit
    edges: IntArray
    counts: IntArray
    totals: IntArray
    first: int
    last: int
    densest: Stretch | None


@dataclass(frozen=True, eq=False)
class TimelineView:
    """The time line. Arrays without other words have one entry for each row of the dataset."""

    workspace: Workspace
    clock: Clock
    sides: tuple[str, ...]
    lanes: tuple[Lane, ...]
    start: FloatArray
    """Days since 1970-01-01, with the time of day; NaN where undated."""
    end: FloatArray
    """The moment after the last one meant, in the same units."""
    soft: BoolArray
    """Marked uncertain or approximate."""
    kind: npt.NDArray[np.uint8]
    lane: IntArray
    """Place in ``lanes``."""
    side: CodeArray
    """Code of the claimant's side in ``sides``."""
    shown: IntArray
    """Dated rows that pass every filter but the dates, by ``start``."""
    known: BoolArray
    """Made by *as known on*: no other claim may stand in a thread."""
    threads: Threads
    """The threads as known on that day."""
    undated: IntArray
    """Rows without a date on this clock that pass every filter but the dates."""
    has_tray: bool
    """Whether any claim of the dataset, filtered or not, has no date on this clock."""
    overview: Overview | None
    """None where no claim has a date on this clock."""
    message: str
    """Why there is nothing to draw and what to do; empty where there is something."""

    def touching(self, first: float, last: float) -> IntArray:
        """Shown rows whose interval meets the moments from ``first`` up to ``last``."""
        start, end = self.start[self.shown], self.end[self.shown]
        return self.shown[(start < last) & (end > first)]

    def sentence(self) -> str:
        """What is shown, on which clock, in words."""
        dated = f"{counted(len(self.shown), 'dated claim')} by {self.clock.label}"
        return f"{dated} · {len(self.undated):,} undated" if len(self.undated) else dated


def build(question: Question) -> TimelineView:
    """Place every claim that passes the filters on the clock in use."""
    index, clock = question.index, question.filters.clock
    options = question.options if isinstance(question.options, TimelineOptions) else None
    days = index.days[clock]
    shown = np.flatnonzero(question.seen & days.dated).astype(np.int32)
    undated = np.flatnonzero(question.seen & ~days.dated).astype(np.int32)
    start, end = _moments(question.workspace, clock)
    shown = shown[np.argsort(start[shown], kind="stable")]
    side = index["claimant_side"]
    lanes, lane = _lanes(question, shown, options.expanded if options else frozenset())
    return TimelineView(
        workspace=question.workspace,
        clock=clock,
        sides=side.values,
        lanes=lanes,
        start=start,
        end=end,
        soft=days.soft,
        kind=glyph_codes(index, np.arange(index.size, dtype=np.int32)),
        lane=lane,
        side=side.codes,
        shown=shown,
        known=question.known,
        threads=question.threads,
        undated=undated,
        has_tray=not bool(days.dated.all()),
        overview=_overview(index, clock, shown),
        message=_message(index, clock, len(shown), undated),
    )


def _moments(workspace: Workspace, clock: Clock) -> tuple[FloatArray, FloatArray]:
    claims = workspace.dataset.claims
    moments: list[FloatArray] = []
    for column, more in ((f"{clock}_from", 0), (f"{clock}_to", 1)):
        written = claims[column].to_numpy().astype("datetime64[s]")
        seconds = written.astype(np.int64) + more
        moments.append(np.where(np.isnat(written), np.nan, seconds / _SECONDS_A_DAY))
    return moments[0], moments[1]


def _lanes(
    question: Question, shown: IntArray, expanded: frozenset[str]
) -> tuple[tuple[Lane, ...], IntArray]:
    index = question.index
    side, actor = index["claimant_side"], index["claimant"]
    present = np.bincount(side.codes, minlength=len(side.values))
    of_side = np.bincount(side.codes[shown], minlength=len(side.values))
    of_actor = np.bincount(actor.codes[shown], minlength=len(actor.values))
    total = np.bincount(actor.codes, minlength=len(actor.values))
    lane = np.zeros(index.size, dtype=np.int32)
    lanes: list[Lane] = []
    others = (key for key in side.values if key not in index.belligerents)
    for key in (*question.order, *others):
        code = side.code_of[key]
        if not present[code] and key not in index.belligerents:
            continue
        mine = side.codes == code
        speakers = np.flatnonzero(
            np.bincount(actor.codes[mine], minlength=len(actor.values)).astype(bool)
            & (of_actor > 0)
        ).tolist()
        is_open = key in expanded and bool(speakers)
        label = "Claimant not stated" if key == BOTH else side_label(key)
        lane[mine] = len(lanes)
        lanes.append(Lane(key, key, label, int(of_side[code]), len(speakers), is_open))
        if is_open:
            for speaker in sorted(speakers, key=lambda place: (-int(total[place]), place)):
                lane[actor.codes == speaker] = len(lanes)
                name = actor.labels[speaker]
                count = int(of_actor[speaker])
                lanes.append(Lane(actor.values[speaker], key, name, count, is_actor=True))
    return tuple(lanes), lane


def _overview(index: ClaimIndex, clock: Clock, shown: IntArray) -> Overview | None:
    days = index.days[clock]
    whole = extent(days)
    if whole is None:
        return None
    unit = unit_for(whole[1] - whole[0] + 1)
    at = edges(*whole, unit)
    side = index["claimant_side"]
    dated = np.flatnonzero(days.dated)

    def counted(rows: npt.NDArray[np.integer]) -> IntArray:
        places = side.codes[rows]
        return touching(days.first[rows], days.last[rows], places, len(side.values), at)

    return Overview(unit, at, counted(shown), counted(dated), *whole, densest(days.first[shown]))


def _message(index: ClaimIndex, clock: Clock, shown: int, undated: IntArray) -> str:
    if not index.size:
        return "Open a file to see its claims on a time line."
    if shown:
        return ""
    if len(undated):
        one = "The one claim that passes the filters has"
        all_of_them = one if len(undated) == 1 else f"All {len(undated):,} claims that pass have"
        return f"{all_of_them} no {clock.label}. {_advice(index, clock, undated)}"
    return "No claim passes the filters. Clear a filter or widen the dates."


def _advice(index: ClaimIndex, clock: Clock, undated: IntArray) -> str:
    """Where undated claims stand, and the clocks on which any of them has a date."""
    dated = [key for key in Clock if key is not clock and index.days[key].dated[undated].any()]
    tray = "in the tray at the right"
    if not dated:
        return f"They stand {tray}." if len(undated) > 1 else f"It stands {tray}."
    clocks = " or the ".join(key.label for key in dated)
    return f"Choose the {clocks} as clock, or look {tray}."
