"""The gestures that are replayed: states of the filters as a hand makes them, one after another."""

from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
from msgspec.structs import replace

from benchmarks.claims import DAYS, FIRST_DAY, WORDS
from core.filters import DateSpan, FilterState, OneOf, Words

_FIRST: date = FIRST_DAY.item()

STEPS = (1, 1, 2, 3, 2, 5, 8, 13, 9, 4, 2, 1)
"""Days that a brush moves from one event to the next: a hand speeds up and slows down."""

_DRAWN = 8
"""A new window is drawn at so many times the speed at which an old one is dragged."""


def date_drags(random: np.random.Generator, moves: int) -> Iterator[FilterState]:
    """A window is drawn from a day on, dragged as a whole, then by its ends; then another."""
    made = 0
    while True:
        low = int(random.integers(400, DAYS - 1_500))
        high = low
        for grip in ("draw", "whole", "low", "high"):
            way = int(random.choice((-1, 1)))
            for step in STEPS:
                low += way * step * (grip in ("whole", "low"))
                high += _DRAWN * step if grip == "draw" else way * step * (grip != "low")
                if made == moves:
                    return
                made += 1
                yield FilterState((DateSpan(day_of(min(low, high)), day_of(max(low, high))),))


def toggles(
    random: np.random.Generator, key: str, values: tuple[str, ...], begin: FilterState, moves: int
) -> Iterator[FilterState]:
    """Boxes of a list are unticked and ticked again one by one; some always stay ticked."""
    chosen = frozenset(values)
    for _ in range(moves):
        changed = chosen ^ {values[int(random.integers(0, len(values)))]}
        chosen = changed or chosen
        yield begin.with_clause(OneOf(key, chosen))


def three_in_turn(
    random: np.random.Generator, values: dict[str, tuple[str, ...]], moves: int
) -> Iterator[FilterState]:
    """A window of a year stands; category, actor and window are changed in turn."""
    low = int(random.integers(400, DAYS - 800))
    state = FilterState((DateSpan(day_of(low), day_of(low + 365)),))
    changing = {
        key: toggles(random, key, found, FilterState(), moves) for key, found in values.items()
    }
    for _ in range(moves):
        for one in changing.values():
            (clause,) = next(one).clauses
            state = state.with_clause(clause)
            yield state
        low += int(random.integers(-7, 8))
        state = state.with_clause(DateSpan(day_of(low), day_of(low + 365)))
        yield state


def typed(random: np.random.Generator) -> Iterator[FilterState]:
    """A word is typed letter by letter."""
    word = WORDS[int(random.integers(0, len(WORDS)))]
    for end in range(3, len(word) + 1):
        yield FilterState((Words(word[:end]),))


def known_on_drag(random: np.random.Generator, moves: int) -> Iterator[FilterState]:
    """The day of *as known on* is dragged."""
    day = int(random.integers(1_000, DAYS - 1_000))
    for place in range(moves):
        day += STEPS[place % len(STEPS)]
        yield replace(FilterState(), known_on=day_of(day))


def random_span(random: np.random.Generator) -> DateSpan:
    """A window anywhere; one in four must hold its claims whole."""
    low, high = sorted(random.integers(0, DAYS, 2).tolist())
    return DateSpan(day_of(low), day_of(high), inside=bool(random.integers(0, 4) == 0))


def day_of(number: int) -> date:
    """A day of the ten years."""
    return _FIRST + timedelta(days=number)
