"""What goes on the clipboard: claims as sentences with their source."""

from PySide6.QtGui import QGuiApplication

from core.accounts import MOST_CLAIMS, claim_account, selection_account, view_account
from core.session import SessionState


def claims_as_text(state: SessionState) -> str:
    """The selected claims, one line each: the sentence, then where it was read."""
    rows: list[int] = state.selected.array.tolist()
    known = state.workspace.known(state.filters)
    lines = [claim_account(state.workspace, row, known) for row in rows[:MOST_CLAIMS]]
    if len(rows) > MOST_CLAIMS:
        lines.append(f"… and {len(rows) - MOST_CLAIMS:,} more claims")
    return "\n".join(lines)


def selection_as_text(state: SessionState) -> str:
    """The selected claims in words: the cell they make, who makes them, and each of them."""
    return selection_account(state.workspace, state.filters, state.selected)


def view_as_text(state: SessionState) -> str:
    """What is in view in words."""
    return view_account(state.workspace, state.filters)


def copy_text(text: str) -> None:
    """Put text on the clipboard."""
    QGuiApplication.clipboard().setText(text)
