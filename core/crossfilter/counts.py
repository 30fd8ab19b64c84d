"""Every count on the screen: from a standing cube, from the answer before, or counted anew."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from threading import Lock
from typing import NamedTuple, cast

from msgspec import Struct

from core.crossfilter import outright
from core.crossfilter.arrangement import Arrangement
from core.crossfilter.budget import Budget
from core.crossfilter.cube import Cube, moves, planes
from core.crossfilter.layout import Layout
from core.crossfilter.layouts import Layouts
from core.crossfilter.ordered import is_of_a_day, outdated
from core.crossfilter.reading import Held, Reading, Readings
from core.crossfilter.source import DATES, Source, Stale
from core.crossfilter.steps import Answer, Stepper
from core.crossfilter.tally import CountArray, Tally
from core.filters import FACETS, KNOWN_ON, FilterState
from core.filters.dates import day_number
from core.index import ClaimIndex
from core.vocabulary.terms import Clock

_SHARE_OF_DATES, _SHARE_OF_OTHERS = 2, 8
"""No cube of a date brush, or of another, takes more than this part of the budget."""

_CLOSE = 30_000
"""So many claims that came or went are counted within a part of a frame."""

_MANY, _COARSE = 3_000_000, 32
"""With so many claims a cube of every day takes long: one of so many days each comes first."""

_OVER_DAYS = (DATES, KNOWN_ON)
_BRUSHES = frozenset({*_OVER_DAYS, *FACETS})
_FILTERS = attrgetter("filters")


class Asked(NamedTuple):
    """A tally under filters."""

    tally: Tally
    filters: FilterState


class _Standing(Struct, frozen=True, eq=False):
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
        self._readings = Readings()
        self._layouts = Layouts()
        self._brushes: tuple[str, ...] = ()

    def ask(self, asked: Sequence[Asked]) -> tuple[CountArray, ...]:
        """The tables asked for, each of its tally's shape; do not write into them."""
        tables: list[CountArray | None] = []
        missing: dict[Reading, list[tuple[int, Tally]]] = {}
        for filters, group in groupby(asked, _FILTERS):
            reading, tallies = self._readings.of(filters, self._cubes), [one.tally for one in group]
            found = reading.find(tallies)
            for place, table in enumerate(found):
                if table is None:
                    lacking = missing.setdefault(reading, [])
                    lacking.append((len(tables) + place, tallies[place]))
            tables += found
        for reading, lacking in missing.items():
            self._count(reading, [tally for _, tally in lacking])
            for place, tally in lacking:
                tables[place] = reading.table(tally)
        return cast("tuple[CountArray, ...]", tuple(tables))

    def arm(
        self,
        brush: str,
        asked: Iterable[Asked],
        stale: Stale = lambda: False,
        *,
        ahead: bool = False,
    ) -> bool:
        """Build the cubes of a brush for what is asked; whether all stand now.

        Those of the most tallies are built first, coarse ones before fine ones; once stale,
        nothing more is. A brush that nobody has approached yet (``ahead``) is read after those
        that were. What is counted by day has no cube of a brush over days, which would hold a day
        for each day: few claims come and go there from one step to the next.
        """
        with self._lock:
            others = tuple(known for known in self._brushes if known != brush)
            if not ahead:
                self._brushes = (brush, *others)
            elif len(others) == len(self._brushes):
                self._brushes = (*others, brush)
        groups: dict[FilterState, dict[Tally, None]] = {}
        for one in asked:
            if one.tally.is_by_day and brush in _OVER_DAYS:
                continue
            rest = one.filters.without((brush,))
            groups.setdefault(rest, {})[one.tally] = None
        ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
        if brush == DATES and self._index.size >= _MANY:
            for rest, tallies in ordered:
                self._build(brush, rest, tallies, stale, coarse=True)
        held = [self._build(brush, rest, tallies, stale) for rest, tallies in ordered]
        if not ahead and any(held):
            self._source.prepare(brush, ordered[0][0])
        self.budget.tidy()
        return all(held)

    def stands(self, brush: str, asked: Iterable[Asked]) -> bool:
        """Whether every answer would come from a cube of a brush."""
        filters, cubes = None, ()
        for one in asked:
            if one.filters is not filters:
                filters, cubes = one.filters, self._standing(brush, one.filters.without((brush,)))
            if not any(one.tally in cube.layout for cube in cubes):
                return False
        return True

    def near(self, asked: Iterable[Asked]) -> bool:
        """Whether every answer is few claims away from one that was given before."""
        filters, known = None, None
        for one in asked:
            if one.filters is not filters:
                filters, known = one.filters, self._close_to(one.filters)
            if known is None or not known.holds(one.tally):
                return False
        return True

    def _close_to(self, filters: FilterState) -> Reading | None:
        """The newest answers that are few claims away from a state."""
        of = self._arrangement
        stepper = Stepper(self._source, self._index, of(filters.clock), of(Clock.CLAIMED))
        for reading in self._readings.newest():
            distance = stepper.distance(reading.filters, filters)
            if distance is not None and distance <= _CLOSE:
                return reading
        return None

    def _cubes(self, filters: FilterState) -> Iterator[Held]:
        """What the standing cubes say, of the brush first that was armed last."""
        for brush in self._brushes:
            for cube in self._standing(brush, filters.without((brush,))):
                yield cube.layout, cube.cells(filters, self._source)

    def _count(self, reading: Reading, missing: Iterable[Tally]) -> None:
        """Count what no cube holds: step by step from the answers before, else anew."""
        left = frozenset(missing)
        if self._index.size > outright.FEW:
            parts = (self._stepped(reading, left),)
        else:
            left = self._with_what_comes(reading, left)
            passing = frozenset(filter(is_of_a_day, left))
            parts = (left - passing, passing)
        for layout in map(self._layouts.of, filter(None, parts)):
            reading.hold(layout, self._source.count(layout, reading.filters))

    def _with_what_comes(self, reading: Reading, left: frozenset[Tally]) -> frozenset[Tally]:
        """With what was asked for besides under the filters before: all is counted in one go.

        Days are numbered by clock, so only answers on the same one say what comes. Tables that only
        one day asks for are counted by themselves, so that those of the others stay laid out.
        """
        day, clock = _day_known(reading.filters), reading.filters.clock
        for other in self._readings.newest(reading):
            if other.filters.clock == clock and all(map(other.holds, left)):
                likely = (tally for tally in other.asked if not outdated(tally, day))
                return left.union(tally for tally in likely if not reading.holds(tally))
        return left

    def _stepped(self, reading: Reading, left: frozenset[Tally]) -> frozenset[Tally]:
        """Count what can be from the answers before; what is left to be counted anew."""
        of = self._arrangement
        clocks = of(reading.filters.clock), of(Clock.CLAIMED)
        stepper = Stepper(self._source, self._index, *clocks)
        day = _day_known(reading.filters)
        for old in self._nearest(stepper, reading, left):
            if not left:
                break
            likely = reading.lacking(tally for tally in old.asked if not outdated(tally, day))
            wanted = {tally for tally in left.union(likely) if old.holds(tally)}
            if left & wanted:
                layout = self._layouts.of(wanted)
                answer = Answer(old.filters, layout, old.taken(layout))
                reading.hold(layout, stepper.step(answer, reading.filters))
                left -= wanted
        return left

    def _nearest(self, stepper: Stepper, reading: Reading, left: frozenset[Tally]) -> list[Reading]:
        """The answers from which a state can be reached, the nearest first.

        The newest is enough that is few claims away and holds what is left to be counted.
        """
        others = self._readings.newest(reading)
        near: list[tuple[int, int]] = []
        for place, other in enumerate(others):
            distance = stepper.distance(other.filters, reading.filters)
            if distance is not None:
                near.append((distance, place))
                if distance <= _CLOSE and all(map(other.holds, left)):
                    return [other]
        return [others[place] for _, place in sorted(near)]

    def _standing(self, brush: str, rest: FilterState) -> tuple[Cube, ...]:
        if not moves(rest, brush):
            return ()
        found = self.budget.find(("cubes", brush, rest), _Standing)
        return found.cubes if found is not None else ()

    def _build(
        self,
        brush: str,
        rest: FilterState,
        tallies: Iterable[Tally],
        stale: Stale,
        *,
        coarse: bool = False,
    ) -> bool:
        """Have a cube stand that holds the tallies that none holds; whether all are held now.

        A coarse one is put in the place of none, a fine one in that of coarser ones.
        """
        standing = self._standing(brush, rest)
        ready = [cube for cube in standing if coarse or not cube.provisional]
        missing = [tally for tally in tallies if not any(tally in cube.layout for cube in ready)]
        fitting = self._fitting(brush, rest, missing)
        if not fitting or stale():
            return not missing
        layout = self._layouts.of(fitting)
        step = self._step(brush, rest, layout)
        provisional = coarse and step < _COARSE
        step = _COARSE if provisional else step
        table = self._source.table(brush, layout, rest, step, stale)
        if table is None:
            return False
        clock = Clock.CLAIMED if brush == KNOWN_ON else rest.clock
        arrangement = self._arrangement(clock)
        cube = Cube(brush, rest, layout, table, arrangement, self._index, provisional)
        others = (
            other
            for other in standing
            if not (other.provisional and other.layout.tallies <= layout.tallies)
        )
        cubes = (*others, cube)
        size = sum(cube.table.nbytes for cube in cubes)
        self.budget.keep(("cubes", brush, rest), _Standing(cubes), size)
        return len(fitting) == len(missing)

    def _fitting(self, brush: str, rest: FilterState, tallies: list[Tally]) -> list[Tally]:
        """The tallies of which a cube can be kept, so that a large one costs the others nothing."""
        fitting = sorted(tallies, key=lambda tally: tally.cells)
        while fitting and not self._step(brush, rest, self._layouts.of(fitting)):
            fitting.pop()
        return fitting

    def _step(self, brush: str, rest: FilterState, layout: Layout) -> int:
        if not moves(rest, brush) or brush not in _BRUSHES:
            return 0
        if brush in _OVER_DAYS:
            room = min(self.budget.limit // _SHARE_OF_DATES, self.budget.room)
            arrangement = self._arrangement(Clock.CLAIMED if brush == KNOWN_ON else rest.clock)
            crosses = brush == DATES and len(arrangement.long.places) > 0
            step = planes(len(arrangement.days), layout, 2 if crosses else 1, room)
            return step if brush == DATES or step == 1 else 0
        room = min(self.budget.limit // _SHARE_OF_OTHERS, self.budget.room)
        return 1 if planes(len(self._index[brush].values), layout, 1, room) == 1 else 0


def _day_known(filters: FilterState) -> int | None:
    return None if filters.known_on is None else day_number(filters.known_on)
