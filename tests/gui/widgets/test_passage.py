from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from gui.widgets.passage import Passage


def ink(passage: Passage, line: int) -> int:
    """Right end of the ink in a line, in pixels."""
    picture: QImage = passage.grab().toImage()
    high = passage.fontMetrics().lineSpacing()
    ground = picture.pixel(picture.width() - 1, picture.height() - 1)
    dark = [
        across
        for across in range(picture.width())
        for down in range(line * high, min((line + 1) * high, picture.height()))
        if picture.pixel(across, down) != ground
    ]
    return max(dark, default=0)


def test_a_passage_wraps_elides_its_last_line_and_tells_all_of_it(qtbot: QtBot) -> None:
    passage = Passage(2, "The finding")
    qtbot.addWidget(passage)
    passage.resize(220, passage.sizeHint().height())
    passage.say("one word")
    assert (ink(passage, 0) > 0, ink(passage, 1)) == (True, 0)
    text = "many words " * 30 + "<b>end</b>"
    passage.say(text)
    assert 110 < ink(passage, 1) < 220
    assert passage.text == passage.accessibleDescription() == text
    assert "&lt;b&gt;end" in passage.toolTip()
    assert passage.minimumSizeHint().height() >= 2 * passage.fontMetrics().lineSpacing()
