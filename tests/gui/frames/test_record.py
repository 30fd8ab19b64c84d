import pytest

from gui.frames.record import Frame, Part, Spread, spreads


def frame(**painted: float) -> Frame:
    parts = tuple(Part(name, 0, 0, 0, 0, 0, moment) for name, moment in painted.items())
    return Frame(0, "move", 1, 0, 0, max(painted.values()), parts)


def test_percentiles_are_by_the_nearest_rank() -> None:
    """Of 1 … 20: half of them are at most 10, nineteen at most 19; 17 … 20 are over 16.7."""
    spread = Spread.of([float(number) for number in range(20, 0, -1)])
    assert (spread.count, spread.p50, spread.p95, spread.worst) == (20, 10.0, 19.0, 20.0)
    assert spread.late == pytest.approx(4 / 20)


def test_one_duration_is_all_its_percentiles() -> None:
    assert Spread.of([3.0]) == Spread(1, 3.0, 3.0, 3.0, 0.0)


def test_no_durations_are_zero() -> None:
    assert Spread.of([]) == Spread(0, 0.0, 0.0, 0.0, 0.0)


def test_the_slowest_panel_comes_first() -> None:
    found = spreads([frame(table=3.0, chart=5.0), frame(chart=7.0)])
    assert list(found) == ["chart", "table"]
    assert (found["chart"].count, found["chart"].p50, found["chart"].worst) == (2, 5.0, 7.0)


def test_a_frame_says_when_some_panels_had_painted() -> None:
    some = frame(table=9.0, chart=5.0, graph=6.0)
    assert some.until(("chart", "graph")) == 6.0
    assert some.until(()) == 0.0
