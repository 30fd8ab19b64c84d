"""The *as known on* slider, dragged, stepped and played."""

from collections.abc import Iterator
from datetime import date

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.filters import DateSpan, OneOf
from core.filters.dates import day_number
from core.panels import known_on
from core.session import Session, open_workspace, set_clause, set_known_on
from gui.background import Background
from gui.charts.known import track
from gui.charts.known.slider import KnownSlider
from gui.panel import PanelSpec
from gui.panels import PANELS
from gui.panels.known_on import KnownOnPanel
from gui.refresh import Refresh
from gui.theme import THEMES, Theme
from tests.making import workspace

DAYS = ("2016-04-02", "2016-04-04", "2016-04-05", "2016-04-20")
SPEC: PanelSpec = next(spec for spec in PANELS if spec.key == "known_on")


class Bar:
    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.session = Session()
        self.panel = KnownOnPanel()
        qtbot.addWidget(self.panel)
        self.background = Background()
        self.refresh = Refresh(self.session, [(SPEC, self.panel)], self.background)
        self.panel.resize(1200, 44)
        self.panel.show()
        claims: list[dict[str, object]] = [{"claimant": "A1", "claimed_on": day} for day in DAYS]
        self.session.start(open_workspace(workspace(claims)))
        qtbot.waitUntil(lambda: not self.refresh.busy)

    @property
    def day(self) -> date | None:
        return self.session.state.filters.known_on

    def at(self, day: date | None) -> QPoint:
        slider = self.panel.slider
        return QPoint(round(slider.x_of(None if day is None else day_number(day))), 15)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
        self.qtbot.keyClick(self.panel.slider, key, modifier)


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[Bar]:
    made = Bar(qtbot)
    yield made
    made.background.stop()


def test_a_drag_is_live_and_one_step_of_undo(bar: Bar) -> None:
    slider, left = bar.panel.slider, Qt.MouseButton.LeftButton
    QTest.mousePress(slider, left, pos=bar.at(None))
    seen: list[date | None] = []
    for day in (20, 12, 5, 4, 2):
        QTest.mouseMove(slider, bar.at(date(2016, 4, day)))
        seen.append(bar.day)
    QTest.mouseRelease(slider, left, pos=bar.at(date(2016, 4, 2)))
    assert seen == [date(2016, 4, day) for day in (20, 12, 5, 4, 2)]
    assert bar.panel.day.text() == "2 Apr 2016"
    bar.session.undo()
    assert bar.day is None
    assert not bar.session.can_undo
    assert bar.panel.day.text() == "today"


def test_the_right_end_is_everything(bar: Bar) -> None:
    bar.session.apply(set_known_on(date(2016, 4, 4)))
    QTest.mouseClick(bar.panel.slider, Qt.MouseButton.LeftButton, pos=bar.at(None))
    assert bar.day is None


def test_keys_move_by_days_weeks_and_days_with_claims(bar: Bar) -> None:
    plain, shift = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier
    steps = [
        (Qt.Key.Key_Left, plain, date(2016, 4, 20)),
        (Qt.Key.Key_Left, plain, date(2016, 4, 19)),
        (Qt.Key.Key_Left, shift, date(2016, 4, 12)),
        (Qt.Key.Key_Right, plain, date(2016, 4, 13)),
        (Qt.Key.Key_PageDown, plain, date(2016, 4, 5)),
        (Qt.Key.Key_Down, plain, date(2016, 4, 4)),
        (Qt.Key.Key_PageUp, plain, date(2016, 4, 5)),
        (Qt.Key.Key_Home, plain, date(2016, 4, 1)),
        (Qt.Key.Key_Left, shift, date(2016, 4, 1)),
        (Qt.Key.Key_End, plain, None),
        (Qt.Key.Key_Right, plain, None),
        (Qt.Key.Key_Left, plain, date(2016, 4, 20)),
        (Qt.Key.Key_Right, shift, None),
        (Qt.Key.Key_Down, plain, date(2016, 4, 20)),
        (Qt.Key.Key_Escape, plain, None),
    ]
    for key, modifier, day in steps:
        bar.press(key, modifier)
        assert bar.day == day


def test_the_day_is_dropped_by_its_cross(bar: Bar) -> None:
    assert bar.panel.clear.isHidden()
    bar.session.apply(set_known_on(date(2016, 4, 4)))
    assert not bar.panel.clear.isHidden()
    bar.qtbot.mouseClick(bar.panel.clear, Qt.MouseButton.LeftButton)
    assert bar.day is None


def test_playing_goes_from_day_to_day_and_stops_at_the_end(bar: Bar) -> None:
    bar.qtbot.mouseClick(bar.panel.play, Qt.MouseButton.LeftButton)
    seen = [bar.day]
    while bar.panel.timer.isActive():
        bar.panel.timer.timeout.emit()
        seen.append(bar.day)
    assert seen == [*(date.fromisoformat(day) for day in DAYS), None]
    bar.session.undo()
    assert bar.day is None
    assert not bar.session.can_undo


def test_taking_hold_of_the_slider_stops_playing(bar: Bar) -> None:
    bar.qtbot.mouseClick(bar.panel.play, Qt.MouseButton.LeftButton)
    bar.press(Qt.Key.Key_Left, Qt.KeyboardModifier.NoModifier)
    assert not bar.panel.timer.isActive()


def test_the_bar_says_how_much_was_known(bar: Bar) -> None:
    bar.session.apply(set_known_on(date(2016, 4, 4)))
    assert "2 of 4 claims in view had been made by 4 Apr 2016" in bar.panel.day.toolTip()
    assert bar.panel.slider.accessibleDescription().startswith("4 Apr 2016. ")


def test_a_drag_never_builds_the_slider_anew(bar: Bar) -> None:
    before = SPEC.sees(bar.session.state)
    bar.session.apply(set_known_on(date(2016, 4, 4)))
    assert SPEC.sees(bar.session.state) == before
    assert known_on.build(SPEC.question(bar.session.state)).counts.tolist() == [1, 1, 1, 1]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.key)
def test_words_never_push_the_slider(bar: Bar, theme: Theme) -> None:
    bar.panel.wear(theme)
    bar.qtbot.waitUntil(lambda: bar.panel.slider.x() > 0)
    before = bar.panel.slider.x()
    bar.session.apply(set_known_on(date(2016, 4, 4)))
    bar.panel.layout().activate()
    assert bar.panel.slider.x() == before


def test_without_claim_dates_the_slider_rests(bar: Bar) -> None:
    bar.session.start(open_workspace(workspace([{"claimant": "A1"}])))
    bar.qtbot.waitUntil(lambda: not bar.refresh.busy)
    assert not bar.panel.slider.isEnabled()
    assert not bar.panel.play.isEnabled()
    assert "No claim says" in bar.panel.slider.toolTip()


def test_without_claim_dates_the_bar_takes_no_room_until_there_are_some(bar: Bar) -> None:
    bar.session.start(open_workspace(workspace([{"claimant": "A1"}])))
    bar.qtbot.waitUntil(lambda: not bar.refresh.busy)
    assert bar.panel.maximumHeight() == 0
    assert bar.panel.in_sight
    bar.session.start(open_workspace(workspace([{"claimant": "A1", "claimed_on": DAYS[0]}])))
    bar.qtbot.waitUntil(lambda: not bar.refresh.busy)
    assert bar.panel.maximumHeight() > 40


def test_without_claim_dates_the_bar_is_there_as_long_as_a_day_is_chosen(bar: Bar) -> None:
    bar.session.start(open_workspace(workspace([{"claimant": "A1", "event_date": DAYS[0]}])))
    bar.qtbot.waitUntil(lambda: not bar.refresh.busy)
    heights: list[bool] = []
    for day in (date(2016, 4, 4), None):
        bar.session.apply(set_known_on(day))
        bar.qtbot.waitUntil(lambda: not bar.refresh.busy)
        heights.append(bar.panel.maximumHeight() > 0)
    assert heights == [True, False]


def test_the_slider_draws_itself_however_narrow(bar: Bar) -> None:
    slider = bar.panel.slider
    for width in (1, 20, 45, 90):
        slider.resize(width, slider.height())
        assert not slider.grab().isNull()
        ends = slider.x_of(day_number(date(2016, 4, 1))), slider.x_of(None)
        assert ends[0] == 9
        assert slider.day_at(ends[0]) == day_number(date(2016, 4, 1))


def test_many_strokes_are_one_picture_that_looks_like_each_drawn_by_itself(
    bar: Bar, monkeypatch: pytest.MonkeyPatch
) -> None:
    slider, days = bar.panel.slider, np.arange(16_000, 20_000, 3, dtype=np.int32)
    counts = (np.arange(len(days)) * 7919 % 400 + 1).astype(np.int32)
    scale = known_on.KnownScale.over(days)
    pictures: list[QImage] = []
    for few in (100, len(days)):
        monkeypatch.setattr(track, "_MANY", few)
        slider.show_view(known_on.KnownOnView(scale, days, counts, 0, 4_000))
        slider.update()
        pictures.append(slider.grab().toImage())
    blank = known_on.KnownOnView(scale, days[:0], counts[:0], 0, 4_000)
    slider.show_view(blank)
    assert pictures[0] == pictures[1] != slider.grab().toImage()


class Painted(QObject):
    """The parts of a slider that were painted, put over the picture of before."""

    def __init__(self, slider: KnownSlider) -> None:
        super().__init__(slider)
        QApplication.processEvents()
        self.slider, self.areas = slider, list[QRect]()
        self.picture = slider.grab()
        slider.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return super().eventFilter(watched, event)

    def put_over(self) -> QImage:
        QApplication.processEvents()
        areas, self.areas = self.areas, []
        for area in areas:
            self.slider.render(self.picture, area.topLeft(), QRegion(area))
        self.areas.clear()
        return self.picture.toImage()


def test_the_parts_of_the_slider_that_are_painted_again_are_those_that_changed(bar: Bar) -> None:
    """The handle goes from the stop to a day, to another and back; then a day loses its claim."""
    slider, painted = bar.panel.slider, Painted(bar.panel.slider)
    for day in (date(2016, 4, 5), date(2016, 4, 4), None):
        bar.session.apply(set_known_on(day))
        after = painted.put_over()
        assert after == slider.grab().toImage()
        painted.areas.clear()
    bar.session.apply(set_clause(DateSpan(date(2016, 4, 1), date(2016, 4, 1))))
    bar.qtbot.waitUntil(lambda: not bar.refresh.busy)
    QApplication.processEvents()
    assert [area.right() < slider.x_of(None) - 7 for area in painted.areas] == [True]
    assert painted.put_over() == slider.grab().toImage()


def test_strokes_are_painted_again_only_where_others_are_to_be_seen(bar: Bar) -> None:
    """A filter for all claimants there are leaves every stroke, one without A1 takes them away."""
    slider = bar.panel.slider
    heights: list[int] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if isinstance(event, QPaintEvent):
                heights.append(event.rect().height())
            return super().eventFilter(watched, event)

    QApplication.processEvents()
    watch = Watch(slider)
    slider.installEventFilter(watch)
    with_strokes = slider.grab().toImage()
    heights.clear()
    bar.session.apply(set_clause(OneOf("claimant", frozenset({"A1"}))))
    bar.qtbot.waitUntil(lambda: not bar.refresh.busy)
    QApplication.processEvents()
    assert heights == []
    bar.session.apply(set_clause(OneOf("claimant", frozenset({"A1"}), exclude=True)))
    bar.qtbot.waitUntil(lambda: not bar.refresh.busy)
    QApplication.processEvents()
    assert heights == [12]
    assert slider.grab().toImage() != with_strokes
