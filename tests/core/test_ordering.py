"""Places among distinct values: numbers close together, far apart, broken, missing, moments."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.ordering import FloatArray, LongArray, distinct, joint, placed, repeated, stably

NEVER = np.iinfo(np.int64).min
MIDNIGHTS = st.integers(0, 9000).map(lambda day: 86_400 * day - 1)


@given(
    st.lists(st.integers(-5, 40))
    | st.lists(st.integers(-(2**60), 2**60))
    | st.lists(MIDNIGHTS | st.just(NEVER))
    | st.lists(MIDNIGHTS | st.just(-(2**31)))
    | st.lists(st.integers(0, 9) | st.sampled_from([NEVER, -(2**31)]))
    | st.lists(st.just(NEVER))
)
def test_whole_numbers(values: list[int]) -> None:
    assert_placed(np.array(values, dtype=np.int64))


@given(
    st.lists(st.integers(-1, 40).map(float))
    | st.lists(st.floats(allow_nan=False))
    | st.lists(st.sampled_from([0.5, 1.0, 1e18, -1.0, np.inf]))
)
def test_numbers(values: list[float]) -> None:
    assert_placed(np.array(values, dtype=np.float64))


@pytest.mark.parametrize("values", [[], [7.0], [3, 3, 3], [2**40, 0, 2**40]])
def test_few(values: list[float]) -> None:
    assert_placed(np.array(values))


def assert_placed(values: LongArray | FloatArray) -> None:
    distinct = sorted(set(values.tolist()))
    places, count = placed(values)
    assert count == len(distinct)
    assert [distinct[place] for place in places.tolist()] == values.tolist()


@given(st.lists(st.integers(0, 9)) | st.lists(st.integers(0, 2**62)))
def test_codes_are_sorted_as_they_stood(codes: list[int]) -> None:
    """Few codes with their place behind them; large ones, which leave no room for it, without."""
    order = stably(np.array(codes, dtype=np.int64), max(codes, default=0) + 1)
    assert order.tolist() == sorted(range(len(codes)), key=lambda place: (codes[place], place))


@given(st.lists(st.integers(-5, 40)) | st.lists(st.integers(-(2**60), 2**60)))
def test_distinct_values_and_the_place_of_each(values: list[int]) -> None:
    place, found = distinct(np.array(values, dtype=np.int64))
    assert found.tolist() == sorted(set(values))
    assert found[place].tolist() == values


@given(st.lists(st.integers(0, 9)) | st.lists(st.integers(0, 2**62)))
def test_codes_that_stand_more_than_once(codes: list[int]) -> None:
    found = repeated(np.array(codes, dtype=np.int64))
    assert found.tolist() == [codes.count(code) > 1 for code in codes]


@given(
    st.lists(st.tuples(*[st.integers(0, 3) | st.integers(0, 2**30)] * 4), min_size=1, max_size=9)
)
def test_joint_codes_are_in_the_order_of_what_they_stand_for(rows: list[tuple[int, ...]]) -> None:
    """Thirty bits four times are more than one number holds."""
    columns = [np.array(column, dtype=np.int64) for column in zip(*rows, strict=True)]
    place, count = placed(joint(columns))
    assert count == len(set(rows))
    assert [sorted(set(rows))[at] for at in place.tolist()] == rows
