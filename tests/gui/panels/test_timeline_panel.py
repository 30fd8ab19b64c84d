"""The timeline under real clicks, drags and keys."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import Clause, DateSpan, FilterState, OneOf
from core.filters.dates import day_number
from core.index import NO_ROWS, Rows
from core.panels.timeline.view import TimelineOptions
from core.session import (
    Change,
    Session,
    SessionState,
    hover_claims,
    open_workspace,
    select_claims,
    set_clause,
)
from core.vocabulary.terms import Clock
from gui.panel import PanelSpec
from gui.panels import PANELS
from gui.panels.timeline import TimelinePanel
from gui.theme import DARK, LIGHT, Theme
from tests.making import workspace
from tests.pictures import alike

SPEC: PanelSpec = next(spec for spec in PANELS if spec.key == "timeline")
FIRST = date(2016, 4, 1)


def ten_days() -> Workspace:
    """A claim of A on each of ten days, a denial by B of the third, one claim without a date."""
    claims: list[dict[str, object]] = [
        {
            "claimant": "A army" if number % 2 else "A chief",
            "subject": "B army",
            "claimed_on": (FIRST + timedelta(days=number)).isoformat(),
            "event_date": FIRST.isoformat(),
        }
        for number in range(10)
    ]
    denial = {"claimant": "B army", "act": "deny", "claimed_on": "2016-04-04", "replies_to": "c2"}
    return workspace([*claims, denial, {"claimant": "B army", "subject": "A army"}])


class Desk:
    """A panel and a session, joined as the window joins them, without a second thread."""

    def __init__(self, panel: TimelinePanel, space: Workspace) -> None:
        self.panel = panel
        self.session = Session()
        self.asked: list[str] = []
        panel.asked.connect(self._ask)
        self.session.subscribe(self._told)
        self.session.apply(open_workspace(space))

    @property
    def state(self) -> SessionState:
        return self.session.state

    @property
    def span(self) -> Clause | None:
        return self.state.filters.clause("dates")

    def _ask(self, change: Callable[[SessionState], SessionState], gesture: str) -> None:
        self.asked.append(gesture)
        self.session.apply(change, gesture)

    def _told(self, old: SessionState, new: SessionState) -> None:
        if SPEC.sees(old) != SPEC.sees(new):
            self.panel.show_view(SPEC.build(SPEC.question(new)))
        self.panel.follow(new)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    qtbot.addWidget(panel.header)
    panel.resize(1200, 260)
    made = Desk(panel, ten_days())
    panel.show()
    qtbot.waitExposed(panel)
    return made


def on_strip(desk: Desk, day: int, share: float = 0.0) -> QPoint:
    """A point of the overview in the day-th day of April."""
    moment = day_number(date(2016, 4, day)) + share
    return QPoint(round(desk.panel.overview.scale.x(moment)), 20)


def drag(qtbot: QtBot, widget: object, start: QPoint, *stops: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    qtbot.mousePress(widget, left, pos=start)
    for stop in stops:
        qtbot.mouseMove(widget, stop)
    qtbot.mouseRelease(widget, left, pos=stops[-1])


def april(first: int, last: int, *, inside: bool = False) -> DateSpan:
    return DateSpan(date(2016, 4, first), date(2016, 4, last), inside=inside)


def glyph(desk: Desk, row: int) -> QPoint:
    hits = desk.panel.lanes.hits
    assert hits is not None
    place = hits.layout.place_of(row)
    assert place >= 0
    return QPointF(hits.x[place], hits.y[place]).toPoint()


def test_dragging_in_the_strip_sets_the_dates_in_one_step_of_undo(desk: Desk, qtbot: QtBot) -> None:
    stops = [on_strip(desk, day, 0.5) for day in (3, 4, 5)]
    drag(qtbot, desk.panel.overview, on_strip(desk, 2, 0.5), *stops)
    assert desk.span == april(2, 5)
    assert len(desk.asked) >= 3
    desk.session.undo()
    assert desk.span is None


def test_a_drag_points_at_nothing(desk: Desk, qtbot: QtBot) -> None:
    strip = desk.panel.overview
    qtbot.mouseMove(strip, on_strip(desk, 4, 0.5))
    assert desk.state.hovered == Rows([3, 10])
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=on_strip(desk, 4, 0.5))
    assert desk.state.hovered == Rows([3, 10])
    qtbot.mouseMove(strip, on_strip(desk, 6, 0.5))
    assert desk.span == april(4, 6)
    assert desk.state.hovered == NO_ROWS
    assert not desk.panel.tip.isVisible()


def test_two_drags_are_two_steps_of_undo(desk: Desk, qtbot: QtBot) -> None:
    strip = desk.panel.overview
    drag(qtbot, strip, on_strip(desk, 2, 0.5), on_strip(desk, 3, 0.5), on_strip(desk, 5, 0.5))
    drag(qtbot, strip, on_strip(desk, 4), on_strip(desk, 5), on_strip(desk, 6))
    assert desk.span == april(4, 7)
    desk.session.undo()
    assert desk.span == april(2, 5)


def test_the_ends_of_the_brush_resize_it_and_its_middle_moves_it(desk: Desk, qtbot: QtBot) -> None:
    desk.session.apply(set_clause(april(3, 6)))
    strip = desk.panel.overview
    drag(qtbot, strip, on_strip(desk, 7), on_strip(desk, 8), on_strip(desk, 9))
    assert desk.span == april(3, 8)
    drag(qtbot, strip, on_strip(desk, 3), on_strip(desk, 4), on_strip(desk, 5))
    assert desk.span == april(5, 8)
    drag(qtbot, strip, on_strip(desk, 6, 0.5), on_strip(desk, 4, 0.5), on_strip(desk, 2, 0.5))
    assert desk.span == april(1, 4)


def test_the_rule_in_use_is_kept_by_the_brush(desk: Desk, qtbot: QtBot) -> None:
    desk.session.apply(set_clause(april(3, 6, inside=True)))
    qtbot.keyClick(desk.panel.overview, Qt.Key.Key_Right)
    assert desk.span == april(4, 7, inside=True)


def test_a_brush_over_everything_drops_the_filter(desk: Desk, qtbot: QtBot) -> None:
    desk.session.apply(set_clause(april(1, 6)))
    drag(qtbot, desk.panel.overview, on_strip(desk, 7), on_strip(desk, 9), on_strip(desk, 11))
    assert desk.span is None


def test_keys_move_widen_narrow_and_clear_the_brush(desk: Desk, qtbot: QtBot) -> None:
    desk.session.apply(set_clause(april(3, 5)))
    strip, shift = desk.panel.overview, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert desk.span == april(4, 6)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    assert desk.span == april(2, 4)
    qtbot.keyClick(strip, Qt.Key.Key_Right, shift)
    assert desk.span == april(2, 5)
    qtbot.keyClick(strip, Qt.Key.Key_Left, shift)
    qtbot.keyClick(strip, Qt.Key.Key_Left, shift)
    assert desk.span == april(2, 3)
    desk.session.undo()
    assert desk.span == april(2, 4)
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert desk.span is None


def test_a_double_click_shows_all_dates(desk: Desk, qtbot: QtBot) -> None:
    desk.session.apply(set_clause(april(3, 5)))
    qtbot.mouseDClick(desk.panel.overview, Qt.MouseButton.LeftButton, pos=on_strip(desk, 4))
    assert desk.span is None
    desk.session.apply(set_clause(april(3, 5)))
    empty = QPoint(desk.panel.lanes.width() - 20, 4)
    qtbot.mouseDClick(desk.panel.lanes, Qt.MouseButton.LeftButton, pos=empty)
    assert desk.span is None


def test_clicking_a_glyph_selects_its_claim_and_ctrl_adds(desk: Desk, qtbot: QtBot) -> None:
    lanes, left = desk.panel.lanes, Qt.MouseButton.LeftButton
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(lanes, left, pos=glyph(desk, 2))
    assert desk.state.selected == Rows([2])
    qtbot.mouseClick(lanes, left, ctrl, pos=glyph(desk, 10))
    assert desk.state.selected == Rows([2, 10])
    assert desk.state.focused == 10
    qtbot.mouseClick(lanes, left, ctrl, pos=glyph(desk, 2))
    assert desk.state.selected == Rows([10])


def test_pointing_at_a_glyph_highlights_it_everywhere_and_leaving_ends_it(
    desk: Desk, qtbot: QtBot
) -> None:
    qtbot.mouseMove(desk.panel.lanes, glyph(desk, 2))
    assert desk.state.hovered == Rows([2])
    tip = desk.panel.tip
    assert tip.isVisible()
    assert tip.lines[0].startswith("3 Apr 2016 · A chief")
    assert tip.lines[-1] == "Denied by B army (1 day later)"
    QApplication.sendEvent(desk.panel.lanes, QEvent(QEvent.Type.Leave))
    assert desk.state.hovered == NO_ROWS
    assert not tip.isVisible()


def test_pointing_is_no_step_of_undo(desk: Desk, qtbot: QtBot) -> None:
    desk.session.apply(set_clause(april(2, 4)))
    qtbot.mouseMove(desk.panel.lanes, glyph(desk, 2))
    assert desk.state.hovered == Rows([2])
    desk.session.undo()
    assert desk.span is None


def test_a_click_on_a_bar_selects_the_claims_of_its_day(desk: Desk, qtbot: QtBot) -> None:
    qtbot.mouseClick(desk.panel.overview, Qt.MouseButton.LeftButton, pos=on_strip(desk, 4, 0.5))
    assert desk.state.selected == Rows([3, 10])
    assert desk.span is None


def test_arrow_keys_walk_along_the_lanes_and_enter_selects(desk: Desk, qtbot: QtBot) -> None:
    lanes = desk.panel.lanes
    qtbot.keyClick(lanes, Qt.Key.Key_Right)
    assert desk.state.hovered == Rows([0])
    qtbot.keyClick(lanes, Qt.Key.Key_Right)
    qtbot.keyClick(lanes, Qt.Key.Key_Return)
    assert desk.state.selected == Rows([1])
    qtbot.keyClick(lanes, Qt.Key.Key_Down)
    assert desk.state.hovered == Rows([10])
    qtbot.keyClick(lanes, Qt.Key.Key_Up)
    assert desk.state.hovered == Rows([3])


def test_dragging_the_lanes_pans(desk: Desk, qtbot: QtBot) -> None:
    desk.session.apply(set_clause(april(4, 6)))
    lanes = desk.panel.lanes
    day = round(lanes.scale.day)
    start = QPoint(700, 5)
    drag(qtbot, lanes, start, start - QPoint(day // 2, 0), start - QPoint(2 * day, 0))
    assert desk.span == april(6, 8)
    assert desk.state.selected == NO_ROWS
    desk.session.undo()
    assert desk.span == april(4, 6)


def turn(desk: Desk, at: QPoint, notches: int) -> None:
    lanes = desk.panel.lanes
    event = QWheelEvent(
        QPointF(at),
        QPointF(lanes.mapToGlobal(at)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(lanes, event)


def test_the_wheel_zooms_at_the_pointer_in_one_step_of_undo(desk: Desk) -> None:
    lanes = desk.panel.lanes
    at = QPoint(round(lanes.scale.x(day_number(date(2016, 4, 10)) + 0.9)), 20)
    turn(desk, at, 1)
    # Ten days become 7.5, rounded to even: 8; the last day stays under the pointer.
    assert desk.span == april(3, 10)
    turn(desk, at, 1)
    assert desk.span == april(5, 10)
    desk.session.undo()
    assert desk.span is None
    turn(desk, at, 1)
    for _ in range(4):
        turn(desk, at, -1)
    assert desk.span is None


def test_plus_and_minus_zoom(desk: Desk, qtbot: QtBot) -> None:
    desk.session.apply(set_clause(april(3, 6)))
    qtbot.keyClick(desk.panel.lanes, Qt.Key.Key_Plus)
    assert isinstance(desk.span, DateSpan)
    assert (desk.span.last - desk.span.first).days == 2
    qtbot.keyClick(desk.panel.lanes, Qt.Key.Key_Minus)
    assert (desk.span.last - desk.span.first).days == 3


def test_the_button_of_a_lane_opens_its_actors(desk: Desk, qtbot: QtBot) -> None:
    button = desk.panel.lanes.labels.button("A")
    assert button.accessibleName() == "Show the 2 actors of A"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert desk.state.options["timeline"] == TimelineOptions(frozenset({"A"}))
    assert desk.panel.lanes.labels.button("A").accessibleName() == "Hide the 2 actors of A"
    qtbot.keyClick(desk.panel.lanes.labels.button("A"), Qt.Key.Key_Space)
    assert desk.state.options["timeline"] == TimelineOptions()


def test_a_button_says_how_many_actors_are_in_view(desk: Desk) -> None:
    """A chief made the claims of 1, 3, 5, 7 and 9 April, A army those of the days between."""
    desk.session.apply(set_clause(OneOf("claimant", frozenset({"A army"}))))
    assert desk.panel.lanes.labels.button("A").accessibleName() == "Show the 1 actors of A"


class Painted(QObject):
    """Takes note of where a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.areas: list[QRect] = []
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return super().eventFilter(watched, event)


def test_lanes_and_their_labels_are_painted_once_where_counts_change(desk: Desk) -> None:
    """The lanes right of their labels, and of the labels the lane of A, right of its button."""
    lanes, labels = desk.panel.lanes, desk.panel.lanes.labels
    desk.panel.wear(LIGHT)
    QApplication.processEvents()
    plot, words = Painted(lanes), Painted(labels)
    desk.session.apply(set_clause(OneOf("claimant", frozenset({"A army", "B army"}))))
    QApplication.processEvents()
    beside = labels.width()
    assert plot.areas == [QRect(beside, 0, lanes.width() - beside, lanes.height())]
    (area,) = words.areas
    assert area.left() > labels.button("A").geometry().right()
    assert area.top() == 0
    assert area.bottom() < labels.height() / 2 + 1


def test_the_overview_is_painted_where_its_bars_change(desk: Desk) -> None:
    """One claim is a denial, of 4 April; without it the bars of the other days are the same."""
    strip = desk.panel.overview
    desk.panel.wear(LIGHT)
    QApplication.processEvents()
    painted = Painted(strip)
    desk.session.apply(set_clause(OneOf("act", frozenset({"deny"}), exclude=True)))
    QApplication.processEvents()
    (area,) = painted.areas
    first, last = on_strip(desk, 4), on_strip(desk, 4, 0.99)
    assert area.contains(QRect(first, last))
    assert not area.contains(on_strip(desk, 3, 0.8))
    assert not area.contains(on_strip(desk, 5, 0.2))


def test_the_clock_switch_changes_the_clock_and_the_title_says_which(
    desk: Desk, qtbot: QtBot
) -> None:
    assert "by claim date" in desk.panel.header.subtitle
    qtbot.mouseClick(desk.panel.clocks.button(str(Clock.EVENT)), Qt.MouseButton.LeftButton)
    assert desk.state.filters.clock is Clock.EVENT
    assert "by event date" in desk.panel.header.subtitle


def test_the_tray_holds_the_undated_and_selects_them(desk: Desk, qtbot: QtBot) -> None:
    tray = desk.panel.tray
    assert tray.isVisible()
    [(point, rows)] = tray.places()
    assert rows == Rows([11])
    qtbot.mouseClick(tray, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert desk.state.selected == Rows([11])
    desk.session.apply(select_claims(NO_ROWS))
    qtbot.keyClick(tray, Qt.Key.Key_Right)
    assert desk.state.hovered == Rows([11])
    qtbot.keyClick(tray, Qt.Key.Key_Return)
    assert desk.state.selected == Rows([11])


def test_a_full_tray_says_how_many_more_and_selects_them(desk: Desk, qtbot: QtBot) -> None:
    desk.session.apply(open_workspace(workspace([{"claimant": "A"} for _ in range(300)])))
    tray = desk.panel.tray
    places = tray.places()
    *single, (point, rest) = places
    assert len(single) + len(rest) == 300
    assert len(rest) > 100
    qtbot.mouseClick(tray, Qt.MouseButton.LeftButton, pos=point.toPoint())
    assert desk.state.selected == rest


def test_the_densest_stretch_is_one_click_away(desk: Desk, qtbot: QtBot) -> None:
    late: dict[str, object] = {"claimant": "B", "claimed_on": "2022-02-12"}
    crowd: list[dict[str, object]] = [
        {"claimant": "A", "claimed_on": f"2016-04-0{1 + number % 2}"} for number in range(9)
    ]
    desk.session.apply(open_workspace(workspace([*crowd, late])))
    qtbot.mouseClick(desk.panel.densest, Qt.MouseButton.LeftButton)
    assert desk.span == april(1, 2)
    qtbot.mouseClick(desk.panel.everything, Qt.MouseButton.LeftButton)
    assert desk.span is None


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_drawing_and_following_never_ask_for_anything(desk: Desk, theme: Theme) -> None:
    states = (
        set_filters(FilterState((april(2, 4),))),
        select_claims(Rows([2])),
        hover_claims(Rows([3])),
        set_filters(FilterState((DateSpan(date(2030, 1, 1), date(2030, 1, 2)),))),
        set_filters(FilterState(clock=Clock.RECORDED)),
        open_workspace(workspace([])),
        open_workspace(ten_days()),
    )
    desk.panel.wear(theme)
    for change in states:
        desk.session.apply(change)
        for size in ((1200, 260), (300, 120), (1600, 700)):
            desk.panel.resize(*size)
            desk.panel.grab()
    assert desk.asked == []


def test_a_brush_set_elsewhere_is_placed_in_silence(desk: Desk) -> None:
    desk.session.apply(set_clause(april(3, 5)))
    box = desk.panel.overview.box
    scale = desk.panel.overview.scale
    assert box.left() == pytest.approx(scale.x(day_number(date(2016, 4, 3))))
    assert box.right() == pytest.approx(scale.x(day_number(date(2016, 4, 6))))
    assert desk.panel.lanes.span.days == 3
    assert desk.panel.header.subtitle.startswith("4 of 11 dated claims in 3 – 5 Apr 2016")
    assert desk.asked == []


def set_filters(filters: FilterState) -> Change:
    return lambda state: replace(state, filters=filters)


def test_it_follows_a_state_before_it_has_a_view(qtbot: QtBot) -> None:
    panel = TimelinePanel()
    qtbot.addWidget(panel)
    qtbot.addWidget(panel.header)
    panel.follow(SessionState())
    assert not panel.grab().isNull()


def test_marks_under_emphasis_look_different(desk: Desk) -> None:
    plain = desk.panel.lanes.grab().toImage()
    desk.session.apply(hover_claims(Rows([2])))
    hovered = desk.panel.lanes.grab().toImage()
    assert not alike(hovered, plain)
    desk.session.apply(hover_claims(NO_ROWS))
    assert alike(desk.panel.lanes.grab().toImage(), plain)
    desk.session.apply(select_claims(Rows([2])))
    chosen = desk.panel.lanes.grab().toImage()
    assert not alike(chosen, plain)
    assert not alike(chosen, hovered)


def test_the_thread_of_the_claim_in_focus_is_drawn(desk: Desk) -> None:
    desk.session.apply(select_claims(Rows([2]), 2))
    with_thread = desk.panel.lanes.grab().toImage()
    alone = ten_days().dataset
    claims = alone.claims.assign(replies_to="")
    desk.session.apply(open_workspace(Workspace(replace(alone, claims=claims))))
    desk.session.apply(select_claims(Rows([2]), 2))
    assert desk.panel.lanes.grab().toImage() != with_thread


def test_esc_is_left_to_the_window_where_all_dates_are_shown(desk: Desk) -> None:
    for chart in (desk.panel.overview, desk.panel.lanes):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        chart.keyPressEvent(event)
        assert not event.isAccepted()


def test_large_type_moves_the_glyphs_of_the_tray_below_its_heading(desk: Desk) -> None:
    tray = desk.panel.tray
    font = tray.font()
    font.setPointSizeF(24)
    tray.setFont(font)
    assert tray.places()[0][0].y() > 8 + 2 * tray.fontMetrics().lineSpacing()
