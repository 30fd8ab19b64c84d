"""The claims that pass the filters, found only as far as somebody asks."""

from collections.abc import Callable, Iterator
from functools import cached_property

import numpy as np

from core.crossfilter.ordered import OrderedColumns
from core.crossfilter.sifting import sieve_of
from core.crossfilter.tally import Axis
from core.filters import Clause, DateSpan, FilterState, OneOf
from core.filters.dates import day_number
from core.index import UNDATED, BoolArray, IntArray, Rows
from core.vocabulary.terms import Clock

_CHUNK = 1 << 15


class Passing:
    """The claims that pass a state of the filters; every answer is made when first asked for."""

    def __init__(
        self,
        filters: FilterState,
        columns: OrderedColumns,
        row_mask: Callable[[Clause, Clock], BoolArray],
        count: Callable[[FilterState], int],
    ) -> None:
        self.filters = filters
        self._columns = columns
        self._row_mask = row_mask
        self._count = count

    @property
    def size(self) -> int:
        """Number of claims in the dataset."""
        return self._columns.size

    @cached_property
    def count(self) -> int:
        """How many there are."""
        return self._count(self.filters)

    @cached_property
    def mask(self) -> BoolArray:
        """Which rows of the dataset pass."""
        index, filters = self._columns.index, self.filters
        if filters == FilterState(clock=filters.clock):
            return np.broadcast_to(np.True_, self._columns.size)
        passed = np.ones(self._columns.size, dtype=bool)
        if filters.known_on is not None:
            last = index.days[Clock.CLAIMED].last
            passed &= (last <= day_number(filters.known_on)) & (last != UNDATED)
        for clause in filters.clauses:
            passed &= self._row_mask(clause.as_known(filters.known_on), filters.clock)
        return passed

    @cached_property
    def rows(self) -> IntArray:
        """Their rows, ascending."""
        return np.flatnonzero(self.mask).astype(np.int32)

    def holds(self, rows: IntArray) -> BoolArray:
        """Which of some rows pass, without a look at any other."""
        passed = np.ones(len(rows), dtype=bool)
        index, filters = self._columns.index, self.filters
        if filters.known_on is not None:
            last = index.days[Clock.CLAIMED].last[rows]
            passed &= (last <= day_number(filters.known_on)) & (last != UNDATED)
        for clause in filters.clauses:
            if isinstance(clause, DateSpan):
                days = index.days[filters.clock]
                passed &= clause.meets(days.first[rows], days.last[rows])
            elif isinstance(clause, OneOf):
                dimension = index[clause.dimension]
                passed &= clause.among(dimension, dimension.codes[rows])
            else:
                passed &= self._row_mask(clause.as_known(filters.known_on), filters.clock)[rows]
        return passed

    def among(self, rows: Rows) -> Rows:
        """Those of some claims that pass."""
        return Rows(rows.array[self.holds(rows.array)])

    @cached_property
    def undated(self) -> IntArray:
        """The rows among them without a date on the clock in use, ascending."""
        arrangement = self._columns.arrangement
        if self.filters.clause("dates") is not None:
            return np.zeros(0, dtype=np.int32)
        sieve = sieve_of(self._columns, self.filters)
        rows = arrangement.order[arrangement.dated :]
        return (
            rows if sieve is None else rows[sieve(slice(arrangement.dated, len(arrangement.order)))]
        )

    def by_date(self, most: int | None = None, of: tuple[str, BoolArray] | None = None) -> IntArray:
        """Rows by first moment, last day and row, the undated last; the first ``most`` of them.

        ``of`` names a dimension and which of its values: the rows of these only.
        """
        found: list[IntArray] = []
        wanted = self._columns.size if most is None else most
        for places in self._places() if of is None else self._places_of(*of):
            if wanted <= 0:
                break
            found.append(places[:wanted])
            wanted -= len(found[-1])
        places = np.concatenate([*found, np.zeros(0, dtype=np.int32)])
        return self._columns.arrangement.order[places]

    def _places_of(self, dimension: str, chosen: BoolArray) -> Iterator[IntArray]:
        codes = self._columns.codes(Axis(dimension, len(chosen)))
        for places in self._places():
            yield places[chosen[codes[places]]] if len(chosen) else places

    def _places(self) -> Iterator[IntArray]:
        arrangement, filters = self._columns.arrangement, self.filters
        sieve = sieve_of(self._columns, filters)
        span = filters.clause("dates")
        begin, end = 0, self._columns.size
        beyond = np.zeros(0, dtype=np.int32)
        if isinstance(span, DateSpan):
            low, high = arrangement.window(span)
            part = arrangement.slice(low, high)
            begin, end = part.start, part.stop
            if span.inside:
                beyond = arrangement.long.crossing(high, low)
            else:
                before = arrangement.long.crossing(low)
                yield before if sieve is None else before[sieve(before)]
        for start in range(begin, end, _CHUNK):
            stop = min(start + _CHUNK, end)
            if sieve is None:
                places = np.arange(start, stop, dtype=np.int32)
            else:
                places = (np.flatnonzero(sieve(slice(start, stop))) + start).astype(np.int32)
            yield places[~np.isin(places, beyond)] if len(beyond) else places
