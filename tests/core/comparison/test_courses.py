"""The course of a series, statement by statement."""

from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.comparison import Sight, Thing, Window, compare
from core.comparison.courses import Course, courses_in
from core.comparison.pauses import silence
from core.comparison.turns import Turn
from core.filters.dates import day_of
from core.vocabulary.terms import Clock
from tests.comparing import Claim, claimed, killed, own
from tests.making import workspace

KILLED = Thing("killed", "personnel")


def courses(
    claims: list[Claim], window: tuple[str, str] | None = None, **tables: list[Claim]
) -> tuple[Course, ...]:
    space = workspace(claims, **tables)
    mask = np.ones(space.index.size, dtype=bool)
    span = None
    if window is not None:
        first, last = (int(np.datetime64(day).astype(int)) for day in window)
        days = space.index.days[Clock.CLAIMED]
        span = Window(first, last, mask)
        mask = days.dated & (days.first <= last) & (days.last >= first)
    sight = Sight(mask, Clock.CLAIMED, window=span)
    return courses_in(space.dataset, space.index, sight, [("A", KILLED)])[0]


def total(best: float | None, on: str, **more: object) -> Claim:
    return own(best, on, basis="cumulative", since="2016-04-01", **more)


def turns(course: Course) -> list[str]:
    return [Turn(turn).name for turn in course.turns.tolist()]


def known(values: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> list[float | None]:
    return [None if np.isnan(value) else value for value in values.tolist()]


def test_a_fall_is_a_revision_and_the_first_total_is_no_rise() -> None:
    """20, 29, 25, 25, 36: rises of 9 and 11; the fall of 4 is none and the first 20 neither."""
    days = ("2016-04-02", "2016-04-03", "2016-04-04", "2016-04-05", "2016-04-06")
    (course,) = courses(
        [total(best, day) for best, day in zip((20, 29, 25, 25, 36), days, strict=True)]
    )
    assert turns(course) == ["FIRST", "RISE", "FALL", "HELD", "RISE"]
    assert known(course.changes.best) == [None, 9, None, None, 11]
    assert course.joined.tolist() == [False, True, True, True, True]
    assert [day_of(day).isoformat() for day in course.before.tolist()][1:] == list(days[:-1])


def test_figures_for_periods_stand_beside_each_other() -> None:
    (course,) = courses(
        [own(12, "2016-04-02", basis="incremental"), own(4, "2016-04-03", basis="incremental")]
    )
    assert turns(course) == ["PERIOD", "PERIOD"]
    assert course.changes.best.tolist() == [12, 4]
    assert not course.joined.any()


@pytest.mark.parametrize("basis", ["snapshot", "unknown"])
def test_states_and_unknown_bases_are_points_never_joined(basis: str) -> None:
    (course,) = courses([own(9, "2016-04-02", basis=basis), own(7, "2016-04-03", basis=basis)])
    assert turns(course) == ["POINT", "POINT"]
    assert known(course.changes.best) == [None, None]
    assert not course.joined.any()


def test_of_two_figures_of_one_day_the_later_said_stands_and_the_other_is_a_variant() -> None:
    (course,) = courses(
        [total(18, "2016-04-02T20:00"), total(25, "2016-04-02T08:00"), total(30, "2016-04-03")]
    )
    assert course.rows.tolist() == [0, 2]
    assert course.variants.tolist() == [1]
    assert course.variant_amounts.best.tolist() == [25]


def test_a_total_that_a_later_one_replaces_remains_in_the_history() -> None:
    (course,) = courses(
        [total(20, "2016-04-02"), total(29, "2016-04-05", supersedes="c0", act="revise")]
    )
    assert course.rows.tolist() == [0, 1]


def test_a_figure_for_a_period_that_is_replaced_counts_no_more() -> None:
    (course,) = courses(
        [
            own(20, "2016-04-02", basis="incremental"),
            own(29, "2016-04-05", basis="incremental", supersedes="c0", act="revise"),
        ]
    )
    assert course.rows.tolist() == [1]


def test_claimants_and_bases_have_courses_of_their_own() -> None:
    found = courses(
        [
            total(1, "2016-04-02"),
            own(2, "2016-04-02"),
            claimed(3, "2016-04-02"),
            killed("Observer", "A army", 4, "2016-04-02"),
        ]
    )
    assert sorted((course.claimant, course.basis.value) for course in found) == [
        ("A MoD", "cumulative"),
        ("A MoD", "unknown"),
        ("B MoD", "unknown"),
        ("Observer", "unknown"),
    ]
    assert {course.slot for course in found} == {0, 1, 2}


def test_in_a_window_the_last_total_before_it_enters_and_the_rise_counts_from_there() -> None:
    """15 on the 1st, 20 on the 2nd | 29 on the 5th: a rise of 9, not of 14, and 20 enters."""
    (course,) = courses(
        [total(15, "2016-04-01"), total(20, "2016-04-02"), total(29, "2016-04-05")],
        ("2016-04-04", "2016-04-08"),
    )
    assert course.entering == 1
    assert course.rows.tolist() == [1, 2]
    assert known(course.changes.best) == [None, 9]


def test_who_says_nothing_within_the_window_has_no_course_there() -> None:
    assert courses([total(20, "2016-04-02")], ("2016-04-04", "2016-04-08")) == ()


def test_the_line_breaks_at_a_long_silence() -> None:
    """Daily statements, then nothing for eight days: more than a week, and than 3 × 1 day."""
    daily = [total(10 + n, f"2016-04-0{n}") for n in range(1, 7)]
    (week,) = courses([*daily, total(20, "2016-04-13")])
    (longer,) = courses([*daily, total(20, "2016-04-14")])
    assert week.joined.tolist()[-1]
    assert not longer.joined.tolist()[-1]


@pytest.mark.parametrize(
    ("days", "longest"),
    [
        ([1], 30),
        ([1, 2, 3], 30),
        ([1, 2, 3, 4, 5], 7),
        ([0, 30, 60, 90, 120], 90),
        ([0, 0, 5, 10, 15, 20], 15),
    ],
)
def test_how_long_a_silence_must_be_follows_the_usual_interval(
    days: list[int], longest: float
) -> None:
    assert silence(np.array(days, dtype=np.int64)) == longest


def test_an_interval_without_an_end_stands_where_it_begins() -> None:
    (course,) = courses([own(5, "2016-04-02/9999-12-31", basis="cumulative")])
    assert day_of(int(course.days[0])).isoformat() == "2016-04-02"


def test_a_merged_term_carries_its_predecessors_on() -> None:
    """1701 vehicles and 76 fuel tanks on 30 April, 1796 together on 1 May: 19 more, not 1796."""
    merged = "vehicle"
    told = (("motor_vehicle", 1701, 30, 4), ("fuel_tanker", 76, 30, 4), (merged, 1796, 1, 5))
    space = workspace(
        [
            own(
                best,
                f"2022-{month:02d}-{day:02d}",
                measure="destroyed",
                category=category,
                basis="cumulative",
            )
            for category, best, day, month in told
        ]
    )
    sight = Sight(np.ones(3, dtype=bool), Clock.CLAIMED)
    ((course,),) = courses_in(
        space.dataset, space.index, sight, [("A", Thing("destroyed", merged))]
    )
    assert (turns(course), course.changes.best.tolist()) == (["RISE"], [19])
    assert course.inherited.best == 1777
    assert set(course.carries_on) == {"motor_vehicle", "fuel_tanker"}
    assert day_of(int(course.before[0])).isoformat() == "2022-04-30"


def test_undated_claims_have_no_place_in_a_course() -> None:
    claim = killed("A MoD", "A army", 3)
    claim["claimed_on"] = ""
    assert courses([claim]) == ()


totals = st.lists(
    st.tuples(st.integers(1, 25), st.integers(0, 400)),
    min_size=2,
    max_size=12,
    unique_by=lambda p: p[0],
)


def _claims(said: list[tuple[int, int]]) -> list[Claim]:
    return [total(best, f"2016-04-{day:02d}") for day, best in said]


@given(totals, st.randoms(use_true_random=False))
def test_rises_and_falls_add_up_from_the_first_total_to_the_last(
    said: list[tuple[int, int]], random: Random
) -> None:
    ordered = [best for _, best in sorted(said)]
    random.shuffle(said)
    (course,) = courses(_claims(said))
    fallen = sum(
        ordered[place - 1] - ordered[place]
        for place in range(1, len(ordered))
        if course.turns[place] == Turn.FALL
    )
    assert ordered[0] + np.nansum(course.changes.best) - fallen == ordered[-1]
    assert not (course.changes.best < 0).any()


@given(totals, st.integers(2, 24))
def test_two_windows_side_by_side_hold_what_one_over_both_holds(
    said: list[tuple[int, int]], split: int
) -> None:
    claims = _claims(said)
    spans = (("2016-04-01", f"2016-04-{split:02d}"), (f"2016-04-{split + 1:02d}", "2016-04-26"))
    halves = sum(
        float(np.nansum(course.changes.best[course.entering :]))
        for span in spans
        for course in courses(claims, span)
    )
    (whole,) = courses(claims, ("2016-04-01", "2016-04-26"))
    assert halves == float(np.nansum(whole.changes.best))


@given(
    totals.filter(lambda said: [b for _, b in sorted(said)] == sorted(b for _, b in said)),
    st.integers(2, 24),
)
def test_rises_in_a_window_are_what_the_comparison_says_of_it(
    said: list[tuple[int, int]], first: int
) -> None:
    """A total that never falls: the slot of a window is the sum of its steps."""
    claims = _claims(said)
    found = courses(claims, (f"2016-04-{first:02d}", "2016-04-26"))
    if not found or not found[0].entering:
        return
    space = workspace(claims)
    mask = np.ones(space.index.size, dtype=bool)
    day = int(np.datetime64(f"2016-04-{first:02d}").astype(int))
    sight = Sight(mask, Clock.CLAIMED, window=Window(day, day + 60, mask))
    (cell,) = compare(space.dataset, space.index, sight).cells
    (slot,) = filter(None, cell.slots)
    assert slot.amount.best == float(np.nansum(found[0].changes.best))
