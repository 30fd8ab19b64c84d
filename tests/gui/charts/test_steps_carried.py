"""A total that is only carried forward is a dotted line."""

from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from core.filters import FilterState
from core.panels.losses import LossesOptions, Mode, build
from core.panels.losses.over_time import LossPick, OverTimeOptions
from core.panels.question import Question
from gui.charts.steps.chart import StepsChart
from gui.charts.steps.spots import Part
from tests.comparing import Claim, killed
from tests.making import workspace

FIRST = date(2022, 3, 1)
TANKS = [10, 12, 15, 16, 20, 22, *[22] * 12]
"""From place 13 on the 22 of 6 March has been repeated for more than a week."""


def daily(category: str, bests: list[int]) -> list[Claim]:
    return [
        killed(
            *("B MoD", "A army", best, (FIRST + timedelta(days=day)).isoformat()),
            measure="destroyed",
            category=category,
            basis="cumulative",
        )
        for day, best in enumerate(bests)
    ]


def inked(qtbot: QtBot, claims: list[Claim], place: int) -> set[bool]:
    """Whether pixels of the line between a mark and the one before carry ink."""
    pick = LossPick("A", "destroyed", "tank", "count")
    options = LossesOptions(mode=Mode.OVER_TIME, over_time=OverTimeOptions(pick=pick))
    view = build(Question(workspace(claims), FilterState(), options=options)).over_time
    assert view is not None
    chart = StepsChart()
    qtbot.addWidget(chart)
    chart.resize(900, 300)
    chart.show_plots(view, ("A", "B"))
    lane = next(lane for lane in chart.lanes[0] if lane.part is Part.STEP)
    before, here = lane.at(place - 1), lane.at(place)
    assert before.y() == here.y()
    picture = chart.grab().toImage()
    ground = picture.pixelColor(round(here.x()), round(here.y()) + 14)
    between = range(round(before.x()) + 8, round(here.x()) - 8)
    return {picture.pixelColor(x, int(here.y())) != ground for x in between}


def test_the_line_is_dotted_only_where_the_total_is_carried_forward(qtbot: QtBot) -> None:
    claims = [*daily("tank", TANKS), *daily("apc", list(range(18)))]
    assert inked(qtbot, claims, 15) == {True, False}
    assert inked(qtbot, claims, 9) == {True}


def test_where_nothing_else_rises_the_line_is_whole(qtbot: QtBot) -> None:
    assert inked(qtbot, daily("tank", TANKS), 15) == {True}
