from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import OneOf
from core.index import NO_ROWS, Rows
from core.panels import claims
from core.panels.claims.view import ClaimsOptions, ClaimsView
from core.session import (
    Session,
    SessionState,
    hover_claims,
    open_workspace,
    select_claims,
    set_clause,
)
from gui.background import Background
from gui.panel import Area, PanelSpec
from gui.panels.claims import ClaimsPanel
from gui.panels.claims.changes import sort_by
from gui.refresh import Refresh
from gui.theme import DARK, LIGHT
from tests.making import workspace

MARKUP = "<b>bold</b><img src=x>"
CLAIMS: list[dict[str, object]] = [
    {
        "claimant": "B1",
        "subject": "A1",
        "claimed_on": "2016-04-04",
        "measure": "killed",
        "best": 20,
    },
    {"claimant": "A1", "subject": "B1", "measure": "killed", "best": 5},
    {"claimant": "A2", "subject": "B1", "claimed_on": "2016-04-02", "source": "=cmd"},
    {"claimant": "A3", "subject": "A1", "claimed_on": "2016-04-03", "text": MARKUP},
]
BY_DATE = [2, 3, 0, 1]
"""Rows as the table first shows them: 2, 3 and 4 April, the undated one last."""


class Desk:
    def __init__(self, qtbot: QtBot, open_: Workspace | None) -> None:
        self.qtbot = qtbot
        self.session = Session()
        self.panel = ClaimsPanel()
        qtbot.addWidget(self.panel)
        qtbot.addWidget(self.panel.header)
        spec = PanelSpec(
            *("claims", "Claims", Area.BOTTOM, claims.build, ClaimsPanel),
            options=ClaimsOptions(),
        )
        self.background = Background()
        self.refresh = Refresh(self.session, [(spec, self.panel)], self.background)
        self.panel.resize(790, 230)
        self.panel.show()
        if open_ is not None:
            self.session.apply(open_workspace(open_))
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.refresh.busy)

    @property
    def state(self) -> SessionState:
        return self.session.state

    @property
    def options(self) -> object:
        return self.state.options["claims"]

    def shown(self) -> list[int]:
        view = self.panel._view
        assert isinstance(view, ClaimsView)
        found: list[int] = view.order.tolist()
        return found

    def at(self, place: int, column: int = 0) -> QPoint:
        table = self.panel.table
        return table.visualRect(table.model().index(place, column)).center()

    def click(self, place: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        button = Qt.MouseButton.LeftButton
        self.qtbot.mouseClick(self.panel.table.viewport(), button, held, self.at(place))

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(self.panel.table, key, held)

    def click_heading(self, column: int) -> None:
        head = self.panel.table.head
        middle = head.sectionViewportPosition(column) + head.sectionSize(column) // 2
        place = QPoint(middle, head.height() // 2)
        self.qtbot.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def titles(self) -> list[str]:
        model = self.panel.table.model()
        return [
            str(model.headerData(place, Qt.Orientation.Horizontal))
            for place in range(model.columnCount())
        ]

    def colour(self, place: int, column: int = 5) -> str:
        table = self.panel.table
        picture: QImage = table.viewport().grab().toImage()
        ratio = picture.devicePixelRatio()
        area = table.visualRect(table.model().index(place, column))
        return picture.pixelColor(
            int((area.left() + 2) * ratio), int(area.center().y() * ratio)
        ).name()


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot, workspace(CLAIMS))
    yield made
    made.background.stop()


def test_rows_stand_by_claim_date_with_the_undated_last(desk: Desk) -> None:
    assert desk.shown() == BY_DATE
    assert desk.panel.header.subtitle == "4 rows"
    assert desk.titles()[0] == "Claimed ↑"


def test_a_click_on_a_heading_sorts_and_a_second_one_turns_the_order(desk: Desk) -> None:
    desk.click_heading(1)
    assert desk.shown() == [1, 2, 3, 0]
    assert desk.titles()[:2] == ["Claimed", "Claimant ↑"]
    desk.click_heading(1)
    assert desk.shown() == [0, 3, 2, 1]
    assert desk.options == ClaimsOptions(sort="claimant", descending=True)


def test_the_undated_claim_stays_last_when_the_dates_are_turned(desk: Desk) -> None:
    desk.click_heading(0)
    assert desk.shown() == [0, 3, 2, 1]


def test_a_click_selects_the_claim_of_the_row(desk: Desk) -> None:
    desk.click(1)
    assert (desk.state.selected, desk.state.focused) == (Rows([3]), 3)


def test_shift_selects_a_run_and_ctrl_adds_and_takes_away_one(desk: Desk) -> None:
    desk.click(0)
    desk.click(2, Qt.KeyboardModifier.ShiftModifier)
    assert (desk.state.selected, desk.state.focused) == (Rows([2, 3, 0]), 0)
    desk.click(1, Qt.KeyboardModifier.ControlModifier)
    assert desk.state.selected == Rows([2, 0])
    desk.click(3, Qt.KeyboardModifier.ControlModifier)
    assert (desk.state.selected, desk.state.focused) == (Rows([2, 0, 1]), 1)


def test_arrows_shift_all_and_escape_select_without_a_mouse(desk: Desk) -> None:
    desk.click(0)
    desk.press(Qt.Key.Key_Down)
    assert (desk.state.selected, desk.state.focused) == (Rows([3]), 3)
    desk.press(Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert desk.state.selected == Rows([3, 0])
    desk.press(Qt.Key.Key_End)
    assert desk.state.selected == Rows([1])
    desk.press(Qt.Key.Key_Home)
    assert desk.state.selected == Rows([2])
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert desk.state.selected == Rows([0, 1, 2, 3])
    desk.press(Qt.Key.Key_Escape)
    assert (desk.state.selected, desk.state.focused) == (NO_ROWS, None)


def test_leafing_with_arrows_is_one_step_of_undo(desk: Desk) -> None:
    for _ in range(3):
        desk.press(Qt.Key.Key_Down)
    desk.session.undo()
    assert desk.state.selected == NO_ROWS


def test_s_sorts_by_the_column_at_hand_and_alt_moves_it(desk: Desk) -> None:
    desk.click(0)
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_S)
    desk.settle()
    assert desk.options == ClaimsOptions(sort="claimant")
    desk.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    desk.settle()
    assert desk.titles()[:3] == ["Claimed", "About", "Claimant ↑"]


def test_a_selection_made_elsewhere_is_shown_silently(desk: Desk) -> None:
    asked: list[object] = []
    desk.panel.asked.connect(lambda change, _gesture: asked.append(change))
    desk.session.apply(select_claims(Rows([0, 1]), 1))
    assert desk.panel.table.chosen.tolist() == [2, 3]
    assert desk.panel.table.focus_place == 3
    assert desk.colour(3) == LIGHT.selection.lower()
    assert desk.colour(0) == LIGHT.surface.lower()
    assert asked == []


def test_a_claim_selected_elsewhere_is_scrolled_into_sight(qtbot: QtBot) -> None:
    many = [{"claimant": "A1", "claimed_on": "2016-04-02"} for _ in range(400)]
    desk = Desk(qtbot, workspace(many))
    desk.session.apply(select_claims(Rows([399]), 399))
    area = desk.panel.table.visualRect(desk.panel.table.model().index(399, 0))
    assert desk.panel.table.viewport().rect().contains(area.center())
    desk.background.stop()


def test_pointing_highlights_in_every_panel_and_leaving_ends_it(desk: Desk) -> None:
    desk.qtbot.mouseMove(desk.panel.table.viewport(), desk.at(1))
    desk.qtbot.mouseMove(desk.panel.table.viewport(), desk.at(2))
    assert desk.state.hovered == Rows([0])
    desk.panel.table.leaveEvent(None)  # pyright: ignore[reportArgumentType]
    assert desk.state.hovered == NO_ROWS


def test_a_claim_pointed_at_elsewhere_is_lit(desk: Desk) -> None:
    desk.session.apply(hover_claims(Rows([0])))
    assert desk.colour(2) == LIGHT.hover.lower()
    assert desk.colour(1) == LIGHT.surface.lower()


def test_ctrl_c_copies_the_rows_selected_under_their_headings_formula_safe(desk: Desk) -> None:
    tick(desk.panel.table.head.menu(desk.panel), "Source")
    desk.settle()
    desk.click(0)
    desk.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, line = QGuiApplication.clipboard().text().split("\n")
    assert head == "Claimed\tClaimant\tAbout\tClaim\tFigure\tBasis\tRating\tSource"
    assert line == "2 Apr 2016\tA2\tB1\tLosses of B1\t—\t\t—\t'=cmd"


def tick(menu: QMenu, title: str) -> None:
    next(action for action in menu.actions() if action.text() == title).trigger()


def test_columns_are_chosen_in_the_menu_and_the_last_one_stays(desk: Desk) -> None:
    tick(desk.panel.table.head.menu(desk.panel), "Place")
    desk.settle()
    assert desk.titles()[-1] == "Place"
    for title in ("Claimant", "About", "Claim", "Figure", "Basis", "Rating", "Place"):
        tick(desk.panel.table.head.menu(desk.panel), title)
        desk.settle()
    assert desk.titles() == ["Claimed ↑"]
    tick(desk.panel.table.head.menu(desk.panel), "Claimed")
    desk.settle()
    assert desk.titles() == ["Claimed ↑"]
    tick(desk.panel.table.head.menu(desk.panel), "Usual columns")
    desk.settle()
    assert len(desk.titles()) == 7


def test_the_columns_button_opens_the_menu(desk: Desk) -> None:
    desk.panel.columns.click()
    menu = desk.panel.findChild(QMenu)
    assert menu is not None
    assert [action.text() for action in menu.actions()][:2] == ["Claimed", "Event"]
    assert [action.isChecked() for action in menu.actions()][:2] == [True, False]
    menu.close()


def test_a_heading_dragged_moves_its_column_in_the_options(desk: Desk) -> None:
    head = desk.panel.table.head
    button, y = Qt.MouseButton.LeftButton, head.height() // 2
    start = QPoint(head.sectionViewportPosition(1) + 20, y)
    end = QPoint(head.sectionViewportPosition(0) + 5, y)
    desk.qtbot.mousePress(head.viewport(), button, pos=start)
    desk.qtbot.mouseMove(head.viewport(), QPoint(start.x() - 30, y))
    desk.qtbot.mouseMove(head.viewport(), end)
    desk.qtbot.mouseRelease(head.viewport(), button, pos=end)
    desk.settle()
    assert desk.titles()[:2] == ["Claimant", "Claimed ↑"]


def test_widths_set_by_hand_outlive_the_panel(desk: Desk, qtbot: QtBot) -> None:
    desk.panel.table.head.resizeSection(1, 211)
    other = Desk(qtbot, workspace(CLAIMS))
    other.panel.restore_layout_state(desk.panel.layout_state())
    assert other.panel.table.head.sectionSize(1) == 211
    other.panel.restore_layout_state(b"\xff nonsense")
    assert other.panel.table.head.sectionSize(1) == 211
    other.background.stop()


def test_a_narrow_table_leaves_out_the_rating_unless_it_goes_by_it_or_was_chosen(
    desk: Desk,
) -> None:
    head = desk.panel.table.head
    rating = desk.titles().index("Rating")
    assert not head.isSectionHidden(rating)
    desk.panel.resize(510, 230)
    assert head.isSectionHidden(rating)
    claimant, claim = head.sectionSize(1), head.sectionSize(3)
    desk.session.apply(sort_by("rating"))
    desk.settle()
    assert not head.isSectionHidden(rating)
    assert head.sectionSize(1) < claimant, "it gave its room to the claimant"
    assert head.sectionSize(3) < claim, "and to the claim"
    desk.session.apply(sort_by("claimed"))
    desk.settle()
    assert head.isSectionHidden(rating)
    tick(head.menu(desk.panel), "Place")
    desk.settle()
    assert not head.isSectionHidden(rating)


def test_a_basis_stands_in_one_word_and_is_copied_in_full(desk: Desk) -> None:
    basis = {"claimant": "B1", "subject": "A1", "measure": "killed", "best": 2}
    rows = [{**basis, "basis": key} for key in ("incremental", "cumulative", "snapshot", "")]
    desk.session.apply(open_workspace(workspace(rows)))
    desk.settle()
    sheet = desk.panel.table.sheet
    assert [sheet.text(place, "basis") for place in range(4)] == ["period", "total", "moment", "—"]
    assert sheet.tip(1, "basis").startswith("running total")
    desk.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()[1:]
    assert [line.split("\t")[5] for line in copied] == [
        *("in period", "running total", "at a moment", "not stated")
    ]


def test_an_empty_program_says_what_to_do(qtbot: QtBot) -> None:
    desk = Desk(qtbot, None)
    assert desk.panel.message.text().startswith("No claims are open.")
    assert desk.panel.message.isVisible()
    assert not desk.panel.clear.isVisible()
    desk.background.stop()


def test_when_nothing_matches_a_button_drops_the_filters(desk: Desk) -> None:
    desk.session.apply(set_clause(OneOf("claimant", frozenset({"nobody"}))))
    desk.settle()
    assert desk.panel.message.text() == "No claim passes the filters."
    assert desk.panel.header.subtitle == "0 of 4 rows"
    desk.qtbot.mouseClick(desk.panel.clear, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.panel.table.isVisible()
    assert desk.panel.header.subtitle == "4 rows"


def test_markup_in_the_data_is_shown_and_told_literally(desk: Desk) -> None:
    model = desk.panel.table.model()
    cell = model.index(1, 3)
    assert model.data(cell) == MARKUP
    said = str(model.data(cell, Qt.ItemDataRole.ToolTipRole))
    assert "&lt;img src=x&gt;" in said
    assert "<img" not in said


def test_marks_have_the_colour_of_the_side(desk: Desk) -> None:
    sheet = desk.panel.table.sheet
    claimant, subject = sheet.mark(0, "claimant"), sheet.mark(0, "subject")
    assert claimant is not None
    assert subject is not None
    assert claimant.colour.name() == LIGHT.sides[0].lower()
    assert subject.colour.name() == LIGHT.sides[1].lower()


def test_marks_take_the_colours_of_another_theme(desk: Desk) -> None:
    assert desk.panel.table.sheet.mark(0, "claimant") is not None
    desk.panel.wear(DARK)
    desk.session.apply(sort_by("claimed"))
    desk.settle()
    marks = [desk.panel.table.sheet.mark(place, "claimant") for place in range(4)]
    dark = {colour.lower() for colour in DARK.sides[:2]}
    assert {mark.colour.name() for mark in marks if mark is not None} == dark


def test_a_million_rows_can_be_selected_at_once(desk: Desk) -> None:
    table = desk.panel.table
    many = np.arange(0, 1_000_000, 2, dtype=np.int32)
    table.show_chosen(many)
    assert table.is_chosen(999_998)
    assert not table.is_chosen(999_999)
