"""The scale of the slider, and the days it stands on."""

from collections import Counter
from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from core.filters import KNOWN_ON, FilterState, OneOf
from core.filters.dates import day_number, day_of
from core.panels.known_on import KnownScale, build
from core.panels.question import Question
from core.vocabulary.terms import Clock
from tests.making import workspace
from tests.reading import Claim, interval, passes
from tests.strategies import claim_lists, filter_states


@given(st.lists(st.integers(10_000, 30_000), min_size=1, max_size=60))
def test_a_place_leads_back_to_its_day_and_later_days_stand_further_right(days: list[int]) -> None:
    scale = KnownScale.over(np.array(days, dtype=np.int32))
    between = range(scale.first, scale.last + 1, max(1, (scale.last - scale.first) // 50))
    places = [scale.place(day) for day in between]
    assert places == sorted(set(places))
    assert all(0 <= place <= 1 for place in places)
    assert [scale.day(place) for place in places] == list(between)
    assert (scale.day(-1), scale.day(2)) == (scale.first, scale.last)


def test_half_the_room_goes_by_time_and_half_by_number_of_claims() -> None:
    """Days 1 (three claims) and 11 (one): day 1 ends after 1/11 of the time, 3/4 of the claims."""
    scale = KnownScale.over(np.array([1, 1, 1, 11], dtype=np.int32))
    assert (scale.first, scale.last) == (0, 11)
    assert scale.place(0) == 0
    assert scale.place(1) == (1 / 11 + 3 / 4) / 2
    assert scale.place(10) == (10 / 11 + 3 / 4) / 2
    assert scale.place(11) == 1


def test_the_next_day_on_which_something_was_said() -> None:
    scale = KnownScale.over(np.array([5, 9, 9, 20], dtype=np.int32))
    assert [scale.next_said(day, 1) for day in (4, 5, 7, 9, 20)] == [5, 9, 9, 20, 20]
    assert [scale.next_said(day, -1) for day in (20, 9, 6, 5)] == [9, 5, 5, 4]


def test_the_scale_is_of_all_claims_and_the_marks_of_those_in_view() -> None:
    opened = workspace(
        [
            {"claimant": "A1", "claimed_on": "2016-04-02"},
            {"claimant": "B1", "claimed_on": "2016-04-04"},
            {"claimant": "A1", "claimed_on": "2016-04-03/2016-04-06"},
            {"claimant": "A1"},
        ]
    )
    filters = FilterState(known_on=date(2016, 4, 2)).with_clause(
        OneOf("claimant", frozenset({"A1"}))
    )
    view = build(Question(opened, filters, brushed=frozenset({KNOWN_ON})))
    third, sixth = day_number(date(2016, 4, 3)), day_number(date(2016, 4, 6))
    assert view.scale is not None
    assert view.scale.last == sixth
    assert view.said.tolist() == [third - 1, sixth]
    assert [view.known(day) for day in (third - 2, third, sixth)] == [0, 1, 2]
    assert (view.undated, view.size) == (1, 4)


@given(claim_lists, st.lists(filter_states(), min_size=1, max_size=4))
def test_after_any_filters_the_marks_are_the_last_days_of_the_claims_that_pass(
    claims: list[Claim], states: list[FilterState]
) -> None:
    opened = workspace(claims)
    for filters in [FilterState(), *states, FilterState()]:
        view = build(Question(opened, filters, brushed=frozenset({KNOWN_ON})))
        kept = [claim for claim in claims if passes(claim, filters.without((KNOWN_ON,)))]
        said = Counter(when[1] for claim in kept if (when := interval(claim, Clock.CLAIMED)))
        days = [day_of(day).isoformat() for day in view.said.tolist()]
        assert dict(zip(days, view.counts.tolist(), strict=True)) == said


def test_where_no_claim_is_dated_there_is_no_scale() -> None:
    view = build(Question(workspace([{"claimant": "A1"}]), FilterState()))
    assert view.scale is None
    assert view.undated == 1
