"""Handling markings, asked for: a label of TLP 2.0, or words of one's own."""

from collections.abc import Callable

from PySide6.QtWidgets import QInputDialog

from core.handling import COLOURS, Handling, read_handling
from core.session import Change, mark_view
from gui.main_window import MainWindow
from gui.panels.story.changes import mark_story

NONE = "None"


def ask_of_story(window: MainWindow) -> None:
    """Ask for the marking that stands on the stage and on everything that leaves of the story."""
    words = "On the stage, and on all that leaves of the story:"
    _ask(window, words, window.session.state.story.handling, mark_story)


def ask_of_view(window: MainWindow) -> None:
    """Ask for the marking that goes with what is shown: on pages, in its file, in its step."""
    words = "On all that leaves of this view, in its file, and in a step made of it:"
    _ask(window, words, window.session.state.handling, mark_view)


def _ask(
    window: MainWindow, words: str, now: Handling, change: Callable[[Handling], Change]
) -> None:
    dialog = QInputDialog(window)
    dialog.setWindowTitle("Handling marking")
    dialog.setLabelText(words)
    dialog.setComboBoxItems([NONE, *COLOURS])
    dialog.setComboBoxEditable(True)
    dialog.setTextValue(now.text or NONE)

    def take(written: str) -> None:
        try:
            handling = read_handling("" if written == NONE else written)
        except ValueError as error:
            window.errors.report(error, "Marking")
            return
        window.session.apply(change(handling))

    dialog.textValueSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
