"""The loss comparison under real clicks and keys."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from core.comparison import Level
from core.crossfilter import Workspace
from core.filters import OneOf
from core.index import Rows
from core.panels.losses import LossesOptions, Mode, build
from core.panels.losses.rows import Sort
from core.panels.losses.scale import ScaleKind
from core.panels.losses.showing import Show
from core.panels.losses.table import COLUMNS
from core.session import (
    Change,
    Session,
    hover_claims,
    open_workspace,
    select_claims,
    set_clause,
    set_option,
)
from gui.charts.gap.canvas import GapCanvas
from gui.charts.gap.chart import GapChart
from gui.charts.gap.layout import ChartRow
from gui.charts.gap.marks import ends_of
from gui.panel import Area, PanelSpec
from gui.panels.losses.panel import LossesPanel
from gui.theme import DARK
from tests.comparing import Claim, claimed, killed, own
from tests.making import workspace
from tests.pictures import alike

MIXED: list[Claim] = [
    claimed(26),
    own(1),
    killed("Observer", "A army", 9),
    claimed(300, measure="wounded", bound="more_than"),
    killed("A MoD", "B army", 91),
    killed("B MoD", "B army", 5),
]
SPEC = PanelSpec(
    "losses", "Loss comparison", Area.MIDDLE, build, LossesPanel, options=LossesOptions()
)


class Bench:
    """A panel at work in a session, built anew after every change."""

    def __init__(self, qtbot: QtBot, space: Workspace, options: LossesOptions) -> None:
        self.qtbot = qtbot
        self.session = Session()
        self.session.apply(open_workspace(space))
        self.session.apply(set_option("losses", options))
        self.panel = LossesPanel()
        qtbot.addWidget(self.panel)
        self.asked: list[str] = []
        self.panel.asked.connect(self._apply)
        self.panel.resize(790, 320)
        self.panel.show()
        self.draw()

    @property
    def options(self) -> LossesOptions:
        options = SPEC.question(self.session.state).options
        assert isinstance(options, LossesOptions)
        return options

    @property
    def chart(self) -> GapChart:
        butterfly = self.options.mode is Mode.BUTTERFLY
        return self.panel.butterfly if butterfly else self.panel.gap

    def draw(self) -> None:
        state = self.session.state
        self.panel.show_view(SPEC.build(SPEC.question(state)))
        self.panel.follow(state)

    def mark_at(self, line: int, role: int, field: int = 0) -> QPoint:
        row = self.chart.lines[line]
        assert isinstance(row, ChartRow)
        cell = row.cells[field]
        assert cell is not None
        mark = cell.marks[role]
        assert mark is not None
        low, high = ends_of(mark.amount, self.chart.work.columns.fields[field])
        return QPointF((low + high) / 2, self.chart.box(line).center().y()).toPoint()

    def click(self, place: QPoint) -> None:
        self.qtbot.mouseClick(self.chart, Qt.MouseButton.LeftButton, pos=place)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(self.chart, key)

    @property
    def selected(self) -> list[int]:
        return self.session.state.selected.array.tolist()

    @property
    def hovered(self) -> list[int]:
        return self.session.state.hovered.array.tolist()

    def _apply(self, change: Change, gesture: str) -> None:
        self.asked.append(gesture)
        before = self.session.state
        self.session.apply(change, gesture)
        if SPEC.sees(before) == SPEC.sees(self.session.state):
            self.panel.follow(self.session.state)
        else:
            self.draw()


def bench(qtbot: QtBot, claims: list[Claim] = MIXED, **options: object) -> Bench:
    return Bench(qtbot, workspace(claims), replace(LossesOptions(), **options))


@pytest.fixture(autouse=True)
def _no_tip_left() -> None:
    QToolTip.hideText()


@pytest.mark.parametrize(("role", "rows"), [(0, [1]), (1, [0]), (2, [2])])
def test_a_click_on_a_mark_selects_exactly_its_claims(
    qtbot: QtBot, role: int, rows: list[int]
) -> None:
    at_work = bench(qtbot)
    at_work.click(at_work.mark_at(1, role))
    assert at_work.selected == rows


def test_a_click_beside_the_marks_selects_the_whole_row(qtbot: QtBot) -> None:
    at_work = bench(qtbot)
    at_work.click(QPoint(30, round(at_work.chart.box(1).center().y())))
    assert at_work.selected == [0, 1, 2]


def test_a_click_below_all_rows_clears_the_selection(qtbot: QtBot) -> None:
    at_work = bench(qtbot)
    at_work.session.apply(select_claims(Rows([0])))
    at_work.click(QPoint(400, round(at_work.chart.area.bottom()) - 3))
    assert at_work.selected == []


def test_a_mark_under_the_pointer_is_highlighted_everywhere_and_explained(qtbot: QtBot) -> None:
    at_work = bench(qtbot)
    at_work.chart.setFocus()
    qtbot.mouseMove(at_work.chart, at_work.mark_at(1, 1))
    qtbot.waitUntil(lambda: at_work.hovered == [0])
    assert "the B MoD claimed personnel killed, A: 26" in QToolTip.text()
    qtbot.mouseMove(at_work.chart, QPoint(400, round(at_work.chart.area.bottom()) - 3))
    qtbot.waitUntil(lambda: at_work.hovered == [])


def test_keys_walk_over_rows_and_marks_and_enter_selects(qtbot: QtBot) -> None:
    at_work = bench(qtbot)
    at_work.press(Qt.Key.Key_Down)
    assert at_work.hovered == [0, 1, 2]
    at_work.press(Qt.Key.Key_Right)
    assert at_work.hovered == [1]
    at_work.press(Qt.Key.Key_Right)
    assert at_work.hovered == [0]
    at_work.press(Qt.Key.Key_Return)
    assert at_work.selected == [0]
    at_work.press(Qt.Key.Key_Down)
    assert at_work.hovered == [3], "the next row has an adversary's mark too"
    at_work.press(Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Enter)
    assert at_work.selected == [5], "the heading is skipped, and one slot to the left is own"


def test_a_filter_that_no_loss_notices_leaves_lines_and_key_cursor_where_they_are(
    qtbot: QtBot,
) -> None:
    talk: Claim = {"claimant": "A MoD", "topic": "stance", "claimed_on": "2016-04-04"}
    at_work = bench(qtbot, [*({**claim, "topic": "loss"} for claim in MIXED), talk])
    at_work.press(Qt.Key.Key_Down)
    lines, cursor = at_work.chart.lines, at_work.chart.cursor_at
    at_work.session.apply(set_clause(OneOf("topic", frozenset({"loss"}))))
    at_work.draw()
    assert at_work.chart.lines is lines
    assert at_work.chart.cursor_at == cursor is not None
    at_work.session.apply(set_clause(OneOf("topic", frozenset({"stance"}))))
    at_work.draw()
    assert at_work.panel.forms.message.isVisible()


def test_escape_clears(qtbot: QtBot) -> None:
    at_work = bench(qtbot)
    at_work.press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert at_work.selected == [0, 1, 2]
    at_work.press(Qt.Key.Key_Escape)
    assert at_work.selected == []


def test_home_and_end_reach_the_first_and_last_row_and_bring_them_into_sight(
    qtbot: QtBot,
) -> None:
    many = [own(number, measure="wounded", unit=f"u{number:03}") for number in range(200)]
    at_work = bench(qtbot, many)
    at_work.press(Qt.Key.Key_End)
    assert at_work.hovered == [199]
    assert at_work.chart.area.contains(at_work.chart.box(200).center())
    at_work.press(Qt.Key.Key_Home)
    assert at_work.hovered == [0]
    assert at_work.chart.area.contains(at_work.chart.box(1).center())


def test_the_form_is_chosen_by_the_header_and_taken_back_by_undo(qtbot: QtBot) -> None:
    at_work = bench(qtbot)
    at_work.panel.header.show()
    qtbot.mouseClick(at_work.panel.mode.button(Mode.TABLE.value), Qt.MouseButton.LeftButton)
    assert at_work.options.mode is Mode.TABLE
    assert at_work.panel.forms.currentWidget() is at_work.panel.table
    at_work.session.undo()
    at_work.draw()
    assert at_work.options.mode is Mode.GAP
    assert at_work.panel.mode.choice == Mode.GAP.value
    assert at_work.panel.forms.currentWidget() is at_work.panel.gap


def test_the_scale_is_switched_beside_the_axis(qtbot: QtBot) -> None:
    at_work = bench(qtbot)
    before = at_work.mark_at(1, 2).x()
    qtbot.mouseClick(at_work.panel.scale, Qt.MouseButton.LeftButton)
    assert at_work.options.scale is ScaleKind.LINEAR
    assert "linear scale" in at_work.panel.header.subtitle
    assert at_work.mark_at(1, 2).x() < before, "9 of 300 is near the start of a linear scale"


@pytest.mark.parametrize(
    ("words", "changed"),
    [
        ("Widest gap first", {"sort": Sort.GAP}),
        ("Largest figure first", {"sort": Sort.SIZE}),
        ("Only rows more than ×10 apart", {"show": Show.APART, "factor": 10.0}),
        ("Linear scale", {"scale": ScaleKind.LINEAR}),
        ("Losses of single actors", {"level": Level.ACTOR}),
    ],
)
def test_the_menu_changes_how_losses_are_looked_at(
    qtbot: QtBot, words: str, changed: dict[str, object]
) -> None:
    at_work = bench(qtbot)
    action = next(action for action in at_work.panel.menu.actions() if action.text() == words)
    action.trigger()
    assert at_work.options == replace(LossesOptions(), **changed)


def test_the_butterfly_has_a_half_for_each_side_on_one_scale(qtbot: QtBot) -> None:
    at_work = bench(qtbot, mode=Mode.BUTTERFLY)
    left, right = at_work.chart.work.columns.fields
    assert left.scale == right.scale
    assert left.x(1) - left.x(100) == pytest.approx(right.x(100) - right.x(1))
    at_work.click(at_work.mark_at(0, 1, field=1))
    assert at_work.selected == [4]
    at_work.click(at_work.mark_at(0, 0, field=0))
    assert at_work.selected == [1]


@pytest.mark.parametrize("width", [540, 660, 760, 1100])
def test_the_longest_figure_of_a_butterfly_has_room_outside_its_mark(
    qtbot: QtBot, width: int
) -> None:
    """Towards the labels a third party's figure is in the way."""
    wounded = {"measure": "wounded", "category": "personnel"}
    claims = [own(174_364, **wounded), killed("Observer", "A army", 11_525, **wounded), own(1)]
    at_work = bench(qtbot, [*claims, killed("A MoD", "B army", 91)], mode=Mode.BUTTERFLY)
    at_work.panel.resize(width, 320)
    chart = at_work.chart
    line = next(
        place
        for place, row in enumerate(chart.lines)
        if isinstance(row, ChartRow) and row.labels[0] == "Personnel wounded"
    )
    at, left = at_work.mark_at(line, 0), chart.work.columns.fields[0].room[0]
    picture = chart.grab(QRect(round(left), at.y() - 6, at.x() - 10 - round(left), 12)).toImage()
    inked = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }
    assert at.x() - 10 - left >= chart.work.plain.width("174,364")
    assert len(inked) > 2


@pytest.mark.parametrize("most", [130, 1_300, 13_000, 130_000])
@pytest.mark.parametrize("width", [400, 460, 540, 700])
def test_no_figure_of_the_axis_stands_under_the_words_of_the_scale(
    qtbot: QtBot, width: int, most: int
) -> None:
    claims = [own(203), killed("A MoD", "B army", most)]
    at_work = bench(qtbot, claims, mode=Mode.BUTTERFLY)
    at_work.panel.resize(width, 240)
    button, chart = at_work.panel.scale, at_work.chart
    words = button.fontMetrics().horizontalAdvance(button.text())
    right = button.geometry().center().x() + words // 2 + 4
    button.hide()
    below = round(chart.area.bottom()) + 3
    picture = chart.grab(QRect(right - words - 6, below, words + 6, chart.height() - below))
    image = picture.toImage()
    ground = image.pixelColor(0, image.height() - 1).name()
    inked = {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }
    assert inked == {ground}


def test_a_hovered_claim_dims_the_other_rows_and_keeps_its_own(qtbot: QtBot) -> None:
    at_work = bench(qtbot)
    calm = _ink(at_work.chart, 1), _ink(at_work.chart, 2)
    at_work.session.apply(hover_claims(Rows([0])))
    at_work.panel.follow(at_work.session.state)
    assert alike(_ink(at_work.chart, 1), calm[0])
    assert not alike(_ink(at_work.chart, 2), calm[1])


def test_a_selected_claims_mark_wears_a_ring(qtbot: QtBot) -> None:
    at_work = bench(qtbot)
    calm = _ink(at_work.chart, 1), _ink(at_work.chart, 2)
    at_work.session.apply(select_claims(Rows([0])))
    at_work.panel.follow(at_work.session.state)
    assert not alike(_ink(at_work.chart, 1), calm[0])
    assert alike(_ink(at_work.chart, 2), calm[1])


def _ink(chart: GapCanvas, line: int) -> QImage:
    box = chart.box(line).toRect().intersected(QRect(0, 0, chart.width() - 12, chart.height()))
    return chart.grab(box).toImage()


def test_only_rows_in_sight_are_painted(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    many = [own(number, measure="wounded", unit=f"u{number:04}") for number in range(2000)]
    at_work = bench(qtbot, many)
    painted: list[object] = []
    monkeypatch.setattr(
        "gui.charts.gap.paint.RowBrush.paint_row", lambda _brush, row, *_rest: painted.append(row)
    )
    at_work.chart.grab()
    assert 0 < len(painted) < 40


def test_rows_that_do_not_fit_scroll(qtbot: QtBot) -> None:
    many = [own(number, measure="wounded", unit=f"u{number:03}") for number in range(100)]
    at_work = bench(qtbot, many)
    assert at_work.chart.bar.isVisible()
    top = at_work.chart.box(1).top()
    at_work.chart.bar.setValue(100)
    assert at_work.chart.box(1).top() == top - 100
    at_work.panel.resize(790, 4000)
    assert not at_work.chart.bar.isVisible()
    assert at_work.chart.bar.value() == 0


def test_the_table_sorts_and_copies_its_lines_as_text(qtbot: QtBot) -> None:
    at_work = bench(qtbot, mode=Mode.TABLE)
    table = at_work.panel.table
    column = next(place for place, entry in enumerate(COLUMNS) if entry.title == "Adversary ●")
    table.sortByColumn(column, Qt.SortOrder.DescendingOrder)
    shown = [COLUMNS[column].text(row) for row in table.rows]
    assert shown == ["> 300", "91", "26"]
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0].split("\t")[0] == "Losses of"
    assert [line.split("\t")[column] for line in copied[1:]] == shown
    table.selectRow(1)
    assert at_work.selected == [4, 5]
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().split("\n")) == 2


def test_a_selection_made_elsewhere_shows_in_the_table_and_asks_for_nothing(qtbot: QtBot) -> None:
    at_work = bench(qtbot, mode=Mode.TABLE)
    at_work.session.apply(select_claims(Rows([4])))
    at_work.panel.follow(at_work.session.state)
    places = [index.row() for index in at_work.panel.table.selectionModel().selectedRows()]
    assert places == [2]
    assert at_work.asked == []


def test_the_figures_of_a_narrow_table_stand_in_sight_and_a_width_set_by_hand_stays(
    qtbot: QtBot,
) -> None:
    """Whose, how and what give way to own, adversary and third, which are read whole."""
    at_work = bench(qtbot, [*MIXED, killed("A third-party monitor", "B", 1_456_610)])
    table, shown = at_work.panel.table, replace(at_work.options, mode=Mode.TABLE)
    at_work.session.apply(set_option("losses", shown))
    at_work.draw()
    for width in (790, 420):
        at_work.panel.resize(width, 320)
        figures = range(3, 6)
        assert sum(map(table.columnWidth, range(6))) <= table.viewport().width()
        assert all(table.columnWidth(at) >= table.sizeHintForColumn(at) for at in figures)
    table.horizontalHeader().resizeSection(2, 190)
    at_work.panel.resize(470, 320)
    at_work.draw()
    assert table.columnWidth(2) == 190


def test_an_empty_panel_says_what_to_do(qtbot: QtBot) -> None:
    at_work = bench(qtbot, [])
    assert at_work.panel.forms.message.isVisible()
    assert "Open a dataset" in at_work.panel.forms.message.text()
    assert not at_work.panel.scale.isVisible()


def test_another_theme_is_worn_at_once(qtbot: QtBot) -> None:
    at_work = bench(qtbot)
    light = at_work.chart.grab().toImage().pixelColor(2, 2)
    at_work.panel.wear(DARK)
    assert light != at_work.chart.grab().toImage().pixelColor(2, 2)
    assert at_work.chart.grab().toImage().pixelColor(2, 2).name().upper() == DARK.surface


def test_charts_say_what_they_show_to_those_who_do_not_see(qtbot: QtBot) -> None:
    at_work = bench(qtbot)
    assert at_work.panel.gap.accessibleName() == "Gap chart of losses"
    assert "cells comparable" in at_work.panel.gap.accessibleDescription()
