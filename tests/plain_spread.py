"""The variants of every slot worked out claim by claim."""

import numpy as np
from msgspec import Struct

from core.comparison.bounds import Amounts
from core.comparison.figures import BASES, Figures
from core.comparison.series import COUNTING_OF, COUNTINGS, Counting
from core.comparison.sight import Sight
from core.comparison.ties import LongArray
from core.index import BoolArray, ClaimIndex
from core.vocabulary.terms import Basis
from tests.plain_series import SeriesTable

_CUMULATIVE = BASES.index(Basis.CUMULATIVE)
_SNAPSHOT = BASES.index(Basis.SNAPSHOT)
_UNKNOWN = COUNTINGS.index(Counting.UNKNOWN)


class Spread(Struct, frozen=True):
    """Numbers of the variants, ascending, and how many distinct figures they are."""

    ticks: tuple[float, ...]
    variants: int


NO_SPREAD = Spread((), 0)


class Runs:
    """Runs of equal values in an ascending column."""

    def __init__(self, codes: LongArray) -> None:
        first = np.ones(len(codes), dtype=bool)
        first[1:] = codes[1:] != codes[:-1]
        starts = np.flatnonzero(first)
        self.codes: LongArray = codes[starts]
        self.starts: LongArray = np.append(starts, len(codes))
        self.inverse: LongArray = np.cumsum(first) - 1
        self.place = {code: place for place, code in enumerate(self.codes.tolist())}


def spread_of(
    index: ClaimIndex, figures: Figures, sight: Sight, table: SeriesTable, standing: LongArray
) -> dict[int, Spread]:
    """Of each key the figures that differ from the standing one and are counted as it is.

    Other claimants' figures, replaced figures and other readings are variants; an increment is
    none of a running total, nor is the history of a running total one of its present value.
    """
    if not len(standing):
        return {}
    key, as_of = table.arrangement.key, index.days[sight.clock].last
    rows = np.flatnonzero(_variants(figures, table, as_of.astype(np.int64)))
    rows = rows[np.isin(key[rows], table.keys[standing])]
    place, has_series = _series_of(table, rows)
    counting = np.where(has_series, table.counting[place], COUNTING_OF[figures.basis[rows]])
    kept = ~(has_series & table.differenced[place])
    rows, counting = rows[kept], counting[kept]
    others = np.ones(len(table.labels), dtype=bool)
    others[standing] = False
    keys = np.concatenate([key[rows], table.keys[others]])
    counting = np.concatenate([counting, table.counting[others]])
    said = _joined(figures.amounts.take(rows), table.amounts.take(np.flatnonzero(others)))
    stands = standing[np.searchsorted(table.keys[standing], keys)]
    meant = table.counting[stands]
    alike = (counting == meant) | (counting == _UNKNOWN) | (meant == _UNKNOWN)
    alike &= ~_equal(said, table.amounts.take(stands))
    return _ticked(keys[alike], said.take(np.flatnonzero(alike)))


def _series_of(table: SeriesTable, rows: LongArray) -> tuple[LongArray, BoolArray]:
    labels = table.arrangement.label[rows]
    place_of = np.zeros(int(table.arrangement.label.max(initial=0)) + 1, dtype=np.int64)
    place_of[table.labels] = np.arange(len(table.labels))
    place = place_of[labels]
    return place, table.labels[place] == labels


def _variants(figures: Figures, table: SeriesTable, as_of: LongArray) -> BoolArray:
    chosen = table.chosen
    variant = chosen.seen & ~chosen.parts
    variant[chosen.rows] = False
    dated = (figures.basis == _CUMULATIVE) | (figures.basis == _SNAPSHOT)
    history = np.flatnonzero(chosen.alive & variant & dated)
    place, _ = _series_of(table, history)
    if len(history):
        older = as_of[history] < as_of[chosen.last[place]]
        variant[history[older]] = False
    return variant


def _joined(one: Amounts, other: Amounts) -> Amounts:
    return Amounts(
        np.concatenate([one.best, other.best]),
        np.concatenate([one.low, other.low]),
        np.concatenate([one.high, other.high]),
        np.concatenate([one.strict, other.strict]),
        np.concatenate([one.rough, other.rough]),
    )


def _equal(one: Amounts, other: Amounts) -> BoolArray:
    same = np.ones(len(one), dtype=bool)
    for mine, its in ((one.best, other.best), (one.low, other.low), (one.high, other.high)):
        same &= (mine == its) | (np.isnan(mine) & np.isnan(its))
    return same


def _ticked(keys: LongArray, said: Amounts) -> dict[int, Spread]:
    filled = [np.nan_to_num(part, nan=-1.0) for part in (said.best, said.low, said.high)]
    order = np.lexsort((*filled, keys))
    first = np.zeros(len(order), dtype=bool)
    first[:1] = True
    for part in (keys, *filled):
        first[1:] |= part[order][1:] != part[order][:-1]
    keys, said = keys[order[first]], said.take(order[first])
    runs = Runs(keys)
    one = np.where(np.isnan(said.best), said.low, said.best)
    other = np.where(np.isnan(said.best), said.high, said.best)
    found: dict[int, Spread] = {}
    for place, code in enumerate(runs.codes.tolist()):
        run = slice(int(runs.starts[place]), int(runs.starts[place + 1]))
        numbers = np.unique(np.concatenate([one[run], other[run]]))
        found[code] = Spread(tuple(numbers[~np.isnan(numbers)].tolist()), run.stop - run.start)
    return found
