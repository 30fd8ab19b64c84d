"""What the gestures on the timeline ask of the session."""

import numpy as np
from msgspec.structs import replace

from core.filters import DateSpan
from core.index import Rows
from core.panels.timeline.span import Span, clause_of
from core.panels.timeline.view import TimelineOptions, TimelineView
from core.session import Change, SessionState, drop_clause, select_claims, set_clause, set_option

KEY = "timeline"
"""Key of the panel and of its options."""


def date_clause(state: SessionState) -> DateSpan | None:
    """The date filter, None where there is none."""
    clause = state.filters.clause("dates")
    return clause if isinstance(clause, DateSpan) else None


def choose_span(view: TimelineView, span: Span) -> Change:
    """Show the claims of some days; a filter of claims wholly inside remains one."""

    def change(state: SessionState) -> SessionState:
        clause = date_clause(state)
        inside = clause is not None and clause.inside
        asked = clause_of(view, span, inside=inside)
        return (drop_clause("dates") if asked is None else set_clause(asked))(state)

    return change


def pick(rows: Rows, *, adds: bool) -> Change:
    """Select claims; with ``adds`` besides those selected, or no longer where all of them are."""

    def change(state: SessionState) -> SessionState:
        before = state.selected.array
        if not adds:
            return select_claims(rows)(state)
        if np.isin(rows.array, before).all():
            return select_claims(Rows(np.setdiff1d(before, rows.array)))(state)
        both = Rows(np.union1d(before, rows.array).astype(np.int32))
        return select_claims(both, int(rows.array[0]))(state)

    return change


def toggle(side: str) -> Change:
    """Open a side into the lanes of its actors, or close it."""

    def change(state: SessionState) -> SessionState:
        found = state.options.get(KEY)
        options = found if isinstance(found, TimelineOptions) else TimelineOptions()
        return set_option(KEY, replace(options, expanded=options.expanded ^ {side}))(state)

    return change
