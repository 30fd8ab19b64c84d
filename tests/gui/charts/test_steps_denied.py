"""Denials over time: an × at the day and the figure, which can be pointed at and picked."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.filters import FilterState
from core.index import Rows
from core.panels.losses import LossesOptions, Mode, build
from core.panels.losses.over_time import OverTimeView
from core.panels.question import Question
from gui.charts.steps.chart import StepsChart
from gui.charts.steps.spots import Lane, Part, Target
from tests.comparing import Claim, claimed, own
from tests.making import workspace

SAID: list[Claim] = [
    claimed(300, "2016-04-02", basis="cumulative"),
    claimed(320, "2016-04-04", basis="cumulative"),
    own(None, "2016-04-06", act="deny", replies_to="c0"),
    own(None, "2016-04-08", act="partly_deny", replies_to="c1"),
]


def view_of(claims: list[Claim]) -> OverTimeView:
    question = Question(workspace(claims), FilterState(), options=LossesOptions(Mode.OVER_TIME))
    view = build(question).over_time
    assert view is not None
    return view


def shown(qtbot: QtBot, claims: list[Claim]) -> tuple[StepsChart, Lane]:
    chart = StepsChart()
    qtbot.addWidget(chart)
    chart.resize(900, 300)
    chart.show_plots(view_of(claims), ("A", "B"))
    chart.show()
    return chart, next(lane for lane in chart.lanes[0] if lane.part is Part.DENIAL)


def test_a_denial_stands_at_its_day_and_at_the_figure_it_denies(qtbot: QtBot) -> None:
    chart, lane = shown(qtbot, SAID)
    steps = next(one for one in chart.lanes[0] if one.part is Part.STEP)
    assert lane.y.tolist() == steps.y.tolist()
    days = chart.layouts[0].days
    day = round(float(days.x(1) - days.x(0)))
    assert [round(float(x - lane.x[0])) for x in lane.x] == [0, 2 * day]
    assert [denial.partial for denial in lane.denials] == [False, True]


def test_pointing_says_the_denial_and_a_click_picks_both_claims(qtbot: QtBot) -> None:
    chart, lane = shown(qtbot, SAID)
    picked: list[Target] = []
    chart.picked.connect(picked.append)
    place = lane.at(0).toPoint()
    found = chart.target_at(lane.at(0))
    assert found is not None
    assert found.sentence.startswith("On 6 Apr 2016 the A MoD denied the claim by the B MoD")
    QTest.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert [one.rows for one in picked] == [Rows([0, 2])]


def test_the_mark_has_ink_of_its_own(qtbot: QtBot) -> None:
    chart, lane = shown(qtbot, SAID)
    here = lane.at(0).toPoint()
    chart.show_plots(view_of(SAID), ("A", "B"))
    with_it = chart.grab().toImage()
    chart.show_plots(view_of(SAID[:2]), ("A", "B"))
    assert with_it.pixelColor(here.x() - 3, here.y() - 3) != with_it.pixelColor(
        here.x(), here.y() - 6
    )


@pytest.mark.parametrize("denials", [1, 2])
def test_a_denial_covers_neither_the_figure_of_its_day_nor_another(
    qtbot: QtBot, denials: int
) -> None:
    same = [own(None, "2016-04-02", act="deny", replies_to="c0") for _ in range(denials)]
    chart, lane = shown(qtbot, [SAID[0], SAID[1], *same])
    steps = next(one for one in chart.lanes[0] if one.part is Part.STEP)
    places = sorted([float(steps.x[0]), *lane.x.tolist()])
    assert all(after - before >= 11 for before, after in pairwise(places))


def test_denials_are_counted_and_walked_to(qtbot: QtBot) -> None:
    chart, _ = shown(qtbot, SAID)
    assert "2 denials ×" in view_of(SAID).subtitle
    said: list[Target | None] = []
    chart.pointed.connect(said.append)
    QTest.keyClick(chart, Qt.Key.Key_Right)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert said[-1] is not None
    assert said[-1].rows == Rows([0, 2])


def test_a_denied_figure_of_a_period_has_its_mark_at_the_foot(qtbot: QtBot) -> None:
    claims = [
        claimed(30, "2016-04-02", basis="incremental"),
        own(None, "2016-04-03", act="deny", replies_to="c0"),
    ]
    chart, lane = shown(qtbot, claims)
    assert lane.y.tolist() == [chart.layouts[0].bars.bottom() - 8]


def test_a_denial_of_nobodys_day_is_not_drawn() -> None:
    undated = [SAID[0], {**own(None, act="deny", replies_to="c0"), "claimed_on": ""}]
    assert view_of(undated).plots[0].denials == ()
