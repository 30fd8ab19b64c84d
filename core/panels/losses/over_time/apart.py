"""Disagreement over time: how far claimed and admitted lay apart, category by category."""

from functools import cached_property

import numpy as np
from msgspec import Struct

from core.comparison import Sight, Summary, Trend, TrendLine, TrendPoint, trend_of
from core.comparison.disagreement import factor_text
from core.comparison.figures import figures_of
from core.comparison.ties import LongArray
from core.dates import LAST, written
from core.filters.dates import day_number, day_of
from core.index import NO_ROWS, Rows
from core.messages import numeral, say
from core.panels.question import Question
from core.vocabulary.terms import Clock

MOST_COLUMNS, FEWEST_COLUMNS = 24, 6
_CLAIMS_IN_ALL = 6_000_000
"""Claims that may be compared over all columns together; more claims make fewer columns."""
_ENDLESS = day_number(LAST.date())


class ApartView(Struct, frozen=True, eq=False, dict=True):
    """A line for each category, the first for all of them; a column for each day of new figures.

    Every point compares all that had been said by the end of its column.
    """

    lines: tuple[TrendLine, ...]
    days: tuple[int, ...]
    """The day of the last new figures in each column."""
    clock: Clock
    message: str = ""

    @cached_property
    def reach(self) -> tuple[float, float]:
        """The least and greatest doublings of the scale; 0, where both said the same, is in it."""
        found = [
            doublings
            for line in self.lines
            for point in line.points
            if (doublings := point.summary.doublings) is not None
        ]
        return min([0.0, *found]), max([1.0, *found])

    @property
    def subtitle(self) -> str:
        """What is drawn, in words."""
        return say("apart.subtitle", clock=self.clock.label)

    def rows(self, line: int, column: int | None) -> Rows:
        """The claims compared at a point, or those behind the newest point of a line."""
        points = self.lines[line].points
        if column is not None:
            return points[column].rows
        return next((point.rows for point in reversed(points) if len(point.rows)), NO_ROWS)

    def sentence(self, line: int, column: int | None) -> str:
        """A point in one sentence with its coverage; the newest where no column is named."""
        place = len(self.days) - 1 if column is None else column
        one = self.lines[line]
        return _told(one.label, self.days[place], one.points[place])

    def newest(self, line: int) -> tuple[str, str]:
        """The newest G of a line, and how many cells can be compared."""
        summary = self.lines[line].points[-1].summary
        said = (
            "—"
            if summary.doublings is None
            else say("apart.newest", doublings=_signed(summary.doublings))
        )
        comparable, cells = numeral(summary.comparable), numeral(summary.cells)
        return said, say("apart.of", comparable=comparable, cells=cells)


def apart_over(question: Question, sight: Sight) -> ApartView:
    """Compare what had been said by each day of new figures; days are joined where many."""
    columns = _columns(question, sight)
    clock = sight.clock
    if not columns:
        return ApartView((), (), clock, say("apart.undated"))
    first = [int(part[0]) for part in columns]
    last = tuple(int(part[-1]) for part in columns)
    edges = np.array([*first, last[-1] + 1], dtype=np.int32)
    trend = trend_of(question.workspace.dataset, question.index, sight, edges)
    return ApartView(
        _lines(trend), last, clock, "" if trend.every.comparable else say("apart.nothing")
    )


def _lines(trend: Trend) -> tuple[TrendLine, ...]:
    return trend.every, *trend.lines


def _columns(question: Question, sight: Sight) -> list[LongArray]:
    """Days of new figures, ascending, in as many parts as there are columns."""
    index = question.index
    if not index.size:
        return []
    days = index.days[sight.clock]
    counted = figures_of(question.workspace.dataset, index).counted
    rows = sight.heard(index) & counted & days.dated & (days.last < _ENDLESS)
    known = np.unique(days.last[rows]).astype(np.int64)
    most = min(max(_CLAIMS_IN_ALL // index.size, FEWEST_COLUMNS), MOST_COLUMNS)
    return [part for part in np.array_split(known, min(most, max(len(known), 1))) if len(part)]


def _told(label: str, day: int, point: TrendPoint) -> str:
    return say(
        "apart.told",
        day=written(day_of(day)),
        category=label,
        told=_said(point.summary),
        coverage=_coverage(point.summary),
    )


def _coverage(summary: Summary) -> str:
    """How many cells are compared, and how many of them the means are of where it is not all."""
    if summary.pointed in (0, summary.comparable):
        return summary.coverage
    return say("apart.pointed", coverage=summary.coverage, pointed=numeral(summary.pointed))


def _said(summary: Summary) -> str:
    if not summary.comparable:
        return say("apart.told.none")
    if summary.doublings is None:
        return say("apart.told.ranges", distance=numeral(summary.distance or 0))
    return say(
        "apart.told.above" if summary.doublings >= 0 else "apart.told.below",
        factor=factor_text(2 ** abs(summary.doublings)),
        doublings=_signed(summary.doublings),
        share="" if summary.share is None else say("apart.share", share=numeral(summary.share, 2)),
    )


def _signed(doublings: float) -> str:
    return f"{'+' if doublings >= 0 else ''}{numeral(doublings, 1)}"
