"""The lanes as something to work with: point, pick, pan, zoom, walk with the arrow keys."""

from itertools import count

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from core.index import NO_ROWS, Rows
from core.panels.timeline.span import Span, limits_of
from gui.charts.timeline.canvas import LanesCanvas

_CLICK = 4.0
_NOTCH = 120.0
_ZOOM = 0.75
_LEAST_WHEEL = 0.25
_PICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ZOOMS = {
    Qt.Key.Key_Plus: _ZOOM,
    Qt.Key.Key_Equal: _ZOOM,
    Qt.Key.Key_Minus: 1 / _ZOOM,
}
_WALKS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class LanesChart(LanesCanvas):
    """The lanes and their gestures; what ``show_…`` sets is never emitted."""

    span_asked = Signal(object, str)
    """The Span a person panned or zoomed to, and the name of the gesture."""
    reset_asked = Signal()
    """Somebody wants all dates."""
    picked = Signal(object, bool)
    """Rows of the mark clicked, and whether to add them to the selection."""
    pointed = Signal(object, QPointF)
    """Rows of the mark under the pointer, and where it is."""

    def __init__(self) -> None:
        super().__init__()
        self._press: tuple[QPointF, Span] | None = None
        self._panned = False
        self._wheeled = 0.0
        self._gestures = count(1)
        self._gesture = ""
        self.setAccessibleDescription(
            "Arrow keys walk along the claims, Enter selects, plus and minus zoom, Escape shows "
            "all dates."
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a click or a pan."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._press = (event.position(), self.span)
            self._panned = False
            self._gesture = f"timeline-pan-{next(self._gestures)}"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pan while the button is down, else point."""
        if self._press is None:
            self._gesture = ""
            self._point(event.position())
            return
        pressed, span = self._press
        away = pressed.x() - event.position().x()
        self._panned = self._panned or abs(away) >= _CLICK
        if self._panned and self.view is not None:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._ask(span.moved(round(away / self.scale.day), limits_of(self.view)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End the pan; without one it was a click on a mark."""
        if self._press is not None and not self._panned and self.hits is not None:
            self._pick(self.hits.at(event.position(), self.scale), event.modifiers())
        self._press = None
        self._gesture = ""
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show all dates again, unless it was a mark that was clicked twice."""
        self._press = None
        if self.hits is not None and self.hits.at(event.position(), self.scale) < 0:
            self.reset_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Zoom at the pointer; sideways pan; with Shift scroll the lanes."""
        if self.view is None or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            event.ignore()
            return
        event.accept()
        self._gesture = self._gesture or f"timeline-wheel-{next(self._gestures)}"
        limits = limits_of(self.view)
        turned = event.angleDelta()
        if abs(turned.x()) > abs(turned.y()):
            days = round(-turned.x() / _NOTCH * max(1.0, self.span.days / 12))
            self._ask(self.span.moved(days, limits))
            return
        self._wheeled += turned.y() / _NOTCH
        if abs(self._wheeled) >= _LEAST_WHEEL:
            at = self.scale.moment(event.position().x())
            at = min(max(at, float(self.span.first)), float(self.span.last + 1))
            self._ask(self.span.zoomed(at, _ZOOM**self._wheeled, limits))
            self._wheeled = 0.0

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk, select, zoom, or show all dates."""
        key, hits = Qt.Key(event.key()), self.hits
        if key in _ZOOMS and self.view is not None:
            middle = (self.span.first + self.span.last + 1) / 2
            self._gesture = f"timeline-key-{next(self._gestures)}"
            self._ask(self.span.zoomed(middle, _ZOOMS[key], limits_of(self.view)))
            self._gesture = ""
        elif key in _WALKS and hits is not None and len(hits):
            right, down = _WALKS[key]
            step = hits.beside(self.walked, right) if right else hits.across(self.walked, down)
            self.walked = step
            self.update()
            self.pointed.emit(hits.rows(step), QPointF(hits.x[step], hits.y[step]))
        elif key in _PICKS and hits is not None:
            self._pick(self.walked, event.modifiers())
        elif key is Qt.Key.Key_Escape and self._is_zoomed:
            self.reset_asked.emit()
        else:
            super().keyPressEvent(event)

    @property
    def _is_zoomed(self) -> bool:
        return self.view is not None and self.span != limits_of(self.view)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        del event
        self.pointed.emit(NO_ROWS, QPointF())

    def _point(self, at: QPointF) -> None:
        place = self.hits.at(at, self.scale) if self.hits is not None else -1
        rows: Rows = self.hits.rows(place) if self.hits is not None else NO_ROWS
        hand = Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)
        self.pointed.emit(rows, at)

    def _pick(self, place: int, keys: Qt.KeyboardModifier) -> None:
        rows = self.hits.rows(place) if self.hits is not None else NO_ROWS
        if len(rows):
            self.picked.emit(rows, bool(keys & Qt.KeyboardModifier.ControlModifier))

    def _ask(self, span: Span) -> None:
        if span != self.span:
            self.span_asked.emit(span, self._gesture)
