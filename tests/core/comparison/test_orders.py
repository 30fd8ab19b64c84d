"""How far runs of claims have come by a day."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.comparison import runs
from core.comparison.orders import run_starts
from core.comparison.runs import Runs


@given(
    st.lists(st.lists(st.integers(0, 60), max_size=50), max_size=4),
    st.lists(
        st.tuples(
            st.one_of(st.integers(-3, 63), st.sampled_from((-(1 << 40), (1 << 31) - 1))),
            st.sets(st.integers(0, 3)),
        ),
        min_size=1,
        max_size=8,
    ),
)
@pytest.mark.parametrize(
    ("few", "most", "added"), [(100_000, 99, 99), (100_000, 99, 5), (100_000, 9, 9), (-1, 99, 99)]
)
def test_where_runs_have_come_to_by_a_day_whatever_was_asked_before(
    few: int, most: int, added: int, days: list[list[int]], asked: list[tuple[int, set[int]]]
) -> None:
    """Days to and fro, of these runs and of those; moved claim by claim, counted, or searched."""
    day = np.array([one for run in days for one in sorted(run)], dtype=np.int32)
    of = np.repeat(np.arange(len(days)), [len(run) for run in days])
    made = Runs(np.arange(len(day), dtype=np.int32), day, run_starts(of, len(days)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "_FEW", few)
        patch.setattr(runs, "_MOST", most)
        patch.setattr(runs, "_COUNTED", added)
        for until, numbers in asked:
            wanted = np.array([one for one in sorted(numbers) if one < len(days)], dtype=np.int64)
            found = made.until(until, wanted) - made.starts[wanted]
            assert found.tolist() == [sum(one <= until for one in days[run]) for run in wanted]


def test_a_step_looks_at_the_claims_between_two_days_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Three runs of ten days: what is known of the fourth day is moved to the sixth, then back."""
    day = np.tile(np.arange(10, dtype=np.int32), 3)
    made = Runs(np.arange(30, dtype=np.int32), day, np.arange(0, 31, 10))
    every = np.arange(3)
    assert made.until(4, every).tolist() == [5, 15, 25]
    monkeypatch.setattr(runs, "reached", None)
    assert made.until(6, every).tolist() == [7, 17, 27]
    assert made.until(3, every).tolist() == [4, 14, 24]
    assert made.until(5, every).tolist() == [6, 16, 26]


def test_a_window_moves_on_whatever_day_was_asked_for_before_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Its two days follow each other, and a day far off that nobody asks for gives way to them."""
    day = np.tile(np.arange(100, dtype=np.int32), 3)
    made = Runs(np.arange(300, dtype=np.int32), day, np.arange(0, 301, 100))
    every = np.arange(3)
    monkeypatch.setattr(runs, "_MOST", 9)
    for far in (-(1 << 31), 40, 80):
        made.until(far, every)
    monkeypatch.setattr(runs, "reached", None)
    found = [made.until(one, every).tolist() for one in (41, 81, 43, 83)]
    assert found == [[one, one + 100, one + 200] for one in (42, 82, 44, 84)]
