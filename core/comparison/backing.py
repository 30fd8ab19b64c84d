"""What is known of what stands behind the cells: looked up when asked for, and kept."""

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import chain

import numpy as np

from core.comparison.bounds import FloatArray
from core.comparison.details import Behind, Detail, Made, Ticks, behind, ticks_of
from core.comparison.figures import SLOTS
from core.comparison.orders import LongArray
from core.comparison.standing import Standing
from core.comparison.voices import Voices
from core.index import Rows

_SHEET = 8
"""Cells that are looked behind together, of a dataset with more than a few figures."""


class Backing:
    """The claims, variants and origins behind the cells of a board, by the places of the cells."""

    def __init__(self, voices: Voices, standing: Standing) -> None:
        self._voices, self._standing = voices, standing
        self._rows: dict[int, Rows] = {}
        self._details: dict[int, Detail] = {}
        self._made: dict[int, Made] = {}

    @property
    def small(self) -> bool:
        """Whether the dataset has so few figures that it costs nothing to look behind all."""
        return self._voices.few

    @property
    def looked_up(self) -> int:
        """How many cells have been looked behind so far."""
        return len(self._rows)

    def rows(self, cell: int) -> Rows:
        """Every claim of a cell, with a number or without."""
        self._look(cell)
        return self._rows[cell]

    def detail(self, cell: int, role: int) -> Detail:
        """What else was said in a slot of a cell."""
        self._look(cell)
        return self._details[cell * SLOTS + role]

    def made(self, cell: int, role: int) -> Made:
        """What makes the figure in a slot of a cell."""
        self._look(cell)
        return self._made[cell * SLOTS + role]

    @cached_property
    def _ticks(self) -> Ticks:
        return ticks_of(self._voices, self._standing)

    def ticks(self, cell: int, role: int) -> tuple[float, ...]:
        """Numbers of the variants in a slot of a cell; of a small dataset quickly found."""
        if not self.small:
            return self.detail(cell, role).ticks
        return self._ticks.get(cell * SLOTS + role, ((), 0))[0]

    def ticks_in(self, cells: LongArray) -> FloatArray:
        """Numbers of all variants in some cells of a small dataset."""
        wanted = set(cells.tolist())
        said = (ticks for slot, (ticks, _) in self._ticks.items() if slot // SLOTS in wanted)
        return np.fromiter(chain.from_iterable(said), dtype=np.float64)

    def knows(self, cell: int) -> bool:
        """Whether what stands behind a cell is kept, or found at once."""
        return self.small or cell in self._rows

    def keep(self, found: Behind) -> None:
        """Keep what was found behind some cells."""
        self._details.update(found.details)
        self._made.update(found.made)
        self._rows.update(found.rows)

    def look(self, cells: Iterable[int], stopped: Callable[[], bool]) -> Behind:
        """What stands behind some cells, to be kept; nothing changes by it.

        It costs in proportion to their claims in the window, and ends early once ``stopped``.
        """
        wanted = np.array(sorted(set(cells)), dtype=np.int64)
        size = max(len(wanted), 1) if self.small else _SHEET
        rows: dict[int, Rows] = {}
        details: dict[int, Detail] = {}
        made: dict[int, Made] = {}
        for start in range(0, len(wanted), size):
            if stopped():
                break
            found = behind(self._voices, self._standing, wanted[start : start + size])
            rows.update(found.rows)
            details.update(found.details)
            made.update(found.made)
        return Behind(rows, details, made)

    def look_behind(self, cells: Iterable[int]) -> None:
        """Find and keep what stands behind those of some cells of which it is not known."""
        self.keep(self.look((cell for cell in cells if cell not in self._rows), _never))

    def _look(self, cell: int) -> None:
        """Look behind a cell and its neighbours, unless that is done."""
        if cell in self._rows:
            return
        first, cells = cell // _SHEET * _SHEET, len(self._voices.register.cells)
        beside = range(first, min(first + _SHEET, cells))
        self.look_behind(range(cells) if self.small else beside)


def _never() -> bool:
    return False
