"""The columns of a comparison say what its cells say one by one."""

from math import log2, nan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.comparison import Amount, Cell, Comparison, Level, State, compare, sight_of
from core.comparison.measured import STATES
from core.filters import DateSpan, FilterState
from core.index import UNDATED
from tests.comparing import Claim, claimed, compared, killed, own
from tests.core.comparison.test_plain_reference import SPANS, claim_lists
from tests.making import workspace


def told(cell: Cell) -> tuple[object, ...]:
    """The columns' entries of one cell, worked out from the cell alone."""
    apart, slots = cell.difference, [slot for slot in cell.compared if slot is not None]
    share = doublings = distance = least = most = nan
    gap = -1.0
    if apart is not None:
        share = nan if apart.share is None else apart.share
        doublings = nan if apart.doublings is None else apart.doublings
        distance = apart.distance
        least, most = (nan, nan) if apart.ratio is None else apart.ratio
        admitted, said, _ = cell.compared
        assert admitted is not None
        assert said is not None
        gap = abs(log2((said.amount.middle + 0.5) / (admitted.amount.middle + 0.5)))
    return (
        *(cell.state, share, doublings, distance, least, most, gap),
        max((slot.amount.middle for slot in slots if _stated(slot.amount)), default=-1.0),
        max((slot.as_of for slot in slots), default=UNDATED),
    )


def _stated(amount: Amount) -> bool:
    """Whether it says any number; of sums a lower end and an upper one may leave none."""
    return (amount.best, amount.low, amount.high) != (None, None, None)


def columns(comparison: Comparison) -> list[tuple[object, ...]]:
    made = comparison.measured
    numbers = (made.share, made.doublings, made.distance, made.least, made.most, made.gap)
    codes: list[int] = made.state.tolist()
    state = [STATES[code] for code in codes]
    parts = [column.tolist() for column in (*numbers, made.size, made.newest)]
    return list(zip(state, *parts, strict=True))


def assert_alike(comparison: Comparison) -> None:
    one_by_one = [told(cell) for cell in comparison.cells]
    for (state, *numbers), (expected, *others) in zip(columns(comparison), one_by_one, strict=True):
        assert state is expected
        np.testing.assert_allclose(np.array(numbers, float), np.array(others, float), rtol=1e-12)


@given(claim_lists(), st.none() | SPANS, st.sampled_from(list(Level)))
@settings(max_examples=80, deadline=None)
def test_whatever_the_claims(claims: list[Claim], span: DateSpan | None, level: Level) -> None:
    space = workspace(claims)
    filters = FilterState() if span is None else FilterState().with_clause(span)
    assert_alike(compare(space.dataset, space.index, sight_of(space, filters, level)))


@pytest.mark.parametrize(
    ("claims", "states"),
    [
        ([claimed(26), own(1)], [State.DIVERGENT]),
        ([claimed(26), own(0)], [State.DIVERGENT]),
        ([claimed(10, bound="at_least"), own(15)], [State.CONSISTENT]),
        ([claimed(None, low=300, high=1500, bound="range"), own(7)], [State.DIVERGENT]),
        ([claimed(26), own(None, act="deny", replies_to="c0")], [State.DENIED]),
        ([claimed(3), own(7, basis="cumulative")], [State.MISMATCH]),
        ([claimed(9, measure="casualties"), own(7)], [State.MISMATCH] * 2),
        ([killed("Press", "", 350, scope="both_sides")], [State.MISMATCH]),
        ([own(None, bound="vague")], [State.NO_STATEMENT]),
        ([killed("Press", "A army", 3)], [State.THIRD_ONLY]),
        (
            [
                claimed(300, basis="incremental"),
                own(None, low=5, basis="incremental"),
                own(None, "2016-04-05", high=10, basis="incremental"),
            ],
            [State.MISMATCH],
        ),
        (
            [
                claimed(33, measure="destroyed", category="armoured_vehicle", basis="incremental"),
                own(14, measure="destroyed", category="tank", basis="incremental"),
            ],
            [State.CONSISTENT, State.MISMATCH],
        ),
    ],
)
def test_every_state(claims: list[Claim], states: list[State]) -> None:
    made = compared(workspace(claims))
    assert [cell.state for cell in made.cells] == states
    assert_alike(made)
