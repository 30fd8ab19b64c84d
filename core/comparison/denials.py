"""The denials by the side that is said to have had a loss."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct, field

from core.comparison.figures import OWN, Figures
from core.comparison.known import Known
from core.comparison.orders import LongArray, runs_of
from core.comparison.register import Register
from core.comparison.voices import Voices
from core.index import BoolArray, IntArray, Rows

Denials = Mapping[int, tuple[Rows, bool]]
"""By the place of a cell its denials, and whether all of them are partial."""


class Objections(Struct, frozen=True, eq=False):
    """Every denial of a figure by the side it is about, by the place of its cell."""

    ends: IntArray
    """Shape (2, denials): the claims that deny, and the figures they deny."""
    partial: BoolArray
    cell: LongArray
    _known: Known[Denials] = field(default_factory=lambda: Known(1))

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        return self.ends.nbytes + self.partial.nbytes + self.cell.nbytes

    def among(self, heard: BoolArray) -> Denials:
        """Of each cell those of which both ends are heard."""
        return self._known.of(heard, lambda: self._among(heard))

    def _among(self, heard: BoolArray) -> Denials:
        source, partial = self.ends[0][heard], self.partial[heard]
        cells, starts, ends = runs_of(self.cell[heard])
        spans = zip(cells.tolist(), starts.tolist(), ends.tolist(), strict=True)
        return {
            cell: (Rows(source[begin:end]), bool(partial[begin:end].all()))
            for cell, begin, end in spans
        }


def denials_in(voices: Voices) -> Denials:
    """Of each cell the denials in view by the subject's side of a figure that is in view."""
    sight, index, register = voices.sight, voices.index, voices.register
    objections = sight.budget.remember(
        ("denials", sight.level, sight.clock),
        lambda: _objections(voices.figures, register),
        lambda made: made.nbytes,
    )
    if not objections.ends.size:
        return {}
    denies, denied = sight.now.holding(index, sight.clock, objections.ends)
    return objections.among(denies & denied)


def _objections(figures: Figures, register: Register) -> Objections:
    denied = figures.ties.denied
    kept = figures.counted[denied.target] & (figures.slot[denied.target] != OWN)
    kept &= figures.speaks_for[denied.source] == figures.about[denied.target]
    source, target = denied.source[kept], denied.target[kept]
    subjects = figures.subjects[register.level].codes[target].astype(np.int64)
    codes: list[int] = (subjects * len(figures.things) + figures.thing[target]).tolist()
    cell = np.array([register.place_of[code] for code in codes], dtype=np.int64)
    order = np.argsort(cell, kind="stable")
    ends = np.stack([source[order], target[order]])
    return Objections(ends, figures.ties.partial[kept][order], cell[order])
