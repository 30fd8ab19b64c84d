"""Which claims a sight lets be heard, and which of them stand."""

from functools import cached_property

import numpy as np
from msgspec.structs import replace

from core.comparison.figures import Figures
from core.comparison.orders import Passes
from core.comparison.register import CUMULATIVE, Register
from core.comparison.sight import Reach, Sight
from core.index import BoolArray, ClaimIndex, CodeArray

FEW = 8_192
"""Figures of a dataset that are all looked at at once."""


class Voices:
    """The figures of a dataset as far as a sight lets them be heard."""

    def __init__(
        self, figures: Figures, index: ClaimIndex, register: Register, sight: Sight
    ) -> None:
        self.figures, self.index, self.register, self.sight = figures, index, register, sight

    @property
    def few(self) -> bool:
        """Whether the dataset has so few figures that all are looked at as quickly as some."""
        return len(self.register.voices.rows) <= FEW

    @cached_property
    def heard(self) -> BoolArray:
        """Which counted figures are heard; worth asking where there are few."""
        rows = self.register.voices.rows
        return self.sight.now.holding(self.index, self.sight.clock, rows)

    @cached_property
    def alive(self) -> Passes | None:
        """Which of some figures heard stand, as far as other claims bear on them; None for all."""
        return self._alive(self.sight.now, totals=False)

    @cached_property
    def passes(self) -> Passes | None:
        """Which figures of a series that passes are heard, the days set aside, and stand."""
        return self._passes(self.sight.now, self.alive)

    @cached_property
    def passed_before(self) -> Passes | None:
        """The same of running totals before the window."""
        return self._passes(self.sight.earlier, self._alive(self.sight.earlier, totals=True))

    @cached_property
    def series(self) -> BoolArray | None:
        """Which series pass the filters that take or leave them whole; None for all."""
        if not self.sight.now.chosen:
            return None
        kept = np.ones(len(self.register.heads), dtype=bool)
        for clause in self.sight.now.chosen:
            dimension = self.index[clause.dimension]
            kept &= clause.among(dimension, dimension.codes[self.register.heads])
        return kept

    def passing(self, rows: CodeArray) -> BoolArray:
        """Which of some claims are heard, the days set aside."""
        return self.sight.now.passing(self.index, self.sight.clock, rows)

    def part(self, rows: CodeArray) -> BoolArray:
        """Which of some figures heard are parts of a total that is heard."""
        return np.zeros(len(rows), dtype=bool) if self._parts is None else self._parts[rows]

    @cached_property
    def _parts(self) -> BoolArray | None:
        """Of all claims the parts of a total that is heard; None where there are none."""
        bonds = self.register.bonds
        heard = self.sight.now.holding(self.index, self.sight.clock, bonds.rows)
        found = bonds.rows[bonds.inside(heard)] if len(bonds.rows) else bonds.rows
        if not len(found):
            return None
        parts = np.zeros(self.index.size, dtype=bool)
        parts[found] = True
        return parts

    def _alive(self, reach: Reach, *, totals: bool) -> Passes | None:
        bonds, figures = self.register.bonds, self.figures
        if not len(bonds.rows) or reach.high < reach.low:
            return None
        heard = reach.holding(self.index, self.sight.clock, bonds.rows)
        if totals:
            heard &= ~bonds.counted | (figures.basis[bonds.rows] == CUMULATIVE)
        day = self.index.days[self.sight.clock].last[bonds.rows].astype(np.int64)
        stands = bonds.alive(heard, (day << 32) + bonds.rank)
        fallen = bonds.rows[heard & bonds.counted & ~stands]
        dead = np.zeros(self.index.size, dtype=bool)
        dead[fallen] = True
        return (lambda rows: ~dead[rows]) if len(fallen) else None

    def _passes(self, reach: Reach, alive: Passes | None) -> Passes | None:
        if not reach.divides:
            return alive
        index, clock = self.index, self.sight.clock
        divided = replace(reach, chosen=())
        if alive is None:
            return lambda rows: divided.passing(index, clock, rows)
        return lambda rows: divided.passing(index, clock, rows) & alive(rows)
