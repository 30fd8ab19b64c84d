"""What a drag of *as known on* paints anew of the overview and the tray: only what it changes."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from core.filters import FilterState
from core.panels import timeline
from core.panels.question import Question
from core.panels.timeline.view import TimelineView
from core.vocabulary.terms import Clock
from gui.charts.timeline import overview
from gui.charts.timeline.overview import OverviewStrip
from gui.charts.timeline.tray import UndatedTray
from tests.making import workspace
from tests.pictures import alike

SPACE = workspace(
    [
        {"event_date": "2016-04-02", "claimed_on": "2016-04-02"},
        {"event_date": "2016-04-04", "claimed_on": "2016-04-05"},
        {"claimed_on": "2016-04-03"},
        {"claimed_on": "2016-04-07"},
    ]
)


def known(day: int) -> TimelineView:
    filters = FilterState(clock=Clock.EVENT, known_on=date(2016, 4, day))
    return timeline.build(Question(SPACE, filters))


def test_the_ground_of_the_overview_is_painted_once_and_its_bars_each_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    for name in ("paint_ground", "paint_bars"):
        before = getattr(overview, name)

        def noted(*given: object, name: str = name, before: object = before) -> None:
            painted.append(name)
            assert callable(before)
            before(*given)

        monkeypatch.setattr(overview, name, noted)
    strip = OverviewStrip()
    qtbot.addWidget(strip)
    strip.resize(600, strip.height())
    pictures = []
    for day in (2, 5):
        strip.show_view(known(day))
        pictures.append(strip.grab().toImage())
    assert painted == ["paint_ground", "paint_bars", "paint_bars"]
    assert pictures[0] != pictures[1]


def test_the_tray_is_painted_anew_only_when_other_claims_lie_in_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    tray = UndatedTray()
    qtbot.addWidget(tray)
    updates: list[int] = []
    tray.show_view(known(3))
    monkeypatch.setattr(tray, "update", lambda: updates.append(1))
    tray.show_view(known(5))
    assert not updates, "the third claim was known already, the fourth is not yet"
    tray.show_view(known(7))
    assert len(updates) == 1


@pytest.mark.parametrize("kind", [OverviewStrip, UndatedTray])
def test_what_showed_other_days_looks_like_what_never_did(
    qtbot: QtBot, kind: type[OverviewStrip | UndatedTray]
) -> None:
    """On each view a second time as well: what comes again is kept as a picture."""

    def made() -> OverviewStrip | UndatedTray:
        chart = kind()
        qtbot.addWidget(chart)
        chart.resize(900, 160)
        return chart

    chart = made()
    for day in (7, 2, 2, 5, 3, 7, 7):
        chart.show_view(known(day))
        new = made()
        new.show_view(known(day))
        assert alike(chart.grab().toImage(), new.grab().toImage())
