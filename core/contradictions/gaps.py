"""Divergent cells of the comparison as findings."""

import numpy as np

from core.comparison import Comparison
from core.comparison.bounds import Amounts
from core.comparison.figures import ADVERSARY, OWN
from core.contradictions.found import Ends, Found, apartness, noted
from core.contradictions.kinds import Kind, Note
from core.contradictions.ledger import Ledger
from core.index import NO_ROWS, Rows


def divergences(comparison: Comparison, ledger: Ledger) -> Found:
    """The cells whose claim and admission exclude each other: admission first, then the claim."""
    own, adversary, _ = comparison.compared
    board = comparison.board
    ends = _ends(own), _ends(adversary)
    apart = apartness(*ends)
    apart = np.where(board.comparable[board.cells], apart, 0.0)
    at = np.flatnonzero(apart > 0)
    cells = tuple(map(comparison.cell, at.tolist()))

    def sides(place: int) -> tuple[Rows, Rows]:
        slots = cells[place].own, cells[place].adversary
        one, other = (NO_ROWS if slot is None else slot.rows for slot in slots)
        return one, other

    rank = ledger.figures.rank
    one, other = (
        board.said_last(board.slots[board.cells[at], role], rank) for role in (OWN, ADVERSARY)
    )
    return Found(
        kind=Kind.DIVERGENT,
        one=one,
        other=other,
        apart=apart[at],
        certain=np.ones(len(cells)),
        note=noted(Note.APART, len(cells)),
        sides=sides,
        cells=cells,
    )


def _ends(amounts: Amounts) -> Ends:
    return np.nan_to_num(amounts.low), np.nan_to_num(amounts.high, nan=np.inf, posinf=np.inf)
