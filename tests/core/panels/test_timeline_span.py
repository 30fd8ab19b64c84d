"""Spans of days under gestures."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.filters import DateSpan, FilterState
from core.filters.dates import day_number
from core.panels.bins import Unit
from core.panels.question import Question
from core.panels.timeline.span import Grip, Span, clause_of, dragged, in_sight, limits_of
from core.panels.timeline.view import TimelineView, build
from tests.making import workspace

LIMITS = Span(0, 99)
SPANS = some.tuples(some.integers(0, 99), some.integers(0, 99)).map(
    lambda ends: Span(min(ends), max(ends))
)


@pytest.fixture
def ten_days() -> TimelineView:
    space = workspace(
        [
            {"claimant": "A", "claimed_on": "2016-04-01"},
            {"claimant": "B", "claimed_on": "2016-04-10"},
        ]
    )
    return build(Question(space, FilterState()))


def test_a_moved_span_stops_at_the_limits_and_keeps_its_length() -> None:
    assert Span(10, 14).moved(-20, LIMITS) == Span(0, 4)
    assert Span(10, 14).moved(200, LIMITS) == Span(95, 99)
    assert Span(10, 14).moved(3, LIMITS) == Span(13, 17)


def test_a_narrowed_span_keeps_one_day() -> None:
    assert Span(10, 11).widened(-5, LIMITS) == Span(10, 10)
    assert Span(10, 11).widened(500, LIMITS) == Span(10, 99)


def test_zooming_keeps_the_moment_under_the_pointer() -> None:
    # At a quarter of 20 days; half as long: 5 of the 10 days' quarter is 2.5, rounded to even.
    assert Span(20, 39).zoomed(25.0, 0.5, LIMITS) == Span(22, 31)


def test_every_step_of_zooming_changes_something() -> None:
    assert Span(10, 11).zoomed(11.0, 0.9, LIMITS).days == 1
    assert Span(10, 10).zoomed(10.5, 1.1, LIMITS).days == 2


@pytest.mark.parametrize(
    ("grip", "pressed", "now", "span"),
    [
        (Grip.NEW, 30.2, 33.9, Span(30, 33)),
        (Grip.NEW, 33.9, 30.2, Span(30, 33)),
        (Grip.NEW, 30.2, 500.0, Span(30, 99)),
        (Grip.WHOLE, 12.0, 15.1, Span(13, 17)),
        (Grip.FIRST, 10.0, 7.8, Span(8, 14)),
        (Grip.LAST, 15.0, 12.2, Span(10, 11)),
        (Grip.LAST, 15.0, 4.0, Span(3, 10)),
    ],
)
def test_a_drag_makes_whole_days(grip: Grip, pressed: float, now: float, span: Span) -> None:
    assert dragged(grip, Span(10, 14), pressed, now, LIMITS) == span


@given(SPANS, some.sampled_from(list(Grip)), some.floats(0, 100), some.floats(-50, 150))
def test_no_drag_leaves_the_limits(held: Span, grip: Grip, pressed: float, now: float) -> None:
    span = dragged(grip, held, pressed, now, LIMITS)
    assert LIMITS.first <= span.first <= span.last <= LIMITS.last


@given(SPANS, some.integers(-200, 200), some.floats(0.1, 8), some.floats(0, 1))
def test_no_key_and_no_wheel_leaves_the_limits(
    span: Span, days: int, factor: float, share: float
) -> None:
    at = span.first + share * span.days
    changed = (
        span.moved(days, LIMITS),
        span.widened(days, LIMITS),
        span.zoomed(at, factor, LIMITS),
    )
    for found in changed:
        assert LIMITS.first <= found.first <= found.last <= LIMITS.last


def test_the_arrow_keys_step_by_a_bin_of_what_is_looked_at() -> None:
    assert Span(0, 7).step is Unit.DAY
    assert Span(0, 364).step is Unit.WEEK
    assert Span(0, 2_000).step is Unit.QUARTER


def test_a_brush_over_everything_is_no_filter(ten_days: TimelineView) -> None:
    whole = limits_of(ten_days)
    assert clause_of(ten_days, whole, inside=False) is None
    shorter = Span(whole.first, whole.last - 1)
    assert clause_of(ten_days, shorter, inside=True) == DateSpan(
        date(2016, 4, 1), date(2016, 4, 9), inside=True
    )


def test_the_lanes_show_the_part_of_a_filter_that_has_claims(ten_days: TimelineView) -> None:
    assert in_sight(ten_days, None) == limits_of(ten_days)
    wide = DateSpan(date(2016, 4, 8), date(2030, 1, 1))
    assert in_sight(ten_days, wide) == Span(
        day_number(date(2016, 4, 8)), day_number(date(2016, 4, 10))
    )
    elsewhere = DateSpan(date(2030, 1, 1), date(2030, 1, 2))
    assert in_sight(ten_days, elsewhere) == Span.of(elsewhere)
