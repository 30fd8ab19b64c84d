from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from pytestqt.qtbot import QtBot

from core.contradictions import Kind, Note, Order
from core.index import NO_ROWS, Rows
from core.panels import contradictions
from core.panels.contradictions import ContradictionsOptions
from core.panels.contradictions.cells import COLUMNS
from core.session import Session, hover_claims, open_workspace, select_claims, set_option
from gui.background import Background
from gui.panel import Area, PanelSpec
from gui.panels.contradictions.panel import ContradictionsPanel
from gui.refresh import Refresh
from tests.making import workspace

TYPED: dict[str, object] = {
    "claimant": "A MoD",
    "subject": "B army",
    "measure": "killed",
    "category": "personnel",
    "claimed_on": "2016-04-04",
    "basis": "incremental",
}
CLAIMS = [
    {**TYPED, "best": 30},
    {**TYPED, "best": 170},
    {**TYPED, "claimant": "B MoD", "act": "deny", "replies_to": "c1", "claimed_on": "2016-04-06"},
]
DENIAL, CLASH = Rows([1, 2]), Rows([0, 1])


class Desk:
    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.session = Session()
        self.panel = ContradictionsPanel()
        qtbot.addWidget(self.panel)
        qtbot.addWidget(self.panel.header)
        spec = PanelSpec(
            *("contradictions", "Contradictions", Area.BOTTOM),
            *(contradictions.build, ContradictionsPanel),
            options=ContradictionsOptions(),
        )
        self.background = Background()
        self.refresh = Refresh(self.session, [(spec, self.panel)], self.background)
        self.panel.resize(790, 260)
        self.panel.show()
        self.session.apply(open_workspace(workspace(CLAIMS)))
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.refresh.busy)

    def at(self, place: int) -> QPoint:
        table = self.panel.table
        return table.visualRect(table.model().index(place, 0)).center()

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(self.panel.table, key, held)
        self.settle()

    def choose(self, words: str) -> None:
        (action,) = [one for one in self.panel.menu.actions() if one.text().startswith(words)]
        action.trigger()
        self.settle()

    @property
    def kinds(self) -> list[Kind]:
        view = self.panel.view
        assert view is not None
        return [each.kind for each in view.findings]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot)
    yield made
    made.background.stop()


def test_a_click_selects_the_claims_of_both_sides_and_shows_them_in_words(desk: Desk) -> None:
    viewport = desk.panel.table.viewport()
    desk.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=desk.at(1))
    assert (desk.session.state.selected, desk.session.state.focused) == (CLASH, 1)
    assert desk.panel.words.text.endswith(
        "the two figures exclude each other, unless they count different events."
    )
    assert desk.panel.table.chosen.tolist() == [1]


def test_arrows_move_and_enter_selects(desk: Desk) -> None:
    desk.panel.table.setCurrentIndex(desk.panel.table.model().index(0, 0))
    desk.press(Qt.Key.Key_Down)
    assert desk.session.state.selected == NO_ROWS
    desk.press(Qt.Key.Key_Return)
    assert desk.session.state.selected == CLASH
    desk.press(Qt.Key.Key_Up)
    assert "denied" in desk.panel.words.text


def test_pointing_highlights_the_claims_everywhere_and_reads_the_finding(desk: Desk) -> None:
    desk.panel.table.pointed.emit(0)
    assert desk.session.state.hovered == DENIAL
    assert "denied" in desk.panel.words.text
    desk.panel.table.pointed.emit(-1)
    assert desk.session.state.hovered == NO_ROWS
    assert desk.panel.words.text.startswith("Point at a finding")


def test_a_claim_hovered_elsewhere_lights_its_findings_and_a_selection_marks_its_own(
    desk: Desk,
) -> None:
    desk.session.apply(hover_claims(Rows([2])))
    assert [desk.panel.table.is_lit(place) for place in (0, 1)] == [True, False]
    desk.session.apply(select_claims(DENIAL))
    assert desk.panel.table.chosen.tolist() == [0]
    desk.session.apply(select_claims(Rows([0])))
    assert desk.panel.table.chosen.tolist() == []


def test_kinds_are_switched_in_the_menu_with_their_counts(desk: Desk) -> None:
    desk.choose("Denials (1)")
    assert desk.kinds == [Kind.SELF]
    desk.choose("Self-contradictions (1)")
    assert desk.kinds == []
    assert desk.panel.message.text().startswith("Nothing of the kinds switched on.")
    assert desk.panel.kinds.isVisibleTo(desk.panel.header)
    desk.choose("All kinds")
    assert desk.kinds == [Kind.DENIAL, Kind.SELF]


def test_headings_the_key_s_and_the_menu_choose_the_order(desk: Desk) -> None:
    desk.panel.table.head.sectionClicked.emit(6)
    desk.settle()
    assert desk.session.state.options["contradictions"] == ContradictionsOptions(order=Order.DATE)
    desk.panel.table.setCurrentIndex(desk.panel.table.model().index(0, 1))
    desk.press(Qt.Key.Key_S)
    assert desk.session.state.options["contradictions"] == ContradictionsOptions(order=Order.KIND)
    desk.choose("Largest figure first")
    chosen = [one.text() for one in desk.panel.menu.actions() if _is_order(one)]
    assert chosen == ["Largest figure first"]


def _is_order(action: QAction) -> bool:
    return action.isChecked() and action.actionGroup() is not None


def test_the_finding_at_hand_is_copied_with_its_citations(desk: Desk) -> None:
    desk.panel.table.setCurrentIndex(desk.panel.table.model().index(1, 0))
    desk.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert text.count("\n") == 2
    assert "claim c0 in typed" in text


def test_a_low_panel_leaves_its_room_to_the_rows(desk: Desk) -> None:
    assert desk.panel.words.isVisible()
    desk.panel.resize(790, 90)
    assert not desk.panel.words.isVisible()
    desk.panel.resize(790, 260)
    assert desk.panel.words.isVisible()


@pytest.mark.parametrize(
    ("order", "left_out"), [(Order.SCORE, {"date", "score"}), (Order.DATE, {"score", "apart"})]
)
def test_a_narrow_list_leaves_columns_out_before_it_cuts_the_kinds(
    desk: Desk, order: Order, left_out: set[str]
) -> None:
    head, keys = desk.panel.table.head, [column.key for column in COLUMNS]
    desk.session.apply(set_option("contradictions", ContradictionsOptions(order=order)))
    desk.settle()
    desk.panel.resize(540, 260)
    hidden = {key for place, key in enumerate(keys) if head.isSectionHidden(place)}
    assert hidden <= left_out
    assert hidden
    kind = head.sectionSize(keys.index("kind"))
    for note in (Note.FALL, Note.APART):
        assert kind >= head.fontMetrics().horizontalAdvance(note.label)
    assert sum(map(head.sectionSize, range(len(keys)))) <= desk.panel.table.viewport().width()
    desk.panel.resize(1000, 260)
    assert not any(map(head.isSectionHidden, range(len(keys))))


@pytest.mark.parametrize(("width", "left_out"), [(760, {"date"}), (525, {"date", "score"})])
def test_dates_and_ranks_give_way_before_both_sides_and_how_far_apart_they_are(
    desk: Desk, width: int, left_out: set[str]
) -> None:
    """As wide as the panel is in windows of 1680 and 1280 pixels."""
    head, keys = desk.panel.table.head, [column.key for column in COLUMNS]
    desk.panel.resize(width, 260)
    assert {key for place, key in enumerate(keys) if head.isSectionHidden(place)} == left_out
