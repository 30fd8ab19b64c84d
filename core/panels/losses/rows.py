"""The lines of the loss comparison: one for each cell, with its marks and its words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain, groupby
from operator import attrgetter
from typing import overload

import numpy as np

from core.arithmetic import FloatArray
from core.comparison import (
    Amount,
    Cell,
    Comparison,
    Slot,
    State,
    explain,
    short_state,
    state_words,
    told_of,
)
from core.comparison.things import Thing
from core.index import BOTH, Rows
from core.messages import say
from core.vocabulary.terms import THIRD

ROLES = ("own", "adversary", "third")
"""Who speaks, in the order of a row's marks; the words for it in a sentence follow."""

_PAIR = 2
_ONE_SIDED = (State.OWN_ONLY, State.ADVERSARY_ONLY, State.THIRD_ONLY)


class Sort(StrEnum):
    """The order of the rows within their group."""

    TREE = "tree"
    GAP = "gap"
    SHARE = "S"
    DOUBLINGS = "G"
    DISTANCE = "I"
    SIZE = "size"
    NAME = "name"


@dataclass(frozen=True, eq=False)
class LossMark:
    """One slot as it is drawn: ○ own, ● adversary, ◆ third."""

    role: int
    """Place in ROLES."""
    side: str
    """Side of the claimant, which gives the colour."""
    slot: Slot
    cell: Cell

    @property
    def known(self) -> bool:
        """Whether rows, variants and sentence can be asked for without looking them up."""
        return self.cell.known

    @property
    def amount(self) -> Amount:
        """The figure."""
        return self.slot.amount

    @property
    def rows(self) -> Rows:
        """The claims that make the figure."""
        return self.slot.rows

    @cached_property
    def text(self) -> str:
        """The figure in print, with its bound's sign."""
        return self.amount.written()

    @cached_property
    def sentence(self) -> str:
        """Who said it, when, on what basis, and what else was said."""
        said = told_of(self.slot, self.cell, self.role)
        extra = [f"{said[:1].upper()}{said[1:]}."]
        if self.slot.variants:
            extra.append(say("mark.others", self.slot.variants))
        extra.append(say("mark.origins", self.slot.origins))
        return say("sentences.joint").join(extra)


class LossRow:
    """One cell as a line of the chart; made of its comparison when somebody looks at it."""

    def __init__(self, comparison: Comparison, number: int, subject: int) -> None:
        self.comparison, self.number = comparison, number
        self.subject = subject
        """Place of the subject among those of the comparison."""

    @property
    def cell(self) -> Cell:
        """The cell."""
        return self.comparison.cell(self.number)

    @cached_property
    def marks(self) -> tuple[LossMark | None, LossMark | None, LossMark | None]:
        """Own, adversary, third."""
        own, adversary, third = (
            None if slot is None else LossMark(role, slot.side, slot, self.cell)
            for role, slot in enumerate(self.cell.compared)
        )
        return own, adversary, third

    @property
    def known(self) -> bool:
        """Whether rows, variants and sentences can be asked for without looking them up."""
        return self.cell.known

    @property
    def label(self) -> str:
        """What is counted: ``Personnel killed``."""
        return self.cell.thing.label

    @cached_property
    def rows(self) -> Rows:
        """Every claim on both sides of the row."""
        return self.cell.behind

    @property
    def comparable(self) -> bool:
        """Whether claim and admission may be set against each other."""
        return self.cell.difference is not None

    @cached_property
    def verdict(self) -> str:
        """The ratio, or the state in words."""
        running = any(mark is not None and mark.slot.running for mark in self.marks)
        if running and self.cell.state in _ONE_SIDED:
            return say("row.running")
        return short_state(self.cell)

    @cached_property
    def sentence(self) -> str:
        """The whole row in one sentence, attribution first."""
        return explain(self.cell)


def usual_verdicts() -> frozenset[str]:
    """Whatever a row may end in, but ratios and words that name a category."""
    return frozenset((*state_words(), say("row.running")))


@dataclass(frozen=True)
class Heading:
    """A line that names whose losses follow."""

    title: str
    side: str


Line = Heading | LossRow


def rows_of(comparison: Comparison, sort: Sort, order: Sequence[str] = ()) -> tuple[LossRow, ...]:
    """The rows of all cells, sorted within their subjects; sides of ``order`` come first in it."""
    rank = {side: number for number, side in enumerate(order)}
    keys = _sort_keys(comparison, sort)
    groups = [
        [LossRow(comparison, number, subject) for number in _sorted(cells, keys)]
        for subject, cells in enumerate(comparison.by_subject)
    ]
    groups.sort(key=lambda group: rank.get(group[0].cell.side, len(rank)))
    return tuple(chain.from_iterable(groups))


class Lines(Sequence[Line]):
    """The rows under headings; only the lines that are asked for are made."""

    def __init__(self, rows: Sequence[LossRow]) -> None:
        self._rows = rows
        subjects = np.array(list(map(attrgetter("subject"), rows)), dtype=np.int64)
        starts = np.flatnonzero(np.diff(subjects, prepend=-1))
        self.headings = starts + np.arange(len(starts))
        """Places of the headings among the lines."""

    @property
    def things(self) -> tuple[Thing, ...]:
        """Whatever is compared, shown or not."""
        return self._rows[0].comparison.board.things if self._rows else ()

    def __len__(self) -> int:
        """Number of rows and headings."""
        return len(self._rows) + len(self.headings)

    @overload
    def __getitem__(self, place: int) -> Line: ...
    @overload
    def __getitem__(self, place: slice) -> list[Line]: ...
    def __getitem__(self, place: int | slice) -> Line | list[Line]:
        """A line, or some of them."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        at = range(len(self))[place]
        above = int(np.searchsorted(self.headings, at, side="right"))
        if self.headings[above - 1] != at:
            return self._rows[at - above]
        first = self._rows[at - above + 1].cell
        return Heading(heading(first), first.side)


def heading(cell: Cell) -> str:
    """Whose losses they are."""
    if cell.side == BOTH:
        return say("heading.both")
    return say("heading.third" if cell.side == THIRD else "heading", subject=cell.subject)


def matched(rows: Iterable[LossRow], pair: tuple[str, ...]) -> tuple["LossPair", ...]:
    """Rows of two subjects side by side, one line for each thing, in the order they come in.

    Of fewer than two there are none.
    """
    if len(pair) != _PAIR:
        return ()
    found: dict[object, list[LossRow | None]] = {}
    for row in of_subjects(rows, pair):
        place = pair.index(row.cell.subject)
        found.setdefault(row.cell.thing, [None, None])[place] = row
    return tuple(LossPair(left, right) for left, right in found.values())


def of_subjects(rows: Iterable[LossRow], subjects: tuple[str, ...]) -> tuple[LossRow, ...]:
    """The rows of some subjects, in the order they come in; totals of both sides are of none."""
    groups = (tuple(group) for _, group in groupby(rows, attrgetter("subject")))
    heads = ((group[0].cell, group) for group in groups)
    return tuple(
        chain.from_iterable(
            group for head, group in heads if head.subject in subjects and head.side != BOTH
        )
    )


@dataclass(frozen=True, eq=False)
class LossPair:
    """The same thing lost by two subjects; at least one of them has a row."""

    left: LossRow | None
    right: LossRow | None

    @property
    def labels(self) -> tuple[str, ...]:
        """What is counted, in ever shorter words."""
        row = self.left or self.right
        return row.cell.thing.labels if row else ("",)


def _sorted(cells: range, keys: tuple[FloatArray, ...]) -> list[int]:
    """The numbers of some cells by their keys, the last one first; level ones as they stand."""
    if not keys:
        return list(cells)
    places: list[int] = np.lexsort([key[cells.start : cells.stop] for key in keys]).tolist()
    return [cells.start + place for place in places]


def _sort_keys(comparison: Comparison, sort: Sort) -> tuple[FloatArray, ...]:
    """What the cells are sorted by, in their order of the category tree where that is level."""
    made = comparison.measured if sort not in (Sort.TREE, Sort.NAME) else None
    if made is None:
        return () if sort is Sort.TREE else (_by_name(comparison),)
    match sort:
        case Sort.GAP:
            return made.among(State.NO_STATEMENT).astype(np.float64), -made.gap
        case Sort.SIZE:
            return (-made.size,)
        case Sort.SHARE:
            value = made.share
        case Sort.DOUBLINGS:
            value = made.doublings
        case _:
            value = made.distance
    return (-value,)


def _by_name(comparison: Comparison) -> FloatArray:
    """The place of each cell's thing among all of them by name."""
    things = comparison.board.things
    names = [thing.label.casefold() for thing in things]
    place = {name: number for number, name in enumerate(sorted(set(names)))}
    ranks = np.array([place[name] for name in names], dtype=np.float64)
    return ranks[comparison.board.thing_codes[comparison.board.cells]]
