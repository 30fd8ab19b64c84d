"""The overview strip: claims by side over all dates, and the brush that chooses some of them."""

from itertools import count
from math import ceil, floor

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.dates import written_span
from core.filters.dates import day_of
from core.index import NO_ROWS, IntArray, Rows
from core.panels.bins import bin_of
from core.panels.timeline.span import Grip, Span, dragged, limits_of
from core.panels.timeline.view import TimelineView
from gui.charts.layers import Layer
from gui.charts.timeline.scale import Scale
from gui.charts.timeline.strip import (
    brush_box,
    ends_between,
    grip_at,
    paint_bars,
    paint_brush,
    paint_ground,
)
from gui.painting import Painting
from gui.theme import LIGHT, Theme
from gui.widgets.ground import lay_ground

_HEIGHT, _LOW = 62, 46
_CLICK = 3.0
_CURSORS = {
    Grip.NEW: Qt.CursorShape.CrossCursor,
    Grip.WHOLE: Qt.CursorShape.SizeAllCursor,
    Grip.FIRST: Qt.CursorShape.SizeHorCursor,
    Grip.LAST: Qt.CursorShape.SizeHorCursor,
}


class OverviewStrip(QWidget):
    """Bars of all claims with a brush; what is set by ``show_…`` is never emitted."""

    span_asked = Signal(object, str)
    """The Span a person brushed, and the name of the gesture."""
    reset_asked = Signal()
    """Somebody wants all dates."""
    picked = Signal(object, bool)
    """Rows of the bar clicked, and whether to add them to the selection."""
    pointed = Signal(object, QPointF)
    """Rows of the bar under the pointer, and where it is."""

    def __init__(self) -> None:
        super().__init__()
        self._view: TimelineView | None = None
        self._span: Span | None = None
        self._said: tuple[Span | None, str] | None = None
        self._theme = LIGHT
        self._ground = Layer()
        self._bars = Layer(fleeting=True)
        self._counted = b""
        """The counts behind the bars, to be told from others."""
        self._told = object()
        """Another for each dataset and clock; a kept picture thus keeps no claim."""
        self._press: tuple[Grip, Span, float, float] | None = None
        self._moved = False
        self._gestures = count(1)
        self._gesture = ""
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Overview of all dates")

    @property
    def scale(self) -> Scale:
        """Where moments stand on the strip."""
        limits = limits_of(self._view) if self._view else Span(0, 0)
        return Scale.across(limits.first, limits.last + 1, self.width())

    @property
    def box(self) -> QRectF:
        """The frame of the brush."""
        return brush_box(self.scale, self._span, self.height())

    def show_view(self, view: TimelineView) -> None:
        """Draw the bars of a view, where they are others than before."""
        before, self._view = self._view, view
        told = before is not None and _tell_of_one(before, view)
        if not told:
            self._told = object()
        places = _changed(before, view) if before is not None and told else None
        if places is None or len(places):
            self._counted = view.overview.counts.tobytes() if view.overview else b""
            box = self.rect()
            if places is not None and self.devicePixelRatioF().is_integer():
                box = _around(view, places, self.scale, box)
            self.update(box)

    def show_span(self, span: Span | None) -> None:
        """Place the brush; None is all dates."""
        unit = self._view.overview.unit.label if self._view and self._view.overview else "day"
        if (span, unit) == self._said:
            return
        before, self._span, self._said = self.box, span, (span, unit)
        said = "all dates" if span is None else _words(span)
        self.setAccessibleDescription(
            f"Claims per {unit} by the claimant's side; in the lanes: {said}. Arrow keys move the "
            "dates, Shift and arrow keys widen or narrow them, Escape shows all dates."
        )
        for end in ends_between(before, self.box, self.height()):
            self.update(end.toAlignedRect())

    def set_low(self, *, low: bool) -> None:
        """Take less height."""
        self.setFixedHeight(_LOW if low else _HEIGHT)

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        lay_ground(self, theme.surface)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what stands once, the bars where filters change them, the brush each time."""
        del event
        with Painting(self) as painter:
            view, overview = self._view, self._view.overview if self._view else None
            if view is not None and overview is not None:
                scale, theme = self.scale, self._theme
                drawn = (self._told, theme.key)
                self._ground.draw(
                    painter,
                    self,
                    drawn,
                    lambda on: paint_ground(on, view, scale, theme, self.height()),
                )
                self._bars.draw(
                    painter,
                    self,
                    (*drawn, self._counted),
                    lambda on: paint_bars(on, view, scale, theme, self.height()),
                )
                paint_brush(painter, self.box, self._theme, focus=self.hasFocus())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Take hold of the brush, one of its ends, or begin a new one."""
        if event.button() is not Qt.MouseButton.LeftButton or self._view is None:
            return
        x = event.position().x()
        held = self._span or limits_of(self._view)
        self._press = (
            grip_at(self.box, x, brushed=self._span is not None),
            held,
            self.scale.moment(x),
            x,
        )
        self._gesture = f"timeline-brush-{next(self._gestures)}"
        self._moved = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Drag what is held, pointing at nothing; else show what a press would take hold of."""
        x = event.position().x()
        if self._press is None:
            self.setCursor(_CURSORS[grip_at(self.box, x, brushed=self._span is not None)])
            self.pointed.emit(_bar_at(self._view, self.scale, x), event.position())
            return
        grip, held, pressed, from_x = self._press
        if not self._moved and abs(x - from_x) >= _CLICK:
            self._moved = True
            self.pointed.emit(NO_ROWS, QPointF())
        if self._moved and self._view is not None:
            now = self.scale.moment(x)
            self._ask(dragged(grip, held, pressed, now, limits_of(self._view)), self._gesture)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End the drag; without one it was a click on a bar."""
        if self._press is not None and not self._moved:
            rows = _bar_at(self._view, self.scale, event.position().x())
            adds = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if len(rows):
                self.picked.emit(rows, adds)
        self._press = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show all dates again."""
        del event
        self._press = None
        self.reset_asked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Arrows move by one bin, Shift and arrows widen or narrow, Esc shows all dates."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_Escape and self._span is not None:
            self.reset_asked.emit()
        elif step and self._view is not None:
            limits = limits_of(self._view)
            span = self._span or limits
            days = step * span.step.value
            widens = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if not event.isAutoRepeat():
                self._gesture = f"timeline-key-{next(self._gestures)}"
            moved = span.widened(days, limits) if widens else span.moved(days, limits)
            self._ask(moved, self._gesture)
        else:
            super().keyPressEvent(event)

    def _ask(self, span: Span, gesture: str) -> None:
        if self._view is not None and span != (self._span or limits_of(self._view)):
            self.span_asked.emit(span, gesture)

    def leaveEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        del event
        self.pointed.emit(NO_ROWS, QPointF())


def _tell_of_one(one: TimelineView, other: TimelineView) -> bool:
    """Whether two views are of the same dataset and clock."""
    return one.workspace is other.workspace and one.clock is other.clock


def _around(view: TimelineView, places: IntArray, scale: Scale, whole: QRect) -> QRect:
    """What some bars stand in, where a pixel of the strip is one or more of the screen."""
    if view.overview is None:
        return whole
    ends = view.overview.edges[[places[0], places[-1] + 1]].astype(np.float64)
    left, right = scale.xs(ends).tolist()
    return QRect(floor(left) - 1, 0, ceil(right) - floor(left) + 3, whole.height())


def _changed(one: TimelineView, other: TimelineView) -> IntArray | None:
    """The bars in which two views of a dataset and clock differ, None where not the same stand."""
    before, after = one.overview, other.overview
    if before is None or after is None or before.counts.shape != after.counts.shape:
        return None
    return np.flatnonzero((before.counts != after.counts).any(axis=0)).astype(np.int32)


def _words(span: Span) -> str:
    return written_span(day_of(span.first), day_of(span.last))


def _bar_at(view: TimelineView | None, scale: Scale, x: float) -> Rows:
    """The claims of the bar at a pixel."""
    if view is None or view.overview is None or not scale.left <= x <= scale.right:
        return NO_ROWS
    at = view.overview.edges
    place = bin_of(scale.moment(x), at)
    return Rows(view.touching(int(at[place]), int(at[place + 1]))) if place >= 0 else NO_ROWS
