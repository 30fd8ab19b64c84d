"""The trend of disagreement over time: S, G and I of each category, bin after bin."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import pairwise

import numpy as np
from msgspec import Struct

from core.comparison.cells import Cell
from core.comparison.comparing import compare
from core.comparison.disagreement import Summary, summary_of
from core.comparison.sight import Sight
from core.dataset import Dataset
from core.index import NO_ROWS, ClaimIndex, IntArray, Rows
from core.messages import say
from core.vocabulary.categories import category_tree


class Reach(StrEnum):
    """What a bin compares: what was said in it, or all that was said until its end."""

    WITHIN = "within each"
    UNTIL = "until then"


class TrendPoint(Struct, frozen=True, eq=False):
    """The disagreement of one bin; say its figures with comparable and all cells."""

    first: int
    last: int
    """First and last day number of the bin."""
    summary: Summary
    rows: Rows
    """Claims of the slots that are compared."""


class TrendLine(Struct, frozen=True, eq=False):
    """One category from bin to bin; a bin in which nothing is comparable has no figure."""

    category: str | None
    """A top node of the category tree or an unknown term; None for all of them together."""
    points: tuple[TrendPoint, ...]

    @property
    def label(self) -> str:
        """The category in words."""
        if self.category is None:
            return say("category.all")
        return category_tree().label(self.category) or say("category.none")

    @property
    def comparable(self) -> bool:
        """Whether any bin has a figure."""
        return any(point.summary.comparable for point in self.points)


class Trend(Struct, frozen=True, eq=False):
    """Disagreement over time: all categories together, and each in the order of the tree."""

    reach: Reach
    every: TrendLine
    lines: tuple[TrendLine, ...]
    """Only categories that are comparable in some bin."""


def trend_of(
    dataset: Dataset, index: ClaimIndex, sight: Sight, edges: IntArray, reach: Reach = Reach.UNTIL
) -> Trend:
    """Compare bin after bin.

    ``edges`` are the first days of the bins and the day after the last, ascending; ``sight`` is
    what the whole comparison sees: UNTIL ends with its very figures, undated claims aside. WITHIN
    makes each bin a window: increments add up in it, a running total is taken less what it was.
    """
    bins = [(first, last - 1) for first, last in pairwise(edges.tolist())]
    by_bin = [
        compare(dataset, index, _seen(sight, index, first, last, reach)).cells
        for first, last in bins
    ]
    found = sorted({_top(cell) for cells in by_bin for cell in cells}, key=_placed)
    lines = (_line(top, bins, by_bin) for top in found)
    return Trend(
        reach,
        _line(None, bins, by_bin),
        tuple(line for line in lines if line.comparable),
    )


def _seen(sight: Sight, index: ClaimIndex, first: int, last: int, reach: Reach) -> Sight:
    window = sight.window
    if window is not None:
        first, last = max(first, window.first), min(last, window.last)
    return sight.within(first, last) if reach is Reach.WITHIN else sight.until(last, index)


def _line(
    category: str | None, bins: Sequence[tuple[int, int]], by_bin: Sequence[tuple[Cell, ...]]
) -> TrendLine:
    kept = (
        cells if category is None else tuple(cell for cell in cells if _top(cell) == category)
        for cells in by_bin
    )
    return TrendLine(
        category,
        tuple(
            TrendPoint(first, last, summary_of(cell.difference for cell in cells), _compared(cells))
            for (first, last), cells in zip(bins, kept, strict=True)
        ),
    )


def _compared(cells: Iterable[Cell]) -> Rows:
    rows = [
        slot.rows.array
        for cell in cells
        if cell.difference is not None
        for slot in cell.compared[:2]
        if slot is not None
    ]
    return Rows(np.concatenate(rows)) if rows else NO_ROWS


def _top(cell: Cell) -> str:
    return category_tree().line(cell.thing.category)[-1]


def _placed(category: str) -> tuple[object, ...]:
    return category_tree().place(category), category
