"""What the loss comparison shows over time."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from core.comparison import Level
from core.filters import DateSpan, FilterState, Words
from core.filters.dates import day_number, day_of
from core.index import Rows
from core.panels.losses import LossesOptions, Mode, build
from core.panels.losses.over_time import (
    BinSize,
    LossPick,
    OverTimeOptions,
    OverTimeView,
    Track,
)
from core.panels.losses.over_time.bars import bin_ends, bin_size, bin_starts
from core.panels.losses.over_time.picking import selected_pick
from core.panels.losses.over_time.scale import places
from core.panels.losses.over_time.table import COLUMNS, as_text, lines_of
from core.panels.losses.over_time.words import bar_rows, bar_words, step_rows, step_words
from core.panels.losses.scale import ScaleKind
from core.panels.question import Question
from core.view_options import option_serial, read_option
from core.vocabulary.terms import Clock
from tests.comparing import Claim, claimed, killed, own
from tests.making import workspace


def total(best: float, on: str, **more: object) -> Claim:
    return own(best, on, basis="cumulative", since="2016-04-01", **more)


SAID: list[Claim] = [
    total(20, "2016-04-04"),
    total(29, "2016-04-05"),
    total(25, "2016-04-06"),
    claimed(170, "2016-04-04", basis="incremental"),
    claimed(30, "2016-04-05", basis="incremental", bound="approx"),
    claimed(370, "2016-04-05", basis="cumulative", bound="more_than"),
    killed("Observer", "A army", 90, "2016-04-05"),
    killed("Observer", "", 350, "2016-04-05", scope="both_sides", bound="approx"),
]


def shown(
    claims: list[Claim],
    filters: FilterState | None = None,
    level: Level = Level.SIDE,
    kind: ScaleKind = ScaleKind.LOG,
    **options: object,
) -> OverTimeView:
    chosen = LossesOptions(
        mode=Mode.OVER_TIME,
        over_time=replace(OverTimeOptions(), **options),
        level=level,
        scale=kind,
    )
    view = build(Question(workspace(claims), filters or FilterState(), options=chosen))
    assert view.over_time is not None
    return view.over_time


def track(view: OverTimeView, label: str) -> Track:
    return next(one for one in view.plots[0].tracks if one.label == label)


def test_every_claimant_and_basis_has_a_track_with_a_name_of_its_own() -> None:
    labels = [one.label for one in shown(SAID).plots[0].tracks]
    assert sorted(labels) == ["A MoD", "B MoD, by period", "B MoD, total", "Observer"]


def test_own_adversary_and_third_stand_on_one_scale_and_periods_in_bars() -> None:
    """20 … 370 stand at a day and share 10 … 370; 170 + 30 in one week are a bar of 200."""
    plot = shown(SAID, bins=BinSize.WEEK).plots[0]
    assert [one.label for one in plot.standing] == ["A MoD", "B MoD, total", "Observer"]
    assert (plot.scale.low, plot.scale.high > 370) == (10, True)
    assert plot.top == 200


def test_both_sides_totals_stand_apart_and_in_no_track() -> None:
    plot = shown(SAID).plots[0]
    assert [one.figure.written() for one in plot.both] == ["~350"]
    assert all(7 not in one.course.rows for one in plot.tracks)


def test_a_bar_adds_what_is_new_and_never_a_first_total_or_a_fall() -> None:
    """20, 29, 25 in one week: a rise of 9; by day 9 on the 5th alone."""
    week = track(shown(SAID, bins=BinSize.WEEK), "A MoD").bars
    day = track(shown(SAID, bins=BinSize.DAY), "A MoD").bars
    assert week.amounts.best.tolist() == [9]
    assert day.amounts.best.tolist() == [9]
    assert day_of(int(day.first[0])).isoformat() == "2016-04-05"


def test_bounds_add_up_in_a_bar() -> None:
    bars = track(shown(SAID, bins=BinSize.WEEK), "B MoD, by period").bars
    assert bars.amounts[0].written() == "~200"


def test_a_bar_that_counts_from_before_its_bin_says_from_when() -> None:
    """20 on the 4th, 36 on the 18th: 16 in the week of the 18th, counted since the 4th."""
    view = shown([total(20, "2016-04-04"), total(36, "2016-04-18")], bins=BinSize.WEEK)
    bars = track(view, "A MoD").bars
    assert day_of(int(bars.since[0])).isoformat() == "2016-04-04"
    assert bar_words(view.plots[0], track(view, "A MoD"), 0) == (
        "18 – 24 Apr 2016: the A MoD admitted personnel killed, A: 16 more "
        "(its running total was 20 as of 4 Apr 2016 and 36 as of 18 Apr 2016)."
    )


def test_a_step_says_who_and_what_it_does_to_the_figure_before() -> None:
    view = shown(SAID)
    course = track(view, "A MoD").course
    said = [step_words(view, course, place) for place in range(3)]
    assert all(text.startswith("As of ") and "the A MoD claimed" in text for text in said)
    assert said[0].endswith("It is the first of its series: a total, not the loss of one day.")
    assert said[1].endswith("It is 9 more than the 20 it had said as of 4 Apr 2016.")
    assert said[2].endswith("It had said 29 as of 5 Apr 2016: a revision, not a negative loss.")


def test_the_first_total_of_a_merged_term_says_what_it_carries_on() -> None:
    told = (
        ("motor_vehicle", 1701, "2022-04-30"),
        ("fuel_tanker", 76, "2022-04-30"),
        ("vehicle", 1796, "2022-05-01"),
    )
    view = shown(
        [
            own(best, on, measure="destroyed", category=category, basis="cumulative")
            for category, best, on in told
        ],
        bins=BinSize.DAY,
        pick=LossPick("A", "destroyed", "vehicle", "count"),
    )
    one = track(view, "A MoD")
    said = step_words(view, one.course, 0)
    assert "It carries on its totals of " in said
    assert "fuel tanker" in said
    assert said.endswith("together 1,777 as of 30 Apr 2022.")
    assert "19 more (its running total was 1,777" in bar_words(view.plots[0], one, 0)
    assert bar_rows(one, 0) == Rows([2])


def test_behind_a_step_stands_its_claim_and_behind_a_revision_also_what_it_falls_from() -> None:
    view = shown(SAID, bins=BinSize.WEEK)
    one = track(view, "A MoD")
    assert step_rows(one.course, 1) == Rows([1])
    assert step_rows(one.course, 2) == Rows([1, 2])
    assert bar_rows(one, 0) == Rows([0, 1])
    assert bar_rows(track(view, "B MoD, by period"), 0) == Rows([3, 4])


def test_without_a_choice_the_loss_most_sides_speak_of_is_shown() -> None:
    wounded = [claimed(9, measure="wounded") for _ in range(20)]
    assert shown([*wounded, *SAID]).title == "Personnel killed"


def test_the_loss_picked_is_shown_though_nothing_of_it_is_in_view() -> None:
    pick = LossPick("A", "killed", "personnel", "count")
    filters = FilterState().with_clause(DateSpan(date(2016, 5, 1), date(2016, 5, 9)))
    later = claimed(9, "2016-05-02", measure="wounded")
    view = shown([*SAID, later], filters, pick=pick)
    assert view.pick == pick
    assert view.plots == ()
    assert "Nobody in view gives a figure of Personnel killed, losses of A" in view.message


def test_a_pick_of_another_level_gives_way() -> None:
    pick = LossPick("A", "killed", "personnel", "count")
    view = shown(SAID, level=Level.ACTOR, pick=pick)
    assert view.pick is not None
    assert view.pick.subject == "A army"


def test_undated_figures_are_counted_and_say_what_to_do() -> None:
    view = shown(
        [killed("A MoD", "A army", 3, "2016-04-04", event_date="")], FilterState(clock=Clock.EVENT)
    )
    assert view.undated == 1
    assert "has no event date (1 undated).\nChoose the claim date as clock." in view.message


def test_no_other_clock_is_advised_where_none_has_a_date() -> None:
    view = shown([killed("A MoD", "A army", 3) | {"claimed_on": "", "event_date": ""}])
    assert view.message.endswith("has no claim date (1 undated).")


def test_the_subtitle_counts_what_has_no_place() -> None:
    replaced = [
        own(5, "2016-04-02", basis="incremental"),
        own(6, "2016-04-03", basis="incremental", supersedes="c0", act="revise"),
    ]
    assert shown(replaced).subtitle == (
        "bars by day · by claim date · 1 replaced, taken back or part of a total"
    )


def test_the_subjects_other_losses_stand_below_on_the_same_axis() -> None:
    others = [claimed(3, "2016-04-20", measure="wounded"), killed("A MoD", "B army", 1)]
    view = shown([*SAID, *others], related=True)
    assert [plot.title for plot in view.plots] == ["Personnel killed", "Personnel wounded"]
    assert view.span[1] > day_number(date(2016, 4, 20))


def test_a_window_is_the_axis() -> None:
    filters = FilterState().with_clause(DateSpan(date(2016, 4, 5), date(2016, 4, 9)))
    view = shown(SAID, filters)
    assert view.span == (day_number(date(2016, 4, 5)), day_number(date(2016, 4, 10)))
    assert track(view, "A MoD").course.entering == 1


def test_as_known_on_leaves_out_what_was_said_later() -> None:
    view = shown(SAID, FilterState(known_on=date(2016, 4, 4)))
    assert track(view, "A MoD").course.rows.tolist() == [0]


@pytest.mark.parametrize("claims", [[], [own(1, topic="stance")]])
def test_nothing_to_look_at_is_no_error(claims: list[Claim]) -> None:
    view = shown(claims)
    assert (view.pick, view.plots) == (None, ())
    assert shown(SAID, FilterState().with_clause(Words("zzzz"))).plots == ()


def test_the_selected_claims_tell_which_loss_is_meant() -> None:
    space = workspace([*SAID, claimed(9, measure="wounded")])
    pick = LossPick("A", "killed", "personnel", "count")
    assert selected_pick(space, Level.SIDE, Rows([0, 3])) == pick
    assert selected_pick(space, Level.SIDE, Rows([0, 8])) is None
    assert selected_pick(space, Level.SIDE, Rows([])) is None


def test_the_options_come_back_from_a_file() -> None:
    options = LossesOptions(
        mode=Mode.OVER_TIME,
        over_time=OverTimeOptions(LossPick("A", "killed", "x"), BinSize.MONTH, related=True),
    )
    assert read_option(LossesOptions(), option_serial(options)) == options


def test_a_pick_without_a_unit_counts_one_by_one() -> None:
    """A hand-written view may leave the unit out, or leave it empty as older views did."""
    assert LossPick("A", "killed", "personnel", "") == LossPick("A", "killed", "personnel")
    bare = shown(SAID, pick=LossPick("A", "killed", "personnel", ""))
    assert bare.plots[0].title == "Personnel killed"
    empty = shown(SAID, pick=LossPick("A", "destroyed", "tank", ""))
    assert "·" not in empty.message
    assert "Tank destroyed" in empty.message


def test_bins_are_days_weeks_from_monday_months_quarters_and_years() -> None:
    """29 Feb 2024 was a Thursday: its week began on the 26th."""
    day = np.array([day_number(date(2024, 2, 29))], dtype=np.int64)
    starts = {size: day_of(int(bin_starts(day, size)[0])) for size in BinSize}
    ends = {size: day_of(int(bin_ends(bin_starts(day, size), size)[0])) for size in BinSize}
    assert starts[BinSize.DAY] == date(2024, 2, 29)
    assert (starts[BinSize.WEEK], ends[BinSize.WEEK]) == (date(2024, 2, 26), date(2024, 3, 4))
    assert (starts[BinSize.MONTH], ends[BinSize.MONTH]) == (date(2024, 2, 1), date(2024, 3, 1))
    assert (starts[BinSize.QUARTER], ends[BinSize.QUARTER]) == (date(2024, 1, 1), date(2024, 4, 1))
    assert (starts[BinSize.YEAR], ends[BinSize.YEAR]) == (date(2024, 1, 1), date(2025, 1, 1))


@pytest.mark.parametrize(
    ("days", "size"),
    [(10, "day"), (92, "day"), (93, "week"), (1600, "month"), (3650, "quarter"), (40_000, "year")],
)
def test_the_bins_follow_the_span(days: int, size: str) -> None:
    assert bin_size(BinSize.AUTO, days).value == size


@given(st.integers(-100_000, 100_000), st.sampled_from(list(BinSize)))
def test_every_day_lies_in_its_bin(day: int, size: BinSize) -> None:
    starts = bin_starts(np.array([day], dtype=np.int64), size)
    assert starts[0] <= day < bin_ends(starts, size)[0]


@pytest.mark.parametrize("kind", list(ScaleKind))
def test_figures_have_the_places_their_scale_gives_them(kind: ScaleKind) -> None:
    scale = shown([*SAID, total(0, "2016-04-03")], kind=kind).plots[0].scale
    values = np.array([0.0, 20.0, 370.0])
    assert places(scale, values) == pytest.approx([scale.place(value) for value in values.tolist()])
    assert np.isnan(places(scale, np.array([np.nan]))).all()


def test_the_table_lists_every_figure_with_what_it_adds() -> None:
    lines = lines_of(shown(SAID))
    cells = [[line.text(column.key) for column in COLUMNS] for line in lines]
    assert cells[0] == [
        *("Personnel killed", "2016-04-04", "A MoD", "A army", "20"),
        *("running total", "—", "first total"),
    ]
    assert len(lines) == len(SAID)
    fall = next(line for line in lines if line.row == 2)
    assert (fall.new, fall.note) == ("—", "revised down")
    assert len(as_text(lines).split("\n")) == len(SAID) + 1
