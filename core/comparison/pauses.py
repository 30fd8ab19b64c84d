"""Pauses of running totals: long silences, and totals repeated while others go on."""

import numpy as np

from core.comparison.arrangement import Arrangement
from core.comparison.bounds import Amounts
from core.comparison.figures import BASES, Figures
from core.comparison.ties import LongArray
from core.index import UNDATED, BoolArray, ClaimIndex
from core.vocabulary.terms import Basis

_CUMULATIVE = BASES.index(Basis.CUMULATIVE)

SELDOM, LONG_SILENCE, SHORTEST_SILENCE, USUAL_INTERVALS = 4, 30, 7, 3
"""A silence is long beyond 3 usual intervals of a series and 7 days; one with fewer than 4
intervals has no usual one, and beyond 30 days its silence is long."""


def silence(days: LongArray) -> float:
    """The longest silence over which a running total still holds, in days.

    Three usual (median) intervals between the statements, at least a week; thirty days where
    there are too few of them to speak of a usual one.
    """
    gaps = np.diff(np.unique(days[days != UNDATED]))
    if len(gaps) < SELDOM:
        return float(LONG_SILENCE)
    return max(float(SHORTEST_SILENCE), USUAL_INTERVALS * float(np.median(gaps)))


def held_since(days: LongArray, held: BoolArray, others: LongArray) -> LongArray:
    """Of each total carried forward the day since which it was the same, else UNDATED.

    One is carried forward if it repeats the figure before (``held``) for longer than three usual
    intervals between its changes, at least a week, while another rose (``others``: days,
    ascending). Where it changed too seldom to have a usual interval, no repetition tells anything.
    """
    none = np.full(len(days), UNDATED, dtype=np.int64)
    changed = np.flatnonzero(~held)
    if len(np.unique(days[changed])) <= SELDOM or not len(others):
        return none
    anchor = changed[np.maximum(np.cumsum(~held) - 1, 0)]
    since = days[anchor]
    moved = np.searchsorted(others, days, "right") > np.searchsorted(others, since, "right")
    stale = held & (days - since > silence(days[changed])) & moved
    return np.where(stale, since, none)


class Rises:
    """The days on which running totals rose, by claimant and subject."""

    def __init__(
        self, figures: Figures, index: ClaimIndex, arrangement: Arrangement, days: LongArray
    ) -> None:
        self._index = index
        rows = arrangement.by_series
        rows = rows[(figures.basis[rows] == _CUMULATIVE) & (days[rows] != UNDATED)]
        told = _least(figures.amounts.take(rows))
        label = arrangement.label[rows]
        rose = np.zeros(len(rows), dtype=bool)
        rose[1:] = (label[1:] == label[:-1]) & (told[1:] > told[:-1])
        rose[1:] &= ~arrangement.begins.apart(rows[1:], rows[:-1])
        rows = rows[rose]
        rows = rows[np.argsort(days[rows], kind="stable")]
        self._label, self._days = arrangement.label[rows], days[rows]
        self._claimant, self._subject = (index[key].codes[rows] for key in ("claimant", "subject"))

    def beside(self, row: int, label: int) -> LongArray:
        """The days on which others than a series rose, of its claimant about its subject."""
        claimant, subject = (self._index[key].codes[row] for key in ("claimant", "subject"))
        others = (self._claimant == claimant) & (self._subject == subject)
        return self._days[others & (self._label != label)]


def _least(amounts: Amounts) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return np.where(np.isnan(amounts.best), amounts.low, amounts.best)
