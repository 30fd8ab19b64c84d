"""A total that counts from another day: the line breaks, and a sign of two strokes stands there."""

import pytest
from pytestqt.qtbot import QtBot

from core.filters import FilterState
from core.panels.losses import LossesOptions, Mode, build
from core.panels.question import Question
from gui.charts.steps.chart import StepsChart
from gui.charts.steps.marks import RADIUS
from gui.charts.steps.spots import Part
from gui.charts.steps.strokes import marks_of
from gui.charts.steps.words import spoken_turns
from tests.comparing import own
from tests.making import workspace


def drawn(qtbot: QtBot, since: str) -> tuple[bool, bool, list[tuple[int, str]]]:
    """Whether ink joins two equal totals, and lies before the second; words at marks."""
    claims = [
        own(23, "2016-04-02", basis="cumulative", since="2016-04-01"),
        own(23, "2016-04-05", basis="cumulative", since=since),
    ]
    options = LossesOptions(mode=Mode.OVER_TIME)
    view = build(Question(workspace(claims), FilterState(), options=options)).over_time
    assert view is not None
    chart = StepsChart()
    qtbot.addWidget(chart)
    chart.resize(900, 300)
    chart.show_plots(view, ("A", "B"))
    lane = next(lane for lane in chart.lanes[0] if lane.part is Part.STEP)
    assert marks_of(lane).tolist() == [0, 1]
    before, here = lane.at(0), lane.at(1)
    picture = chart.grab().toImage()
    ground = picture.pixelColor(round(before.x()) + 40, round(here.y()) + 9)
    middle = picture.pixelColor(round(before.x()) + 40, int(here.y()))
    left = round(here.x() - RADIUS)
    sign = [
        picture.pixelColor(x, round(here.y()) + lift) != ground
        for x in range(left - 12, left - 1)
        for lift in (-5, 5)
    ]
    return middle != ground, any(sign), spoken_turns(lane)


@pytest.mark.parametrize(
    ("since", "found"),
    [
        ("2016-04-01", (True, False, [])),
        ("2016-04-04", (False, True, [(1, "counts from 4 Apr 2016")])),
    ],
    ids=["one start", "another start"],
)
def test_a_new_start_is_marked_and_not_joined(
    qtbot: QtBot, since: str, found: tuple[bool, bool, list[tuple[int, str]]]
) -> None:
    assert drawn(qtbot, since) == found
