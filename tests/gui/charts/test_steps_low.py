"""Losses over time at the height that the window of 1280 × 800 gives them."""

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import FilterState
from core.loading import load
from core.panels.losses import LossesOptions, Mode, build
from core.panels.losses.over_time import LossPick, OverTimeOptions
from core.panels.question import Question
from core.shipped import SAMPLE
from gui.charts.steps.chart import StepsChart
from gui.charts.steps.spots import Part
from gui.charts.steps.words import placed_words
from gui.theme import LIGHT, font_of

SIDES = ("Azerbaijan", "Armenia / NKR")


@pytest.fixture(params=SIDES)
def low(request: pytest.FixtureRequest, qtbot: QtBot) -> StepsChart:
    """The dead of a side in the sample: totals, counts and totals of both sides."""
    pick = LossPick(str(request.param), "killed", "personnel")
    options = LossesOptions(mode=Mode.OVER_TIME, over_time=OverTimeOptions(pick))
    view = build(Question(Workspace(load([SAMPLE])), FilterState(), options=options)).over_time
    assert view is not None
    chart = StepsChart()
    qtbot.addWidget(chart)
    chart.setFont(font_of(LIGHT))
    chart.resize(536, 146)
    chart.show_plots(view, SIDES)
    return chart


def test_all_parts_are_in_sight_without_scrolling(low: StepsChart) -> None:
    (layout,) = low.layouts
    assert low.bar.maximum() == 0
    assert layout.bars.height() >= 24
    assert layout.both.height() > 0
    assert layout.both.bottom() <= low.area.bottom()
    assert layout.steps.height() >= 2.5 * QFontMetricsF(low.font()).height()


def test_words_cover_neither_marks_nor_each_other_and_the_unnamed_are_counted(
    low: StepsChart,
) -> None:
    (layout,) = low.layouts
    placed = placed_words(layout, QFontMetricsF(low.font()))
    boxes = [one.box for one in placed]
    assert not any(
        box.intersects(other) for at, box in enumerate(boxes) for other in boxes[at + 1 :]
    )
    lanes = [lane for lane in layout.lanes if lane.part is Part.STEP]
    marks = [lane.at(place) for lane in lanes for place in range(len(lane.x))]
    assert not any(box.contains(mark) for box in boxes for mark in marks)
    unnamed = len(lanes) - sum(bool(one.text[0]) for one in placed)
    assert unnamed > 0
    assert placed[-1].text[1].startswith(f"{unnamed} more")
    assert placed[-1].box.bottom() <= layout.steps.bottom() + 2
