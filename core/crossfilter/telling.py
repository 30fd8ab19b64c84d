"""Filters that tell no claim from another: spans of days that differ only where nothing happens."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from msgspec.structs import replace

from core.crossfilter.source import DATES
from core.dataset import Dataset
from core.dates import FIRST, LAST
from core.filters import KNOWN_ON, DateSpan, FilterState
from core.filters.dates import day_number, day_of
from core.index import ClaimIndex, IntArray
from core.vocabulary.terms import Clock

_EARLIEST, _LATEST = day_number(FIRST.date()), day_number(LAST.date())
_REMEMBERED = 16


class TellingDays:
    """The days on which anything of a dataset begins or ends.

    Whoever compares the days of the dataset with the ends of a span learns no more of them than
    between which of these days they lie.
    """

    def __init__(self, days: IntArray) -> None:
        self._days = days
        self.widened = lru_cache(_REMEMBERED)(self._widened)

    def _widened(self, filters: FilterState, but: frozenset[str] = frozenset()) -> FilterState:
        """The filters with dates and *as known on* as wide as they tell nothing else apart.

        States with one answer let the same claims pass, and the same ones lie before and after
        their dates. The keys of ``but`` stay as they are.
        """
        span, known_on = filters.clause(DATES), filters.known_on
        if isinstance(span, DateSpan) and DATES not in but:
            first, last = self._since(day_number(span.first)), self._until(day_number(span.last))
            filters = filters.with_clause(DateSpan(day_of(first), day_of(last), span.inside))
        if known_on is not None and KNOWN_ON not in but:
            filters = replace(filters, known_on=day_of(self._until(day_number(known_on))))
        return filters

    def _since(self, day: int) -> int:
        """The first day before which no less has begun or ended than before a day."""
        before = int(np.searchsorted(self._days, day))
        return int(self._days[before - 1]) + 1 if before else _EARLIEST

    def _until(self, day: int) -> int:
        """The last day by whose end no more has begun or ended than by that of a day."""
        after = int(np.searchsorted(self._days, day, side="right"))
        return int(self._days[after]) - 1 if after < len(self._days) else _LATEST


def telling_days(dataset: Dataset, index: ClaimIndex) -> TellingDays:
    """The first and last days of claims on every clock, of running totals and of relations."""
    claims, relations = dataset.claims, dataset.relations
    moments = [claims["since_from"], claims["since_to"]]
    moments += [
        relations[f"valid_{end}_{part}"] for end in ("from", "to") for part in ("from", "to")
    ]
    told = [_days(column.to_numpy()) for column in moments]
    for clock in Clock:
        days = index.days[clock]
        told += [days.first[days.dated], days.last[days.dated]]
    return TellingDays(np.unique(np.concatenate(told)))


def _days(moments: npt.NDArray[np.datetime64]) -> IntArray:
    return moments[~np.isnat(moments)].astype("datetime64[D]").astype(np.int32)
