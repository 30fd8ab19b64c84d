"""The thread in the card, clicked, walked and pointed at."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from core.index import NO_ROWS, Rows
from core.session import hover_claims
from tests.cards import CLAIMS, Desk
from tests.making import workspace
from tests.pictures import alike


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot, workspace(CLAIMS))
    yield made
    made.background.stop()


def test_the_thread_is_a_strip_with_its_words_under_each_glyph(desk: Desk) -> None:
    desk.look_at(0)
    block = desk.panel.page.thread_block
    assert block.heading.text() == "Thread of 2 claims"
    assert block.strip.isVisible()
    assert block.strip.accessibleDescription().startswith(
        "claims, B1, 4 Apr 2016; denies, A1, 6 Apr 2016, +2 days."
    )
    assert not block.remarks.isVisible()


def test_a_click_on_a_glyph_of_the_strip_looks_at_that_claim(desk: Desk) -> None:
    desk.look_at(0)
    strip = desk.panel.page.thread_block.strip
    desk.qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.places.at(1).toPoint())
    desk.settle()
    assert (desk.state.selected, desk.state.focused) == (Rows([1]), 1)
    assert strip.walked == 1
    block = desk.panel.page.thread_block
    assert block.remarks.text() == (
        "No reply in this dataset up to its newest claim, 8 Apr 2016: 2 days on."
    )


def test_arrows_walk_along_the_strip_and_enter_looks_at_the_claim(desk: Desk) -> None:
    desk.look_at(0)
    strip = desk.panel.page.thread_block.strip
    desk.panel.activateWindow()
    strip.setFocus()
    desk.qtbot.waitUntil(strip.hasFocus)
    desk.qtbot.keyClick(strip, Qt.Key.Key_Right)
    desk.qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert (strip.walked, desk.state.focused, desk.state.hovered) == (1, 0, Rows([1]))
    desk.qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert strip.walked == 0
    desk.qtbot.keyClick(strip, Qt.Key.Key_End)
    desk.qtbot.keyClick(strip, Qt.Key.Key_Return)
    desk.settle()
    assert desk.state.focused == 1


def test_a_claim_pointed_at_elsewhere_is_emphasised_in_the_strip_and_back(desk: Desk) -> None:
    desk.look_at(0)
    strip = desk.panel.page.thread_block.strip
    calm = strip.grab().toImage()
    desk.session.apply(hover_claims(Rows([1])))
    emphasised = strip.grab().toImage()
    at = strip.places.at(1).toPoint() + QPoint(20, 0)
    assert emphasised.pixelColor(at) != calm.pixelColor(at)
    desk.qtbot.mouseMove(strip, strip.places.at(1).toPoint())
    desk.qtbot.mouseMove(strip, strip.places.at(0).toPoint())
    assert desk.state.hovered == Rows([0])
    desk.session.apply(hover_claims(NO_ROWS))
    assert alike(strip.grab().toImage(), calm)


def test_a_long_thread_scrolls_sideways_to_the_claim_looked_at(qtbot: QtBot) -> None:
    claims: list[dict[str, object]] = [{"claimant": "B1", "claimed_on": "2016-04-01"}]
    claims += [
        {"claimant": "A1", "act": "deny", "replies_to": "c0", "claimed_on": f"2016-04-{day:02}"}
        for day in range(2, 22)
    ]
    desk = Desk(qtbot, workspace(claims))
    try:
        desk.look_at(20)
        area = desk.panel.page.thread_block.area
        qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() > 0)
        there = area.strip.mapTo(area.viewport(), area.strip.places.at(20).toPoint())
        assert area.viewport().rect().contains(there)
    finally:
        desk.background.stop()
