"""A handling marking as it stands on pages, on the stage and at the foot of the window."""

from PySide6.QtWidgets import QLabel

from core.handling import GROUND, Handling
from gui.theme import Theme
from gui.widgets.labels import label


def marking(handling: Handling, theme: Theme, points: int = 12) -> QLabel:
    """A handling marking; a TLP label in its own colour on black, in ``points`` of type."""
    made = label(handling.text, "marking")
    ink, ground = (handling.colour, GROUND) if handling.colour else (theme.surface, theme.text)
    made.setStyleSheet(
        f"color: {ink}; background: {ground}; padding: 2px 8px; font-weight: 600; "
        f"font-size: {points}pt;"
    )
    return made
