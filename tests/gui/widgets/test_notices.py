from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.widgets.notices import NoticeList, Warned

LONG = Warned("A sentence " * 12, "A reason " * 20, "the chart")
BARE = Warned("<b>Nowhere</b> to go", "It stands nowhere.")


def shown(qtbot: QtBot, *warned: Warned) -> NoticeList:
    made = NoticeList("Found")
    qtbot.addWidget(made)
    made.resize(300, 600)
    made.show_warnings(warned)
    return made


def test_every_warning_has_sentence_and_reason_as_plain_text(qtbot: QtBot) -> None:
    made = shown(qtbot, BARE, LONG)
    said = made.findChildren(QLabel)
    assert {one.text() for one in said} >= {BARE.sentence, BARE.reason, LONG.sentence}
    assert all(one.textFormat() is Qt.TextFormat.PlainText for one in said)


def test_a_button_leads_to_the_place_of_its_own_warning(qtbot: QtBot) -> None:
    made = shown(qtbot, BARE, LONG)
    (button,) = made.buttons
    assert button.accessibleName().startswith("Show the chart: A sentence")
    with qtbot.waitSignal(made.wanted) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert told.args == [1]


def test_the_list_takes_the_room_of_its_lines_and_none_without_any(qtbot: QtBot) -> None:
    made = shown(qtbot, LONG, LONG)
    assert made.isVisible()
    assert 100 < made.maximumHeight() < 600
    assert made.minimumHeight() < made.maximumHeight()
    made.show_warnings(())
    assert made.isHidden()
