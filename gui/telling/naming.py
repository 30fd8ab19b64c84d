"""The title of a story, asked for."""

from PySide6.QtWidgets import QInputDialog

from gui.main_window import MainWindow
from gui.panels.story.changes import title_story


def ask_for_title(window: MainWindow) -> None:
    """Ask for the title that the story has in its file, in its panel and on its exports."""
    dialog = QInputDialog(window)
    dialog.setWindowTitle("Title of the story")
    dialog.setLabelText("In its file, in the panel, and on all that leaves of the story:")
    dialog.setTextValue(window.session.state.story.title)

    def take(written: str) -> None:
        window.session.apply(title_story(written.strip()))

    dialog.textValueSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
