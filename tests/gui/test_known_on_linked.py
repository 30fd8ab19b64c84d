"""The slider in the whole window: every panel follows a drag, and one undo takes it back.

The Armenian dead in the sample's claims.csv: 29 admitted on 5 April 2016 (NK-0405-01) against more
than 370 claimed (AZ-0405-01); 77 from 14 April 2016 (AM-0414-01); 320 claimed from 2 April 2020
(AZ-2020-01).
"""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters.dates import day_number
from core.loading import load
from core.session import Session, open_workspace
from core.shipped import SAMPLE
from gui.assembly import assemble
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.panels.filter_bar import FilterBarPanel
from gui.panels.known_on import KnownOnPanel
from gui.panels.losses.panel import LossesPanel

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    session = Session()
    session.start(open_workspace(Workspace(load([SAMPLE]))))
    made = assemble(session, PANELS, load)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitUntil(lambda: not made.refresh.busy)
    yield made
    made.close()


def dead(window: MainWindow) -> tuple[str, str]:
    losses = window.refresh.panels["losses"]
    assert isinstance(losses, LossesPanel)
    assert losses.view is not None
    row = next(
        row
        for row in losses.view.rows
        if (row.cell.side, row.label) == ("Armenia / NKR", "Personnel killed")
    )
    own, adversary, _ = ("—" if mark is None else mark.text for mark in row.marks)
    return own, adversary


def test_a_drag_rebuilds_the_window_and_one_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    bar, count = window.refresh.panels["known_on"], window.refresh.panels["filter_bar"]
    assert isinstance(bar, KnownOnPanel)
    assert isinstance(count, FilterBarPanel)
    slider = bar.slider

    def at(day: date) -> QPoint:
        return QPoint(round(slider.x_of(day_number(day))), 15)

    def settled() -> tuple[str, str]:
        qtbot.waitUntil(lambda: not window.refresh.busy)
        return dead(window)

    assert settled() == ("77", "320")
    QTest.mousePress(slider, LEFT, pos=at(date(2020, 4, 1)))
    assert settled() == ("77", "> 370")
    for day in range(30, 5, -1):
        QTest.mouseMove(slider, at(date(2016, 4, day)))
    QTest.mouseMove(slider, at(date(2016, 4, 5)))
    assert settled() == ("29", "> 370")
    QTest.mouseRelease(slider, LEFT, pos=at(date(2016, 4, 5)))
    assert bar.day.text() == "5 Apr 2016"
    assert "1 without a claim date" in count.reasons.text()
    window.session.undo()
    assert settled() == ("77", "320")
    assert count.count.text() == "202 of 202 claims"
