"""A thin slider over the days on which claims became known."""

from itertools import count

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.dates import written
from core.filters.dates import day_of
from core.panels.known_on import KnownOnView, KnownScale
from gui.charts.known.labels import date_labels
from gui.theme import LIGHT, Theme

_END = 9.0
"""Free pixels at either end, so that the handle is never cut."""
_STOP = 26.0
"""Width of the stop at the right, where everything ever claimed is shown."""
_TRACK = 15.0
_RADIUS = 6.5
_WEEK = 7
_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_SAID = {
    Qt.Key.Key_PageDown: -1,
    Qt.Key.Key_PageUp: 1,
    Qt.Key.Key_Down: -1,
    Qt.Key.Key_Up: 1,
}


class KnownSlider(QWidget):
    """A handle on a line of days, at the right end *everything*; ``show_…`` never emits."""

    day_asked = Signal(object, str)
    """The day number a person chose, None for everything, and the name of the gesture."""

    def __init__(self) -> None:
        super().__init__()
        self._view: KnownOnView | None = None
        self._day: int | None = None
        self._theme = LIGHT
        self._gestures = count(1)
        self._gesture = ""
        self._held = False
        self._dated = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("As known on")

    @property
    def scale(self) -> KnownScale | None:
        """The days it spans."""
        return self._view.scale if self._view else None

    @property
    def shown_day(self) -> int | None:
        """The day the handle stands on, None for everything."""
        return self._day

    def show_view(self, view: KnownOnView) -> None:
        """Draw the days of a view."""
        self._view = view
        self.setEnabled(view.scale is not None)
        self.update()

    def show_day(self, day: int | None) -> None:
        """Place the handle; None is everything."""
        self._day = day
        said = "everything ever claimed" if day is None else written(day_of(day))
        self.setAccessibleDescription(
            f"{said}. Left and right arrows move by a day, with Shift by a week; Page Down and "
            "Page Up go to the day before and after on which something was said; End and Escape "
            "show everything."
        )
        self.update()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The track and a line of dates."""
        dates = self.fontMetrics().height() if self._dated else 4
        return QSize(300, round(_TRACK + _RADIUS) + dates)

    def set_dated(self, *, dated: bool) -> None:
        """Show a line of dates below the track, or take less height without."""
        self._dated = dated
        self.updateGeometry()
        self.update()

    def x_of(self, day: float | None) -> float:
        """The pixel of the end of a day; of everything for None."""
        right = self.width() - _END
        if day is None or self.scale is None:
            return right
        return _END + self.scale.place(day) * self._room

    def day_at(self, x: float) -> int | None:
        """The day at a pixel; None at the stop for everything."""
        if self.scale is None or x > _END + self._room + _STOP / 2:
            return None
        return self.scale.day((x - _END) / self._room)

    @property
    def _room(self) -> float:
        """Pixels that the days take."""
        return max(self.width() - 2 * _END - _STOP, 1.0)

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

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint track, days, dates and handle."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_track(painter, self, self._theme)
        if self._view is not None and self.scale is not None:
            _paint_days(painter, self, self._view, self._theme)
            if self._dated:
                _paint_dates(painter, self, self.scale, self._theme)
            _paint_handle(painter, self, self.x_of(self._day), self._theme, off=self._day is None)
        painter.end()

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


def _paint_track(painter: QPainter, slider: KnownSlider, theme: Theme) -> None:
    line = QRectF(_END - 3, _TRACK - 3, slider.width() - 2 * _END + 6, 6)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.track))
    painter.drawRoundedRect(line, 3, 3)
    past = QRectF(line.left(), line.top(), 0, line.height())
    past.setRight(slider.x_of(slider.shown_day))
    known = QColor(theme.accent)
    known.setAlphaF(0.22)
    painter.setBrush(known)
    painter.drawRoundedRect(past, 3, 3)


def _paint_days(painter: QPainter, slider: KnownSlider, view: KnownOnView, theme: Theme) -> None:
    """A stroke above the track for each pixel with claims, taller where there are more."""
    if view.scale is None or not len(view.said):
        return
    places = np.interp(view.said, view.scale.anchors, view.scale.places)
    wide = slider.x_of(view.scale.last) - _END
    columns = np.rint(_END + places * wide).astype(np.int64)
    counts = np.bincount(columns, weights=view.counts)
    tall = np.log1p(counts) / np.log1p(counts.max())
    painter.setPen(QPen(QColor(theme.faint), 1))
    painter.drawLines(
        [
            QLineF(x + 0.5, _TRACK - 4, x + 0.5, _TRACK - 5 - 8 * float(tall[x]))
            for x in np.flatnonzero(counts).tolist()
        ]
    )


def _paint_dates(painter: QPainter, slider: KnownSlider, scale: KnownScale, theme: Theme) -> None:
    metrics = painter.fontMetrics()
    top = _TRACK + _RADIUS - 1
    end = slider.x_of(scale.last) + 4

    def wide(text: str) -> float:
        return float(metrics.horizontalAdvance(text))

    for label in date_labels(scale, slider.x_of, wide, end):
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.drawLine(QPointF(label.mark, _TRACK + 3), QPointF(label.mark, _TRACK + 6))
        painter.setPen(QColor(theme.muted))
        painter.drawText(
            QRectF(label.left, top, wide(label.text) + 2, metrics.height()), label.text
        )


def _paint_handle(
    painter: QPainter, slider: KnownSlider, x: float, theme: Theme, *, off: bool
) -> None:
    """Filled where a day is chosen, hollow at the stop for everything."""
    ink = QColor(theme.link if slider.hasFocus() else theme.accent)
    painter.setPen(QPen(ink, 2.0))
    painter.setBrush(QColor(theme.surface) if off else ink)
    painter.drawEllipse(QPointF(x, _TRACK), _RADIUS - 1, _RADIUS - 1)
