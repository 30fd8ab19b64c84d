from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.overlaid import Overlaid


class Heard(QObject):
    """Counts how often a widget is told that its layout holds no longer."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        del watched
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def shown(qtbot: QtBot) -> tuple[QWidget, QWidget, Overlaid]:
    window, below = QWidget(), QWidget()
    below.setMinimumSize(90, 40)
    overlaid = Overlaid(below)
    QVBoxLayout(window).addWidget(overlaid)
    qtbot.addWidget(window)
    window.resize(300, 200)
    window.show()
    QApplication.processEvents()
    return window, below, overlaid


def test_the_widget_below_takes_all_the_room(qtbot: QtBot) -> None:
    window, below, overlaid = shown(qtbot)
    assert below.geometry() == QRect(0, 0, overlaid.width(), overlaid.height())
    window.resize(400, 300)
    QApplication.processEvents()
    assert below.size() == overlaid.size()
    assert overlaid.width() > 350


def test_what_comes_to_lie_over_it_asks_no_layout_anew(qtbot: QtBot) -> None:
    window, below, overlaid = shown(qtbot)
    note, heard = QLabel("Nothing to draw", overlaid), Heard(window)
    note.setGeometry(below.geometry())
    note.show()
    for _ in range(3):
        QApplication.processEvents()
    assert note.isVisible()
    assert overlaid.childAt(10, 10) is note
    assert heard.count == 0


def test_a_widget_that_comes_to_need_more_room_gets_it(qtbot: QtBot) -> None:
    window, below = QWidget(), QWidget()
    inner = QWidget()
    QVBoxLayout(below).addWidget(inner)
    overlaid = Overlaid(below)
    QVBoxLayout(window).addWidget(overlaid)
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    inner.setMinimumSize(500, 400)
    qtbot.waitUntil(lambda: below.width() >= 500)
    assert overlaid.minimumSizeHint().height() >= 400
    assert window.height() >= 400
