"""A solid ground under a picture, so that nothing beneath it is painted again with it."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget


def lay_ground(widget: QWidget, colour: str) -> None:
    """Have a widget fill itself with a colour; Qt then leaves out what lies below it.

    It has to stand where it belongs: put under another style sheet it loses the colour again.
    """
    widget.ensurePolished()
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(colour))
    palette.setColor(QPalette.ColorRole.Base, QColor(colour))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
