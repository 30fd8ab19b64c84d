"""The track record in the card, unfolded and clicked."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from core.index import Rows
from core.session import select_claims
from tests.cards import Desk
from tests.making import workspace

CLAIMS: list[dict[str, object]] = [
    {"claimant": "B1", "category": "tank", "claimed_on": "2016-04-01", "measure": "destroyed"},
    {"claimant": "B1", "category": "tank", "claimed_on": "2016-04-02", "measure": "destroyed"},
    {"claimant": "B1", "category": "personnel", "claimed_on": "2016-04-02"},
    {"claimant": "A1", "act": "deny", "replies_to": "c1;c2", "claimed_on": "2016-04-03"},
]


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot, workspace(CLAIMS))
    yield made
    made.background.stop()


def test_the_record_is_folded_and_headed_by_the_claimant(desk: Desk) -> None:
    desk.look_at(0)
    record = desk.panel.page.record
    assert record.fold.text() == "Track record of B1"
    assert not record.fold.isChecked()
    desk.qtbot.mouseClick(record.fold, Qt.MouseButton.LeftButton)
    said = [words.text() for words in record.findChildren(QLabel) if words.isVisible()]
    assert said[0].startswith("3 claims by B1 in this dataset;")
    assert said[-1] == (
        "0 of them partly denied · 0 confirmed · 0 revised · 0 retracted."
        " Lines in grey have fewer than 5 claims: too few to say."
    )


def test_the_record_widens_no_card(desk: Desk) -> None:
    desk.panel.resize(300, 700)
    desk.look_at(0)
    desk.panel.page.record.fold.setChecked(True)
    desk.qtbot.waitUntil(desk.panel.page.record.counts["tank", "claims"].isVisible)
    assert desk.panel.page.minimumSizeHint().width() <= desk.panel.area.viewport().width()


def test_a_click_on_a_count_selects_its_claims(desk: Desk) -> None:
    desk.look_at(0)
    record = desk.panel.page.record
    record.fold.setChecked(True)
    button = record.counts["all its claims", "denied"]
    assert button.text() == "2"
    desk.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.settle()
    assert desk.state.selected == Rows([1, 2])
    assert ("tank", "denied") in record.counts
    assert ("tank", "retracted") not in record.counts


def test_selecting_the_claims_of_one_actor_unfolds_its_record(desk: Desk) -> None:
    record = desk.panel.page.record
    desk.session.apply(select_claims(Rows([0, 3]), 0))
    desk.settle()
    assert not record.fold.isChecked()
    desk.session.apply(select_claims(Rows([0, 1, 2]), 0))
    desk.settle()
    assert record.fold.isChecked()


def test_who_only_answers_has_no_record(desk: Desk) -> None:
    desk.look_at(3)
    assert not desk.panel.page.record.isVisible()
