from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gui.widgets.progress import PATIENCE_MS, ProgressLine


def test_short_work_never_shows_a_line(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.begin("Opening a.csv")
    line.end()
    qtbot.wait(PATIENCE_MS + 100)
    assert line.isHidden()


def test_long_work_says_what_it_does_and_how_far_it_is(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.begin("Opening <b>a</b>.csv")
    line.tell("Reading rows", 0.25)
    qtbot.waitUntil(line.isVisible)
    assert line.words == "Opening <b>a</b>.csv Reading rows"
    assert line.bar.value() / line.bar.maximum() == 0.25
    line.tell("Reading rows", 7.0)
    assert line.bar.value() == line.bar.maximum()


def test_cancel_is_asked_for_by_a_click(qtbot: QtBot) -> None:
    line = ProgressLine()
    qtbot.addWidget(line)
    line.begin("Opening a.csv")
    qtbot.waitUntil(line.isVisible)
    with qtbot.waitSignal(line.cancelled):
        qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)
