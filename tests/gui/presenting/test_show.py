"""A story of three steps told to a room, by keys; the window it was started from stays as it is."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.briefing import Footer, footer_of
from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState, Words
from core.handling import Handling
from core.index import Rows
from core.loading import load
from core.session import (
    Session,
    SessionState,
    add_step,
    open_workspace,
    select_claims,
    set_clause,
)
from core.shipped import SAMPLE
from core.story import Story
from core.story_file import step_of
from core.story_passage import passage
from gui.assembly import assemble
from gui.briefing_settings import Motion
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.panels.story.changes import annotate, enlarge
from gui.presenting import saying as saying_module
from gui.presenting.presenter import PresenterWindow
from gui.presenting.show import Show
from gui.presenting.travel import Travel
from gui.telling import performing as performing_module
from gui.telling import telling_of
from gui.telling.keeping import InHand, kept
from gui.theme import BRIEFING

APRIL = DateSpan(date(2016, 4, 2), date(2016, 4, 5))
KEY = Qt.Key


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "kept.json"


@pytest.fixture
def window(qtbot: QtBot, sample: Workspace, place: Path) -> MainWindow:
    session = Session()
    session.start(open_workspace(sample))
    session.apply(add_step(step_of(session.state)))
    session.apply(set_clause(APRIL))
    session.apply(add_step(step_of(session.state)))
    session.apply(select_claims(Rows([17])))
    session.apply(add_step(step_of(session.state)))
    session.apply(enlarge("s1", "losses"))
    session.apply(annotate("s2", "Say who speaks."))
    session.apply(set_clause(Words("mataghis")))
    made = assemble(session, PANELS, load, in_hand=place)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def show(qtbot: QtBot, window: MainWindow) -> Iterator[Show]:
    window.settings.briefing.motion = Motion.NEVER
    telling = telling_of(window)
    telling.performing.present()
    qtbot.waitUntil(lambda: telling.performing.presenting, timeout=20_000)
    made = telling.performing.show_window
    assert made is not None
    made.go_to("s1")
    settle(qtbot, made)
    yield made
    if telling.performing.show_window is not None:
        made.close()


def settle(qtbot: QtBot, show: Show) -> None:
    qtbot.waitExposed(show)
    qtbot.waitUntil(lambda: not show.busy, timeout=20_000)


def press(qtbot: QtBot, show: Show, key: Qt.Key) -> None:
    qtbot.keyClick(show, key)
    settle(qtbot, show)


def large(show: Show) -> set[str]:
    return {key for key, panel in show.refresh.panels.items() if panel.isVisible()}


def test_the_clicker_goes_through_the_story_and_every_step_shows_its_state(
    qtbot: QtBot, show: Show
) -> None:
    steps = show.script.story.steps
    seen: list[str] = []
    for key in (KEY.Key_PageDown, KEY.Key_Space, KEY.Key_Right):
        seen.append(show.step)
        step = next(step for step in steps if step.key == show.step)
        assert show.session.state.filters == step.view.filters
        assert show.stage.title.text() == step.title
        press(qtbot, show, key)
    assert [*seen, show.step] == ["s1", "s2", "s3", "s3"]
    assert show.session.state.selected == Rows([17])
    for key, at in (
        (KEY.Key_PageUp, "s2"),
        (KEY.Key_Home, "s1"),
        (KEY.Key_Left, "s1"),
        (KEY.Key_End, "s3"),
    ):
        press(qtbot, show, key)
        assert show.step == at


def test_one_to_three_panels_stand_large_over_what_is_shown_and_why(
    qtbot: QtBot, show: Show
) -> None:
    assert large(show) == {"losses"}
    assert show.stage.headline.text().startswith("As of ")
    assert show.stage.origin.text() == "Headline from the data, kept fresh"
    assert "Shown: 202 of 202 claims" in show.stage.footer.text()
    press(qtbot, show, KEY.Key_PageDown)
    assert large(show) == {"timeline", "losses"}
    assert "2 – 5 Apr 2016" in show.stage.footer.text()


def test_every_chart_stands_on_the_ground_of_the_stage(qtbot: QtBot, show: Show) -> None:
    drawn = show.grab().toImage()
    for key in ("losses", "timeline"):
        if key == "timeline":
            press(qtbot, show, KEY.Key_PageDown)
            drawn = show.grab().toImage()
        corner = show.refresh.panels[key].mapTo(show, QPoint(8, 2))
        assert drawn.pixelColor(corner).name().upper() == BRIEFING.surface, key


@pytest.mark.parametrize("times", [2, 12, 15, 17, 100])
def test_a_long_headline_is_set_smaller_and_leaves_the_charts_their_room(
    show: Show, times: int
) -> None:
    show.resize(1280, 800)
    show.stage.show_words("Both sides say it. " * times, "")
    QApplication.processEvents()
    headline = show.stage.headline
    size = headline.font().pointSizeF() / BRIEFING.point_size
    assert size == pytest.approx({2: 1.15, 100: 0.85}.get(times, size), abs=0.01)
    lines = round(headline.height() / headline.fontMetrics().lineSpacing())
    assert (lines <= 3) is (times < 100)


def test_what_is_said_of_a_step_is_found_out_once_and_ahead(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[SessionState] = []

    def footer(state: SessionState, made: date, handling: Handling) -> Footer:
        asked.append(state)
        return footer_of(state, made, handling)

    states, known = show.script.states, show.saying.known
    qtbot.waitUntil(lambda: len(known) == len(states))
    known.clear()
    monkeypatch.setattr(saying_module, "footer_of", footer)
    show.go_to("s1")
    qtbot.waitUntil(lambda: "s2" in known)
    assert asked == [states["s1"], states["s2"]]
    show.go_to("s2")
    assert not show.saying.busy
    assert "2 – 5 Apr 2016" in show.stage.footer.text()
    assert show.stage.headline.text() == known["s2"].headline
    qtbot.waitUntil(lambda: "s3" in known)
    for key in ("s3", "s1", "s2"):
        show.go_to(key)
        settle(qtbot, show)
    assert asked == [states["s1"], states["s2"], states["s3"]]


def test_a_step_that_is_shown_again_says_its_footer_in_place_of_what_was_drilled_to(
    qtbot: QtBot, show: Show
) -> None:
    show.session.apply(set_clause(Words("tank")))
    show.go_to("s1")
    assert "tank" not in show.stage.footer.text()
    settle(qtbot, show)
    assert "Shown: 202 of 202 claims" in show.stage.footer.text()


def test_drilling_down_while_presenting_leaves_the_window_as_it_was(
    qtbot: QtBot, window: MainWindow, show: Show
) -> None:
    before = window.session.state
    show.refresh.panels["losses"].ask(select_claims(Rows([3])))
    show.session.apply(set_clause(Words("tank")))
    settle(qtbot, show)
    assert show.session.state.selected == Rows([3])
    assert "tank" in show.stage.footer.text()
    press(qtbot, show, KEY.Key_Escape)
    assert telling_of(window).performing.show_window is None
    assert window.session.state is before
    assert window.session.can_undo


def test_a_black_screen_hides_everything_and_escape_brings_it_back(
    qtbot: QtBot, show: Show
) -> None:
    for on in (KEY.Key_B, KEY.Key_Period):
        press(qtbot, show, on)
        assert show.grab().toImage().pixelColor(6, 6).lightness() == 0
        press(qtbot, show, KEY.Key_Escape)
        assert show.grab().toImage().pixelColor(6, 6).lightness() > 200
    assert show.isVisible()


def test_the_pointer_follows_the_mouse_and_lets_it_through(qtbot: QtBot, show: Show) -> None:
    press(qtbot, show, KEY.Key_L)
    qtbot.mouseMove(show.stage, QPoint(200, 300))
    QApplication.processEvents()
    assert show.veil.spot is not None
    assert show.childAt(200, 300) is not show.veil
    press(qtbot, show, KEY.Key_L)
    assert show.veil.spot is None


def test_nothing_moves_where_motion_is_unwelcome(qtbot: QtBot, show: Show) -> None:
    for key in (KEY.Key_PageDown, KEY.Key_PageDown):
        press(qtbot, show, key)
        assert show.veil.fading.state() == show.veil.fading.State.Stopped
        assert show.travel.moving.state() == show.travel.moving.State.Stopped


def test_motion_is_a_setting_of_the_programs_own_beside_the_systems(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    performing = telling_of(window).performing
    actions = {
        motion: window.findChild(QAction, f"motion-{motion.name.casefold()}") for motion in Motion
    }
    for system in (True, False):
        monkeypatch.setattr(performing_module, "motion_is_welcome", lambda _, to=system: to)
        for motion, moves in (
            (Motion.ALWAYS, True),
            (Motion.NEVER, False),
            (Motion.SYSTEM, system),
        ):
            action = actions[motion]
            assert isinstance(action, QAction)
            action.trigger()
            assert window.settings.briefing.motion is motion
            assert performing.moving is moves


def test_the_brush_moves_from_step_to_step_and_the_charts_follow(
    qtbot: QtBot, show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(qtbot, show, KEY.Key_PageDown)
    show._moving = True
    footers: list[SessionState] = []
    monkeypatch.setattr(show.saying, "foot", footers.append)
    drawn: list[FilterState] = []
    show.session.subscribe(lambda _, new: drawn.append(new.filters))
    views: list[object] = []
    losses = show.refresh.panels["losses"]
    show_view = losses.show_view
    losses.show_view = lambda view: (views.append(view), show_view(view))  # type: ignore[method-assign]
    show.go_to("s1")
    assert show.travel.under_way
    settle(qtbot, show)
    spans = [clause for one in drawn if isinstance(clause := one.clause("dates"), DateSpan)]
    assert spans[0] == APRIL
    assert [one.first for one in spans] == sorted((one.first for one in spans), reverse=True)
    assert [one.last for one in spans] == sorted(one.last for one in spans)
    assert show.session.state.filters == show.script.states["s1"].filters
    assert views
    assert footers == []
    assert "Shown: 202 of 202 claims" in show.stage.footer.text()


def test_a_frame_for_which_the_charts_are_not_ready_is_left_out(qtbot: QtBot, show: Show) -> None:
    press(qtbot, show, KEY.Key_PageDown)
    state = show.script.states["s1"]
    told: list[SessionState] = []
    travel = Travel(show.session, lambda: True, show)
    way = passage(show.session.state.filters, state.filters, state.workspace)
    travel.go(state, way)
    show.session.subscribe(lambda _, new: told.append(new))
    travel.moving.setCurrentTime(travel.moving.duration() // 2)
    assert told == []
    travel.moving.setCurrentTime(travel.moving.duration())
    qtbot.waitUntil(lambda: not travel.under_way)
    assert [one.filters for one in told] == [state.filters]


def test_what_the_dates_do_not_say_fades(qtbot: QtBot, show: Show) -> None:
    press(qtbot, show, KEY.Key_PageDown)
    show._moving = True
    show.go_to("s3")
    assert not show.travel.under_way
    assert show.veil.fading.state() == show.veil.fading.State.Running
    show.veil.fading.setCurrentTime(show.veil.fading.duration())
    assert show.veil.fading.state() == show.veil.fading.State.Stopped


def test_the_speaker_sees_notes_place_and_what_comes_next(qtbot: QtBot, show: Show) -> None:
    press(qtbot, show, KEY.Key_P)
    press(qtbot, show, KEY.Key_PageDown)
    speaker = show.presenter
    assert speaker.isVisible()
    assert speaker.place.text() == "Step 2 of 3"
    assert speaker.notes.toPlainText() == "Say who speaks."
    assert speaker.next_title.text().startswith("Next: ")
    qtbot.waitUntil(lambda: not speaker.next_picture.pixmap().isNull(), timeout=20_000)
    press(qtbot, show, KEY.Key_End)
    assert speaker.next_title.text() == "This is the last step."
    assert speaker.next_picture.pixmap().isNull()


def test_the_speakers_clock_tells_the_time_and_how_long_it_has_gone_on(qtbot: QtBot) -> None:
    times = [datetime(2016, 5, 1, 9, 30, tzinfo=UTC)]
    speaker = PresenterWindow(lambda: times[0])
    qtbot.addWidget(speaker)
    times[0] += timedelta(minutes=12, seconds=5)
    speaker.show_time()
    assert (speaker.clock.text(), speaker.elapsed.text()) == ("09:42", "12:05 since the start")


def test_a_crash_while_presenting_is_taken_up_where_it_was(
    qtbot: QtBot, show: Show, place: Path
) -> None:
    press(qtbot, show, KEY.Key_PageDown)

    def told() -> InHand:
        return kept(place) or InHand(Story())

    qtbot.waitUntil(lambda: told().step == "s2", timeout=5_000)
    assert told() == InHand(show.script.story, step="s2", presenting=True)


def test_no_panel_is_asked_for_anything_by_a_step(qtbot: QtBot, show: Show) -> None:
    asked: list[object] = []
    for panel in show.refresh.panels.values():
        panel.asked.connect(lambda change, _gesture: asked.append(change))
    for key in ("s2", "s3", "s1"):
        show.go_to(key)
        settle(qtbot, show)
    assert asked == []
