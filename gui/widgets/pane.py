"""A place whose inside lays itself out without asking the window for another layout."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

_STEP = 48
"""The width asked for grows and shrinks by so many pixels at once."""


class Pane(QWidget):
    """Fills itself with one widget.

    A figure that becomes a digit longer is laid out anew inside and nowhere else: Qt would go up
    to the window and lay out every card.
    """

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self._inside = inside
        self._asked: QSize | None = None
        inside.setParent(self)

    def settle(self) -> None:
        """Lay the inside out now, so that it is painted once and not again when Qt comes to it."""
        for widget in (*self._inside.findChildren(QWidget), self._inside):
            layout = widget.layout()
            if layout is not None:  # pyright: ignore[reportUnnecessaryComparison]
                layout.activate()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What the inside wants, rounded up."""
        return _rounded(self._inside.sizeHint())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What the inside needs, rounded up."""
        return _rounded(self._inside.minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the inside all the room."""
        super().resizeEvent(event)
        self._inside.resize(event.size())

    def event(self, event: QEvent) -> bool:
        """Pass on that the inside needs other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            needed = self.minimumSizeHint()
            if needed != self._asked:
                self._asked = needed
                self.updateGeometry()
        return super().event(event)


def _rounded(size: QSize) -> QSize:
    return QSize(-(-size.width() // _STEP) * _STEP, size.height())
