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


PATH = (
    (date(2016, 4, 2), ("~18", "—", "—")),
    (date(2016, 4, 4), ("20", "170", "—")),
    (date(2016, 4, 5), ("29", "> 370", "6")),
    (date(2016, 4, 6), ("~50", "> 370", "6")),
    (date(2016, 4, 8), ("36", "> 370", "44")),
    (date(2016, 4, 14), ("77", "> 370", "44")),
    (date(2017, 1, 3), ("77", "> 370", "77")),
    (date(2020, 4, 1), ("77", "> 370", "77")),
    (date(2020, 4, 2), ("77", "320", "110")),
)
"""The Armenian dead as admitted, as claimed by Azerbaijan, and by third parties, as known on a day:
AM-0402-01; NK-0404-03 and AZ-0404-05; NK-0405-01, AZ-0405-01 and AM-0404-01b; NK-0406-01;
NK-0408-01 and NK-0408-03; AM-0414-01; CD-2017-02; AZ-2020-01 and AM-2020-01."""


def spoken_of(window: MainWindow) -> tuple[str, ...]:
    losses = window.refresh.panels["losses"]
    assert isinstance(losses, LossesPanel)
    assert losses.view is not None
    named = ("Armenia / NKR", "Personnel killed")
    row = next(row for row in losses.view.rows if (row.cell.side, row.label) == named)
    return tuple("—" if mark is None else mark.text for mark in row.marks)


def dead(window: MainWindow) -> tuple[str, ...]:
    return spoken_of(window)[:2]


def test_a_drag_rebuilds_the_window_and_one_undo_takes_it_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    bar, count = window.refresh.panels["known_on"], window.refresh.panels["filter_bar"]
    assert isinstance(bar, KnownOnPanel)
    assert isinstance(count, FilterBarPanel)
    slider = bar.slider

    def at(day: date) -> QPoint:
        return QPoint(round(slider.x_of(day_number(day))), 15)

    def settled() -> tuple[str, ...]:
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


def test_the_dead_change_along_a_pointer_path_through_2016_2017_and_2020(
    qtbot: QtBot, window: MainWindow
) -> None:
    bar = window.refresh.panels["known_on"]
    assert isinstance(bar, KnownOnPanel)
    slider, found = bar.slider, list[tuple[date, tuple[str, ...]]]()

    def settle() -> None:
        qtbot.waitUntil(lambda: not window.refresh.busy)

    here = round(slider.x_of(day_number(PATH[0][0])))
    QTest.mousePress(slider, LEFT, pos=QPoint(here, 15))
    for day, _ in PATH:
        there = round(slider.x_of(day_number(day)))
        for x in range(here, there + 1):
            QTest.mouseMove(slider, QPoint(x, 15))
        settle()
        here = there
        found.append((day, spoken_of(window)))
    QTest.mouseRelease(slider, LEFT, pos=QPoint(here, 15))
    settle()
    assert tuple(found) == PATH
    window.session.undo()
    settle()
    assert spoken_of(window) == PATH[-1][1]
    assert bar.slider.shown_day is None
