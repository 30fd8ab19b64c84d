"""Every count on the screen: from a standing cube, from the answer before, or counted anew."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from threading import Lock

import numpy as np

from core.crossfilter.arrangement import Arrangement
from core.crossfilter.budget import Budget
from core.crossfilter.cube import Cube, moves, planes
from core.crossfilter.source import DATES, Source, Stale
from core.crossfilter.steps import Answer, Stepper
from core.crossfilter.tally import CountArray, Layout, Tally, split
from core.filters import FACETS, KNOWN_ON, FilterState
from core.index import ClaimIndex
from core.vocabulary.terms import Clock

_REMEMBERED = 32
_LARGEST = 1 << 22
"""Cells of an answer that is worth remembering."""
_CUBES_SHARE = 2
"""No cube takes more than this part of the budget."""

_BRUSHES = frozenset({DATES, KNOWN_ON, *FACETS})

_NOT_YET: CountArray = np.zeros(0, dtype=np.int64)


Asking = tuple[Layout, FilterState]


@dataclass(frozen=True)
class Asked:
    """A tally under filters."""

    tally: Tally
    filters: FilterState


@dataclass(frozen=True, eq=False)
class _Standing:
    cubes: tuple[Cube, ...]


class Counts:
    """Answers what is asked in the quickest way that stands ready; safe on several threads.

    Every way gives the same numbers.
    """

    def __init__(
        self,
        source: Source,
        index: ClaimIndex,
        arrangement: Callable[[Clock], Arrangement],
        budget: Budget,
    ) -> None:
        self.budget = budget
        self._source = source
        self._index = index
        self._arrangement = arrangement
        self._lock = Lock()
        self._recent: OrderedDict[Asking, Answer] = OrderedDict()
        self._brushes: tuple[str, ...] = ()

    def ask(self, asked: Sequence[Asked]) -> tuple[CountArray, ...]:
        """The tables asked for, each of its tally's shape; do not write into them."""
        found: dict[FilterState, dict[Tally, CountArray]] = {}
        for one in asked:
            found.setdefault(one.filters, {})[one.tally] = _NOT_YET
        for filters, tables in found.items():
            missing = self._from_cubes(filters, tables)
            for layout in split(missing):
                cells = self._cells(layout, filters)
                tables.update(
                    {tally: layout.read(cells, tally) for tally in missing if tally in layout}
                )
        return tuple(found[one.filters][one.tally] for one in asked)

    def arm(self, brush: str, asked: Iterable[Asked], stale: Stale = lambda: False) -> bool:
        """Build the cubes of a brush for what is asked; whether all stand now.

        Those of the most tallies are built first; once stale, nothing more is.
        """
        groups: dict[FilterState, dict[Tally, None]] = {}
        for one in asked:
            rest = one.filters.without((brush,))
            groups.setdefault(rest, {})[one.tally] = None
        done = True
        for rest, tallies in sorted(groups.items(), key=lambda group: -len(group[1])):
            standing = self._standing(brush, rest)
            missing = [
                tally for tally in tallies if not any(tally in cube.layout for cube in standing)
            ]
            fitting = self._fitting(brush, rest, missing)
            done = done and len(fitting) == len(missing)
            for layout in split(fitting):
                done = self._build(brush, rest, layout, stale) and done
        return done

    def stands(self, brush: str, asked: Iterable[Asked]) -> bool:
        """Whether every answer would come from a cube of a brush."""
        return all(
            any(
                one.tally in cube.layout
                for cube in self._standing(brush, one.filters.without((brush,)))
            )
            for one in asked
        )

    def _from_cubes(self, filters: FilterState, tables: dict[Tally, CountArray]) -> list[Tally]:
        missing = list(tables)
        for brush in self._brushes:
            for cube in self._standing(brush, filters.without((brush,))):
                held = [tally for tally in missing if tally in cube.layout]
                if held:
                    cells = cube.cells(filters, self._source)
                    tables.update({tally: cube.layout.read(cells, tally) for tally in held})
                    missing = [tally for tally in missing if tally not in held]
            if not missing:
                break
        return missing

    def _standing(self, brush: str, rest: FilterState) -> tuple[Cube, ...]:
        if not moves(rest, brush):
            return ()
        found = self.budget.find(("cubes", brush, rest), _Standing)
        return found.cubes if found is not None else ()

    def _build(self, brush: str, rest: FilterState, layout: Layout, stale: Stale) -> bool:
        step = self._step(brush, rest, layout)
        if not step or stale():
            return False
        table = self._source.table(brush, layout, rest, step, stale)
        if table is None:
            return False
        clock = Clock.CLAIMED if brush == KNOWN_ON else rest.clock
        cube = Cube(brush, rest, layout, table, self._arrangement(clock), self._index)
        cubes = (*self._standing(brush, rest), cube)
        size = sum(cube.table.nbytes for cube in cubes)
        self.budget.keep(("cubes", brush, rest), _Standing(cubes), size)
        with self._lock:
            self._brushes = (brush, *(known for known in self._brushes if known != brush))
        return True

    def _fitting(self, brush: str, rest: FilterState, tallies: list[Tally]) -> list[Tally]:
        """The tallies of which a cube can be kept, so that a large one costs the others nothing."""
        fitting = sorted(tallies, key=lambda tally: tally.cells)
        while fitting and not all(self._step(brush, rest, layout) for layout in split(fitting)):
            fitting.pop()
        return fitting

    def _step(self, brush: str, rest: FilterState, layout: Layout) -> int:
        room = self.budget.limit // _CUBES_SHARE
        if not moves(rest, brush) or brush not in _BRUSHES:
            return 0
        if brush in (DATES, KNOWN_ON):
            arrangement = self._arrangement(Clock.CLAIMED if brush == KNOWN_ON else rest.clock)
            crosses = brush == DATES and len(arrangement.long.places) > 0
            step = planes(len(arrangement.days), layout, 2 if crosses else 1, room)
            return step if brush == DATES or step == 1 else 0
        return 1 if planes(len(self._index[brush].values), layout, 1, room) == 1 else 0

    def _cells(self, layout: Layout, filters: FilterState) -> CountArray:
        key = (layout, filters)
        with self._lock:
            known = self._recent.get(key)
            if known is not None:
                self._recent.move_to_end(key)
                return known.cells
            recent = [answer for answer in self._recent.values() if answer.layout == layout]
        stepper = Stepper(self._source, self._index, self._arrangement(filters.clock))
        steps = (stepper.step(answer, filters) for answer in reversed(recent))
        cells = next((cells for cells in steps if cells is not None), None)
        if cells is None:
            cells = self._source.count(layout, filters)
        if layout.cells <= _LARGEST:
            with self._lock:
                self._recent[key] = Answer(filters, layout, cells)
                while len(self._recent) > _REMEMBERED:
                    self._recent.popitem(last=False)
        return cells
