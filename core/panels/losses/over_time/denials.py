"""Denials over time: on which day a side denied which figure of its loss."""

import numpy as np
from msgspec import Struct

from core.comparison import Amount, Cell
from core.comparison.figures import figures_of
from core.index import UNDATED, Rows
from core.panels.question import Question
from core.vocabulary.terms import Act

MOST_DENIALS = 200
"""No more are drawn in one plot; the newest go first."""


class Denial(Struct, frozen=True):
    """One denial of one figure, on a day of the clock in use."""

    row: int
    """The claim that denies."""
    denied: int
    """The claim that it denies."""
    day: int
    side: str
    """Side of who denies."""
    partial: bool
    amount: Amount
    """The figure denied."""

    @property
    def rows(self) -> Rows:
        """Both claims."""
        return Rows([self.row, self.denied])


def denials_of(question: Question, cell: Cell) -> tuple[Denial, ...]:
    """The dated denials of a cell's figures, in the order of their days."""
    index, clock = question.index, question.filters.clock
    figures = figures_of(question.workspace.dataset, index)
    links, days = index.links, index.days[clock].last
    mine = np.isin(links.source, cell.denials.array) & np.isin(links.target, cell.rows.array)
    mine &= figures.counted[links.target] & (days[links.source] != UNDATED)
    places = np.flatnonzero(mine & ~links.replaces)
    source, target = links.source[places], links.target[places]
    order = np.lexsort((figures.rank[target], figures.rank[source], days[source]))
    side, act = index["claimant_side"], index["act"]
    partly = act.code_of.get(Act.PARTLY_DENY, -1)
    return tuple(
        Denial(
            row,
            denied,
            int(days[row]),
            side.values[int(side.codes[row])],
            partial=int(act.codes[row]) == partly,
            amount=figures.amounts[denied],
        )
        for row, denied in zip(source[order].tolist(), target[order].tolist(), strict=True)
    )[-MOST_DENIALS:]
