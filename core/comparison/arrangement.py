"""The order in which a dataset's figures are walked: sorted once, then only sifted."""

import numpy as np
from msgspec import Struct

from core.comparison.begins import Begins, begins_of
from core.comparison.figures import BASES, Figures, Level
from core.comparison.lineage import Lineage, lineage_of
from core.comparison.sight import Sight
from core.comparison.ties import LongArray
from core.index import ClaimIndex, Dimension
from core.vocabulary.terms import Basis, Clock

_INCREMENTAL = BASES.index(Basis.INCREMENTAL)
_WIDEST = 1 << 58


class Arrangement(Struct, frozen=True, eq=False):
    """Codes and orders of the claims at one level and on one clock, one entry for each claim."""

    key: LongArray
    """Code of cell and slot."""
    label: LongArray
    """Number of the series, 0 … n: claimant, subject, thing and basis."""
    order: LongArray
    """Order by as-of day, then by rank."""
    period: LongArray
    """Of an increment the code of its period, else 0."""
    by_period: LongArray
    """Claims that state a number, by series, period and order."""
    by_series: LongArray
    """The same by series and order."""
    by_key: LongArray
    """Claims that state a loss, by key."""
    begins: Begins
    """From which day each running total counts."""
    lineage: Lineage
    """Which series carries on which."""

    @property
    def nbytes(self) -> int:
        """Size in memory."""
        columns = (self.key, self.label, self.order, self.period)
        orders = (self.by_period, self.by_series, self.by_key)
        return sum(column.nbytes for column in (*columns, *orders))


def arranged(figures: Figures, index: ClaimIndex, sight: Sight) -> Arrangement:
    """The figures of a dataset arranged for what a sight looks at, kept in its budget."""
    return sight.budget.remember(
        ("arrangement", sight.level, sight.clock),
        lambda: _arranged(figures, index, sight.level, sight.clock),
        lambda arrangement: arrangement.nbytes,
    )


def _arranged(figures: Figures, index: ClaimIndex, level: Level, clock: Clock) -> Arrangement:
    key = figures.key(level)
    label = np.unique(_labels(figures, index, key), return_inverse=True)[1].astype(np.int64)
    order = (index.days[clock].last.astype(np.int64) << 32) + figures.rank
    period = np.where(figures.basis == _INCREMENTAL, figures.period, 0)
    rows = np.flatnonzero(figures.counted)
    stated = np.flatnonzero(figures.stated)
    by_series = rows[np.lexsort((order[rows], label[rows]))]
    begins = begins_of(figures, label, by_series)
    return Arrangement(
        key,
        label,
        order,
        period,
        rows[np.lexsort((order[rows], period[rows], label[rows]))],
        by_series,
        stated[np.argsort(key[stated], kind="stable")],
        begins,
        lineage_of(figures, index, index.days[clock], begins, label, by_series),
    )


def _labels(figures: Figures, index: ClaimIndex, key: LongArray) -> LongArray:
    code = _paired(_paired(key, index["claimant"]), index["subject"])
    return code * len(BASES) + figures.basis


def _paired(code: LongArray, dimension: Dimension) -> LongArray:
    if int(code.max(initial=0)) > _WIDEST // (len(dimension.values) + 1):
        code = np.unique(code, return_inverse=True)[1].astype(np.int64)
    return code * len(dimension.values) + dimension.codes
