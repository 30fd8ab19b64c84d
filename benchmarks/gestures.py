"""The gestures that are replayed: states of the filters as a hand makes them, one after another."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np

from benchmarks.claims import DAYS, FIRST_DAY
from core.filters import DateSpan, FilterState, OneOf

_FIRST: date = FIRST_DAY.item()

STEPS = (1, 1, 2, 3, 2, 5, 8, 13, 9, 4, 2, 1)
"""Days that a brush moves from one event to the next: a hand speeds up and slows down."""


def date_drags(
    random: np.random.Generator, moves: int, begin: FilterState | None = None
) -> Iterator[FilterState]:
    """A window of days is grabbed anywhere, its whole or one end is dragged, and so on."""
    state, made = begin or FilterState(), 0
    while made < moves:
        low = int(random.integers(0, DAYS - 100))
        high = int(random.integers(low + 7, min(low + 2_000, DAYS)))
        grip, way = int(random.integers(0, 3)), int(random.choice((-1, 1)))
        for step in STEPS * 2:
            low += way * step * (grip != 1)
            high += way * step * (grip != 0)
            if not 0 <= low <= high < DAYS:
                break
            made += 1
            yield state.with_clause(DateSpan(_day(low), _day(high)))


def toggles(
    random: np.random.Generator, key: str, values: tuple[str, ...], begin: FilterState, moves: int
) -> Iterator[FilterState]:
    """Boxes of a list are ticked and unticked one by one; the last one ticked stays."""
    chosen = frozenset(values)
    for _ in range(moves):
        changed = chosen ^ {values[int(random.integers(0, len(values)))]}
        chosen = changed or chosen
        yield begin.with_clause(OneOf(key, chosen))


def _day(number: int) -> date:
    return _FIRST + timedelta(days=number)
