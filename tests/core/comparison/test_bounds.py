import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.comparison.bounds import NOTHING, Amount, Amounts, number, read_amounts
from core.vocabulary.terms import Bound

FIGURES = st.builds(
    Amount.of,
    st.integers(0, 10_000).map(float),
    st.sampled_from([bound for bound in Bound if bound is not Bound.RANGE]),
) | st.builds(
    lambda low, more: Amount(None, float(low), float(low + more)),
    st.integers(0, 10_000),
    st.integers(1, 500),
)


def test_at_least_10_and_about_5_are_at_least_15() -> None:
    total = Amount.of(10, Bound.AT_LEAST) + Amount.of(5, Bound.APPROX)
    assert total.bound is Bound.AT_LEAST
    assert (total.best, total.low, total.high) == (15, 15, None)
    assert total.written() == "≥ 15"
    assert total.spoken() == "at least 15"


@given(st.lists(FIGURES | st.just(NOTHING), max_size=5))
def test_amounts_as_columns_are_read_back_as_they_were(amounts: list[Amount]) -> None:
    columns = Amounts.of(amounts)
    assert [columns[place] for place in range(len(columns))] == amounts


@given(FIGURES, FIGURES)
def test_bounds_add_in_any_order(one: Amount, other: Amount) -> None:
    assert one + other == other + one


@given(FIGURES, FIGURES, FIGURES)
def test_bounds_add_in_any_grouping(one: Amount, two: Amount, three: Amount) -> None:
    assert (one + two) + three == one + (two + three)


@given(FIGURES)
def test_an_exact_zero_changes_no_figure(figure: Amount) -> None:
    assert (figure + Amount.of(0)).interval == figure.interval
    assert (figure + Amount.of(0)).bound is figure.bound


def test_more_than_stays_more_than_when_something_exact_is_added() -> None:
    assert (Amount.of(100, Bound.MORE_THAN) + Amount.of(3)).written() == "> 103"


def test_at_most_and_at_least_together_bound_nothing() -> None:
    both = Amount.of(10, Bound.AT_MOST) + Amount.of(5, Bound.AT_LEAST)
    assert both.bound is Bound.VAGUE
    assert both.interval == (0, float("inf"))


def test_what_is_left_after_an_earlier_total_keeps_its_doubt() -> None:
    left = Amount.of(370, Bound.MORE_THAN) - Amount.of(20)
    assert left.written() == "> 350"
    ranged = Amount(None, 31, 94) - Amount(None, 10, 20)
    assert (ranged.low, ranged.high) == (11, 84)


def test_a_range_is_no_number_and_a_missing_figure_is_a_dash() -> None:
    assert Amount(None, 31, 94).point is None
    assert Amount(None, 31, 94).written() == "31–94"
    assert Amount(40, 31, 94).written() == "40 (31–94)"
    assert Amount(None, None, None).written() == "—"
    assert number(None) == "—"
    assert number(1293) == "1,293"
    assert number(0.02) == "0.02"


@pytest.mark.parametrize(
    ("bound", "best", "low", "high", "read"),
    [
        ("exact", 5, None, None, (5, 5, 5)),
        ("more_than", 100, 100, None, (100, 100, None)),
        ("at_least", 100, None, None, (100, 100, None)),
        ("at_most", 15, None, 15, (15, None, 15)),
        ("at_most", 15, None, None, (15, None, 15)),
        ("range", None, 31, 94, (None, 31, 94)),
        ("exact", 12, 8, 40, (12, 8, 40)),
        ("vague", None, None, None, (None, None, None)),
    ],
)
def test_a_rows_figure_is_read_as_it_was_meant(
    bound: str,
    best: float | None,
    low: float | None,
    high: float | None,
    read: tuple[float | None, ...],
) -> None:
    def column(value: float | None) -> np.ndarray:
        return np.array([np.nan if value is None else value], dtype=np.float64)

    amounts = read_amounts(
        column(best), column(low), column(high), lambda bounds: np.array([bound in bounds])
    )
    assert (amounts[0].best, amounts[0].low, amounts[0].high) == read
    assert amounts.stated[0] == (read != (None, None, None))
