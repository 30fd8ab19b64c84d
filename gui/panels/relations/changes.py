"""What the gestures on the actor relations ask of the session."""

from collections.abc import Callable

from msgspec.structs import replace

from core.index import NO_ROWS, Rows
from core.panels.relations.view import Form, Level, RelationsOptions, RelationsView
from core.session import Change, SessionState, select_claims, set_option

KEY = "relations"
"""Key of the panel and of its options."""


def amend(amended: Callable[[RelationsOptions], RelationsOptions]) -> Change:
    """Change the options that the state has by then."""
    return lambda state: set_option(KEY, amended(_options(state)))(state)


def show_level(level: Level) -> Change:
    """Put actors together otherwise; nobody is then in the middle of attention."""
    return amend(lambda options: replace(options, level=level, ego=""))


def show_form(form: Form) -> Change:
    """Draw a graph or a matrix."""
    return amend(lambda options: replace(options, form=form))


def focus_node(view: RelationsView, place: int) -> Change:
    """Select the claims by or about an actor, and dim all but those it has a line with."""
    name, rows = view.nodes[place].name, view.rows_of_node(place)
    ego = amend(lambda options: replace(options, ego=name))
    return lambda state: ego(select_claims(rows)(state))


def select_edge(view: RelationsView, place: int) -> Change:
    """Select the claims behind a line; a relation without any leaves the selection alone."""
    rows = view.rows_of_edge(view.edges[place])
    return select_claims(rows) if len(rows) else _unchanged


def step_back() -> Change:
    """End the attention to one actor; where there is none, drop the selection."""

    def back(state: SessionState) -> SessionState:
        if _options(state).ego:
            return amend(lambda options: replace(options, ego=""))(state)
        return select_claims(NO_ROWS)(state)

    return back


def pin(view: RelationsView, place: int, x: float, y: float) -> Change:
    """Put an actor somewhere for good."""
    name = view.nodes[place].name
    across = -x if view.swapped else x
    return amend(lambda options: options.pinned(name, across, y))


def unpin(view: RelationsView, place: int) -> Change:
    """Let an actor back to its place."""
    return amend(lambda options: options.unpinned(view.nodes[place].name))


def mark_rows(view: RelationsView, part: str, place: int) -> Rows:
    """The claims in view behind a node or a line."""
    return view.rows_of_node(place) if part == "node" else view.rows_of_edge(view.edges[place])


def _options(state: SessionState) -> RelationsOptions:
    options = state.options.get(KEY)
    return options if isinstance(options, RelationsOptions) else RelationsOptions()


def _unchanged(state: SessionState) -> SessionState:
    return state
