"""A pane keeps what changes inside it to itself."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from gui.widgets.labels import FittedLabel
from gui.widgets.pane import Pane


class Asked(QObject):
    """Counts how often a widget is asked to lay itself out."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        del watched
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def outside(qtbot: QtBot, inside: QWidget) -> tuple[QWidget, Asked]:
    window, asked = QWidget(), Asked()
    QVBoxLayout(window).addWidget(inside)
    qtbot.addWidget(window)
    window.resize(600, 100)
    window.show()
    settle()
    asked.setParent(window)
    window.installEventFilter(asked)
    return window, asked


def settle() -> None:
    """Let a request to be laid out go up through all that stand in each other."""
    for _ in range(8):
        QApplication.processEvents()


def labelled() -> tuple[Pane, QLabel]:
    line, figure = QWidget(), QLabel("1")
    QHBoxLayout(line).addWidget(figure)
    return Pane(line, grain=48), figure


def test_a_longer_figure_is_laid_out_inside_alone(qtbot: QtBot) -> None:
    pane, figure = labelled()
    _, asked = outside(qtbot, pane)
    before = figure.sizeHint()
    figure.setText("1,0")
    settle()
    assert figure.sizeHint() != before
    assert asked.count == 0


def test_words_that_need_much_more_room_are_told(qtbot: QtBot) -> None:
    pane, figure = labelled()
    window, asked = outside(qtbot, pane)
    narrow = window.minimumSizeHint().width()
    figure.setText("many words " * 20)
    qtbot.waitUntil(lambda: asked.count > 0)
    assert window.minimumSizeHint().width() > narrow


def test_words_that_fit_are_told_when_the_room_becomes_scarce(qtbot: QtBot) -> None:
    pane, figure = labelled()
    window, asked = outside(qtbot, pane)
    figure.setText("some words " * 5)
    settle()
    assert asked.count == 0
    needed = pane.minimumSizeHint().width()
    assert window.minimumSizeHint().width() < needed < pane.width()
    window.resize(needed, 100)
    settle()
    assert window.minimumSizeHint().width() > needed
    assert pane.width() >= needed


def test_a_pane_with_no_room_to_spare_tells_that_it_needs_less(qtbot: QtBot) -> None:
    pane, figure = labelled()
    figure.setText("many words " * 20)
    window, asked = outside(qtbot, pane)
    window.resize(window.minimumSizeHint())
    settle()
    asked.count, wide = 0, window.minimumSizeHint().width()
    figure.setText("1")
    qtbot.waitUntil(lambda: asked.count > 0)
    assert window.minimumSizeHint().width() < wide


def test_what_changes_out_of_sight_is_told_on_coming_back(qtbot: QtBot) -> None:
    pane, figure = labelled()
    window, _ = outside(qtbot, pane)
    pane.hide()
    settle()
    figure.setText("many words " * 20)
    settle()
    pane.show()
    settle()
    assert window.minimumSizeHint().width() > pane.minimumSizeHint().width() > 600


def test_a_fitted_label_says_something_else_in_the_same_place(qtbot: QtBot) -> None:
    label = FittedLabel()
    _, asked = outside(qtbot, label)
    label.setText("202 claims from 1 April 1988 on, " * 20)
    settle()
    assert asked.count == 0
    assert label.text() == label.accessibleName()
    assert label.text().startswith("202 claims")
