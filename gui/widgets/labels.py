"""Text that is never read as markup."""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def label(text: str = "", role: str = "") -> QLabel:
    """A label of plain text; ``role`` is its name in the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(role)
    return made


def set_tip(widget: QWidget, text: str) -> None:
    """A tool tip of plain text (Qt would read markup in it), wrapped at word ends."""
    widget.setToolTip(tip(text))


def tip(text: str) -> str:
    """Plain text as a tool tip that Qt cannot take for markup of its own."""
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>" if text else ""
