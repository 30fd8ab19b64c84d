"""What is known of one state of the filters: rows of cells, and the tallies read out of them."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Lock

from core.crossfilter.layout import Cells, Layout
from core.crossfilter.tally import CountArray, Tally
from core.filters import FilterState

Held = tuple[Layout, Cells]

_REMEMBERED = 16
"""States of the filters whose answers are kept, to step from."""


class Reading:
    """The answers under one state; standing cubes are read one after another, as far as needed."""

    def __init__(self, filters: FilterState, cubes: Iterator[Held]) -> None:
        self.filters = filters
        self.held: tuple[Held, ...] = ()
        self._asked: dict[tuple[int, ...], Sequence[Tally]] = {}
        self._cubes = cubes
        self._lock = Lock()

    @property
    def asked(self) -> Iterable[Tally]:
        """What was asked for under this state."""
        return dict.fromkeys(tally for tallies in self._asked.copy().values() for tally in tallies)

    def find(self, tallies: Sequence[Tally]) -> Sequence[CountArray | None]:
        """The tables of tallies, None where no cube holds one and nobody counted it yet."""
        self._asked[tuple(map(id, tallies))] = tallies
        if not self.held:
            self._read_next()
        for layout, cells in self.held:
            together = layout.read(tallies, cells)
            if together is not None:
                return together
        return [self._from_cubes(tally) for tally in tallies]

    def table(self, tally: Tally) -> CountArray:
        """The table of a tally that is held; raises KeyError where it is not."""
        found = self._read(tally)
        if found is None:
            raise KeyError(tally)
        return found

    def holds(self, tally: Tally) -> bool:
        """Whether a tally was read or counted already."""
        return any(tally in layout.places for layout, _ in self.held)

    def lacking(self, tallies: Iterable[Tally]) -> list[Tally]:
        """Those of some tallies that no cube holds and nobody counted yet."""
        return [tally for tally in tallies if self._from_cubes(tally) is None]

    def taken(self, layout: Layout) -> Cells:
        """The cells of a layout, all of whose tallies are held."""
        for held, cells in self.held:
            if held is layout:
                return cells
        tables = ((tally, self._read(tally)) for tally in layout.tallies)
        return layout.put_together({tally: found for tally, found in tables if found is not None})

    def hold(self, layout: Layout, cells: Cells) -> None:
        """Take note of what was counted."""
        self.held = (*self.held, (layout, cells))

    def _from_cubes(self, tally: Tally) -> CountArray | None:
        """Read the cubes that were not yet, as far as one that holds a tally."""
        while (found := self._read(tally)) is None and self._read_next():
            pass
        return self._read(tally) if found is None else found

    def _read_next(self) -> bool:
        """Read one cube more; whether there was one."""
        with self._lock:
            held = next(self._cubes, None)
            if held is not None:
                self.hold(*held)
        return held is not None

    def _read(self, tally: Tally) -> CountArray | None:
        for layout, cells in self.held:
            place = layout.places.get(tally)
            if place is not None:
                return place.read(cells)
        return None


class Readings:
    """The readings of the states that were asked for last; safe on several threads."""

    def __init__(self) -> None:
        self._kept: OrderedDict[FilterState, Reading] = OrderedDict()
        self._lock = Lock()

    def of(self, filters: FilterState, cubes: Callable[[FilterState], Iterator[Held]]) -> Reading:
        """That of a state; ``cubes`` says what stands for one that is new."""
        with self._lock:
            known = self._kept.get(filters)
            if known is None:
                known = self._kept[filters] = Reading(filters, cubes(filters))
                while len(self._kept) > _REMEMBERED:
                    self._kept.popitem(last=False)
            else:
                self._kept.move_to_end(filters)
        return known

    def newest(self, but: Reading | None = None) -> list[Reading]:
        """All of them, or all but one, the newest first."""
        with self._lock:
            return [reading for reading in reversed(self._kept.values()) if reading is not but]
