"""All cells in view, side by side."""

from functools import cached_property
from itertools import pairwise

import numpy as np

from core.comparison.board import Board
from core.comparison.bounds import NOTHING, Amounts, FloatArray
from core.comparison.cells import Cell
from core.comparison.disagreement import Summary, summary_of
from core.comparison.figures import ADVERSARY, OWN, SLOTS, Figures, figures_of
from core.comparison.measured import Measured, measured_of
from core.comparison.orders import LongArray, marked
from core.comparison.register import register_of
from core.comparison.sight import Sight
from core.comparison.traits import Traits
from core.comparison.voices import Voices
from core.dataset import Dataset
from core.index import NO_ROWS, ClaimIndex, Rows


class Comparison:
    """All cells in view, in the order of subjects and of the category tree."""

    def __init__(self, figures: Figures, index: ClaimIndex, sight: Sight) -> None:
        register = register_of(figures, index, sight)
        self.board = Board(Voices(figures, index, register, sight))
        self.traits = Traits(self.board)
        self._made: dict[int, Cell] = {}

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells; what they hold is read from the board when asked for."""
        return tuple(map(self.cell, range(len(self.board.cells))))

    def cell(self, number: int) -> Cell:
        """A cell by its number in the list of all, made when first asked for."""
        made = self._made.get(number)
        if made is None:
            made = self._made[number] = Cell(self.board, int(self.board.cells[number]))
        return made

    @cached_property
    def by_subject(self) -> tuple[range, ...]:
        """The numbers of the cells of each subject."""
        codes = self.board.subject_codes[self.board.cells]
        starts: list[int] = np.flatnonzero(np.diff(codes, prepend=-1)).tolist()
        return tuple(range(start, end) for start, end in pairwise((*starts, len(codes))))

    def numbers(self, cells: LongArray) -> FloatArray:
        """All numbers of the figures of some cells as they are compared, NaN in place of none.

        With those of their variants where the dataset is small; those of a large one are found
        only for the slots that are looked at.
        """
        count, said = len(self.board.cells), self.said
        if len(cells) < count:
            said = said.take((np.arange(SLOTS)[:, np.newaxis] * count + cells).reshape(-1))
        backing = self.board.backing
        ends = np.concatenate([said.best, said.low, said.high])
        if not backing.small:
            return ends
        return np.concatenate([ends, backing.ticks_in(self.board.cells[cells])])

    @cached_property
    def said(self) -> Amounts:
        """What is said in all cells as it is compared: the own, the adversary's, the third's."""
        said, count = self.board.said, len(self.board.cells)
        if self._parted:
            places, cells = np.array(self._parted), [self.cell(at).compared for at in self._parted]
            for role in (OWN, ADVERSARY):
                slots = [cell[role] for cell in cells]
                lent = Amounts.of([NOTHING if slot is None else slot.amount for slot in slots])
                said = said.put(places + role * count, lent)
        return said

    @cached_property
    def compared(self) -> tuple[Amounts, Amounts, Amounts]:
        """What own side, adversary and third say in each cell as it is compared, as columns."""
        count = len(self.board.cells)
        own, adversary, third = (
            self.said.part(slice(role * count, (role + 1) * count)) for role in range(SLOTS)
        )
        return own, adversary, third

    @cached_property
    def _parted(self) -> list[int]:
        """Numbers of the cells that parts may lend a figure."""
        board = self.board
        parted = marked(np.array(list(board.parted), dtype=np.int64), len(board.slots))
        return np.flatnonzero(parted[board.cells]).tolist()

    @cached_property
    def measured(self) -> Measured:
        """What may be said of every cell, and how far apart it lies, as columns."""
        return measured_of(self.board, self.compared, self.cell)

    @cached_property
    def coverage(self) -> tuple[int, int]:
        """Comparable cells, and all of them."""
        parted = sum(self.cell(number).difference is not None for number in self._parted)
        return int(self.board.comparable.sum()) + parted, len(self.board.cells)

    @cached_property
    def summary(self) -> Summary:
        """S, G and I over all cells, with their coverage."""
        return summary_of(cell.difference for cell in self.cells)

    @cached_property
    def beyond(self) -> Rows:
        """Figures that pass the filters but reach past the window's end: counted nowhere."""
        voices = self.board.voices
        sight, window, index = voices.sight, voices.sight.window, voices.index
        if sight.sieve is None:
            return Rows.where(sight.mask & voices.figures.counted & ~sight.heard(index))
        if window is None:
            return NO_ROWS
        spans, until = voices.register.spans, sight.sieve.until
        found, last = spans.across(window.last)
        if until is not None:
            found = found[last <= until]
        if sight.sieve.since is not None:
            return NO_ROWS
        return Rows(found[sight.now.passing(index, sight.clock, found)])


def compare(dataset: Dataset, index: ClaimIndex, sight: Sight) -> Comparison:
    """Set what the sides say of each loss side by side; only what is asked for is worked out."""
    return Comparison(figures_of(dataset, index), index, sight)
