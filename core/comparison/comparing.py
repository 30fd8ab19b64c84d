"""All cells in view, side by side."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from core.comparison.arrangement import Arrangement
from core.comparison.cells import Cell
from core.comparison.counterparts import paired
from core.comparison.disagreement import Summary, summary_of
from core.comparison.figures import ADVERSARY, OWN, SLOTS, THIRD_PARTY, Figures, figures_of
from core.comparison.series import Sight, series_in
from core.comparison.slots import slots_in
from core.comparison.spread import Runs
from core.comparison.ties import LongArray
from core.dataset import Dataset
from core.index import NO_ROWS, BoolArray, ClaimIndex, Rows


@dataclass(frozen=True, eq=False)
class Comparison:
    """All cells in view, in the order of subjects and of the category tree."""

    cells: tuple[Cell, ...]
    beyond: Rows = NO_ROWS
    """Figures that pass the filters but reach past the window's end: counted nowhere."""

    @property
    def coverage(self) -> tuple[int, int]:
        """Comparable cells, and all of them."""
        return self.summary.comparable, self.summary.cells

    @cached_property
    def summary(self) -> Summary:
        """S, G and I over all cells, with their coverage."""
        return summary_of(cell.difference for cell in self.cells)


def compare(dataset: Dataset, index: ClaimIndex, sight: Sight) -> Comparison:
    """Set what the sides say of each loss side by side; no row is visited in Python."""
    figures = figures_of(dataset, index)
    heard = sight.heard(index)
    table = series_in(figures, index, sight)
    slots = slots_in(index, figures, sight, table)
    rows_of = _rows_of(table.arrangement, heard)
    denials = _denials(figures, table.arrangement.key, heard)
    subjects = figures.subjects[sight.level]
    cells: list[Cell] = []
    for code, rows in rows_of.items():
        subject, thing = divmod(code, len(figures.things))
        cells.append(
            Cell(
                subjects.names[subject],
                subjects.sides[subject],
                figures.things[thing],
                slots.get(code * SLOTS + OWN),
                slots.get(code * SLOTS + ADVERSARY),
                slots.get(code * SLOTS + THIRD_PARTY),
                rows,
                *denials.get(code, (NO_ROWS, False)),
            )
        )
    order = {name: place for place, name in reversed(list(enumerate(subjects.names)))}
    cells.sort(key=lambda cell: (order[cell.subject], cell.thing.place))
    return Comparison(tuple(paired(cells)), Rows.where(sight.mask & figures.counted & ~heard))


def _rows_of(arrangement: Arrangement, heard: BoolArray) -> dict[int, Rows]:
    rows = arrangement.by_key[heard[arrangement.by_key]]
    runs = Runs(arrangement.key[rows] // SLOTS)
    return {
        code: Rows(rows[int(runs.starts[place]) : int(runs.starts[place + 1])].astype(np.int32))
        for place, code in enumerate(runs.codes.tolist())
    }


def _denials(figures: Figures, key: LongArray, heard: BoolArray) -> Mapping[int, tuple[Rows, bool]]:
    """Of each cell the denials by the subject's side, and whether all are partial."""
    denied = figures.ties.denied
    kept = heard[denied.source] & heard[denied.target] & figures.counted[denied.target]
    kept &= figures.speaks_for[denied.source] == figures.about[denied.target]
    kept &= figures.slot[denied.target] != OWN
    found: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    codes = (key[denied.target[kept]] // SLOTS).tolist()
    partial = figures.ties.partial[kept].tolist()
    for code, row, part in zip(codes, denied.source[kept].tolist(), partial, strict=True):
        found[code].append((row, part))
    return {
        code: (Rows([row for row, _ in listed]), all(part for _, part in listed))
        for code, listed in found.items()
    }
