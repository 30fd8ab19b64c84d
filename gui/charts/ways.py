"""Where arrow keys and the wheel lead to over lines and columns."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
"""Columns across and lines down that each arrow key leads."""

NOTCH = 120
"""Eighths of a degree in a notch of a usual wheel."""


def turned(event: QWheelEvent) -> tuple[int, int]:
    """Columns across and lines down that a wheel scrolls by; with Shift it goes sideways."""
    angle = event.angleDelta()
    across, down = -round(angle.x() / NOTCH), -round(angle.y() / NOTCH)
    if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        return down or across, 0
    return across, down
