import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.comparison import Counting, Mismatch
from core.vocabulary.terms import Clock
from tests.comparing import Claim, cell_of, claimed, compared, killed, own
from tests.making import workspace


def total(best: float, on: str, **more: object) -> Claim:
    return own(best, on, basis="cumulative", since="2016-04-01", **more)


def increment(best: float, on: str, **more: object) -> Claim:
    return own(best, on, basis="incremental", **more)


def test_increments_add_with_their_bounds() -> None:
    cell = cell_of(
        [
            increment(10, "2016-04-02", bound="at_least"),
            increment(5, "2016-04-03", bound="approx"),
        ]
    )
    assert cell.own is not None
    assert cell.own.amount.written() == "≥ 15"
    assert cell.own.summed == 2
    assert cell.own.rows.array.tolist() == [0, 1]


def test_an_increment_outside_the_window_changes_nothing_inside() -> None:
    inside = [increment(3, "2016-04-04"), increment(4, "2016-04-05")]
    outside = [increment(100, "2016-04-02"), increment(100, "2016-04-08")]
    window = ("2016-04-04", "2016-04-05")
    alone, among = cell_of(inside, window), cell_of(inside + outside, window)
    assert among.own == alone.own
    assert among.own is not None
    assert among.own.amount.best == 7


def test_a_cumulative_figure_is_never_summed() -> None:
    cell = cell_of([total(20, "2016-04-04"), total(29, "2016-04-05"), total(36, "2016-04-08")])
    assert cell.own is not None
    assert cell.own.amount.best == 36
    assert cell.own.counting is Counting.TOTAL
    assert cell.own.variants == 0, "the history of a running total is no contradiction"


def test_a_running_total_in_a_window_is_its_end_less_its_start() -> None:
    # 36 on the 8th, 29 on the 5th: 7 between
    cell = cell_of(
        [total(20, "2016-04-04"), total(29, "2016-04-05"), total(36, "2016-04-08")],
        ("2016-04-06", "2016-04-08"),
    )
    assert cell.own is not None
    assert cell.own.amount.best == 7
    assert cell.own.counting is Counting.PERIOD
    assert not cell.own.running


def test_a_total_that_began_before_the_window_without_a_value_there_is_marked() -> None:
    claims = [total(36, "2016-04-08")]
    marked = cell_of(claims, ("2016-04-06", "2016-04-08")).own
    whole = cell_of(claims, ("2016-04-01", "2016-04-08")).own
    assert marked is not None
    assert whole is not None
    assert (marked.running, marked.amount.best) == (True, 36)
    assert (whole.running, whole.counting) == (False, Counting.PERIOD)


def test_a_total_without_a_start_is_marked_in_every_window() -> None:
    claims = [own(36, "2016-04-08", basis="cumulative")]
    slot = cell_of(claims, ("2016-04-01", "2016-04-08")).own
    assert slot is not None
    assert slot.running


def test_two_running_totals_compare_though_only_one_began_in_the_window() -> None:
    # 36 admitted since the day before the window, 370 claimed since its first: 370 / 36 = 10.3
    cell = cell_of(
        [
            total(36, "2016-04-08"),
            claimed(370, "2016-04-05", basis="cumulative", since="2016-04-02"),
        ],
        ("2016-04-02", "2016-04-08"),
    )
    assert cell.mismatch is None
    assert cell.own is not None
    assert cell.own.running
    assert cell.difference is not None
    assert cell.difference.times == "×10"


def test_the_rise_of_a_running_total_does_not_compare_with_a_whole_one() -> None:
    cell = cell_of(
        [
            total(29, "2016-04-05"),
            total(36, "2016-04-08"),
            claimed(370, "2016-04-08", basis="cumulative", since="2016-03-01"),
        ],
        ("2016-04-06", "2016-04-08"),
    )
    assert cell.own is not None
    assert cell.own.amount.best == 7
    assert cell.mismatch is Mismatch.BASIS


def test_a_falling_total_is_a_revision_and_not_a_negative_loss() -> None:
    cell = cell_of(
        [total(300, "2016-04-04"), total(250, "2016-04-06")], ("2016-04-05", "2016-04-07")
    )
    assert cell.own is not None
    assert cell.own.amount.best == 250
    assert cell.own.revised_from is not None
    assert cell.own.revised_from.best == 300
    assert cell.own.running


def test_of_unknown_bases_the_latest_stands_and_the_others_are_variants() -> None:
    cell = cell_of([own(12, "2016-04-02"), own(31, "2016-04-05"), own(12, "2016-04-03")])
    assert cell.own is not None
    assert cell.own.amount.best == 31
    assert cell.own.ticks == (12,)
    assert cell.own.variants == 1, "the same figure twice is one variant"


def test_parts_are_not_added_to_their_total() -> None:
    cell = cell_of(
        [increment(14, "2016-04-03"), increment(3, "2016-04-02", tags="gain;part_of:c0")]
    )
    assert cell.own is not None
    assert cell.own.amount.best == 14
    assert cell.own.ticks == ()


def test_a_part_stands_where_its_total_is_out_of_view() -> None:
    cell = cell_of(
        [increment(14, "2016-04-03"), increment(3, "2016-04-02", tags="part_of:c0")],
        ("2016-04-02", "2016-04-02"),
    )
    assert cell.own is not None
    assert cell.own.amount.best == 3


def test_a_superseded_claim_is_a_variant() -> None:
    cell = cell_of([total(28, "2016-04-05"), total(31, "2016-04-05", supersedes="c0")])
    assert cell.own is not None
    assert (cell.own.amount.best, cell.own.ticks) == (31, (28,))


def test_a_superseded_increment_is_not_added() -> None:
    cell = cell_of(
        [increment(30, "2016-04-02"), increment(18, "2016-04-03", supersedes="c0", act="revise")]
    )
    assert cell.own is not None
    assert (cell.own.amount.best, cell.own.ticks) == (18, (30,))


def test_a_retracted_claim_stands_no_more() -> None:
    cell = cell_of([own(30, "2016-04-02"), own(None, "2016-04-03", act="retract", replies_to="c0")])
    assert cell.own is None


def test_what_is_retracted_leaves_other_rows_alone() -> None:
    claims = [
        own(30, "2016-04-02"),
        own(None, "2016-04-03", act="retract", replies_to="c0"),
        own(7, "2016-04-03", measure="wounded"),
        own(5, "2016-04-02", measure="wounded"),
    ]
    killed_cell, wounded = compared(workspace(claims)).cells
    assert killed_cell.own is None
    assert wounded.own is not None
    assert (wounded.own.amount.best, wounded.own.ticks) == (7, (5,))


def test_one_statement_read_twice_is_counted_once() -> None:
    cell = cell_of(
        [
            increment(5, "2016-04-04", event_date="2016-04-04"),
            increment(6, "2016-04-05", event_date="2016-04-03", tags="variant_of:c0"),
            increment(2, "2016-04-06", event_date="2016-04-06"),
        ]
    )
    assert cell.own is not None
    assert cell.own.amount.best == 7
    assert cell.own.ticks == (6,)


def test_two_claims_that_call_each_other_the_same_are_counted_once() -> None:
    cell = cell_of(
        [
            increment(5, "2016-04-04", tags="same_as:c1"),
            increment(5, "2016-04-05", tags="same_as:c0"),
        ]
    )
    assert cell.own is not None
    assert cell.own.amount.best == 5


def test_two_increments_of_one_period_contradict_each_other() -> None:
    cell = cell_of(
        [
            increment(5, "2016-04-04", event_date="2016-04-03"),
            increment(8, "2016-04-05", event_date="2016-04-03"),
        ]
    )
    assert cell.own is not None
    assert (cell.own.amount.best, cell.own.ticks) == (8, (5,))


def test_the_most_recent_claimant_of_a_side_stands_and_the_others_are_ticks() -> None:
    cell = cell_of(
        [
            claimed(300, "2016-04-04"),
            killed("B president", "A army", 558, "2016-04-06"),
            killed("B speaker", "A army", 400, "2016-04-05"),
        ]
    )
    assert cell.adversary is not None
    assert (cell.adversary.claimant, cell.adversary.amount.best) == ("B president", 558)
    assert cell.adversary.ticks == (300, 400)
    assert cell.adversary.rows.array.tolist() == [1]
    assert cell.adversary.every.array.tolist() == [0, 1, 2]


def test_an_increment_is_no_variant_of_a_running_total() -> None:
    cell = cell_of([increment(5, "2016-04-02"), total(77, "2016-04-05")])
    assert cell.own is not None
    assert (cell.own.amount.best, cell.own.variants) == (77, 0)


def test_a_figure_that_ends_after_the_window_is_set_apart_and_counted() -> None:
    space = workspace([own(31, "2016-04-05", event_date="2016-04-02/2016-04-05")])
    found = compared(space, ("2016-04-02", "2016-04-03"), Clock.EVENT)
    assert found.cells == ()
    assert found.beyond.array.tolist() == [0]


def test_an_increment_begun_before_the_window_says_so() -> None:
    space = workspace(
        [own(31, "2016-04-05", event_date="2016-04-02/2016-04-05", basis="incremental")]
    )
    (cell,) = compared(space, ("2016-04-04", "2016-04-06"), Clock.EVENT).cells
    assert cell.own is not None
    assert cell.own.reaches_back


DAYS = st.lists(st.tuples(st.integers(1, 28), st.integers(0, 50)), min_size=1, max_size=12)


@given(DAYS, st.integers(1, 27))
@settings(max_examples=30, deadline=None)
def test_splitting_a_window_adds_increments_up(days: list[tuple[int, int]], cut: int) -> None:
    by_day = dict(days)
    claims = [increment(best, f"2016-04-{day:02}") for day, best in by_day.items()]
    spans = [("2016-04-01", f"2016-04-{cut:02}"), (f"2016-04-{cut + 1:02}", "2016-04-28")]
    assert sum(_sums(claims, spans)) == sum(by_day.values())


@given(DAYS, st.integers(1, 27))
@settings(max_examples=30, deadline=None)
def test_splitting_a_window_telescopes_running_totals(
    days: list[tuple[int, int]], cut: int
) -> None:
    by_day = dict(days)
    running, claims = 0, []
    for day in sorted(by_day):
        running += by_day[day]
        claims.append(total(running, f"2016-04-{day:02}"))
    spans = [("2016-04-01", f"2016-04-{cut:02}"), (f"2016-04-{cut + 1:02}", "2016-04-28")]
    parts = _sums(claims, spans)
    if min(by_day) <= cut:
        assert sum(parts) == running


def _sums(claims: list[Claim], spans: list[tuple[str, str]]) -> list[float]:
    found = []
    for span in spans:
        cells = compared(workspace(claims), span).cells
        found.append(cells[0].own.amount.best if cells and cells[0].own else 0)
    return found


@pytest.mark.parametrize("window", [None, ("2016-04-03", "2016-04-05")])
def test_no_claims_make_no_cells(window: tuple[str, str] | None) -> None:
    assert compared(workspace([]), window).cells == ()
