"""The disagreement over time under real clicks and keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from core.panels.losses import LossesOptions, Mode, build
from core.panels.losses.over_time import OverTimeOptions
from core.session import Change, Session, open_workspace, set_option
from gui.charts.apart.chart import ApartChart
from gui.panel import Area, PanelSpec
from gui.panels.losses.panel import LossesPanel
from gui.theme import BRIEFING, DARK, LIGHT
from tests.comparing import Claim, claimed, own
from tests.making import workspace

SPEC = PanelSpec(
    "losses", "Loss comparison", Area.MIDDLE, build, LossesPanel, options=LossesOptions()
)
TANKS = {"measure": "destroyed", "category": "tank", "basis": "incremental"}
SAID: list[Claim] = [
    claimed(26, "2016-04-02", basis="incremental"),
    own(1, "2016-04-04", basis="incremental"),
    own(7, "2016-04-04", **TANKS),
    claimed(3, "2016-04-06", **TANKS),
]


class Bench:
    def __init__(self, qtbot: QtBot, *, apart: bool = True) -> None:
        self.qtbot, self.session, self.panel = qtbot, Session(), LossesPanel()
        self.session.apply(open_workspace(workspace(SAID)))
        options = LossesOptions(mode=Mode.OVER_TIME, over_time=OverTimeOptions(apart=apart))
        self.session.apply(set_option("losses", options))
        qtbot.addWidget(self.panel)
        self.panel.asked.connect(self._apply)
        self.panel.resize(560, 200)
        self.panel.show()
        self.draw()

    @property
    def chart(self) -> ApartChart:
        return self.panel.forms.over_time.trend

    @property
    def selected(self) -> list[int]:
        return self.session.state.selected.array.tolist()

    def draw(self) -> None:
        self.panel.show_view(SPEC.build(SPEC.question(self.session.state)))
        self.panel.follow(self.session.state)

    def at(self, line: int, column: int) -> QPoint:
        grid = self.chart.grid
        assert grid is not None
        return grid.box(line, column).center().toPoint()

    def _apply(self, change: Change, gesture: str) -> None:
        before = self.session.state
        self.session.apply(change, gesture)
        if SPEC.sees(before) == SPEC.sees(self.session.state):
            self.panel.follow(self.session.state)
        else:
            self.draw()


def test_the_button_shows_and_hides_the_disagreement(qtbot: QtBot) -> None:
    bench = Bench(qtbot, apart=False)
    page = bench.panel.forms.over_time
    qtbot.mouseClick(page.apart, Qt.MouseButton.LeftButton)
    assert page.stack.currentWidget() is page.trend
    assert page.picker.isHidden()
    qtbot.mouseClick(page.apart, Qt.MouseButton.LeftButton)
    assert page.stack.currentWidget() is page.chart
    assert not page.picker.isHidden()


def test_a_click_selects_the_claims_compared_and_beside_all_clears(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    qtbot.mouseClick(bench.chart, Qt.MouseButton.LeftButton, pos=bench.at(2, 2))
    assert bench.selected == [2, 3]
    below = QPoint(100, bench.chart.height() - 2)
    qtbot.mouseClick(bench.chart, Qt.MouseButton.LeftButton, pos=below)
    assert bench.selected == []


def test_the_pointer_says_the_sentence_and_lights_the_claims(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    qtbot.mouseMove(bench.chart, bench.at(0, 1))
    assert bench.session.state.hovered.array.tolist() == [0, 1]
    assert "As of 4 Apr 2016, all categories: adversaries claimed more than" in QToolTip.text()
    QToolTip.hideText()


def test_keys_walk_and_pick_and_let_go(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    keys = Qt.Key
    for key in (keys.Key_Down, keys.Key_Down, keys.Key_Left, keys.Key_Right, keys.Key_Down):
        qtbot.keyClick(bench.chart, key)
    spoken = bench.chart.accessibleDescription()
    assert spoken.startswith("As of 6 Apr 2016, armoured vehicle:")
    qtbot.keyClick(bench.chart, keys.Key_Return)
    assert bench.selected == [2, 3]
    qtbot.keyClick(bench.chart, keys.Key_Escape)
    assert bench.selected == []


def test_every_theme_draws_its_own_picture_and_says_nothing(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    before = bench.session.state
    pictures: list[QImage] = []
    for theme in (LIGHT, DARK, BRIEFING):
        bench.panel.wear(theme)
        pictures.append(bench.chart.grab().toImage())
    assert pictures[0] != pictures[1]
    assert pictures[0] != pictures[2]
    assert bench.session.state is before


def test_lines_that_do_not_fit_are_scrolled_to_by_keys(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.chart.setFixedHeight(48)
    for _ in range(4):
        qtbot.keyClick(bench.chart, Qt.Key.Key_Down)
    grid = bench.chart.grid
    assert grid is not None
    assert grid.lines == 1
    assert grid.first == 2
    assert grid.bottom < bench.chart.height()
