"""Divergent cells of the comparison as findings."""

import numpy as np

from core.arithmetic import LongArray
from core.comparison import Cell, Comparison, State
from core.comparison.board import Board
from core.comparison.bounds import Amounts
from core.comparison.figures import ADVERSARY, OWN
from core.comparison.register import INCREMENTAL
from core.contradictions.found import Ends, Found, apartness, noted
from core.contradictions.kinds import Kind, Note
from core.contradictions.ledger import Ledger
from core.index import NO_ROWS, IntArray, Rows


def divergences(comparison: Comparison, ledger: Ledger) -> Found:
    """The cells whose claim and admission exclude each other: admission first, then the claim.

    Also where the one is lent by parts that only its side names.
    """
    own, adversary, _ = comparison.compared
    at = np.flatnonzero(comparison.measured.among(State.DIVERGENT))
    cells = tuple(map(comparison.cell, at.tolist()))

    def sides(place: int) -> tuple[Rows, Rows]:
        one, other = (_rows(cells[place], role) for role in (OWN, ADVERSARY))
        return one, other

    one, other = (
        _said_last(comparison, at, role, ledger.figures.rank) for role in (OWN, ADVERSARY)
    )
    return Found(
        kind=Kind.DIVERGENT,
        one=one,
        other=other,
        apart=apartness(_ends(own), _ends(adversary))[at],
        certain=np.ones(len(cells)),
        note=noted(Note.APART, len(cells)),
        sides=sides,
        cells=cells,
    )


def _rows(cell: Cell, role: int) -> Rows:
    slot = cell.compared[role]
    return NO_ROWS if slot is None else slot.rows


def _said_last(comparison: Comparison, at: LongArray, role: int, rank: IntArray) -> LongArray:
    """Of one side's figure in some cells the claim behind it that is ranked last."""
    board = comparison.board
    figures = board.slots[board.cells[at], role]
    found = np.empty(len(at), dtype=np.int64)
    found[figures >= 0] = _behind_last(board, figures[figures >= 0], rank)
    for place in np.flatnonzero(figures < 0).tolist():
        rows = _rows(comparison.cell(int(at[place])), role).array
        found[place] = rows[int(rank[rows].argmax())]
    return found


def _behind_last(board: Board, figures: LongArray, rank: IntArray) -> LongArray:
    """Of some standing figures, by place and distinct, the claim behind them ranked last."""
    standing, voices = board.standing, board.voices
    found = standing.row[figures].copy()
    summed = np.flatnonzero(voices.figures.basis[found] == INCREMENTAL)
    order = summed[np.argsort(standing.series[figures[summed]])]
    if not len(order):
        return found
    rows, run = voices.register.increments.standing(
        voices.figures, standing.series[figures[order]], voices.sight.now, voices.passes
    )
    by_rank = np.lexsort((rank[rows], run))
    last = np.flatnonzero(np.diff(run[by_rank], append=-1))
    found[order] = rows[by_rank[last]]
    return found


def _ends(amounts: Amounts) -> Ends:
    return np.nan_to_num(amounts.low), np.nan_to_num(amounts.high, nan=np.inf, posinf=np.inf)
