"""What cells look like: all that their figures, and the verdict on them, go by."""

import numpy as np

from core.comparison.board import Board
from core.once import once

Trait = tuple[object, ...]
"""Equal where two cells of a dataset look the same, on whatever boards they stand."""


class Traits:
    """The traits of the cells of a board."""

    def __init__(self, board: Board) -> None:
        self._board = board

    def of(self, cell: int) -> Trait | None:
        """That of a cell, by its place; None where not all is known without looking behind it."""
        board = self._board
        if not board.backing.small:
            return None
        sight, denied = board.voices.sight, board.denials.get(cell)
        within = sight.level, sight.clock, sight.window is not None
        lenders = board.voices.register.akin(cell) if board.elsewhere[cell] else ()
        others = tuple((other, self._slots(other)) for other in lenders if board.has(other))
        return within, cell, None if denied is None else denied[1], self._slots(cell), others

    def _slots(self, cell: int) -> tuple[object, ...]:
        """All that the slots of a cell go by."""
        return tuple(
            None if place < 0 else (self._told[place], self._board.backing.ticks(cell, role))
            for role, place in enumerate(map(int, self._board.slots[cell]))
        )

    @once
    def _told(self) -> list[tuple[object, ...]]:
        """Of each standing figure all that it goes by; −∞ stands for none, NaN equals nothing."""
        standing, said = self._board.standing, self._board.standing.amounts
        parts = (said.best, said.low, said.high)
        numbers = (np.where(np.isnan(part), -np.inf, part) for part in parts)
        marks = (standing.row, said.strict, said.rough, standing.counting, standing.whole)
        return list(zip(*(column.tolist() for column in (*numbers, *marks)), strict=True))
