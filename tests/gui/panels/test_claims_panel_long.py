"""A table too long to be found on the GUI thread: its top at once, the rest from the worker."""

from collections.abc import Iterator
from threading import Event, current_thread, main_thread

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.crossfilter import Passing, Workspace
from core.filters import FilterState, OneOf
from core.index import IntArray, Rows
from core.panels import claims
from core.panels.claims import ClaimsOptions, ClaimsView, sorted_rows
from core.panels.claims.order import Sort
from core.panels.question import Question
from core.session import Session, hover_claims, open_workspace, select_claims, set_option
from gui.background import Background
from gui.panel import Area, PanelSpec
from gui.panels.claims import ClaimsPanel
from gui.refresh import Refresh
from tests.making import workspace

COUNT = 60


class LongDesk:
    def __init__(self, qtbot: QtBot) -> None:
        self.session, self.panel = Session(), ClaimsPanel()
        qtbot.addWidget(self.panel)
        qtbot.addWidget(self.panel.header)
        spec = PanelSpec("claims", "Claims", Area.BOTTOM, claims.build, ClaimsPanel)
        self.background = Background()
        self.refresh = Refresh(self.session, [(spec, self.panel)], self.background)
        self.lookups: list[object] = []
        self.panel.wondered.connect(self.lookups.append)
        self.panel.resize(790, 230)
        self.panel.show()
        days = [f"2016-{4 + number // 30:02}-{1 + number % 30:02}" for number in range(COUNT)]
        opened = workspace(
            [{"claimed_on": day, "claimant": f"A{COUNT - n}"} for n, day in enumerate(days)]
        )
        self.session.apply(open_workspace(opened))
        self.settle = lambda: qtbot.waitUntil(
            lambda: not (self.refresh.busy or self.refresh.looking)
        )
        self.settle()

    def cell(self, place: int) -> str:
        return self.panel.table.rows.sheet.text(place, "id")

    def scroll_to_the_end(self) -> None:
        self.panel.table.bar.setValue(self.panel.table.bar.maximum())

    def click(self, place: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        table = self.panel.table
        at = table.visualRect(table.rows.index(place - table.rows.first, 0)).center()
        assert table.viewport().rect().contains(at)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, QPoint(at))

    def picked(self) -> list[int]:
        return self.session.state.selected.array.tolist()


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[LongDesk]:
    monkeypatch.setattr(sorted_rows, "_HEAD", 20)
    monkeypatch.setattr(sorted_rows, "_MANY", 10)
    made = LongDesk(qtbot)
    yield made
    made.background.stop()
    shiboken6.delete(made.refresh)


def test_rows_beyond_the_first_stay_empty_until_the_worker_found_them(
    desk: LongDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate, find = Event(), ClaimsView.find

    def gated(found: ClaimsView) -> None:
        assert gate.wait(10)
        find(found)

    monkeypatch.setattr(ClaimsView, "find", gated)
    assert desk.cell(19)
    assert not desk.lookups
    assert not any(desk.cell(place) for place in (20, 21, 59))
    assert len(desk.lookups) == 1
    gate.set()
    desk.settle()
    ids = [desk.cell(place) for place in range(COUNT)]
    assert all(ids)
    assert len({*ids}) == COUNT
    assert len(desk.lookups) == 1


def test_a_claim_pointed_at_elsewhere_is_lit_once_it_is_found(desk: LongDesk) -> None:
    desk.session.apply(hover_claims(Rows([5])))
    assert not desk.lookups
    assert desk.panel.table.is_lit(5)
    desk.session.apply(hover_claims(Rows([50])))
    assert len(desk.lookups) == 1
    assert not desk.panel.table.is_lit(50)
    desk.settle()
    assert desk.panel.table.is_lit(50)


def test_a_new_order_is_made_by_the_worker_after_its_top_is_shown(desk: LongDesk) -> None:
    desk.session.apply(set_option("claims", ClaimsOptions(sort="claimant")))
    desk.settle()
    assert len(desk.lookups) == 1
    assert desk.panel._view is not None
    assert not desk.panel._view.lacks_order
    assert desk.panel._view.is_found


def test_the_table_takes_the_room_of_its_scroll_bar_before_anything_is_painted(
    desk: LongDesk,
) -> None:
    panel, opened = desk.panel, desk.session.state.workspace
    assert panel.table.bar.isVisible()

    def show(*claimants: str) -> None:
        panel.show_view(claims.build(_made_by(opened, *claimants)))

    show("A1", "A2")
    assert panel.table.bar.isHidden()
    assert panel.table.width() == panel.pages.width()
    assert _fills(panel)
    show(*(f"A{number + 1}" for number in range(COUNT)))
    assert panel.table.width() == panel.pages.width() - panel.table.bar.width()
    assert _fills(panel)


def _made_by(opened: Workspace, *claimants: str) -> Question:
    return Question(opened, FilterState().with_clause(OneOf("claimant", frozenset(claimants))))


def _fills(panel: ClaimsPanel) -> bool:
    """Whether the columns share the width, but for less than a pixel each."""
    head = panel.table.head
    return 0 <= panel.table.viewport().width() - head.length() < head.count()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Event:
    """Until it is set the worker finds nothing; on the GUI thread nothing may be found."""
    opened, ordered = Event(), sorted_rows.ordered

    def gated(
        workspace: Workspace, passing: Passing, sort: Sort, most: int | None = None
    ) -> IntArray:
        if most is None:
            assert current_thread() is not main_thread(), "ordered where the window waits for it"
            assert opened.wait(10)
        return ordered(workspace, passing, sort, most)

    monkeypatch.setattr(sorted_rows, "ordered", gated)
    return opened


def test_a_row_not_found_yet_is_picked_once_the_worker_knows_whose_it_is(
    desk: LongDesk, gate: Event
) -> None:
    desk.scroll_to_the_end()
    desk.click(55)
    assert desk.panel.table.is_chosen(55)
    assert not desk.picked()
    gate.set()
    desk.settle()
    assert desk.picked() == [55]
    assert desk.session.state.focused == 55
    assert desk.panel.table.is_chosen(55)


def test_a_run_and_all_rows_are_picked_by_the_worker(desk: LongDesk, gate: Event) -> None:
    desk.click(2)
    assert desk.picked() == [2]
    desk.scroll_to_the_end()
    desk.click(58, Qt.KeyboardModifier.ShiftModifier)
    assert desk.picked() == [2]
    gate.set()
    desk.settle()
    assert desk.picked() == [*range(2, 59)]
    QTest.keyClick(desk.panel.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert desk.picked() == [*range(2, 59)], "so many are not told on the GUI thread"
    desk.settle()
    assert desk.picked() == [*range(COUNT)]
    assert desk.panel.table.chosen.tolist() == [*range(COUNT)]


def test_the_last_of_several_picks_is_the_one_that_counts(desk: LongDesk, gate: Event) -> None:
    desk.scroll_to_the_end()
    desk.click(55)
    desk.click(57)
    gate.set()
    desk.settle()
    assert desk.picked() == [57]
    desk.session.undo()
    assert not desk.picked()


def test_what_is_selected_elsewhere_meanwhile_takes_the_place_of_a_pick(
    desk: LongDesk, gate: Event
) -> None:
    desk.scroll_to_the_end()
    desk.click(55)
    desk.session.apply(select_claims(Rows([3])))
    assert not desk.panel.table.is_chosen(55)
    gate.set()
    desk.settle()
    assert desk.picked() == [3]


def test_pointing_at_a_row_not_found_yet_lights_nothing(desk: LongDesk, gate: Event) -> None:
    desk.session.apply(hover_claims(Rows([3])))
    desk.panel.table.pointed.emit(55)
    assert not len(desk.session.state.hovered)
    gate.set()
    desk.settle()
    desk.panel.table.pointed.emit(55)
    assert desk.session.state.hovered == Rows([55])


def test_rows_not_found_yet_are_copied_once_they_are(desk: LongDesk, gate: Event) -> None:
    QGuiApplication.clipboard().setText("before")
    desk.panel.table.copy()
    assert QGuiApplication.clipboard().text() == "before"
    gate.set()
    desk.settle()
    assert len(QGuiApplication.clipboard().text().splitlines()) == COUNT + 1
