"""The headline of a view, written from the data: who said what, when, on what counting basis."""

from core.comparison import Cell, explain
from core.digest import cells_of
from core.index import NO_ROWS, Rows
from core.session import SessionState
from core.story import Filling, Headline
from core.wording import sentence


def headline_of(state: SessionState) -> str:
    """What a state says first: the claim looked at, else the widest gap between two figures.

    Where nothing can be compared, the first figure in view; "" where there is no figure.
    """
    workspace = state.workspace
    if state.focused is not None and state.focused < workspace.index.size:
        return sentence(workspace.dataset, workspace.index, state.focused)
    cells = cells_of(state)
    return explain(max(cells, key=_width)) if cells else ""


def headline_rows(state: SessionState) -> Rows:
    """The claims that ``headline_of`` speaks of."""
    if state.focused is not None and state.focused < state.workspace.index.size:
        return Rows([state.focused])
    cells = cells_of(state)
    return max(cells, key=_width).behind if cells else NO_ROWS


def shown_headline(headline: Headline, state: SessionState) -> str:
    """The words of a headline above a state: a fresh one is written anew."""
    return headline_of(state) if headline.filling is Filling.FRESH else headline.text


def _width(cell: Cell) -> tuple[bool, float]:
    """How far its figures lie apart; where they cannot be compared, whether both sides spoke."""
    difference = cell.difference
    if difference is None or difference.doublings is None:
        return False, float(cell.own is not None and cell.adversary is not None)
    return True, abs(difference.doublings)
