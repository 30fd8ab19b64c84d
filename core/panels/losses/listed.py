"""The rows of the loss comparison in their order; each is made once somebody asks for it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import overload

import numpy as np

from core.arithmetic import FloatArray, LongArray
from core.comparison import Comparison, State, disagreement
from core.comparison.measured import ratios_of
from core.comparison.things import Thing
from core.index import BOTH, BoolArray
from core.once import once
from core.panels.losses.rows import Heading, Line, LossPair, LossRow, Sort, heading

_PAIR = 2


class LossRows(Sequence[LossRow]):
    """Rows of a comparison, those of one subject together; a row is made when it is asked for."""

    def __init__(
        self,
        comparison: Comparison,
        numbers: LongArray,
        subjects: LongArray,
        made: dict[int, LossRow] | None = None,
    ) -> None:
        self.comparison, self.numbers, self.subjects = comparison, numbers, subjects
        """Of each row the number of its cell and the place of its subject."""
        self._made = {} if made is None else made

    def __len__(self) -> int:
        """Number of rows."""
        return len(self.numbers)

    @overload
    def __getitem__(self, place: int) -> LossRow: ...
    @overload
    def __getitem__(self, place: slice) -> list[LossRow]: ...
    def __getitem__(self, place: int | slice) -> LossRow | list[LossRow]:
        """A row, the same one each time, or some of them."""
        if isinstance(place, slice):
            return [self[at] for at in range(*place.indices(len(self)))]
        number = int(self.numbers[place])
        found = self._made.get(number)
        if found is None:
            row = LossRow(self.comparison, number, int(self.subjects[place]))
            found = self._made.setdefault(number, row)
        return found

    def where(self, chosen: BoolArray) -> "LossRows":
        """Those of some places; rows of both lists are the same ones."""
        numbers, subjects = self.numbers[chosen], self.subjects[chosen]
        return LossRows(self.comparison, numbers, subjects, self._made)

    @property
    def starts(self) -> LongArray:
        """Where the rows of each subject begin."""
        return np.flatnonzero(np.diff(self.subjects, prepend=-1))


def rows_of(comparison: Comparison, sort: Sort, order: Sequence[str] = ()) -> LossRows:
    """The rows of all cells, sorted within their subjects; sides of ``order`` come first in it."""
    groups, board = comparison.by_subject, comparison.board
    rank = {side: number for number, side in enumerate(order)}
    sides = [board.subject(int(board.cells[cells.start]))[1] for cells in groups]
    first = sorted(range(len(groups)), key=lambda subject: rank.get(sides[subject], len(rank)))
    place = np.empty(len(groups), dtype=np.int64)
    place[first] = np.arange(len(groups))
    subjects = np.repeat(np.arange(len(groups)), [len(cells) for cells in groups])
    numbers = np.lexsort((*_sort_keys(comparison, sort), place[subjects]))
    return LossRows(comparison, numbers, subjects[numbers])


def widest(comparison: Comparison) -> tuple[frozenset[str], frozenset[str]]:
    """Figures and ratios in print among which the longest of all cells are, shown or not.

    They are those with the largest numbers, the widest ranges and the least ratios; what parts
    lend is not among them.
    """
    said = comparison.said
    figures = (said[at] for at in _largest(said.low, said.high))
    meets = np.flatnonzero(comparison.board.comparable[comparison.board.cells])
    own, adversary, _ = (one.take(meets) for one in comparison.compared)
    least, most = ratios_of(own, adversary)
    closed = np.where(np.isinf(most), least, most)
    some = 1 / np.where(least > 0, least, np.nan)
    places = {*_largest(least, closed), *_largest(some, some)}
    ratios = (disagreement(own[at], adversary[at]) for at in places)
    return frozenset(one.written() for one in figures), frozenset(one.times for one in ratios)


def _largest(low: FloatArray, high: FloatArray) -> set[int]:
    """The places of the largest of some numbers and of the largest of ranges; NaN is none."""
    if not len(low):
        return set()
    ends, ranged = np.fmax(np.fmax(low, high), -1.0), low < high
    places = (int(np.where(chosen, ends, -1.0).argmax()) for chosen in (ranged, ~ranged))
    return {place for place in places if ends[place] >= 0}


class Lines(Sequence[Line]):
    """The rows under headings; only the lines that are asked for are made, and then kept."""

    def __init__(self, rows: LossRows) -> None:
        self._rows = rows
        self._made: dict[int, Line] = {}
        starts = rows.starts
        self.headings = starts + np.arange(len(starts))
        """Places of the headings among the lines."""

    @once
    def widest(self) -> tuple[frozenset[str], frozenset[str]]:
        """Figures and ratios in print among which the longest of all cells are."""
        return widest(self._rows.comparison)

    @property
    def things(self) -> tuple[Thing, ...]:
        """Whatever is compared, shown or not."""
        return self._rows.comparison.board.things if self._rows else ()

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
        made = self._made.get(place)
        if made is None:
            made = self._made[place] = self._line(range(len(self))[place])
        return made

    def _line(self, at: int) -> Line:
        above = int(np.searchsorted(self.headings, at, side="right"))
        if self.headings[above - 1] != at:
            return self._rows[at - above]
        first = self._rows[at - above + 1].cell
        return Heading(heading(first), first.side)


def matched(rows: LossRows, pair: tuple[str, ...]) -> tuple[LossPair, ...]:
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


def of_subjects(rows: LossRows, subjects: tuple[str, ...]) -> LossRows:
    """The rows of some subjects, in the order they come in; totals of both sides are of none."""
    chosen = np.zeros(len(rows), dtype=bool)
    for start, end in pairwise((*rows.starts.tolist(), len(rows))):
        cell = rows[start].cell
        chosen[start:end] = cell.subject in subjects and cell.side != BOTH
    return rows.where(chosen)


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
