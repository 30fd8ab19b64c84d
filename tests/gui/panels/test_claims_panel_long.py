"""A table too long to be found on the GUI thread: its top at once, the rest from the worker."""

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import FilterState, OneOf
from core.index import Rows
from core.panels import claims
from core.panels.claims import ClaimsOptions, ClaimsView, sorted_rows
from core.panels.question import Question
from core.session import Session, hover_claims, open_workspace, set_option
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


@pytest.fixture
def desk(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[LongDesk]:
    monkeypatch.setattr(sorted_rows, "_HEAD", 20)
    monkeypatch.setattr(sorted_rows, "_MANY", 10)
    made = LongDesk(qtbot)
    yield made
    made.background.stop()


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
