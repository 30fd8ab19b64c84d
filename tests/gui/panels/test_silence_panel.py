"""The silence map, pointed at, clicked, walked and copied."""

from collections.abc import Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.index import NO_ROWS, Rows
from core.panels.silence import SilenceOptions
from core.session import Session, open_workspace
from gui.background import Background
from gui.charts.silence.layout import Spot
from gui.panels import PANELS
from gui.panels.silence.panel import SilencePanel
from gui.refresh import Refresh
from tests.making import workspace
from tests.pictures import alike

SPEC = next(spec for spec in PANELS if spec.key == "silence")
DAYS = ("2016-04-04", "2016-04-05", "2016-04-06")
CLAIMS: list[dict[str, object]] = [
    *(
        {
            "claimant": "B1", "subject": "A1", "claimed_on": day, "best": 2,
            "measure": "destroyed", "category": category,
        }
        for day in DAYS
        for category in ("tank", "artillery")
    ),
    {"claimant": "A1", "subject": "A1", "claimed_on": DAYS[0], "best": 1,
     "measure": "destroyed", "category": "tank"},
    {"claimant": "A1", "subject": "B1", "claimed_on": DAYS[2]},
]  # fmt: skip


class Map:
    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.session = Session()
        self.panel = SilencePanel()
        qtbot.addWidget(self.panel)
        self.background = Background()
        self.refresh = Refresh(self.session, [(SPEC, self.panel)], self.background)
        self.panel.resize(700, 300)
        self.panel.show()
        self.session.start(open_workspace(workspace(CLAIMS)))
        self.settle()
        self.chart = self.panel.chart

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.refresh.busy)

    def at(self, row: int, column: int | None) -> QPoint:
        grid = self.chart.grid
        assert grid is not None
        place = grid.lines.index(row)
        if column is None:
            return QPoint(round(grid.label.left() + 30), round(grid.middle(place)))
        return grid.box(place, column).center().toPoint()

    def options(self) -> SilenceOptions:
        found = self.session.state.options.get("silence", SilenceOptions())
        assert isinstance(found, SilenceOptions)
        return found


@pytest.fixture
def silence(qtbot: QtBot) -> Iterator[Map]:
    made = Map(qtbot)
    yield made
    made.background.stop()


def click(silence: Map, row: int, column: int | None) -> None:
    silence.qtbot.mouseClick(
        silence.chart.viewport(), Qt.MouseButton.LeftButton, pos=silence.at(row, column)
    )


def test_a_click_on_a_cell_selects_its_claims(silence: Map) -> None:
    click(silence, 0, 0)
    assert silence.session.state.selected == Rows([0, 6])


def test_pointing_highlights_the_claims_and_leaving_lets_go(silence: Map) -> None:
    QTest.mouseMove(silence.chart.viewport(), silence.at(0, 1))
    assert silence.session.state.hovered == Rows([2])
    QTest.mouseMove(silence.chart.viewport(), silence.at(1, 2))
    assert silence.session.state.hovered == Rows([5])
    QTest.mouseMove(silence.chart.viewport(), QPoint(1, 1))
    assert silence.session.state.hovered == NO_ROWS


def test_a_click_on_a_category_with_parts_opens_it(silence: Map) -> None:
    click(silence, 0, None)
    silence.settle()
    assert silence.options().expanded == frozenset({"armoured_vehicle"})
    assert silence.panel.view is not None
    assert [row.category for row in silence.panel.view.rows][:2] == ["armoured_vehicle", "tank"]


def test_a_click_beside_all_cells_clears_the_selection(silence: Map) -> None:
    click(silence, 0, 0)
    silence.qtbot.mouseClick(silence.chart.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert silence.session.state.selected == NO_ROWS


def test_keys_walk_pick_open_and_clear(silence: Map) -> None:
    silence.chart.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        silence.qtbot.keyClick(silence.chart, key)
    assert silence.chart.spot == Spot(1, 1)
    assert "artillery" in silence.chart.accessibleDescription()
    silence.qtbot.keyClick(silence.chart, Qt.Key.Key_Return)
    assert silence.session.state.selected == Rows([3])
    silence.qtbot.keyClick(silence.chart, Qt.Key.Key_Up)
    silence.qtbot.keyClick(silence.chart, Qt.Key.Key_Space)
    assert silence.options().expanded == frozenset({"armoured_vehicle"})
    silence.qtbot.keyClick(silence.chart, Qt.Key.Key_Escape)
    assert silence.session.state.selected == NO_ROWS


def test_the_map_copies_as_a_table(silence: Map) -> None:
    silence.chart.setFocus()
    silence.qtbot.keyClick(silence.chart, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("Losses of\tCategory\tCounted\t4 Apr")


def test_the_menu_sets_the_options(silence: Map) -> None:
    wanted = replace(SilenceOptions(), only_silent=True)
    action = next(a for a in silence.panel.menu.actions() if a.text().startswith("Only rows"))
    action.trigger()
    assert silence.options() == wanted


def test_a_small_map_scrolls_to_the_key_cursor(silence: Map) -> None:
    silence.panel.resize(240, 120)
    silence.chart.setFocus()
    for _ in range(2):
        silence.qtbot.keyClick(silence.chart, Qt.Key.Key_Down)
    for _ in range(3):
        silence.qtbot.keyClick(silence.chart, Qt.Key.Key_Right)
    grid = silence.chart.grid
    assert grid is not None
    assert 1 in grid.lines
    assert grid.at(QPointF(silence.at(1, 2))) == Spot(1, 2)


def test_a_scroll_bar_says_that_rows_are_out_of_sight(silence: Map) -> None:
    bars = silence.chart.verticalScrollBar(), silence.chart.horizontalScrollBar()
    assert [bar.maximum() for bar in bars] == [0, 0]
    silence.panel.resize(700, 110)
    grid = silence.chart.grid
    assert grid is not None
    assert bars[0].maximum() == grid.most.y() > 0
    bars[0].setValue(1)
    moved = silence.chart.grid
    assert moved is not None
    assert (grid.first_line, moved.first_line) == (0, 1)


def test_marks_are_painted_over_the_picture_and_taken_off_again(silence: Map) -> None:
    before = silence.chart.grab().toImage()
    silence.chart.show_marked(NO_ROWS, Rows([2]))
    assert silence.chart.grab().toImage() != before
    silence.chart.show_marked(NO_ROWS, NO_ROWS)
    assert silence.chart.grab().toImage() == before


def test_cells_of_another_dataset_have_the_colours_of_its_own_sides(
    silence: Map, qtbot: QtBot
) -> None:
    """A side named B is the second of A and B, and the first of B and C."""
    own = {"subject": "B1", "measure": "destroyed", "category": "tank", "best": 1}
    said: list[dict[str, object]] = [{"claimant": "B1", "claimed_on": day, **own} for day in DAYS]
    one, other = (
        workspace([*said, {"claimant": f"{beside}1", "claimed_on": DAYS[1], **own}])
        for beside in "AC"
    )
    silence.session.start(open_workspace(one))
    silence.settle()
    silence.chart.grab()
    silence.session.start(open_workspace(other))
    silence.settle()
    fresh = Map(qtbot)
    fresh.session.start(open_workspace(other))
    fresh.settle()
    assert alike(silence.chart.grab().toImage(), fresh.chart.grab().toImage())
    fresh.background.stop()


def test_the_rest_of_the_desk_keeps_the_loss_comparison_in_front() -> None:
    middle = [spec.key for spec in PANELS if spec.area is SPEC.area]
    assert middle[0] == "losses"
