"""The gap chart: the bar between what is admitted and what is claimed is the disagreement."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from gui.charts.gap.canvas import Drawing, GapCanvas, Measure
from gui.charts.gap.layout import ChartRow, gap_columns
from gui.charts.gap.pointer import Cursor, Target, next_row, next_slot, target_at
from gui.widgets.labels import tip

_ROW_KEYS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -8,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_Home: -1_000_000,
    Qt.Key.Key_End: 1_000_000,
}
_SLOT_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class GapChart(GapCanvas):
    """Lines of losses that are pointed at and picked with mouse and keys.

    What is set by ``show_drawing``, ``show_marked`` and ``wear`` is never emitted.
    """

    pointed = Signal(object)
    """The Target under the pointer or the key cursor, None on leaving."""
    picked = Signal(object)
    """The Target clicked, or chosen by Enter."""
    cleared = Signal()
    """Esc, or a click beside all lines."""

    def __init__(self, name: str = "Gap chart of losses", measure: Measure = gap_columns) -> None:
        super().__init__(name, measure)
        self._over: Target | None = None
        self._pointing: Callable[[], None] | None = None
        self._picking: Callable[[], None] | None = None

    def show_drawing(self, drawing: Drawing) -> None:
        """Draw something else; gestures that waited for the lines before are dropped."""
        self._pointing = self._picking = None
        super().show_drawing(drawing)

    @property
    def in_sight(self) -> tuple[ChartRow, ...]:
        """The rows that show."""
        first = float(self.bar.value())
        places = self.places.between(first, first + self.area.height())
        lines = (self.lines[place] for place in places)
        return tuple(line for line in lines if isinstance(line, ChartRow))

    def show_found(self) -> None:
        """Draw what has become known, and carry out the gestures that waited for it."""
        self.update()
        waited = self._pointing, self._picking
        self._pointing = self._picking = None
        for gesture in waited:
            if gesture is not None:
                gesture()

    def target_at(self, place: QPointF) -> Target | None:
        """The mark, or else the line, at a pixel."""
        if not self.area.contains(place):
            return None
        line = self.places.at(place.y() - self.area.top() + self.bar.value())
        return target_at(self.lines, line, self.work.columns, place.x())

    def mouseMoveEvent(self, ev: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Say what lies under the pointer."""
        self._point(ev.position(), ev.globalPosition().toPoint())

    def _point(self, place: QPointF, on_screen: QPoint) -> None:
        target = self.target_at(place)
        waits = target is not None and target.waits
        self._pointing = partial(self._point, place, on_screen) if waits else None
        if target == self._over:
            return
        self._over = target
        if target is None or target.waits:
            QToolTip.hideText()
        else:
            QToolTip.showText(on_screen, tip(target.sentence), self)
        self.setCursor(
            Qt.CursorShape.ArrowCursor if target is None else Qt.CursorShape.PointingHandCursor
        )
        self.pointed.emit(target)

    def mousePressEvent(self, ev: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Pick the mark, else the line; beside both, clear."""
        if ev.button() != Qt.MouseButton.LeftButton:
            return
        target = self.target_at(ev.position())
        self.cursor_at = None if target is None else Cursor(target.line, target.slot)
        self.update()
        if target is None:
            self._picking = None
            self.cleared.emit()
        else:
            self._pick(Cursor(target.line, target.slot))

    def _pick(self, cursor: Cursor) -> None:
        """Pick what a cursor stands on, as soon as it is known."""
        target = cursor.target(self.lines)
        self._picking = partial(self._pick, cursor) if target.waits else None
        if not target.waits:
            self.picked.emit(target)

    def mouseReleaseEvent(self, ev: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """The press has done it."""
        ev.accept()

    def leaveEvent(self, ev: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        del ev
        self._pointing = None
        if self._over is not None:
            self._over = None
            self.pointed.emit(None)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """The frame of the key cursor goes, its place stays."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, ev: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Up and down walk over the rows, left and right over their marks, Enter picks."""
        key = Qt.Key(ev.key())
        if key in _ROW_KEYS:
            self._walk(next_row(self.lines, self.cursor_at, _ROW_KEYS[key]))
        elif key in _SLOT_KEYS:
            self._walk(next_slot(self.lines, self.cursor_at, _SLOT_KEYS[key]))
        elif key in _PICKS and self.cursor_at is not None:
            self._pick(self.cursor_at)
        elif key == Qt.Key.Key_Escape:
            self.cursor_at = self._picking = None
            self.update()
            self.cleared.emit()
        else:
            ev.ignore()

    def _walk(self, cursor: Cursor | None) -> None:
        """Move the key cursor, bring its line into sight, and say what it points at."""
        self.cursor_at = cursor
        if cursor is not None:
            area, box = self.area, self.box(cursor.line)
            above, below = area.top() - box.top(), box.bottom() - area.bottom()
            if above > 0 or below > 0:
                self.bar.setValue(self.bar.value() + round(-above if above > 0 else below))
        self.update()
        self._tell()

    def _tell(self) -> None:
        """Say what the key cursor points at, and once more as soon as it is known."""
        target = None if self.cursor_at is None else self.cursor_at.target(self.lines)
        self._pointing = self._tell if target is not None and target.waits else None
        self.pointed.emit(target)
