"""Losses over time, pointed at and picked with mouse and keys."""

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from core.panels.losses.over_time.view import OverTimeView
from gui.charts.steps.canvas import StepsCanvas
from gui.charts.steps.spots import Spot, Target, across, along, nearest, target_of
from gui.widgets.labels import tip

_FAR = 1_000_000
_ALONG = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -20,
    Qt.Key.Key_PageDown: 20,
    Qt.Key.Key_Home: -_FAR,
    Qt.Key.Key_End: _FAR,
}
_ACROSS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_PICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class StepsChart(StepsCanvas):
    """What is set by ``show_plots``, ``show_marked`` and ``wear`` is never emitted."""

    pointed = Signal(object)
    """The Target under the pointer or the key cursor, None on leaving."""
    picked = Signal(object)
    """The Target clicked, or chosen by Enter."""
    cleared = Signal()
    """Esc, or a click beside all marks."""

    def __init__(self) -> None:
        super().__init__()
        self._over: Target | None = None

    def show_plots(self, view: OverTimeView, sides: tuple[str, ...]) -> None:
        """Draw a view, and forget what was pointed at."""
        self._over = None
        super().show_plots(view, sides)

    def target_at(self, place: QPointF) -> Target | None:
        """The mark at a pixel."""
        if not self.area.contains(place):
            return None
        spot = nearest(self.lanes, QPointF(place.x(), place.y() + self.bar.value()))
        return None if spot is None else self.target(spot)

    def target(self, spot: Spot) -> Target | None:
        """What a mark stands for."""
        if self.view is None:
            return None
        lane = self.lanes[spot.plot][spot.lane]
        return target_of(self.view, self.layouts[spot.plot].plot, lane, spot)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say what lies under the pointer."""
        target = self.target_at(event.position())
        if target == self._over:
            return
        self._over = target
        if target is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPosition().toPoint(), tip(target.sentence), self)
        self.setCursor(
            Qt.CursorShape.ArrowCursor if target is None else Qt.CursorShape.PointingHandCursor
        )
        self.pointed.emit(target)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pick the mark; beside all, clear."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        target = self.target_at(event.position())
        self.cursor_at = None if target is None else target.spot
        self.update()
        if target is None:
            self.cleared.emit()
        else:
            self.picked.emit(target)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        del event
        if self._over is not None:
            self._over = None
            self.pointed.emit(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The ring of the key cursor goes, its place stays."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Left and right walk along a line, up and down to the next one, Enter picks."""
        key = Qt.Key(event.key())
        if key in _ALONG:
            self._walk(along(self.lanes, self.cursor_at, _ALONG[key]))
        elif key in _ACROSS:
            self._walk(across(self.lanes, self.cursor_at, _ACROSS[key]))
        elif key in _PICKS and self.cursor_at is not None:
            self.picked.emit(self.target(self.cursor_at))
        elif key == Qt.Key.Key_Escape:
            self.cursor_at = None
            self.update()
            self.cleared.emit()
        else:
            event.ignore()

    def _walk(self, spot: Spot | None) -> None:
        """Move the key cursor, bring its plot into sight, and say what it stands on."""
        self.cursor_at = spot
        if spot is None:
            return
        box, area = self.layouts[spot.plot].box, self.area
        if box.top() < self.bar.value():
            self.bar.setValue(round(box.top()))
        elif box.bottom() > self.bar.value() + area.height():
            self.bar.setValue(round(box.bottom() - area.height()))
        self.update()
        target = self.target(spot)
        if target is not None:
            place = self.mapToGlobal(self.at(spot).toPoint())
            QToolTip.showText(place, tip(target.sentence), self)
        self.pointed.emit(target)
