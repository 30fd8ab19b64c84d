"""What goes on the clipboard: claims as sentences with their source, panels as a picture."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from core.session import SessionState
from core.wording import cite, sentence

MOST_CLAIMS = 500


def claims_as_text(state: SessionState) -> str:
    """The selected claims, one line each: the sentence, then where it was read."""
    dataset, index = state.workspace.dataset, state.workspace.index
    rows: list[int] = state.selected.array.tolist()
    lines = [
        f"{sentence(dataset, index, row)} ({cite(dataset, row)})" for row in rows[:MOST_CLAIMS]
    ]
    if len(rows) > MOST_CLAIMS:
        lines.append(f"… and {len(rows) - MOST_CLAIMS:,} more claims")
    return "\n".join(lines)


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    QGuiApplication.clipboard().setText(text)


def copy_picture(widget: QWidget) -> None:
    """Put a picture of a widget on the clipboard."""
    QGuiApplication.clipboard().setPixmap(widget.grab())
