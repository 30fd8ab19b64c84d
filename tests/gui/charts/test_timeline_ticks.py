"""Ticks of the date axis: the step by zoom, the years, no overlap."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.filters.dates import day_number
from core.panels.bins import FIRST_DAY, LAST_DAY
from gui.charts.timeline.scale import GUTTER, Scale
from gui.charts.timeline.ticks import ticks

LETTER = 7.0


def width_of(text: str) -> float:
    return len(text) * LETTER


def labels(first: str, last: str, width: float) -> list[str]:
    lo, hi = (day_number(date.fromisoformat(text)) for text in (first, last))
    found = ticks(Scale(lo, hi + 1, GUTTER, GUTTER + width), width_of)
    return [tick.label for tick in found if tick.label]


@pytest.mark.parametrize(
    ("first", "last", "width", "wanted"),
    [
        ("2016-04-04", "2016-04-04", 450, ["4 Apr 2016", "06:00", "12:00", "18:00"]),
        ("2016-04-04", "2016-04-07", 400, ["4 Apr 2016", "5 Apr", "6 Apr", "7 Apr"]),
        ("2016-03-28", "2016-04-06", 420, ["29 Mar 2016", "1 Apr", "3 Apr", "5 Apr"]),
        ("2016-11-15", "2017-02-15", 280, ["Dec", "2017", "Feb"]),
        ("2016-05-15", "2016-08-15", 280, ["Jun 2016", "Jul", "Aug"]),
        ("2014-05-01", "2017-05-01", 240, ["2015", "2016", "2017"]),
    ],
)
def test_the_step_follows_the_zoom_and_each_year_is_said_once(
    first: str, last: str, width: float, wanted: list[str]
) -> None:
    assert labels(first, last, width) == wanted


def test_hours_are_not_offered_where_claims_do_not_stand_at_theirs() -> None:
    assert all(":" not in label for label in labels("2016-04-04", "2016-04-07", 1_500))


@given(some.integers(FIRST_DAY, LAST_DAY), some.integers(1, 400_000), some.integers(60, 2_000))
def test_labels_never_overlap(first: int, length: int, width: int) -> None:
    scale = Scale(first, min(first + length, LAST_DAY), GUTTER, GUTTER + width)
    end = 0.0
    for tick in ticks(scale, width_of):
        assert scale.lo <= tick.moment <= scale.hi
        if tick.label:
            assert scale.x(tick.moment) >= end
            end = scale.x(tick.moment) + width_of(tick.label) + 4
