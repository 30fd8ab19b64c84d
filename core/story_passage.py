"""The way from one step of a story to the next: the span of dates moves there day by day."""

from dataclasses import replace
from datetime import date

from msgspec import Struct

from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState
from core.filters.dates import day_number, day_of


class Passage(Struct, frozen=True):
    """A span of dates on its way; all other filters are those of the step that comes."""

    begin: DateSpan
    end: DateSpan
    filters: FilterState
    """Those of the step that comes."""

    def at(self, share: float) -> FilterState:
        """The filters at a share of the way, 0 to 1; at 1 exactly those of the step."""
        if share >= 1:
            return self.filters
        first, last = (
            round(day_number(old) + (day_number(new) - day_number(old)) * max(share, 0.0))
            for old, new in ((self.begin.first, self.end.first), (self.begin.last, self.end.last))
        )
        return self.filters.with_clause(
            replace(self.end, first=day_of(first), last=day_of(max(first, last)))
        )


def passage(old: FilterState, new: FilterState, workspace: Workspace) -> Passage | None:
    """The way from some filters to others; None where the dates stay or the clock is another.

    Where there is no filter of dates the span is that of all claims.
    """
    if old.clock != new.clock or old.clause("dates") == new.clause("dates"):
        return None
    whole = _whole(new, workspace)
    begin, end = _span(old, whole), _span(new, whole)
    return None if begin is None or end is None else Passage(begin, end, new)


def _span(filters: FilterState, whole: DateSpan | None) -> DateSpan | None:
    clause = filters.clause("dates")
    return clause if isinstance(clause, DateSpan) else whole


def _whole(filters: FilterState, workspace: Workspace) -> DateSpan | None:
    days = workspace.index.days[filters.clock]
    if not days.dated.any():
        return None
    first: date = day_of(int(days.first[days.dated].min()))
    return DateSpan(first, day_of(int(days.last[days.dated].max())))
