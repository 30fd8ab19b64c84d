"""Laws of counting in windows, for any claims."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.comparing import Claim, compared, own
from tests.making import workspace

DAYS = st.integers(1, 9)
FIGURES = st.lists(st.tuples(DAYS, st.integers(0, 50)), min_size=1, max_size=9)


def figure(claims: list[Claim], first: int, last: int) -> float:
    """What A admits from one day of April 2016 to another, 0 where nothing was said."""
    cells = compared(workspace(claims), (f"2016-04-{first:02}", f"2016-04-{last:02}")).cells
    slots = [cell.own for cell in cells if cell.own is not None]
    return sum(slot.amount.best or 0 for slot in slots)


@given(FIGURES, DAYS)
@settings(max_examples=30, deadline=None)
def test_splitting_a_window_adds_up_for_increments(
    figures: list[tuple[int, int]], split: int
) -> None:
    claims = [own(best, f"2016-04-{day:02}", basis="incremental") for day, best in figures]
    whole = figure(claims, 1, 10)
    assert figure(claims, 1, split) + figure(claims, split + 1, 10) == whole


@given(st.lists(st.integers(0, 50), min_size=2, max_size=8), st.integers(2, 9))
@settings(max_examples=30, deadline=None)
def test_splitting_a_window_telescopes_for_running_totals(rises: list[int], split: int) -> None:
    """A total said on every day from the 1st on; the window opens on the 2nd."""
    claims = [
        own(sum(rises[: day + 1]), f"2016-04-{day + 1:02}", basis="cumulative")
        for day in range(len(rises))
    ]
    whole = figure(claims, 2, 10)
    assert whole == sum(rises[1:])
    assert figure(claims, 2, split) + figure(claims, split + 1, 10) == whole


@given(FIGURES, st.integers(1, 99))
@settings(max_examples=30, deadline=None)
def test_an_increment_outside_the_window_changes_nothing_inside_it(
    figures: list[tuple[int, int]], other: int
) -> None:
    claims = [own(best, f"2016-04-{day:02}", basis="incremental") for day, best in figures]
    outside = [own(other, day, basis="incremental") for day in ("2016-03-31", "2016-04-10")]
    assert figure([*claims, *outside], 1, 9) == figure(claims, 1, 9)
