"""The way of the dates from one step to the next."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from core.filters import DateSpan, FilterState, Words
from core.story_passage import passage
from core.vocabulary.terms import Clock
from tests.making import workspace

SPACE = workspace(
    [
        {"claimant": "A1", "claimed_on": "2016-04-01"},
        {"claimant": "B1", "claimed_on": "2016-04-21"},
    ]
)
DAYS = st.dates(date(2016, 1, 1), date(2017, 1, 1))


def span(first: date, last: date) -> FilterState:
    return FilterState().with_clause(DateSpan(min(first, last), max(first, last)))


def dates(filters: FilterState) -> DateSpan:
    clause = filters.clause("dates")
    assert isinstance(clause, DateSpan)
    return clause


def test_half_of_the_way_lies_half_between() -> None:
    way = passage(
        span(date(2016, 4, 1), date(2016, 4, 5)), span(date(2016, 4, 11), date(2016, 4, 25)), SPACE
    )
    assert way is not None
    assert dates(way.at(0.5)) == DateSpan(date(2016, 4, 6), date(2016, 4, 15))


def test_no_filter_of_dates_is_the_span_of_all_claims() -> None:
    way = passage(FilterState(), span(date(2016, 4, 5), date(2016, 4, 9)), SPACE)
    assert way is not None
    assert dates(way.at(0.0)) == DateSpan(date(2016, 4, 1), date(2016, 4, 21))
    back = passage(span(date(2016, 4, 5), date(2016, 4, 9)), FilterState(), SPACE)
    assert back is not None
    assert dates(back.at(0.99)) == DateSpan(date(2016, 4, 1), date(2016, 4, 21))
    assert back.at(1.0) == FilterState()


def test_there_is_no_way_where_dates_stay_or_the_clock_is_another() -> None:
    here = span(date(2016, 4, 5), date(2016, 4, 9))
    assert passage(here, here.with_clause(Words("tank")), SPACE) is None
    assert passage(here, FilterState(clock=Clock.EVENT), SPACE) is None
    undated = workspace([{"claimant": "A1"}])
    assert passage(FilterState(), here, undated) is None


@given(DAYS, DAYS, DAYS, DAYS, st.lists(st.floats(0, 1), min_size=1))
def test_both_ends_only_ever_come_nearer(
    a: date, b: date, c: date, d: date, shares: list[float]
) -> None:
    old, new = span(a, b), span(c, d).with_clause(Words("tank"))
    way = passage(old, new, SPACE)
    if way is None:
        assert dates(old) == dates(new)
        return
    assert dates(way.at(0.0)) == dates(old)
    assert way.at(1.0) == new
    seen = [way.at(share) for share in sorted(shares)]
    assert all(one.without(("dates",)) == new.without(("dates",)) for one in seen)
    for end in ("first", "last"):
        gaps = [abs((getattr(dates(one), end) - getattr(dates(new), end)).days) for one in seen]
        assert gaps == sorted(gaps, reverse=True)
