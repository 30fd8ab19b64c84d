"""Lints on what stands behind a product: its sources, its coverage, what it leaves out."""

import numpy as np

from core.briefing.coverage import coverage_of
from core.briefing.lints.lint import Case, Notice
from core.filters import FilterState
from core.headline import headline_of, headline_rows
from core.index import Rows
from core.messages import numeral, say
from core.panels.timeline.view import TimelineView
from core.session import SessionState
from core.vocabulary.terms import Clock

_COLOURS = 7
"""Sides that have a colour of their own."""
_SIDEBAR = "facets"
"""Key of the panel where sides are told apart and dates are chosen."""
_SIDES, _DATES, _KNOWN = "claimant_side", "dates", "known_on"
"""Names of its controls."""


def ungraded(case: Case) -> tuple[Notice, ...]:
    """A headline from the data none of whose claims has a grade of its source."""
    rows = headline_rows(case.state)
    if not case.headline or case.headline != headline_of(case.state) or not len(rows):
        return ()
    grade = case.state.workspace.index["reliability"]
    if bool((grade.codes[rows.array] != grade.code_of.get("", -1)).any()):
        return ()
    said = say("lint.ungraded.found", len(rows))
    return (Notice(said, rows=rows, field="headline"),)


def lopsided(case: Case) -> tuple[Notice, ...]:
    """One side heard more than three times as often as another."""
    workspace = case.state.workspace
    rows = Rows.where(workspace.mask(case.state.filters))
    warning = coverage_of(workspace, rows).warning
    return (Notice(warning, _SIDEBAR, setting=_SIDES),) if warning else ()


def undated(case: Case) -> tuple[Notice, ...]:
    """Claims without a date that a filter of dates hides, and no timeline shows in its tray."""
    if any(isinstance(view, TimelineView) for view in case.views.values()):
        return ()
    hidden = case.state.workspace.denominator(case.state.filters)
    count = hidden.undated + hidden.unsaid_when
    if not count:
        return ()
    by = _DATES if case.state.filters.clause("dates") is not None else _KNOWN
    said = say("lint.undated.dates" if by == _DATES else "lint.undated.known", count)
    return (Notice(said, _SIDEBAR, _undated(case.state), setting=by),)


def repeated_colours(case: Case) -> tuple[Notice, ...]:
    """More sides than colours, so that a colour alone does not say which side it is."""
    sides = len(case.state.workspace.index.belligerents)
    if sides <= _COLOURS:
        return ()
    said = say("lint.colours.sides", sides=numeral(sides), colours=numeral(_COLOURS))
    return (Notice(said, _SIDEBAR, setting=_SIDES),)


def _undated(state: SessionState) -> Rows:
    """The claims that the dates chosen hide because they have none."""
    index, filters = state.workspace.index, state.filters
    hidden = np.zeros(index.size, dtype=bool)
    if filters.clause("dates") is not None:
        known = FilterState(clock=filters.clock, known_on=filters.known_on)
        hidden = state.workspace.mask(known) & ~index.days[filters.clock].dated
    if filters.known_on is not None:
        hidden = hidden | ~index.days[Clock.CLAIMED].dated
    return Rows.where(hidden)
