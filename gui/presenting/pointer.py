"""The speaker's pointer: a spot that follows the mouse wherever it is, and lets it through."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QCursor, QMouseEvent
from PySide6.QtWidgets import QApplication

from gui.presenting.veil import Veil


class Pointer(QObject):
    """Moves the spot of a veil."""

    def __init__(self, veil: Veil) -> None:
        super().__init__(veil)
        self._veil = veil
        self._on = False

    def toggle(self) -> None:
        """Begin to point, or end."""
        self.set_on(on=not self._on)

    def set_on(self, *, on: bool) -> None:
        """Follow the mouse from now on, or not any more."""
        app = QApplication.instance()
        if app is None or on == self._on:
            return
        self._on = on
        if on:
            app.installEventFilter(self)
            self._veil.point_at(self._veil.mapFromGlobal(QCursor.pos()))
        else:
            app.removeEventFilter(self)
            self._veil.point_at(None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the mouse, and let the event go on."""
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._veil.point_at(self._veil.mapFromGlobal(event.globalPosition().toPoint()))
        return super().eventFilter(watched, event)
