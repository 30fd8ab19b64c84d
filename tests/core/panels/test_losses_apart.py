"""The disagreement over time by category."""

from datetime import date

import pytest

from core.filters import DateSpan, FilterState
from core.filters.dates import day_number
from core.panels.losses import LossesOptions, Mode, build
from core.panels.losses.over_time import ApartView, OverTimeOptions
from core.panels.losses.over_time.apart import MOST_COLUMNS
from core.panels.question import Question
from tests.comparing import Claim, claimed, own
from tests.making import workspace

TANKS = {"measure": "destroyed", "category": "tank", "basis": "incremental"}
SAID: list[Claim] = [
    claimed(26, "2016-04-02", basis="incremental"),
    own(1, "2016-04-04", basis="incremental"),
    own(7, "2016-04-04", **TANKS),
    claimed(3, "2016-04-06", **TANKS),
]


def apart(claims: list[Claim], filters: FilterState | None = None) -> ApartView:
    options = LossesOptions(mode=Mode.OVER_TIME, over_time=OverTimeOptions(apart=True))
    view = build(Question(workspace(claims), filters or FilterState(), options=options)).apart
    assert view is not None
    return view


def test_a_column_stands_for_each_day_of_new_figures() -> None:
    view = apart(SAID)
    assert view.days == tuple(day_number(date(2016, 4, day)) for day in (2, 4, 6))
    assert [line.label for line in view.lines] == [
        "all categories",
        "personnel",
        "armoured vehicle",
    ]


def test_a_line_has_no_figure_where_nothing_is_comparable() -> None:
    """26 : 1 makes G = log2(26.5 / 1.5) = 4.1430 from the 4th on; on the 2nd nobody admits."""
    personnel = apart(SAID).lines[1]
    assert [point.summary.doublings for point in personnel.points] == [
        None,
        pytest.approx(4.1430, abs=1e-4),
        pytest.approx(4.1430, abs=1e-4),
    ]


def test_an_admission_above_the_claim_is_below_zero_and_said_so() -> None:
    """3 claimed, 7 admitted: G = log2(3.5 / 7.5) = −1.0995, S = 4 / 10, 2^1.0995 = 2.1."""
    view = apart(SAID)
    assert view.reach[0] == pytest.approx(-1.0995, abs=1e-4)
    assert view.sentence(2, 2) == (
        "As of 6 Apr 2016, armoured vehicle: more was admitted than adversaries claimed: "
        "on average G −1.1 doublings, ×2.1 with ½ added to every figure, S 0.4; "
        "1 of 1 cell comparable."
    )
    assert view.newest(2) == ("G −1.1", "1 of 1")


def test_no_ratio_is_given_that_nobody_claimed() -> None:
    """26 claimed, 1 admitted is ×26 in its cell; 2^G = 26.5 / 1.5 = 18 says where that is from."""
    view = apart(SAID)
    assert "adversaries claimed more than was admitted" in view.sentence(1, 1)
    assert "G +4.1 doublings, ×18 with ½ added to every figure, S 0.93" in view.sentence(1, 1)
    assert view.newest(1) == ("G +4.1", "1 of 1")


def test_a_mean_says_how_many_of_the_cells_compared_it_is_made_of() -> None:
    """Wounded as ranges are compared too, by their distance, and have no G."""
    ranges: list[Claim] = [
        {**claimed(None, "2016-04-02", low=300, high=1500), "measure": "wounded"},
        {**own(None, "2016-04-02", low=31, high=94), "measure": "wounded"},
    ]
    view = apart([*SAID[:2], *ranges])
    assert view.newest(1) == ("G +4.1", "2 of 2")
    assert view.sentence(1, None).endswith(
        "2 of 2 cells comparable, 1 of them between single figures, whose average this is."
    )


def test_a_point_that_has_no_figure_says_its_coverage() -> None:
    view = apart(SAID)
    said = "As of 2 Apr 2016, personnel: nothing can be compared; 0 of 1 cell comparable."
    assert view.sentence(1, 0) == said
    assert view.rows(1, 0).array.tolist() == []


def test_bare_ranges_have_a_distance_and_no_ratio() -> None:
    """[300, 1500] against [31, 94]: 206 apart."""
    view = apart([claimed(None, low=300, high=1500), own(None, low=31, high=94)])
    assert view.newest(0) == ("—", "1 of 1")
    assert "they lie 206 apart on average" in view.sentence(0, 0)


def test_a_point_holds_the_claims_that_are_compared() -> None:
    view = apart(SAID)
    assert view.rows(0, 1).array.tolist() == [0, 1]
    assert view.rows(0, None).array.tolist() == [0, 1, 2, 3]


def test_many_days_are_joined_and_the_last_keeps_its_column() -> None:
    days = [date(2016, 4, 1).toordinal() + number for number in range(60)]
    claims = [claimed(4, date.fromordinal(day).isoformat(), basis="incremental") for day in days]
    view = apart([*claims, own(2, "2016-04-01", basis="incremental")])
    assert len(view.days) == MOST_COLUMNS
    assert view.days[-1] == day_number(date(2016, 5, 30))


def test_only_the_days_of_the_window_have_columns() -> None:
    span = DateSpan(date(2016, 4, 3), date(2016, 4, 5))
    view = apart(SAID, FilterState().with_clause(span))
    assert view.days == (day_number(date(2016, 4, 4)),)
    assert view.message.startswith("On no day in view do a claim and an admission meet")


def test_without_a_dated_figure_the_view_says_why() -> None:
    said = [{**claimed(3), "claimed_on": ""}]
    assert apart(said).message.startswith("No dated figure of a loss is in view.")
