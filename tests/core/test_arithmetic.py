import numpy as np

from core.arithmetic import falls, overruns


def test_a_total_falls_where_it_lies_wholly_below_the_one_before_in_its_series() -> None:
    series = np.array([0, 0, 0, 1, 1])
    moment = np.array([1, 2, 3, 1, 2])
    low = np.array([10.0, 8.0, 12.0, 5.0, 4.0])
    high = np.array([10.0, 9.0, 12.0, 5.0, 6.0])
    assert falls(series, moment, low, high).tolist() == [1]


def test_two_figures_of_one_moment_are_no_fall() -> None:
    one = np.array([3.0, 2.0])
    assert falls(np.array([0, 0]), np.array([1, 1]), one, one).tolist() == []


def test_a_total_is_overrun_by_the_sum_of_its_parts_and_not_by_a_part_that_is_not_stated() -> None:
    total = np.array([0, 0, 1, 1])
    part = np.array([6.0, 5.0, 4.0, np.nan])
    low, sums = overruns(total, part, np.array([10.0, 4.0]))
    assert (low.tolist(), sums.tolist()) == ([0], [11.0])
