import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.widgets.message_bar import Message, MessageBar


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    made = MessageBar()
    qtbot.addWidget(made)
    return made


def sentences(bar: MessageBar) -> list[str]:
    return [line.sentence.text() for line in bar.lines]


def test_markup_is_shown_as_it_is_written(bar: MessageBar) -> None:
    bar.say(Message("a", "<b>bold</b><img src=x>", details="<i>d</i>"))
    line = bar.lines[0]
    assert line.sentence.text() == "<b>bold</b><img src=x>"
    assert line.sentence.textFormat() == Qt.TextFormat.PlainText
    assert line.details.toPlainText() == "<i>d</i>"


def test_details_are_shown_on_demand(qtbot: QtBot, bar: MessageBar) -> None:
    bar.say(Message("a", "x", details="d"))
    line = bar.lines[0]
    assert line.details.isHidden()
    qtbot.mouseClick(line.buttons["Details"], Qt.MouseButton.LeftButton)
    assert line.details.isVisible()
    qtbot.mouseClick(line.buttons["Details"], Qt.MouseButton.LeftButton)
    assert line.details.isHidden()


def test_without_details_there_is_no_button_for_them(bar: MessageBar) -> None:
    bar.say(Message("a", "x"))
    assert list(bar.lines[0].buttons) == ["Dismiss"]


def test_the_bar_goes_with_its_last_message(qtbot: QtBot, bar: MessageBar) -> None:
    assert bar.isHidden()
    bar.say(Message("a", "x"))
    assert bar.isVisible()
    qtbot.mouseClick(bar.lines[0].buttons["Dismiss"], Qt.MouseButton.LeftButton)
    assert bar.lines == ()
    assert bar.isHidden()


def test_an_answer_is_given_once_and_takes_the_question_away(qtbot: QtBot, bar: MessageBar) -> None:
    answers: list[str] = []
    bar.say(Message("a", "Reload?", actions=(("Reload", lambda: answers.append("yes")),)))
    qtbot.mouseClick(bar.lines[0].buttons["Reload"], Qt.MouseButton.LeftButton)
    assert answers == ["yes"]
    assert bar.lines == ()


def test_one_of_the_same_key_takes_the_place_of_the_one_before(bar: MessageBar) -> None:
    bar.say(Message("a", "first"))
    bar.say(Message("b", "second"))
    bar.say(Message("a", "third"))
    assert sentences(bar) == ["third", "second"]
    bar.drop("a")
    bar.drop("a")
    assert sentences(bar) == ["second"]


def test_only_the_newest_three_stand(bar: MessageBar) -> None:
    for number in range(5):
        bar.say(Message(str(number), str(number)))
    assert sentences(bar) == ["4", "3", "2"]
