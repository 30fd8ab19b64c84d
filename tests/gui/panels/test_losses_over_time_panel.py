"""Losses over time under real clicks and keys."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from core.comparison.turns import Turn
from core.index import Rows
from core.panels.losses import LossesOptions, Mode, build
from core.panels.losses.over_time import BinSize, LossPick, OverTimeOptions
from core.panels.losses.scale import ScaleKind
from core.session import Change, Session, open_workspace, select_claims, set_option
from gui.charts.steps.chart import StepsChart
from gui.charts.steps.spots import Part, Spot
from gui.panel import Area, PanelSpec
from gui.panels.losses.panel import LossesPanel
from gui.theme import BRIEFING, DARK, Theme
from gui.widgets.palette import Palette
from tests.comparing import Claim, claimed, killed, own
from tests.making import workspace
from tests.pictures import alike


def total(best: float, on: str) -> Claim:
    return own(best, on, basis="cumulative", since="2016-04-01")


SAID: list[Claim] = [
    total(20, "2016-04-04"),
    total(29, "2016-04-06"),
    total(25, "2016-04-08"),
    claimed(170, "2016-04-04", basis="incremental"),
    claimed(30, "2016-04-12", basis="incremental", bound="approx"),
    claimed(370, "2016-04-10", basis="cumulative", bound="more_than"),
    killed("Observer", "A army", 90, "2016-04-14"),
    killed("Observer", "A army", 60, "2016-04-14"),
    killed("Observer", "", 350, "2016-04-05", scope="both_sides", bound="approx"),
    killed("A MoD", "B army", 5, "2016-04-05"),
    claimed(60, "2016-04-07", measure="wounded"),
]
SPEC = PanelSpec(
    "losses", "Loss comparison", Area.MIDDLE, build, LossesPanel, options=LossesOptions()
)
PICK = LossPick("A", "killed", "personnel", "count")


class Bench:
    """A panel at work in a session, built anew after every change."""

    def __init__(self, qtbot: QtBot, claims: list[Claim], options: LossesOptions) -> None:
        self.qtbot = qtbot
        self.session = Session()
        self.session.apply(open_workspace(workspace(claims)))
        self.session.apply(set_option("losses", options))
        self.panel = LossesPanel()
        qtbot.addWidget(self.panel)
        self.panel.asked.connect(self._apply)
        self.panel.resize(790, 360)
        self.panel.show()
        self.draw()

    @property
    def options(self) -> LossesOptions:
        options = SPEC.question(self.session.state).options
        assert isinstance(options, LossesOptions)
        return options

    @property
    def chart(self) -> StepsChart:
        return self.panel.forms.over_time.chart

    @property
    def selected(self) -> list[int]:
        return self.session.state.selected.array.tolist()

    def draw(self) -> None:
        self.panel.show_view(SPEC.build(SPEC.question(self.session.state)))
        self.panel.follow(self.session.state)

    def spot(self, part: Part, label: str, place: int = 0, plot: int = 0) -> Spot:
        number = next(
            number
            for number, lane in enumerate(self.chart.lanes[plot])
            if lane.part is part and lane.track.label.startswith(label)
        )
        return Spot(plot, number, place)

    def place(self, spot: Spot) -> QPoint:
        return self.chart.at(spot).toPoint()

    def click(self, place: QPoint) -> None:
        self.qtbot.mouseClick(self.chart, Qt.MouseButton.LeftButton, pos=place)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self.chart, key)

    def _apply(self, change: Change, gesture: str) -> None:
        before = self.session.state
        self.session.apply(change, gesture)
        if SPEC.sees(before) == SPEC.sees(self.session.state):
            self.panel.follow(self.session.state)
        else:
            self.draw()


def bench(qtbot: QtBot, claims: list[Claim] = SAID, **options: object) -> Bench:
    over_time = replace(OverTimeOptions(pick=PICK), **options)
    return Bench(qtbot, claims, LossesOptions(mode=Mode.OVER_TIME, over_time=over_time))


@pytest.fixture(autouse=True)
def _no_tip_left() -> None:
    QToolTip.hideText()


@pytest.mark.parametrize(
    ("part", "label", "place", "rows"),
    [
        (Part.STEP, "A MoD", 0, [0]),
        (Part.STEP, "A MoD", 2, [1, 2]),
        (Part.STEP, "B MoD, total", 0, [5]),
        (Part.VARIANT, "Observer", 0, [7]),
        (Part.BAR, "B MoD, by period", 1, [4]),
        (Part.BOTH, "Observer", 0, [8]),
    ],
)
def test_a_click_on_a_mark_selects_the_claims_behind_it(
    qtbot: QtBot, part: Part, label: str, place: int, rows: list[int]
) -> None:
    made = bench(qtbot, bins=BinSize.DAY)
    made.click(made.place(made.spot(part, label, place)))
    assert made.selected == rows


def test_a_click_beside_all_marks_and_esc_let_the_selection_go(qtbot: QtBot) -> None:
    made = bench(qtbot)
    for let_go in (lambda: made.click(QPoint(3, 3)), lambda: made.press(Qt.Key.Key_Escape)):
        made.click(made.place(made.spot(Part.STEP, "A MoD")))
        assert made.selected == [0]
        let_go()
        assert made.selected == []


def test_pointing_at_a_mark_says_who_claimed_what_and_highlights_it(qtbot: QtBot) -> None:
    made = bench(qtbot)
    target = made.chart.target_at(made.chart.at(made.spot(Part.STEP, "A MoD", 1)))
    assert target is not None
    assert target.sentence.startswith("As of 6 Apr 2016 the A MoD claimed 29")
    qtbot.mouseMove(made.chart, made.place(made.spot(Part.STEP, "A MoD", 1)))
    assert made.session.state.hovered == Rows([1])
    QApplication.sendEvent(made.chart, QEvent(QEvent.Type.Leave))
    assert len(made.session.state.hovered) == 0


def test_arrows_walk_along_a_line_and_between_lines_and_enter_selects(qtbot: QtBot) -> None:
    made = bench(qtbot, bins=BinSize.DAY)
    made.press(Qt.Key.Key_Right)
    assert made.chart.cursor_at == Spot(0, 0, 0)
    made.press(Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert made.selected == [1, 2], "it stops at the last, a fall, which also shows its beginning"
    made.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert made.selected == [5]
    made.press(Qt.Key.Key_Up, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert made.selected == [0]


def test_every_mark_can_be_reached_by_keys_alone(qtbot: QtBot) -> None:
    made = bench(qtbot, bins=BinSize.DAY, related=True)
    made.press(Qt.Key.Key_Home)
    reached: set[Spot | None] = set()
    lanes = [lane for plot in made.chart.lanes for lane in plot]
    for lane in lanes:
        made.press(Qt.Key.Key_Home)
        for _ in lane.x:
            reached.add(made.chart.cursor_at)
            made.press(Qt.Key.Key_Right)
        made.press(Qt.Key.Key_Down)
    assert len(reached) == sum(len(lane.x) for lane in lanes)


def test_the_fourth_button_shows_the_loss_that_is_selected(qtbot: QtBot) -> None:
    made = Bench(qtbot, SAID, LossesOptions())
    made.session.apply(select_claims(Rows([9])))
    qtbot.mouseClick(made.panel.mode.button("over time"), Qt.MouseButton.LeftButton)
    assert made.options.mode is Mode.OVER_TIME
    assert made.options.over_time.pick == LossPick("B", "killed", "personnel", "count")
    assert made.panel.forms.over_time.picker.text() == "Personnel killed – losses of B ▾"


def test_the_picker_finds_a_loss_by_its_words(qtbot: QtBot) -> None:
    made = bench(qtbot)
    qtbot.mouseClick(made.panel.forms.over_time.picker, Qt.MouseButton.LeftButton)
    (palette,) = made.panel.forms.over_time.findChildren(Palette)
    qtbot.keyClicks(palette.field, "wounded")
    assert [entry.title for entry in palette.shown] == ["Personnel wounded – Losses of A"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert made.options.over_time.pick.measure == "wounded"
    assert made.panel.forms.over_time.picker.text().startswith("Personnel wounded")


def test_the_scale_the_bins_and_the_related_losses_are_a_click_away(qtbot: QtBot) -> None:
    made = bench(qtbot)
    page = made.panel.forms.over_time
    qtbot.mouseClick(page.scale, Qt.MouseButton.LeftButton)
    assert (made.options.scale, page.scale.text()) == (ScaleKind.LINEAR, "Linear")
    menu = page.bins.menu()
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "By week").trigger()
    assert (made.options.over_time.bins, page.bins.text()) == (BinSize.WEEK, "By week ▾")
    qtbot.mouseClick(page.related, Qt.MouseButton.LeftButton)
    assert [layout.plot.title for layout in made.chart.layouts] == [
        "Personnel killed",
        "Personnel wounded",
    ]


def test_the_figures_are_a_table_that_picks_and_copies(qtbot: QtBot) -> None:
    made = bench(qtbot)
    page = made.panel.forms.over_time
    qtbot.mouseClick(page.list, Qt.MouseButton.LeftButton)
    assert page.stack.currentWidget() is page.table
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == len(page.table.lines) + 1 == 10
    box = page.table.visualRect(page.table.model().index(0, 0))
    qtbot.mouseClick(page.table.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert made.selected == [page.table.lines[0].row]
    qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().split("\n")) == 2


def test_a_fall_is_drawn_as_a_mark_and_no_bar_goes_below_zero(qtbot: QtBot) -> None:
    made = bench(qtbot, bins=BinSize.DAY)
    (layout,) = made.chart.layouts
    lane = next(lane for lane in layout.lanes if lane.track.label == "A MoD")
    assert lane.track.course.turns.tolist() == [Turn.FIRST, Turn.RISE, Turn.FALL]
    bars = [lane for lane in layout.lanes if lane.part is Part.BAR]
    assert sum(len(lane.x) for lane in bars) == 3
    assert all((lane.y <= layout.bars.bottom()).all() for lane in bars)


def test_the_chart_says_in_words_what_it_shows_and_by_what_rule_it_breaks(qtbot: QtBot) -> None:
    made = bench(qtbot)
    said = made.chart.accessibleDescription()
    assert "Personnel killed, Losses of A: A MoD" in said
    assert "3 times the usual interval" in said


@pytest.mark.parametrize("theme", [DARK, BRIEFING])
def test_a_long_series_and_one_claim_and_none_are_drawn_in_every_theme(
    qtbot: QtBot, theme: Theme
) -> None:
    first = date(2022, 2, 25)
    long = [
        total(1000 + 3 * n - (50 if n == 700 else 0), (first + timedelta(n)).isoformat())
        for n in range(1600)
    ]
    for claims in (long, long[:1], [], [own(1, topic="stance")]):
        made = bench(qtbot, claims)
        made.panel.wear(theme)
        assert not made.panel.grab().isNull()
        assert len(made.chart.layouts) == (1 if len(claims) and claims[0]["best"] != 1 else 0)


def test_drawing_asks_for_nothing(qtbot: QtBot) -> None:
    made = bench(qtbot)
    asked: list[object] = []
    made.panel.asked.connect(lambda change, _gesture: asked.append(change))
    made.draw()
    made.panel.resize(400, 200)
    made.panel.wear(DARK)
    made.panel.grab()
    assert asked == []


def test_the_plots_are_sharp_on_a_screen_of_another_scale(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    moved, fresh = bench(qtbot), bench(qtbot)
    moved.chart.grab()

    def drawn(chart: StepsChart) -> QImage:
        picture = QImage(chart.size() * 2, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(2)
        monkeypatch.setattr(chart, "devicePixelRatioF", lambda: 2.0)
        chart.render(picture)
        return picture

    assert alike(drawn(moved.chart), drawn(fresh.chart))
