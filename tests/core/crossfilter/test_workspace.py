from datetime import date

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from core.crossfilter import Asked
from core.filters import KNOWN_ON, DateSpan, FilterState, OneOf
from core.index import Rows
from tests.making import workspace
from tests.reading import passes
from tests.strategies import claim_lists, filter_states


@given(claim_lists, filter_states())
def test_the_mask_equals_a_plain_reading_of_every_filter(
    claims: list[dict[str, object]], state: FilterState
) -> None:
    opened = workspace(claims)
    assert opened.mask(state).tolist() == [passes(claim, state) for claim in claims]


@given(claim_lists, filter_states())
def test_without_a_key_equals_the_state_without_that_clause(
    claims: list[dict[str, object]], state: FilterState
) -> None:
    opened = workspace(claims)
    for clause in state.clauses:
        expected = [passes(claim, state, clause.key) for claim in claims]
        assert opened.mask(state, without=(clause.key,)).tolist() == expected


@given(claim_lists, filter_states())
def test_the_reasons_of_the_denominator_add_up(
    claims: list[dict[str, object]], state: FilterState
) -> None:
    found = workspace(claims).denominator(state)
    reasons = (
        *(found.not_yet_known, found.unsaid_when),
        *(found.undated, found.not_graded, found.filtered),
    )
    assert min(reasons) >= 0
    assert found.shown + sum(reasons) == found.total == len(claims)


def test_the_denominator_says_why_the_rest_is_hidden() -> None:
    opened = workspace(
        [
            {"claimant": "A1", "claimed_on": "2016-04-02", "reliability": "A"},
            {"claimant": "A1", "claimed_on": "2016-04-02"},
            {"claimant": "A1"},
            {"claimant": "B1", "claimed_on": "2016-04-02", "reliability": "B"},
            {"claimant": "A1", "claimed_on": "2016-05-01", "reliability": "A"},
        ]
    )
    state = (
        FilterState()
        .with_clause(DateSpan(date(2016, 4, 1), date(2016, 4, 30)))
        .with_clause(OneOf("reliability", frozenset({"A"})))
    )
    sentence = opened.denominator(state).sentence
    assert sentence == "1 of 5 claims (2 filtered · 1 undated · 1 not graded)"


def test_a_count_is_of_the_claims_that_pass_only() -> None:
    opened = workspace([{"claimant": name, "subject": "B2"} for name in ("A1", "B1", "A1")])
    claimant = opened.index["claimant"]
    state = FilterState().with_clause(OneOf("claimant", frozenset({"A1"})))
    counts = opened.counts.ask([Asked(opened.tally("claimant"), state)])[0]
    assert dict(zip(claimant.values, counts.tolist(), strict=True)) == {"A1": 2, "B1": 0}


def test_what_was_not_yet_claimed_is_not_known() -> None:
    opened = workspace(
        [
            {"claimant": "A1", "claimed_on": "2016-04-02"},
            {"claimant": "A1", "claimed_on": "2016-04-04"},
            {"claimant": "A1", "event_date": "2016-04-01"},
        ]
    )
    state = FilterState(known_on=date(2016, 4, 3))
    assert opened.mask(state).tolist() == [True, False, False]
    assert opened.mask(state, without=(KNOWN_ON,)).tolist() == [True, True, True]
    sentence = opened.denominator(state).sentence
    assert sentence == "1 of 3 claims (1 not known by then · 1 without a claim date)"


def test_a_claim_dated_to_a_span_is_known_from_its_last_day() -> None:
    opened = workspace([{"claimant": "A1", "claimed_on": "2016-04-02/2016-04-05"}])
    known = [
        bool(opened.known(FilterState(known_on=date(2016, 4, day)))[0]) for day in (1, 2, 4, 5)
    ]
    assert known == [False, False, False, True]


@given(claim_lists, filter_states(), st.data())
@settings(deadline=None)
def test_single_rows_pass_where_the_mask_says_so(
    claims: list[dict[str, object]], state: FilterState, data: st.DataObject
) -> None:
    passing = workspace(claims).passing(state)
    rows = Rows(data.draw(st.lists(st.integers(0, len(claims) - 1)))) if claims else Rows()
    assert passing.holds(rows.array).tolist() == passing.mask[rows.array].tolist()
    assert passing.count == int(passing.mask.sum())
    assert passing.among(rows) == Rows(rows.array[passing.mask[rows.array]])


@given(claim_lists, filter_states(), st.integers(0, 30))
@settings(deadline=None)
def test_rows_by_date_are_those_that_pass_sorted(
    claims: list[dict[str, object]], state: FilterState, most: int
) -> None:
    opened = workspace(claims)
    days = opened.index.days[state.clock]
    passed = [row for row, claim in enumerate(claims) if passes(claim, state)]
    expected = sorted(
        passed,
        key=lambda row: (not days.dated[row], int(days.first[row]), int(days.last[row]), row),
    )
    assert opened.passing(state).by_date().tolist() == expected
    assert opened.passing(state).by_date(most).tolist() == expected[:most]
    assert np.array_equal(np.sort(expected), opened.passing(state).rows)
