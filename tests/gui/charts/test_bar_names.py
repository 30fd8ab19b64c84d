"""Names of bars stand clear of the bars."""

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF
from pytestqt.qtbot import QtBot

from core.filters import FilterState
from core.panels.losses import LossesOptions, Mode, build
from core.panels.losses.over_time import LossPick, OverTimeOptions
from core.panels.question import Question
from gui.charts.steps.chart import StepsChart
from gui.charts.steps.labels import Wish, place_labels
from gui.charts.steps.layout import bar_edges, occupied, tops
from tests.comparing import killed
from tests.making import workspace

AREA = QRectF(0, 0, 400, 80)
WISH = Wish(("Ministry", ""), QPointF(100, 40), (0.0,), 0)


@pytest.mark.usefixtures("qapp")
def test_a_name_goes_where_no_box_stands() -> None:
    metrics = QFontMetricsF(QFont())
    wall = QRectF(104, 30, 60, 50)
    (free,) = place_labels([WISH], AREA, (), metrics)
    (moved,) = place_labels([WISH], AREA, (), metrics, [wall])
    assert free.box.intersects(wall)
    assert not moved.box.intersects(wall)
    assert place_labels([WISH], AREA, (), metrics, [AREA]) == ()


def test_where_bars_stand_nothing_of_them_is_left_out(qtbot: QtBot) -> None:
    """Three bars of a day each: every pixel column of each is within some box, to its full height.

    Nothing is said of 5 to 11 April: between those bars there is room for a name.
    """
    days = {"2016-04-03": 20, "2016-04-04": 170, "2016-04-12": 30}
    claims = [
        killed("B MoD", "A army", best, day, basis="incremental") for day, best in days.items()
    ]
    options = LossesOptions(
        mode=Mode.OVER_TIME, over_time=OverTimeOptions(LossPick("A", "killed", "personnel"))
    )
    view = build(Question(workspace(claims), FilterState(), options=options)).over_time
    assert view is not None
    chart = StepsChart()
    qtbot.addWidget(chart)
    chart.resize(900, 300)
    chart.show_plots(view, ("A", "B"))
    layout = chart.layouts[0]
    (track,) = layout.plot.growing
    boxes = occupied(layout, track)
    left, right = bar_edges(layout, track)
    assert len(left) == len(days)
    for start, end, top in zip(left, right, layout.bar_y(tops(track.bars.amounts)), strict=True):
        for x in (start, (start + end) / 2, end):
            assert any(box.contains(QPointF(x, top)) for box in boxes)
    room = QPointF((right[1] + left[2]) / 2, layout.bars.bottom() - 1)
    assert not any(box.contains(room) for box in boxes)
