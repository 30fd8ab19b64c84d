"""Bins of whole days and the densest stretch."""

from datetime import date
from math import ceil, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from core.filters.dates import day_number, day_of
from core.index import Days
from core.panels.bins import (
    FIRST_DAY,
    LAST_DAY,
    Stretch,
    Unit,
    bin_of,
    densest,
    edges,
    extent,
    floor,
    touching,
    unit_for,
)


def day(text: str) -> int:
    return day_number(date.fromisoformat(text))


def by_day(firsts: list[int]) -> tuple[np.ndarray, np.ndarray]:
    return np.unique(np.array(firsts, dtype=np.int32), return_counts=True)


def days(*texts: str) -> np.ndarray:
    return np.array([day(text) for text in texts], dtype=np.int32)


@pytest.mark.parametrize(
    ("length", "unit"),
    [
        (1, Unit.DAY),
        (400, Unit.DAY),
        (401, Unit.WEEK),
        (2_800, Unit.WEEK),
        (2_801, Unit.MONTH),
        (12_001, Unit.QUARTER),
        (36_401, Unit.YEAR),
        (3_650_000, Unit.YEAR),
    ],
)
def test_the_finest_unit_with_at_most_400_bins_is_chosen(length: int, unit: Unit) -> None:
    assert unit_for(length) is unit


def test_bins_of_months_and_quarters_follow_the_calendar() -> None:
    months = edges(day("2016-01-31"), day("2016-03-01"), Unit.MONTH)
    assert months.tolist() == days("2016-01-01", "2016-02-01", "2016-03-01", "2016-04-01").tolist()
    quarters = edges(day("2016-11-30"), day("2017-01-01"), Unit.QUARTER)
    assert quarters.tolist() == days("2016-10-01", "2017-01-01", "2017-04-01").tolist()
    # 4 April 2016 was a Monday.
    assert floor(day("2016-04-10"), Unit.WEEK) == day("2016-04-04")


@given(some.integers(FIRST_DAY, LAST_DAY), some.integers(0, 4_000), some.sampled_from(list(Unit)))
def test_bins_cover_their_stretch_without_gaps(first: int, length: int, unit: Unit) -> None:
    last = min(first + length, LAST_DAY)
    at = edges(first, last, unit)
    assert at[0] <= first
    assert at[-2] <= last < at[-1]
    assert (np.diff(at) > 0).all()
    assert floor(last, unit) == at[-2]


def test_a_claim_is_counted_in_every_bin_its_days_touch() -> None:
    at = edges(day("2016-04-01"), day("2016-04-04"), Unit.DAY)
    first = days("2016-04-01", "2016-04-02", "2016-03-01", "2016-05-01")
    last = days("2016-04-01", "2016-04-03", "2016-05-01", "2016-05-01")
    group = np.array([0, 1, 1, 0], dtype=np.int32)
    assert touching(first, last, group, 2, at).tolist() == [[1, 0, 0, 0], [1, 2, 2, 1]]


@given(
    some.lists(
        some.tuples(some.integers(0, 60), some.integers(0, 30), some.integers(0, 2)), max_size=40
    )
)
def test_counts_are_what_counting_by_hand_gives(claims: list[tuple[int, int, int]]) -> None:
    first = np.array([start for start, _, _ in claims], dtype=np.int32)
    last = np.array([start + length for start, length, _ in claims], dtype=np.int32)
    group = np.array([side for _, _, side in claims], dtype=np.int32)
    at = edges(5, 50, Unit.WEEK)
    counted = touching(first, last, group, 3, at)
    for side in range(3):
        for place in range(len(at) - 1):
            by_hand = sum(
                1
                for start, length, of in claims
                if of == side and start < at[place + 1] and start + length >= at[place]
            )
            assert counted[side, place] == by_hand


def test_open_ends_do_not_stretch_the_extent() -> None:
    first = np.array([FIRST_DAY, day("2016-04-02"), day("2016-04-03")], dtype=np.int32)
    last = np.array([day("2016-04-01"), day("2016-04-02"), LAST_DAY], dtype=np.int32)
    found = extent(Days(first, last, np.zeros(3, dtype=bool)))
    assert found == (day("2016-04-01"), day("2016-04-03"))


def test_the_densest_stretch_leaves_the_stragglers_out() -> None:
    crowd = [day("2016-04-02")] * 6 + [day("2016-04-05")] * 3
    found = densest(*by_day([*crowd, day("2022-02-12")]))
    assert found is not None
    assert (day_of(found.first), day_of(found.last)) == (date(2016, 4, 2), date(2016, 4, 5))
    assert found.share == 0.9


def test_the_densest_stretch_takes_fewer_claims_where_nine_tenths_would_need_years() -> None:
    # 8 of 10 lie in two days; nine tenths need 367 days. The whole is 2,143 days long:
    # 0.9 · log(2143/367) = 1.6 against 0.8 · log(2143/2) = 5.6.
    crowd = [day("2016-04-02")] * 5 + [day("2016-04-03")] * 3
    found = densest(*by_day([*crowd, day("2017-04-03"), day("2022-02-12")]))
    assert found is not None
    assert (day_of(found.first), day_of(found.last)) == (date(2016, 4, 2), date(2016, 4, 3))
    assert found.share == 0.8


def test_claims_of_one_day_are_their_own_densest_stretch() -> None:
    found = densest(*by_day([day("2016-04-02")] * 2))
    assert found is not None
    assert (found.first, found.last, found.share) == (day("2016-04-02"), day("2016-04-02"), 1.0)
    assert densest(*by_day([])) is None


def test_no_bin_holds_a_day_outside_of_all() -> None:
    at = edges(10, 12, Unit.DAY)
    assert [bin_of(moment, at) for moment in (9.9, 10.0, 12.9, 13.0)] == [-1, 0, 2, -1]


@given(some.lists(some.integers(0, 60), min_size=1, max_size=40))
def test_the_densest_stretch_is_the_one_found_by_looking_at_each_claim(firsts: list[int]) -> None:
    ordered = sorted(firsts)
    whole = ordered[-1] - ordered[0] + 1
    best, weight = (ordered[0], ordered[-1]), 0.0
    for share in (0.9, 0.8, 0.7, 0.6, 0.5):
        held = ceil(share * len(ordered))
        begins = range(len(ordered) - held + 1)
        stretches = [(ordered[at], ordered[at + held - 1]) for at in begins]
        begin, end = min(stretches, key=lambda ends: ends[1] - ends[0])
        if share * log(whole / (end - begin + 1)) > weight:
            best, weight = (begin, end), share * log(whole / (end - begin + 1))
    there = sum(best[0] <= first <= best[1] for first in firsts)
    assert densest(*by_day(firsts)) == Stretch(*best, there / len(firsts))
