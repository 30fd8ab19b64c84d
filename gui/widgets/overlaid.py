"""A widget, and what may lie over it for a while."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget


class Overlaid(QWidget):
    """One widget that takes all the room; children beside it lie over it wherever they are put.

    It has no layout on purpose: Qt asks every layout up to the window anew for each child that
    comes into sight in one, which takes longer than most panels take for a step.
    """

    def __init__(self, below: QWidget) -> None:
        super().__init__()
        self._below = below
        below.setParent(self)
        self._asked = below.minimumSizeHint()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """That of the widget below."""
        return self._below.sizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """That of the widget below."""
        return self._below.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give it the room."""
        super().resizeEvent(event)
        self._below.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """Pass on that it needs other room, and not that something came to lie over it."""
        if event.type() == QEvent.Type.LayoutRequest and self._asked != self.minimumSizeHint():
            self._asked = self.minimumSizeHint()
            self.updateGeometry()
        return super().event(event)
