"""Days that tell no claim from another: filters are as wide as they can be without telling more."""

from datetime import date

import pytest
from hypothesis import given, settings

from core.crossfilter import Workspace
from core.crossfilter import workspace as module
from core.filters import DateSpan, FilterState
from core.filters.dates import day_number
from tests.making import workspace
from tests.reading import Claim
from tests.strategies import claim_lists, filter_states, spans

SAID: list[Claim] = [
    {"claimed_on": "2016-04-02"},
    {"claimed_on": "2016-04-05/2016-04-07", "since": "2016-03-20"},
    {"claimed_on": "2016-04-20"},
]


def april(first: int, last: int) -> DateSpan:
    return DateSpan(date(2016, 4, first), date(2016, 4, last))


def opened() -> Workspace:
    ally = {"source": "A1", "target": "B1", "type": "alliance", "valid_from": "2016-04-11"}
    return workspace(SAID, relations=[ally])


@pytest.mark.parametrize(
    ("span", "widest"),
    [
        (april(3, 4), april(3, 4)),
        (april(3, 6), april(3, 6)),
        (april(4, 9), april(3, 10)),
        (april(9, 10), april(8, 10)),
        (april(9, 12), april(8, 19)),
        (april(22, 25), DateSpan(date(2016, 4, 21), date.max)),
        (DateSpan(date(2016, 3, 1), date(2016, 4, 1)), DateSpan(date.min, date(2016, 4, 1))),
    ],
)
def test_a_span_reaches_from_the_day_after_something_to_the_day_before(
    span: DateSpan, widest: DateSpan
) -> None:
    """Claims begin on 2, 5 and 20 April and end on the 7th, an alliance begins on the 11th."""
    found = opened().widened(FilterState().with_clause(span))
    assert found == FilterState().with_clause(widest)


def test_known_on_reaches_to_the_day_before_something_more() -> None:
    known = FilterState(known_on=date(2016, 4, 8))
    assert opened().widened(known) == FilterState(known_on=date(2016, 4, 10))


def test_the_days_that_a_view_says_stay() -> None:
    filters = FilterState(known_on=date(2016, 4, 8)).with_clause(april(4, 9))
    wide = opened().widened(filters, frozenset({"known_on"}))
    assert wide == FilterState(known_on=date(2016, 4, 8)).with_clause(april(3, 10))
    assert opened().widened(filters, frozenset({"known_on", "dates"})) == filters


def test_of_many_claims_the_days_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MANY", len(SAID) - 1)
    filters = FilterState().with_clause(april(4, 9))
    assert opened().widened(filters) is filters


@given(claim_lists, filter_states(), spans)
@settings(deadline=None)
def test_wider_filters_let_the_same_claims_pass_and_leave_the_same_ones_before_and_after(
    claims: list[Claim], filters: FilterState, span: DateSpan
) -> None:
    space, filters = workspace(claims), filters.with_clause(span)
    wide = space.widened(filters)
    assert space.mask(wide).tolist() == space.mask(filters).tolist()
    assert space.widened(wide) == wide
    ends = [state.clause("dates") for state in (filters, wide)]
    days = space.index.days[filters.clock]
    before, after = (
        [
            (column[days.dated] < day_number(end.first)).tolist()
            + (column[days.dated] > day_number(end.last)).tolist()
            for column in (days.first, days.last)
        ]
        for end in ends
        if isinstance(end, DateSpan)
    )
    assert before == after
