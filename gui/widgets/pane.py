"""A place whose inside lays itself out without asking the window for another layout."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QWidget


class Pane(QWidget):
    """Fills itself with one widget, and asks for other room only where it is short of some.

    A figure that becomes a digit longer is laid out anew inside and nowhere else: Qt would go up
    to the window and lay out every card. ``grain`` is by how many pixels its width grows at once.
    """

    def __init__(self, inside: QWidget, grain: int = 1) -> None:
        super().__init__()
        self._inside = inside
        self._grain = grain
        self._asked = QSize()
        """The least size that what is around it knows of."""
        inside.setParent(self)

    def settle(self) -> None:
        """Lay the inside out now, so that it is painted once and not again when Qt comes to it."""
        for layout in reversed(self._inside.findChildren(QLayout)):
            layout.activate()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What the inside wants, rounded up."""
        return self._rounded(self._inside.sizeHint())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """What the inside needs, rounded up."""
        return self._rounded(self._inside.minimumSizeHint())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the inside all the room."""
        super().resizeEvent(event)
        self._inside.resize(event.size())
        self._tell()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Pass on what changed out of sight."""
        super().showEvent(event)
        self._tell()

    def event(self, event: QEvent) -> bool:
        """Pass on that the inside needs other room, where that makes a difference by now.

        Else it is told when the room changes: until then nobody can tell.
        """
        if event.type() == QEvent.Type.LayoutRequest:
            asked, needed, room = self._asked, self.minimumSizeHint(), self.size()
            if _matters(asked.width(), needed.width(), room.width()) or _matters(
                asked.height(), needed.height(), room.height()
            ):
                self._tell()
        return super().event(event)

    def _tell(self) -> None:
        needed = self.minimumSizeHint()
        if needed != self._asked:
            self._asked = needed
            self.updateGeometry()

    def _rounded(self, size: QSize) -> QSize:
        return QSize(-(-size.width() // self._grain) * self._grain, size.height())


def _matters(asked: int, needed: int, room: int) -> bool:
    return asked != needed and room <= max(asked, needed)
