"""The handling marking of a story, asked for: a label of TLP 2.0, or words of one's own."""

from PySide6.QtWidgets import QInputDialog

from core.briefing import read_handling
from core.briefing.handling import COLOURS
from gui.main_window import MainWindow
from gui.panels.story.changes import mark_story

NONE = "None"


def mark(window: MainWindow) -> None:
    """Ask for the marking that stands on the stage and on everything that leaves of the story."""
    dialog = QInputDialog(window)
    dialog.setWindowTitle("Handling marking")
    dialog.setLabelText("On the stage, and on all that leaves of the story:")
    dialog.setComboBoxItems([NONE, *COLOURS])
    dialog.setComboBoxEditable(True)
    dialog.setTextValue(window.session.state.story.handling or NONE)

    def take(words: str) -> None:
        _take(window, words)

    dialog.textValueSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _take(window: MainWindow, words: str) -> None:
    try:
        handling = read_handling("" if words == NONE else words)
    except ValueError as error:
        window.errors.report(error, "Marking the story")
        return
    window.session.apply(mark_story(handling))
