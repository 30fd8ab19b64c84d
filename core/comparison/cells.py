"""The comparison cell: one subject, one thing, three slots, and what can be said of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from core.comparison.arrangement import Arrangement
from core.comparison.disagreement import Disagreement, Summary, disagreement, summary_of
from core.comparison.figures import ADVERSARY, OWN, SLOTS, THIRD_PARTY, Figures, figures_of
from core.comparison.series import Sight, series_in
from core.comparison.slots import Slot, slots_in
from core.comparison.spread import Runs
from core.comparison.things import Thing, kin
from core.comparison.ties import LongArray
from core.dataset import Dataset
from core.index import NO_ROWS, BoolArray, ClaimIndex, Rows
from core.vocabulary.categories import category_tree


class State(StrEnum):
    """What the slots of a cell allow to be said."""

    NO_STATEMENT = "no statement"
    OWN_ONLY = "own only"
    ADVERSARY_ONLY = "adversary only"
    THIRD_ONLY = "third only"
    CONSISTENT = "consistent"
    DIVERGENT = "divergent"
    DENIED = "denied"
    MISMATCH = "mismatch"


class Mismatch(StrEnum):
    """Why two figures that speak of one loss cannot be compared."""

    BASIS = "basis"
    CATEGORY = "category"
    MEASURE = "measure"
    SCOPE = "scope"


@dataclass(frozen=True)
class Counterpart:
    """What the other side says of the same losses in other terms."""

    thing: Thing
    slot: Slot


@dataclass(frozen=True, eq=False)
class Cell:
    """One subject × measure × category in view."""

    subject: str
    side: str
    """Side of the subject; BOTH for totals of both sides and claims about nobody named."""
    thing: Thing
    own: Slot | None
    adversary: Slot | None
    third: Slot | None
    rows: Rows
    """Every claim of the cell, with a number or without."""
    denials: Rows = NO_ROWS
    """Denials by the subject's side of a figure in the cell."""
    counterpart: Counterpart | None = None
    """The missing slot's nearest figure, where it stands in another measure or category."""

    @property
    def slots(self) -> tuple[Slot | None, Slot | None, Slot | None]:
        """Own, adversary, third."""
        return self.own, self.adversary, self.third

    @property
    def mismatch(self) -> Mismatch | None:
        """Why what was said cannot be compared, None where nothing stands in the way."""
        if self.thing.both:
            return Mismatch.SCOPE
        if self.own is not None and self.adversary is not None:
            return None if self.own.counts_like(self.adversary) else Mismatch.BASIS
        if self.counterpart is None or self._denied:
            return None
        alike = self.counterpart.thing.measure == self.thing.measure
        return Mismatch.CATEGORY if alike else Mismatch.MEASURE

    @property
    def state(self) -> State:
        """What the slots allow to be said."""
        if not any(self.slots):
            return State.NO_STATEMENT
        if self._denied:
            return State.DENIED
        if self.mismatch is not None:
            return State.MISMATCH
        if self.difference is not None:
            return State.CONSISTENT if self.difference.consistent else State.DIVERGENT
        if self.own is not None:
            return State.OWN_ONLY
        return State.THIRD_ONLY if self.adversary is None else State.ADVERSARY_ONLY

    @cached_property
    def difference(self) -> Disagreement | None:
        """How far claim and admission lie apart, None where they cannot be compared."""
        return self.forced if self.mismatch is None else None

    @cached_property
    def forced(self) -> Disagreement | None:
        """The same with bases and scopes set aside: an answer with a warning."""
        if self.own is None or self.adversary is None:
            return None
        return disagreement(self.own.amount, self.adversary.amount)

    @property
    def _denied(self) -> bool:
        return len(self.denials) > 0 and self.own is None and not self.thing.both


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
                denials.get(code, NO_ROWS),
            )
        )
    order = {name: place for place, name in reversed(list(enumerate(subjects.names)))}
    cells.sort(key=lambda cell: (order[cell.subject], cell.thing.place))
    return Comparison(tuple(_paired(cells)), Rows.where(sight.mask & figures.counted & ~heard))


def _rows_of(arrangement: Arrangement, heard: BoolArray) -> dict[int, Rows]:
    rows = arrangement.by_key[heard[arrangement.by_key]]
    runs = Runs(arrangement.key[rows] // SLOTS)
    return {
        code: Rows(rows[int(runs.starts[place]) : int(runs.starts[place + 1])].astype(np.int32))
        for place, code in enumerate(runs.codes.tolist())
    }


def _denials(figures: Figures, key: LongArray, heard: BoolArray) -> Mapping[int, Rows]:
    denied = figures.ties.denied
    kept = heard[denied.source] & heard[denied.target] & figures.counted[denied.target]
    kept &= figures.speaks_for[denied.source] == figures.about[denied.target]
    kept &= figures.slot[denied.target] != OWN
    found: dict[int, list[int]] = defaultdict(list)
    codes = (key[denied.target[kept]] // SLOTS).tolist()
    for code, row in zip(codes, denied.source[kept].tolist(), strict=True):
        found[code].append(row)
    return {code: Rows(rows) for code, rows in found.items()}


def _paired(cells: list[Cell]) -> Iterable[Cell]:
    related: dict[tuple[object, ...], list[Cell]] = defaultdict(list)
    for cell in cells:
        related[_company(cell)].append(cell)
    for cell in cells:
        yield _with_counterpart(cell, related[_company(cell)])


def _company(cell: Cell) -> tuple[object, ...]:
    """What cells must share to speak of the same losses in other terms."""
    return cell.subject, cell.side, cell.thing.unit, cell.thing.civilian, cell.thing.both


def _with_counterpart(cell: Cell, others: list[Cell]) -> Cell:
    if cell.thing.both or (cell.own is None) == (cell.adversary is None):
        return cell
    for related in (_other_measure, _other_category):
        for other in others:
            slot = other.own if cell.own is None else other.adversary
            if slot is not None and related(cell.thing, other.thing):
                return Cell(
                    *(cell.subject, cell.side, cell.thing, *cell.slots, cell.rows, cell.denials),
                    counterpart=Counterpart(other.thing, slot),
                )
    return cell


def _other_measure(one: Thing, other: Thing) -> bool:
    return one.category == other.category and kin(one.measure, other.measure)


def _other_category(one: Thing, other: Thing) -> bool:
    if one.measure != other.measure or one.category == other.category:
        return False
    common = category_tree().common(one.category, other.category)
    return common in (one.category, other.category)
