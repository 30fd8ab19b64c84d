"""What the timeline shows: every claim's place in time, its lane, its kind, and the overview."""

from functools import cached_property

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from core.crossfilter import Asked, Passing, Workspace
from core.filters import DateSpan, FilterState
from core.filters.dates import day_of
from core.index import BoolArray, ClaimIndex, CodeArray, IntArray
from core.messages import numeral, say
from core.panels.bins import FIRST_DAY, LAST_DAY, Stretch, Unit, densest, edges, extent, unit_for
from core.panels.clocks import clocks_dating
from core.panels.question import Question
from core.panels.timeline.daily import DailyCounts
from core.panels.timeline.lanes import Lane, asked_of, by_lane, count_lanes, place_lanes
from core.threads import Threads
from core.vocabulary.terms import Clock
from core.wording import glyph_codes
from core.wording.counts import counted as counted_words

FloatArray = npt.NDArray[np.float64]

_SECONDS_A_DAY = 86_400


class TimelineOptions(Struct, frozen=True):
    """How the timeline is looked at: the sides whose actors have lanes of their own."""

    expanded: frozenset[str] = frozenset()


class Overview(Struct, frozen=True, eq=False):
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


class TimelineView(Struct, frozen=True, eq=False, dict=True):
    """The time line: counts of everything, and the claims of a stretch when asked for."""

    workspace: Workspace
    clock: Clock
    sides: tuple[str, ...]
    lanes: tuple[Lane, ...]
    lane_of: IntArray
    """Place in ``lanes`` of each claimant, by its code."""
    daily: DailyCounts
    """Claims of the lanes by day, under every filter but the dates."""
    passing: Passing
    """The claims that pass every filter but the dates."""
    known: Passing
    """Those made by *as known on*: no other claim may stand in a thread."""
    threads: Threads
    """The threads as known on that day."""
    has_tray: bool
    """Whether any claim of the dataset, filtered or not, has no date on this clock."""
    overview: Overview | None
    """None where no claim has a date on this clock."""
    message: str
    """Why there is nothing to draw and what to do; empty where there is something."""

    @property
    def dated(self) -> int:
        """Number of claims shown that have a date on this clock."""
        return int(self.daily.totals.sum())

    @property
    def undated(self) -> IntArray:
        """Rows without a date on this clock that pass every filter but the dates."""
        return self.passing.undated

    @cached_property
    def shown(self) -> IntArray:
        """Dated rows that pass every filter but the dates, by first moment and last day."""
        return self.touching(FIRST_DAY, LAST_DAY + 1)

    @property
    def side(self) -> CodeArray:
        """Code of the claimant's side in ``sides``, for each row of the dataset."""
        return self.workspace.index["claimant_side"].codes

    @property
    def soft(self) -> BoolArray:
        """Which rows of the dataset are dated uncertainly or approximately."""
        return self.workspace.index.days[self.clock].soft

    def lanes_of(self, rows: IntArray) -> IntArray:
        """Place in ``lanes`` of some claims."""
        codes = self.workspace.index["claimant"].codes[rows]
        return self.lane_of[codes] if len(self.lane_of) else np.zeros(len(rows), dtype=np.int32)

    def kinds(self, rows: IntArray) -> npt.NDArray[np.uint8]:
        """The shape of some claims as a place in GLYPHS."""
        return glyph_codes(self.workspace.index, rows)

    def moments(self, rows: IntArray) -> tuple[FloatArray, FloatArray]:
        """First moment of some claims and the one after their last; NaN where undated.

        Days since 1970-01-01, with the time of day.
        """
        first, last = self.workspace.ends(self.clock)
        return _in_days(first[rows]), _in_days(last[rows], 1)

    def shows(self, rows: IntArray) -> BoolArray:
        """Which of some claims are dated and pass every filter but the dates."""
        return self.passing.holds(rows) & self.workspace.index.days[self.clock].dated[rows]

    def touching(
        self, first: int, after: int, lanes: npt.NDArray[np.bool_] | None = None
    ) -> IntArray:
        """Shown rows whose days meet those from ``first`` to before ``after``, by date.

        With ``lanes`` only those of the lanes for which it is true.
        """
        span = DateSpan(day_of(max(first, FIRST_DAY)), day_of(min(after - 1, LAST_DAY)))
        there = self.workspace.passing(self.passing.filters.with_clause(span))
        return there.by_date(of=None if lanes is None else ("claimant", lanes[self.lane_of]))

    def sentence(self) -> str:
        """What is shown, on which clock, in words."""
        claims = counted_words(self.dated, "dated claim")
        dated = say("timeline.dated", claims=claims, clock=self.clock.label)
        undated = len(self.undated)
        return say("timeline.others", dated=dated, number=numeral(undated)) if undated else dated


def build(question: Question) -> TimelineView:
    """Count the claims that pass the filters on the clock in use."""
    index, clock, workspace = question.index, question.filters.clock, question.workspace
    expanded = _expanded(question)
    counts = count_lanes(question, expanded)
    sides = counts.by_side()
    lanes, lane_of = place_lanes(question, counts, sides.totals, expanded)
    daily = by_lane(counts, lane_of, len(lanes))
    known = FilterState(clock=clock, known_on=question.filters.known_on)
    undated = question.shown.undated
    return TimelineView(
        workspace=workspace,
        clock=clock,
        sides=index["claimant_side"].values,
        lanes=lanes,
        lane_of=lane_of,
        daily=daily,
        passing=question.shown,
        known=workspace.passing(known),
        threads=question.threads,
        has_tray=workspace.arrangement(clock).dated < index.size,
        overview=_overview(question, sides),
        message=_message(index, clock, int(daily.totals.sum()), undated),
    )


def _in_days(moments: npt.NDArray[np.datetime64], more: int = 0) -> FloatArray:
    """Days since 1970-01-01 of some moments and ``more`` seconds."""
    seconds = moments.astype("datetime64[s]", copy=False).view(np.int64)
    days = (seconds + more) / _SECONDS_A_DAY
    undated = np.isnat(moments)
    if undated.any():
        days[undated] = np.nan
    return days


def counted(question: Question) -> tuple[Asked, ...]:
    """What moves when a filter does: the claims of the lanes by day."""
    return asked_of(question, _expanded(question))


def _expanded(question: Question) -> frozenset[str]:
    options = question.options
    return options.expanded if isinstance(options, TimelineOptions) else frozenset()


class _Backdrop(Struct, frozen=True, eq=False):
    """The part of the overview that no filter changes."""

    unit: Unit
    edges: IntArray
    totals: IntArray
    first: int
    last: int


def _backdrop(question: Question) -> _Backdrop | None:
    workspace, clock = question.workspace, question.filters.clock
    whole = extent(question.index.days[clock])
    if whole is None:
        return None
    unit = unit_for(whole[1] - whole[0] + 1)
    at = edges(*whole, unit)
    everything = Question(workspace, FilterState(clock=clock))
    totals = count_lanes(everything, frozenset()).by_side().touching(at[:-1], at[1:])
    return _Backdrop(unit, at, totals, *whole)


def _overview(question: Question, sides: DailyCounts) -> Overview | None:
    behind = question.workspace.budget.remember(
        ("timeline", question.filters.clock),
        lambda: _backdrop(question),
        lambda made: 0 if made is None else made.edges.nbytes + made.totals.nbytes,
    )
    if behind is None:
        return None
    return Overview(
        unit=behind.unit,
        edges=behind.edges,
        counts=sides.touching(behind.edges[:-1], behind.edges[1:]),
        totals=behind.totals,
        first=behind.first,
        last=behind.last,
        densest=densest(sides.days, sides.by_day()),
    )


def _message(index: ClaimIndex, clock: Clock, shown: int, undated: IntArray) -> str:
    if not index.size:
        return say("empty.timeline")
    if shown:
        return ""
    if len(undated):
        advice = _advice(index, clock, undated)
        return say("timeline.none.dated", len(undated), clock=clock.label, advice=advice)
    return say("timeline.none")


def _advice(index: ClaimIndex, clock: Clock, undated: IntArray) -> str:
    """Where undated claims stand, and the clocks on which any of them has a date."""
    clocks = clocks_dating(index, undated, clock)
    return say("timeline.choose", clocks=clocks) if clocks else say("timeline.tray", len(undated))
