from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.filters import DateSpan, FilterState, OneOf, Words
from core.panels import filter_bar
from core.session import Session, drop_clause, open_workspace, set_clause, set_known_on
from gui.background import Background
from gui.panel import Area, PanelSpec
from gui.panels.filter_bar import FilterBarPanel
from gui.refresh import Refresh
from tests.making import workspace

CLAIMS: list[dict[str, object]] = [
    {"claimant": "A1", "claimed_on": "2016-04-02"},
    {"claimant": "B1", "claimed_on": "2016-04-03"},
    {"claimant": "B1"},
]


class Bar:
    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.session = Session()
        self.panel = FilterBarPanel()
        qtbot.addWidget(self.panel)
        spec = PanelSpec("filter_bar", "Filter bar", Area.BAR, filter_bar.build, FilterBarPanel)
        self.background = Background()
        self.refresh = Refresh(self.session, [(spec, self.panel)], self.background)
        self.panel.resize(1200, 44)
        self.panel.show()
        self.session.apply(open_workspace(workspace(CLAIMS)))
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.refresh.busy)

    def chips(self) -> list[QWidget]:
        return [
            child
            for child in self.panel.chips.children()
            if isinstance(child, QWidget) and not child.isHidden()
        ]


@pytest.fixture
def bar(qtbot: QtBot) -> Iterator[Bar]:
    made = Bar(qtbot)
    yield made
    made.background.stop()


def test_the_denominator_and_its_reasons_are_in_sight(bar: Bar) -> None:
    assert bar.panel.count.text() == "3 of 3 claims"
    assert bar.panel.reasons.isHidden()
    bar.session.apply(set_clause(DateSpan(date(2016, 4, 2), date(2016, 4, 2))))
    bar.settle()
    assert bar.panel.count.text() == "1 of 3 claims"
    assert bar.panel.reasons.text() == "1 filtered · 1 undated"


def test_the_cross_of_a_chip_drops_its_filter(bar: Bar) -> None:
    bar.session.apply(set_clause(OneOf("claimant_side", frozenset({"A"}))))
    bar.session.apply(set_clause(Words("tank")))
    bar.settle()
    first, _ = bar.chips()
    assert first.accessibleName() == "Filter: Side (claimant): A"
    at_cross = QPoint(first.width() - 12, first.height() // 2)
    bar.qtbot.mouseClick(first, Qt.MouseButton.LeftButton, pos=at_cross)
    bar.settle()
    assert bar.session.state.filters == FilterState((Words("tank"),))
    bar.qtbot.keyClick(bar.chips()[0], Qt.Key.Key_Delete)
    assert bar.session.state.filters == FilterState()


def test_a_click_on_the_words_of_a_chip_drops_nothing(bar: Bar) -> None:
    bar.session.apply(set_clause(Words("tank")))
    bar.settle()
    bar.qtbot.mouseClick(bar.chips()[0], Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    assert bar.session.state.filters.clause("words") == Words("tank")


def test_as_known_on_is_dropped_by_its_chip(bar: Bar) -> None:
    bar.session.apply(set_known_on(date(2016, 4, 3)))
    bar.settle()
    bar.qtbot.keyClick(bar.chips()[0], Qt.Key.Key_Delete)
    assert bar.session.state.filters.known_on is None


def test_typing_searches_and_is_one_step_of_undo(bar: Bar) -> None:
    bar.qtbot.keyClicks(bar.panel.search, "b1")
    bar.settle()
    assert bar.session.state.filters.clause("words") == Words("b1")
    assert bar.panel.count.text() == "2 of 3 claims"
    bar.session.undo()
    bar.settle()
    assert bar.session.state.filters == FilterState()
    assert bar.panel.search.text() == ""


def test_clear_all_drops_everything_in_one_step(bar: Bar) -> None:
    assert bar.panel.clear.isHidden()
    bar.session.apply(set_clause(Words("a1")))
    bar.session.apply(set_known_on(date(2016, 4, 3)))
    bar.settle()
    bar.qtbot.mouseClick(bar.panel.clear, Qt.MouseButton.LeftButton)
    bar.settle()
    assert bar.session.state.filters == FilterState()
    bar.session.undo()
    assert bar.session.state.filters.clause("words") == Words("a1")


def test_the_words_of_a_filter_are_never_markup(bar: Bar) -> None:
    bar.session.apply(set_clause(Words("<b>x</b>")))
    bar.settle()
    assert "&lt;b&gt;" in bar.chips()[0].toolTip()
    assert "<b>" not in bar.chips()[0].toolTip()


def test_the_search_field_takes_the_focus_and_selects_what_it_holds(bar: Bar) -> None:
    bar.qtbot.keyClicks(bar.panel.search, "b1")
    bar.panel.focus_search()
    assert bar.panel.search.selectedText() == "b1"


def test_esc_in_the_search_field_empties_it_and_brings_all_claims_back(bar: Bar) -> None:
    bar.panel.activateWindow()
    bar.panel.focus_search()
    bar.qtbot.keyClicks(bar.panel.search, "zzzz")
    bar.settle()
    assert bar.panel.count.text() == "0 of 3 claims"
    bar.qtbot.keyClick(bar.panel.search, Qt.Key.Key_Escape)
    bar.settle()
    assert bar.panel.search.text() == ""
    assert bar.panel.count.text() == "3 of 3 claims"


def test_a_chip_that_stays_keeps_its_focus_and_others_are_used_again(bar: Bar) -> None:
    """From left to right in the order of the filters, whichever widgets say them."""
    side, actor = (
        OneOf(key, frozenset({value})) for key, value in (("act", "deny"), ("claimant", "B1"))
    )
    for clause in (side, actor):
        bar.session.apply(set_clause(clause))
    bar.settle()
    kept, gone = in_line(bar)[1], in_line(bar)[0]
    kept.setFocus()
    bar.session.apply(drop_clause("act"))
    bar.settle()
    assert in_line(bar) == [kept]
    assert kept.hasFocus()
    bar.session.apply(set_clause(Words("tank")))
    bar.settle()
    assert in_line(bar) == [kept, gone]
    assert gone.accessibleName() == "Filter: contains “tank”"
    assert kept.nextInFocusChain() is gone
    bar.qtbot.keyClick(gone, Qt.Key.Key_Delete)
    assert bar.session.state.filters.keys == {"claimant"}


def in_line(bar: Bar) -> list[QWidget]:
    """The chips from left to right."""
    bar.panel.chips.layout().activate()
    return sorted(bar.chips(), key=lambda chip: chip.x())
