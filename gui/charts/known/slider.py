"""A thin slider over the days on which claims became known."""

from itertools import count

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent

from gui.charts.known.track import KnownTrack

_WEEK = 7
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_SAID = {
    Qt.Key.Key_PageDown: -1,
    Qt.Key.Key_PageUp: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Up: 1,
}


class KnownSlider(KnownTrack):
    """A handle on a line of days, at the right end *everything*; ``show_…`` never emits."""

    day_asked = Signal(object, str)
    """The day number a person chose, None for everything, and the name of the gesture."""

    def __init__(self) -> None:
        super().__init__()
        self._gestures = count(1)
        self._gesture = ""
        self._held = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def step_said(self, step: int, gesture: str = "") -> None:
        """Go to the next day on which something was said, past the last one to everything."""
        if self.scale is None:
            return
        if self._day is None:
            self._ask(self.scale.last if step < 0 else None, gesture)
        elif step > 0 and self._day >= self.scale.last:
            self._ask(None, gesture)
        else:
            self._ask(self.scale.next_said(self._day, step), gesture)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the handle where the press is."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = True
            self._gesture = f"known-on-drag-{next(self._gestures)}"
            self._ask(self.day_at(event.position().x()), self._gesture)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag the handle."""
        if self._held:
            self._ask(self.day_at(event.position().x()), self._gesture)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Let go."""
        del event
        self._held = False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Move by days, weeks, days on which something was said, or to an end."""
        key = Qt.Key(event.key())
        if not event.isAutoRepeat():
            self._gesture = f"known-on-key-{next(self._gestures)}"
        week = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in _DAYS:
            self._step(_DAYS[key] * (_WEEK if week else 1))
        elif key in _SAID:
            self.step_said(_SAID[key], self._gesture)
        elif key == Qt.Key.Key_Home and self.scale is not None:
            self._ask(self.scale.first, self._gesture)
        elif key == Qt.Key.Key_End or (key == Qt.Key.Key_Escape and self._day is not None):
            self._ask(None, self._gesture)
        else:
            super().keyPressEvent(event)

    def _step(self, days: int) -> None:
        scale = self.scale
        if scale is None:
            return
        if self._day is None:
            self._ask(scale.last if days < 0 else None, self._gesture)
            return
        day = self._day + days
        self._ask(None if day > scale.last else max(day, scale.first), self._gesture)

    def _ask(self, day: int | None, gesture: str) -> None:
        if day != self._day:
            self.day_asked.emit(day, gesture)
