"""Totals carried forward, and terms that go on as others, over time in words."""

from core.filters import FilterState
from core.panels.losses import LossesOptions, Mode, build
from core.panels.losses.over_time import LossPick, OverTimeOptions, OverTimeView
from core.panels.losses.over_time.table import lines_of
from core.panels.losses.over_time.words import step_words
from core.panels.question import Question
from tests.comparing import Claim, killed
from tests.making import workspace


def total(category: str, best: float, on: str) -> Claim:
    return killed(
        "B MoD", "A army", best, on, category=category, measure="destroyed", basis="cumulative"
    )


def shown(claims: list[Claim], category: str) -> OverTimeView:
    pick = LossPick("A", "destroyed", category, "count")
    options = LossesOptions(mode=Mode.OVER_TIME, over_time=OverTimeOptions(pick=pick))
    view = build(Question(workspace(claims), FilterState(), options=options)).over_time
    assert view is not None
    return view


TANKS = [10, 12, 15, 16, 20, 22, *[22] * 10]
"""The 22 of 6 March ten times over, to 16 March; a week is long, so three are carried forward."""
CLAIMS = [
    *(total("tank", best, f"2022-03-{day:02}") for day, best in enumerate(TANKS, 1)),
    *(total("apc", day, f"2022-03-{day:02}") for day in range(1, 17)),
]


def test_a_total_carried_forward_is_told_in_words() -> None:
    view = shown(CLAIMS, "tank")
    course = view.plots[0].tracks[0].course
    assert step_words(view, course, 15).endswith(
        "It has repeated this total since 6 Mar 2022, longer than is usual in its series, while "
        "other totals of the same claimant rose."
    )
    assert step_words(view, course, 12).endswith("It had said the same as of 12 Mar 2022.")


def test_totals_carried_forward_are_counted_and_noted() -> None:
    view = shown(CLAIMS, "tank")
    assert "3 totals carried forward" in view.subtitle
    notes = [line.note for line in lines_of(view)]
    assert notes[-4:] == ["unchanged", *["carried forward"] * 3]


def test_the_last_figure_of_a_merged_term_says_as_what_it_goes_on() -> None:
    merged = [
        total("motor_vehicle", 1701, "2022-04-30"),
        total("fuel_tanker", 76, "2022-04-30"),
        total("vehicle", 1796, "2022-05-01"),
    ]
    view = shown(merged, "fuel_tanker")
    course = view.plots[0].tracks[0].course
    assert step_words(view, course, 0).endswith("It goes on as vehicle since 1 May 2022.")
    assert [line.note for line in lines_of(view)] == ["goes on as vehicle since 1 May 2022"]
