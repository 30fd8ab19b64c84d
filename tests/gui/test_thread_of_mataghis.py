"""One thread of the sample, filtered for, read in the card and seen on the timeline.

SF-18 and AZ-0404-07: Azerbaijan says that Mataghis is in its hands. SF-19 denies both, NK-0404-02
denies AZ-0404-07, SF-20 replies to SF-18 that it is no more than 300 m; all on 4 Apr 2016.
"""

from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import Answered
from core.index import NO_ROWS, Rows
from core.loading import load
from core.panels.timeline.thread import arcs
from core.session import Session, hover_claims, open_workspace
from core.shipped import SAMPLE
from core.threads import Answer
from gui.assembly import assemble
from gui.panels import PANELS
from gui.panels.card import CardPanel
from gui.panels.claims import ClaimsPanel
from gui.panels.facets import FacetsPanel
from gui.panels.filter_bar import FilterBarPanel
from gui.panels.timeline import TimelinePanel

LEFT = Qt.MouseButton.LeftButton
THREAD = {"SF-18", "SF-19", "SF-20", "AZ-0404-07", "NK-0404-02"}

P = TypeVar("P", bound=QWidget)


class Program:
    """The whole window on the sample."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.session = Session()
        self.session.start(open_workspace(Workspace(load([SAMPLE]))))
        self.window = assemble(self.session, PANELS, load)
        qtbot.addWidget(self.window)
        self.window.resize(1680, 1000)
        self.window.show()
        self.settle()

    def panel(self, key: str, kind: type[P]) -> P:
        panel = self.window.seats.panel(key)
        assert isinstance(panel, kind)
        return panel

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.refresh.busy)

    def row(self, claim: str) -> int:
        return self.session.state.workspace.index.row_of[claim]

    def ids(self, rows: Rows) -> set[str]:
        claims = self.session.state.workspace.dataset.claims
        return set(claims["claim_id"].iloc[rows.array].tolist())

    def only_answer(self, value: str) -> None:
        values = self.panel("facets", FacetsPanel).sections["answer"].values
        place = values.visualRect(values.model().index(values.row_of(value), 0)).center()
        self.qtbot.mouseClick(values.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, place)
        self.settle()

    def click_claim(self, claim: str) -> None:
        table = self.panel("claims", ClaimsPanel).table
        place = table.model().index(int(table.sheet.view.place_of[self.row(claim)]), 1)
        table.scrollTo(place)
        self.qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(place).center())
        self.settle()


@pytest.fixture
def program(qtbot: QtBot) -> Iterator[Program]:
    made = Program(qtbot)
    yield made
    made.window.close()


def test_the_denied_claims_are_filtered_for_and_the_chip_says_so(program: Program) -> None:
    program.only_answer("denied")
    state = program.session.state
    assert state.filters.clause("answer") == Answered(frozenset({"denied"}))
    shown = program.ids(Rows.where(state.workspace.mask(state.filters)))
    assert shown & THREAD == {"SF-18", "AZ-0404-07"}
    assert "AZ-0402-03" in shown
    chips = program.panel("filter_bar", FilterBarPanel).chips.findChildren(QWidget)
    assert [chip.accessibleName() for chip in chips] == ["Filter: Answer: denied"]


def test_the_thread_is_read_in_the_card_and_leads_to_the_denial(program: Program) -> None:
    program.only_answer("denied")
    program.click_claim("SF-18")
    card = program.panel("card", CardPanel)
    block = card.page.thread_block
    steps = block.strip.thread_shown.steps
    assert program.ids(Rows([step.row for step in steps])) == THREAD
    assert block.heading.text() == "Thread of 5 claims"
    assert [(step.does, step.claimant, step.delay) for step in steps[:3]] == [
        ("claims", "Azerbaijan", ""),
        ("denies", "NKR Defence Army", "same day"),
        ("replies", "NKR Defence Army", "same day"),
    ]
    card.area.ensureWidgetVisible(block.strip)
    spot = block.strip.places.at(1).toPoint()
    program.qtbot.mouseMove(block.strip, spot + QPoint(1, 0))
    program.qtbot.mouseMove(block.strip, spot)
    assert program.ids(program.session.state.hovered) == {"SF-19"}
    program.qtbot.mouseClick(block.strip, LEFT, pos=spot)
    program.settle()
    assert program.session.state.focused == program.row("SF-19")


def test_the_thread_is_seen_on_the_timeline_and_hovering_there_reaches_the_card(
    program: Program,
) -> None:
    program.click_claim("SF-18")
    lanes = program.panel("timeline", TimelinePanel).lanes
    assert lanes.view is not None
    drawn = arcs(lanes.view.threads, [program.row("SF-18")])
    assert {(arc.source, arc.target, arc.answer) for arc in drawn} == {
        (program.row("SF-19"), program.row("SF-18"), Answer.DENIED),
        (program.row("SF-19"), program.row("AZ-0404-07"), Answer.DENIED),
        (program.row("NK-0404-02"), program.row("AZ-0404-07"), Answer.DENIED),
        (program.row("SF-20"), program.row("SF-18"), Answer.OTHERWISE),
    }
    strip = program.panel("card", CardPanel).page.thread_block.strip
    program.session.apply(hover_claims(Rows([program.row("SF-20")])))
    assert strip.lit == Rows([program.row("SF-20")])
    program.session.apply(hover_claims(NO_ROWS))
    assert strip.lit == NO_ROWS
