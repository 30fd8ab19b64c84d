"""What each statement of a series does to the figure before it."""

from enum import IntEnum

import numpy as np

from core.comparison.bounds import Amounts
from core.comparison.series import difference, fell_below
from core.comparison.ties import LongArray
from core.index import BoolArray
from core.vocabulary.terms import Basis


class Turn(IntEnum):
    """What a statement does to the figure its claimant gave before."""

    FIRST = 0
    """The first running total: the loss of no single day."""
    RISE = 1
    HELD = 2
    FALL = 3
    """A revision of a running total, never a negative loss."""
    PERIOD = 4
    """A figure counted for a period, which stands beside the others."""
    POINT = 5
    """A state at a moment, or a figure whose counting basis was not stated."""
    BREAK = 6
    """A running total that counts from another day than the one before it: neither a rise of it
    nor a fall."""


def turns_of(amounts: Amounts, basis: Basis, broken: BoolArray) -> tuple[LongArray, Amounts]:
    """The Turn of each figure of a series in the order of its days, and what is new in each.

    ``broken`` says which totals count from another day than the one before.
    """
    size = len(amounts)
    if basis is Basis.INCREMENTAL:
        return np.full(size, int(Turn.PERIOD)), amounts
    nothing = blank(amounts, np.ones(size, dtype=bool))
    if basis is not Basis.CUMULATIVE:
        return np.full(size, int(Turn.POINT)), nothing
    places = np.arange(size)
    start = amounts.take(np.maximum(places - 1, 0))
    fell = fell_below(amounts, start)
    held = _alike(amounts, start)
    turns = np.where(fell, int(Turn.FALL), np.where(held, int(Turn.HELD), int(Turn.RISE)))
    turns[broken] = int(Turn.BREAK)
    turns[:1] = int(Turn.FIRST)
    rose = turns == int(Turn.RISE)
    return turns, blank(difference(amounts, start, rose), ~rose)


def _alike(one: Amounts, other: Amounts) -> BoolArray:
    same = one.strict == other.strict
    for mine, its in ((one.best, other.best), (one.low, other.low), (one.high, other.high)):
        same &= (mine == its) | (np.isnan(mine) & np.isnan(its))
    return same


def blank(amounts: Amounts, where: BoolArray) -> Amounts:
    """The amounts with nothing stated where ``where`` holds."""
    return Amounts(
        np.where(where, np.nan, amounts.best),
        np.where(where, np.nan, amounts.low),
        np.where(where, np.nan, amounts.high),
        amounts.strict & ~where,
        amounts.rough & ~where,
    )
