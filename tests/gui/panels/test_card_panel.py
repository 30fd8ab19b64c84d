from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPlainTextEdit
from pytestqt.qtbot import QtBot

from core.index import NO_ROWS, Rows
from core.session import hover_claims, open_workspace, select_claims
from gui.theme import DARK
from gui.widgets.link_question import openable
from tests.cards import CLAIMS, MARKUP, Desk
from tests.making import workspace


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    made = Desk(qtbot, workspace(CLAIMS))
    yield made
    made.background.stop()


def test_with_nothing_selected_the_card_says_what_to_do(desk: Desk) -> None:
    assert desk.panel.hint.isVisible()
    assert desk.panel.hint.text().startswith("Nothing is selected.")
    assert not desk.panel.copy.isEnabled()
    assert not desk.panel.source.isEnabled()


def test_the_card_is_headed_by_the_sentence_and_shows_the_figure(desk: Desk) -> None:
    desk.look_at(0)
    assert desk.panel.page.sentence.text() == (
        "As of 4 Apr 2016 B1 claimed 300 troops of A1 killed (running total since 1 Apr 2016)."
    )
    assert desk.panel.page.figure.text() == "300"
    assert desk.panel.page.counts.text() == "troops killed"
    assert desk.panel.page.figure.font().pointSizeF() > desk.panel.font().pointSizeF() * 2


def test_a_claim_without_a_figure_says_so_in_words_and_not_in_large_type(desk: Desk) -> None:
    desk.look_at(1)
    assert desk.panel.page.counts.text() == "no figure given"
    assert not desk.panel.page.figure.isVisible()
    assert not desk.panel.page.meaning.isVisible()
    desk.look_at(0)
    assert desk.panel.page.figure.isVisible()
    assert desk.panel.page.meaning.isVisible()


def test_the_line_of_the_claim_looked_at_is_marked_in_its_thread(desk: Desk) -> None:
    chain = desk.panel.page.chain
    for place in (0, 1):
        desk.look_at(place)
        assert chain.table.chosen.tolist() == [place]


def test_several_claims_are_leafed_through_with_buttons_and_keys(desk: Desk) -> None:
    desk.look_at(0, 1, 2)
    assert desk.panel.header.subtitle == "1 of 3 selected"
    desk.qtbot.mouseClick(desk.panel.next, Qt.MouseButton.LeftButton)
    desk.settle()
    assert (desk.state.selected, desk.state.focused) == (Rows([0, 1, 2]), 1)
    desk.panel.activateWindow()
    desk.panel.page.chain.table.setFocus()
    desk.qtbot.waitUntil(desk.panel.page.chain.table.hasFocus)
    alt = Qt.KeyboardModifier.AltModifier
    desk.qtbot.keyClick(desk.panel.page.chain.table, Qt.Key.Key_Left, alt)
    desk.settle()
    assert desk.state.focused == 0
    desk.look_at(2)
    assert not desk.panel.next.isVisible()


def test_a_click_in_the_thread_selects_that_claim(desk: Desk) -> None:
    desk.look_at(0)
    chain = desk.panel.page.chain
    assert chain.isVisible()
    place = desk.line(chain, 1)
    desk.qtbot.mouseClick(chain.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    desk.settle()
    assert (desk.state.selected, desk.state.focused) == (Rows([1]), 1)


def test_enter_on_a_line_selects_and_arrows_only_move(desk: Desk) -> None:
    desk.look_at(0)
    table = desk.panel.page.others.table
    table.setFocus()
    desk.qtbot.keyClick(table, Qt.Key.Key_Down)
    desk.qtbot.keyClick(table, Qt.Key.Key_End)
    assert desk.state.focused == 0
    desk.qtbot.keyClick(table, Qt.Key.Key_Return)
    desk.settle()
    assert desk.state.focused == 2


def test_pointing_at_a_line_highlights_its_claim_everywhere_and_back(desk: Desk) -> None:
    desk.look_at(0)
    others = desk.panel.page.others
    desk.qtbot.mouseMove(others.table.viewport(), desk.line(others, 0))
    desk.qtbot.mouseMove(others.table.viewport(), desk.line(others, 1))
    assert desk.state.hovered == Rows([2])
    assert others.table.is_lit(1)
    desk.session.apply(hover_claims(NO_ROWS))
    assert not others.table.is_lit(1)


def test_sentence_and_citation_are_copied(desk: Desk) -> None:
    desk.look_at(0)
    desk.qtbot.mouseClick(desk.panel.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    denied = "A1 denied it and gave no figure of its own."
    assert copied.startswith(f"{desk.panel.page.sentence.text()} {denied} (B1, ")
    assert copied.endswith("in typed)")
    desk.qtbot.mouseClick(desk.panel.cite, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == (
        "B1, claimed 4 Apr 2016; reported by Interfax, https://example.org/one?a=1;"
        " claim c0 in typed"
    )


def test_a_source_opens_only_after_the_whole_address_was_shown_and_agreed_to(desk: Desk) -> None:
    desk.look_at(0)
    desk.qtbot.mouseClick(desk.panel.source, Qt.MouseButton.LeftButton)
    question = desk.question()
    assert question is not None
    shown = question.findChild(QPlainTextEdit)
    assert shown is not None
    assert shown.toPlainText() == "https://example.org/one?a=1"
    assert desk.opened == []
    desk.qtbot.mouseClick(question.open_button, Qt.MouseButton.LeftButton)
    assert desk.opened == ["https://example.org/one?a=1"]


def test_a_source_refused_stays_closed(desk: Desk) -> None:
    desk.look_at(0)
    desk.panel.source.click()
    question = desk.question()
    assert question is not None
    desk.qtbot.keyClick(question, Qt.Key.Key_Escape)
    assert desk.opened == []


def test_other_addresses_than_the_webs_cannot_be_opened(desk: Desk) -> None:
    desk.look_at(2)
    assert not desk.panel.source.isEnabled()
    for address in ("file:///etc/passwd", "javascript:alert(1)", "data:text/html,x", "https:", ""):
        assert openable(address) is None
    assert openable("https://example.org/ä") == QUrl("https://example.org/ä")


def test_markup_in_every_field_is_shown_literally(desk: Desk) -> None:
    desk.look_at(3)
    labels = [*desk.panel.findChildren(QLabel), *desk.panel.header.findChildren(QLabel)]
    told = [label for label in labels if MARKUP in label.text()]
    assert len(told) >= 9
    assert {label.textFormat() for label in told} == {Qt.TextFormat.PlainText}
    assert not any("<img" in label.toolTip() for label in labels)


def test_the_card_starts_at_the_top_for_another_claim_and_stays_where_it_is_for_the_same(
    desk: Desk,
) -> None:
    desk.panel.resize(450, 230)
    desk.look_at(0)
    bar = desk.panel.area.verticalScrollBar()
    desk.qtbot.waitUntil(lambda: bar.maximum() > 60)
    bar.setValue(60)
    desk.session.apply(select_claims(Rows([0, 1]), 0))
    desk.settle()
    assert bar.value() == 60
    desk.look_at(1)
    assert bar.value() == 0


def test_another_theme_is_worn_at_once(desk: Desk) -> None:
    desk.look_at(0)
    desk.panel.wear(DARK)
    mark = desk.panel.page.others.table.sheet.mark(0, "date")
    assert mark is not None
    assert mark.colour.name() == DARK.sides[0].lower()


def test_the_card_is_never_wider_than_its_panel_whatever_is_listed(desk: Desk) -> None:
    claim = {"claimant": "MoD", "subject": "B army", "measure": "killed", "category": "personnel"}
    dated = {**claim, "basis": "incremental", "claimed_on": "2016-04-04"}
    desk.session.apply(open_workspace(workspace([{**dated, "best": n} for n in range(1, 120)])))
    desk.session.apply(select_claims(Rows([0]), 0))
    desk.settle()
    desk.panel.resize(340, 300)
    headings = [heading.text() for heading in desk.panel.findChildren(QLabel, "heading")]
    assert any(len(heading) > 60 for heading in headings), headings
    page = desk.panel.area.widget()
    assert page.minimumSizeHint().width() <= desk.panel.area.viewport().width()
