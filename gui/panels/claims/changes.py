"""What the gestures on the claims table ask of the session."""

from msgspec.structs import replace

from core.panels.claims.view import ClaimsOptions
from core.session import Change, SessionState, set_option

KEY = "claims"
"""Key of the panel and of its options."""


def sort_by(key: str) -> Change:
    """Order the claims by a column; once more by the same one turns the order round."""

    def change(state: SessionState) -> SessionState:
        options = _options_of(state)
        descending = options.sort == key and not options.descending
        return set_option(KEY, replace(options, sort=key, descending=descending))(state)

    return change


def show_columns(columns: tuple[str, ...]) -> Change:
    """Show some columns, in their order."""
    return lambda state: set_option(KEY, replace(_options_of(state), columns=columns))(state)


def _options_of(state: SessionState) -> ClaimsOptions:
    options = state.options.get(KEY)
    return options if isinstance(options, ClaimsOptions) else ClaimsOptions()
