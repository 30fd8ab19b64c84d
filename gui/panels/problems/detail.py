"""The problem at hand in full, and the row of the file as it was written."""

from PySide6.QtWidgets import QFrame, QPlainTextEdit

from core.panels.problems import Detail

_HINT = (
    "Click a kind to unfold it, or press the Right arrow. Click a row to go to its claim; "
    "the row of the file stands here as it was written."
)


class DetailText(QPlainTextEdit):
    """Plain text to read and to copy; never markup."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName("The problem at hand, and the row as written")
        self.document().setDocumentMargin(10)
        self.say(None)

    def say(self, detail: Detail | None) -> None:
        """Tell another problem; nothing at hand gives a hint."""
        self.setPlainText(_HINT if detail is None else detail.text)
