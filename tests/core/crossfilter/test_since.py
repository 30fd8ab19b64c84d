"""What came and went between two states of the filters is found by the days that moved."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from core.filters import DateSpan, FilterState, OneOf
from tests.making import workspace
from tests.reading import Claim
from tests.strategies import claim_lists, filter_states, spans

SAID: list[Claim] = [
    {"claimed_on": "2016-04-02"},
    {"claimed_on": "2016-04-01/2016-04-09"},
    {"claimed_on": "2016-04-05"},
    {"claimed_on": "2016-04-07"},
    {"claimed_on": ""},
]


def april(first: int, last: int) -> FilterState:
    return FilterState().with_clause(DateSpan(date(2016, 4, first), date(2016, 4, last)))


def test_a_window_that_moves_lets_in_and_out_what_lies_between() -> None:
    """From 2-4 April to 6-8 April the second goes, the seventh comes, what spans both stays."""
    space = workspace(SAID)
    moved = space.passing(april(6, 8)).since(space.passing(april(2, 4)))
    assert moved is not None
    came, went = moved
    assert (came.tolist(), went.tolist()) == ([3], [0])


def test_another_filter_or_clock_that_moved_too_has_to_be_looked_at_in_full() -> None:
    space = workspace(SAID)
    before, after = space.passing(april(2, 4)), space.passing(april(6, 8))
    other = april(6, 8).with_clause(OneOf("claimant", frozenset({"A1"})))
    assert space.passing(other).since(before) is None
    assert space.passing(FilterState()).since(before) is None
    assert after.since(space.passing(FilterState())) is None


@given(claim_lists, filter_states(), st.tuples(spans, spans))
@settings(deadline=None)
def test_what_came_and_went_is_what_passes_on_one_side_alone(
    claims: list[Claim], filters: FilterState, ends: tuple[DateSpan, DateSpan]
) -> None:
    space = workspace(claims)
    before, after = (space.passing(filters.with_clause(end)) for end in ends)
    moved = after.since(before)
    if ends[0].inside != ends[1].inside:
        assert moved is None
        return
    assert moved is not None
    came, went = (sorted(rows.tolist()) for rows in moved)
    old, new = set(before.rows.tolist()), set(after.rows.tolist())
    assert came == sorted(new - old)
    assert went == sorted(old - new)
