"""A pick in a table so long that whose rows they are is told by the worker."""

from msgspec import Struct

from core.index import Rows
from core.panels.claims.view import ClaimsView
from gui.widgets.row_table import NOWHERE, Places


class Pick(Struct, frozen=True, eq=False):
    """Places picked in a table, sorted, and the one with the focus, −1 where none is picked."""

    places: Places
    focus: int


NO_PICK = Pick(NOWHERE, -1)


class Picked(Struct, frozen=True, eq=False):
    """Whose rows a pick is of."""

    view: ClaimsView
    pick: Pick
    rows: Rows
    focused: int | None


def at_hand(view: ClaimsView, pick: Pick) -> bool:
    """Whether the claims of a pick are told without a pass that would be felt."""
    return view.at_hand(pick.places) and (pick.focus < 0 or view.has(pick.focus))


def picked(view: ClaimsView, pick: Pick) -> Picked:
    """Find the claims of a pick."""
    focused = view.row(pick.focus) if pick.focus >= 0 else None
    return Picked(view, pick, view.rows(pick.places), focused)
