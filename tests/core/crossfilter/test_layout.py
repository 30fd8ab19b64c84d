"""Tallies are read out of the cells in which they stand, whichever objects ask for them."""

import numpy as np
import pytest

from core.crossfilter import KNOWN_DAY, Axis, Sum, Tally, layout
from core.crossfilter.layout import Cells, Joints, Layout


def wide(sum_: Sum = Sum.CLAIMS) -> Tally:
    """A table of two by three; another object at each call."""
    return Tally((Axis("act", 2), Axis("topic", 3)), sum_)


def test_tallies_are_read_in_the_order_in_which_they_are_asked_for() -> None:
    """The number of all stands before the table: names decide, and () comes before (Axis…)."""
    laid = Layout([wide(), Tally(), wide(Sum.BEST)], Joints())
    cells = Cells(np.arange(7, dtype=np.int32), np.arange(10, 16))
    every = laid.read([wide(Sum.BEST), wide(), Tally()], cells)
    assert every is not None
    best, claims, number = every
    assert best.tolist() == [[10, 11, 12], [13, 14, 15]]
    assert int(number) == (0 if claims[0, 0] == 1 else 6)
    assert claims.shape == (2, 3)
    assert sorted([int(number), *claims.reshape(-1).tolist()]) == list(range(7))


def test_where_one_of_them_does_not_stand_none_is_read() -> None:
    laid = Layout([wide()], Joints())
    assert laid.read([wide(), Tally()], Cells.zeros(laid)) is None


def test_ways_of_asking_are_forgotten_and_other_objects_read_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(layout, "_PLANS", 2)
    laid = Layout([wide(), Tally()], Joints())
    cells = Cells(np.arange(7, dtype=np.int32), np.zeros(0, dtype=np.int64))
    asked = [[wide()], [Tally()], [wide(), Tally()], [Tally(), wide()]] * 3
    for tallies in asked:
        found = laid.read(tallies, cells)
        assert found is not None
        for tally, table in zip(tallies, found, strict=True):
            assert np.array_equal(table, laid.places[tally].read(cells))


def test_a_way_of_asking_that_another_thread_forgets_at_once_is_read_all_the_same() -> None:
    class Forgetful(dict[tuple[int, ...], object]):
        def __setitem__(self, key: tuple[int, ...], value: object) -> None:
            super().__setitem__(key, value)
            self.clear()

    laid = Layout([wide()], Joints())
    vars(laid)["_plans"] = Forgetful()
    found = laid.read([wide()], Cells(np.arange(6, dtype=np.int32), np.zeros(0, dtype=np.int64)))
    assert found is not None
    assert found[0].tolist() == [[0, 1, 2], [3, 4, 5]]


def test_a_tally_is_counted_in_the_smallest_known_table_that_holds_it() -> None:
    joints = Joints()
    for key, size in (("claimant", 900), ("act", 5), ("subject", 700), ("topic", 9)):
        joints.of([Tally((Axis(key, size),))])
    assert joints.of([Tally()])[Tally()] == (Axis("act", 5),)


def test_a_table_by_day_serves_only_who_asks_for_its_days() -> None:
    by_day = Tally((Axis(KNOWN_DAY, 4_000),))
    joints = Joints()
    joints.of([by_day])
    assert joints.of([Tally()])[Tally()] == ()


def test_a_table_is_written_where_a_tally_stands_only_where_it_is_no_other_than_the_tally() -> None:
    joints, turned = Joints(), Tally(tuple(reversed(wide().axes)))
    alone, reversed_, both = (
        Layout(tallies, joints) for tallies in ([wide()], [turned], [wide(), Tally()])
    )
    cells = Cells.zeros(alone, 2)
    within = alone.bundles[0].within(cells)
    assert within is not None
    within[1, 4] += 7
    assert alone.places[wide()].read(cells[1]).tolist() == [[0, 0, 0], [0, 7, 0]]
    for laid in (reversed_, both):
        (bundle,) = laid.bundles
        assert bundle.axes == wide().axes
        assert bundle.within(Cells.zeros(laid, 2)) is None
