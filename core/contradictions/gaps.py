"""Divergent cells of the comparison as findings."""

import numpy as np

from core.arithmetic import LongArray
from core.comparison import Comparison, Slot, State
from core.contradictions.found import Ends, Found, apartness, noted
from core.contradictions.kinds import Kind, Note
from core.contradictions.ledger import Ledger
from core.index import Rows


def divergences(comparison: Comparison, ledger: Ledger) -> Found:
    """The cells whose claim and admission exclude each other: admission first, then the claim."""
    cells = tuple(
        cell
        for cell in comparison.cells
        if cell.state is State.DIVERGENT and cell.own is not None and cell.adversary is not None
    )
    own = [cell.own for cell in cells if cell.own is not None]
    adversary = [cell.adversary for cell in cells if cell.adversary is not None]

    def sides(place: int) -> tuple[Rows, Rows]:
        return own[place].rows, adversary[place].rows

    return Found(
        kind=Kind.DIVERGENT,
        one=_speakers(own, ledger),
        other=_speakers(adversary, ledger),
        apart=apartness(_ends(own), _ends(adversary)),
        certain=np.ones(len(cells)),
        note=noted(Note.APART, len(cells)),
        sides=sides,
        cells=cells,
    )


def _speakers(slots: list[Slot], ledger: Ledger) -> LongArray:
    """Of each slot the claim said last."""
    rank = ledger.figures.rank
    said = [slot.rows.array[np.argmax(rank[slot.rows.array])] for slot in slots]
    return np.array(said, dtype=np.int64)


def _ends(
    slots: list[Slot],
) -> Ends:
    ends = np.array([slot.amount.interval for slot in slots], dtype=np.float64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]
