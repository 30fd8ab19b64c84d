"""A page of plain text to read and to copy."""

from PySide6.QtWidgets import QFrame, QPlainTextEdit


class PlainPage(QPlainTextEdit):
    """Never markup; a hint stands where there is nothing to say."""

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self._hint = hint
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.document().setDocumentMargin(10)
        self.say("")

    def say(self, text: str) -> None:
        """Say something else, from its beginning."""
        self.setPlainText(text or self._hint)
