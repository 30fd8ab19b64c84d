"""What may be said of every cell in view and how far apart it lies, as columns."""

from collections.abc import Callable
from functools import cached_property

import numpy as np
from msgspec import Struct

from core.comparison.board import Board
from core.comparison.bounds import Amounts, FloatArray
from core.comparison.cells import Cell, State
from core.comparison.figures import ADVERSARY, OWN, SLOTS
from core.comparison.orders import LongArray
from core.index import UNDATED, BoolArray

STATES = tuple(State)
_CODE = {state: place for place, state in enumerate(STATES)}
_HALF = 0.5

Compared = tuple[Amounts, Amounts, Amounts]


class Measured(Struct, frozen=True, eq=False, dict=True):
    """One entry for each cell in view; NaN where a number cannot be given.

    The columns are what ``Cell.state``, ``Cell.difference`` and its slots say one by one.
    """

    state: LongArray
    """Place in STATES."""
    share: FloatArray
    doublings: FloatArray
    distance: FloatArray
    least: FloatArray
    most: FloatArray
    """Ends of the ratio; NaN also where only 0 was admitted."""
    middles: tuple[FloatArray, ...]
    """A place to order own, adversary and third by: ``Amount.middle``."""
    newest: LongArray
    """Day of the newest standing figure, or UNDATED."""

    @cached_property
    def comparable(self) -> BoolArray:
        """Where claim and admission may be set against each other."""
        return ~np.isnan(self.distance)

    @cached_property
    def gap(self) -> FloatArray:
        """How far claim and admission lie apart in doublings, −1 where that cannot be said."""
        own, adversary, _ = self.middles
        return np.where(self.comparable, np.abs(np.log2((adversary + _HALF) / (own + _HALF))), -1.0)

    @cached_property
    def size(self) -> FloatArray:
        """The largest figure, −1 where there is none."""
        return np.max([np.nan_to_num(column, nan=-1.0) for column in self.middles], axis=0)

    def among(self, *states: State) -> BoolArray:
        """Which cells are in any of some states."""
        return np.isin(self.state, [_CODE[state] for state in states])


def measured_of(board: Board, compared: Compared, cell: Callable[[int], Cell]) -> Measured:
    """Measure all cells of a board; ``cell`` gives those whose figures are lent by parts."""
    given = board.slots[board.cells] >= 0
    own, adversary = given[:, OWN], given[:, ADVERSARY]
    comparable = board.comparable[board.cells]
    made = _apart(compared[OWN], compared[ADVERSARY], comparable)
    state = _states(board, given, comparable, made[2] == 0)
    middles = tuple(map(_middles, compared))
    newest = _newest(board)
    lent = np.flatnonzero(np.isin(board.cells, list(board.parted)) & (own != adversary))
    for at in lent.tolist():
        one = cell(at)
        state[at] = _CODE[one.state]
        newest[at] = max((slot.as_of for slot in one.compared if slot is not None), default=UNDATED)
        found = one.difference
        if found is not None:
            ends = (np.nan, np.nan) if found.ratio is None else found.ratio
            numbers = (found.share, found.doublings, found.distance, *ends)
            for column, number in zip(made, numbers, strict=True):
                column[at] = np.nan if number is None else number
    share, doublings, distance, least, most = made
    return Measured(state, share, doublings, distance, least, most, middles, newest)


def _apart(own: Amounts, adversary: Amounts, comparable: BoolArray) -> tuple[FloatArray, ...]:
    """S, G, I and both ends of the ratio, as ``disagreement`` gives them for each."""
    mine, its = _points(own), _points(adversary)
    low, high = _ends(adversary)
    own_low, own_high = _ends(own)
    least, most = ratios_of(own, adversary)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.abs(its - mine) / (its + mine)
        doublings = np.log2((its + _HALF) / (mine + _HALF))
    distance = np.maximum(np.maximum(low - own_high, own_low - high), 0.0)
    return tuple(
        np.where(comparable, column, np.nan) for column in (share, doublings, distance, least, most)
    )


def ratios_of(own: Amounts, adversary: Amounts) -> tuple[FloatArray, FloatArray]:
    """Least and greatest adversary / own of each, as ``disagreement`` gives them."""
    (low, high), (own_low, own_high) = _ends(adversary), _ends(own)
    admitted = own_high > 0
    with np.errstate(divide="ignore", invalid="ignore"):
        least, most = low / own_high, np.where(own_low > 0, high / own_low, np.inf)
    return np.where(admitted, least, np.nan), np.where(admitted, most, np.nan)


def _states(
    board: Board, given: BoolArray, comparable: BoolArray, consistent: BoolArray
) -> LongArray:
    own, adversary, _ = given.T
    both = board.voices.register.both[board.cells]
    denied = np.isin(board.cells, list(board.denials)) & ~own & ~both
    unlike = both | (own & adversary) | board.elsewhere[board.cells]
    cases = (
        (~given.any(axis=1), State.NO_STATEMENT),
        (denied, State.DENIED),
        (comparable & consistent, State.CONSISTENT),
        (comparable, State.DIVERGENT),
        (unlike, State.MISMATCH),
        (own, State.OWN_ONLY),
        (adversary, State.ADVERSARY_ONLY),
    )
    codes = [_CODE[state] for _, state in cases]
    return np.select([case for case, _ in cases], codes, _CODE[State.THIRD_ONLY]).astype(np.int64)


def _newest(board: Board) -> LongArray:
    days = board.voices.index.days[board.voices.sight.clock].last
    rows = np.append(days[board.standing.row], UNDATED)
    return rows[board.slots[board.cells]].reshape(-1, SLOTS).max(axis=1).astype(np.int64)


def _points(amounts: Amounts) -> FloatArray:
    """The one number said of each, as ``Amount.point``; NaN where only a range was."""
    best, low, high = amounts.best, amounts.low, amounts.high
    ends = np.where(np.isnan(high), low, np.where(np.isnan(low), high, np.nan))
    return np.where(np.isnan(best), np.where(low == high, low, ends), best)


def _middles(amounts: Amounts) -> FloatArray:
    points, (low, high) = _points(amounts), _ends(amounts)
    ranged = np.sqrt(np.maximum(low, _HALF) * np.maximum(high, _HALF))
    middles = np.where(np.isnan(points), np.where(np.isinf(high), low, ranged), points)
    return np.where(amounts.stated, middles, np.nan)


def _ends(amounts: Amounts) -> tuple[FloatArray, FloatArray]:
    low, high = amounts.low, amounts.high
    return np.where(np.isnan(low), 0.0, low), np.where(np.isnan(high), np.inf, high)
