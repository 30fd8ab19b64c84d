"""The strip of a thread as something to work with: point, pick, walk with the arrow keys."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from core.index import NO_ROWS, Rows
from core.panels.card.thread import Thread
from gui.charts.thread.paint import GLYPH, Places, paint_thread, words_of
from gui.charts.timeline.glyphs import paint_ring
from gui.painting import Painting
from gui.theme import LIGHT, Theme
from gui.widgets.labels import set_tip

_CURSOR = GLYPH + 6
_WALKS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_PICKS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class ThreadStrip(QWidget):
    """Draws the thread; ``show_thread`` and ``light`` are silent."""

    picked = Signal(int)
    """Row of a claim clicked, or walked to and chosen."""
    pointed = Signal(int)
    """Row of the claim pointed at or walked to, −1 for none."""

    def __init__(self) -> None:
        super().__init__()
        self.thread_shown = Thread()
        self.lit = NO_ROWS
        self.walked = -1
        self._theme = LIGHT
        self._sides: tuple[str, ...] = ()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Thread of the claim")

    @property
    def places(self) -> Places:
        """Where the steps stand at the present width and type."""
        metrics = QFontMetricsF(self.font())
        return Places.of(self.thread_shown, metrics, float(self.width()))

    def show_thread(self, thread: Thread, theme: Theme, sides: Sequence[str]) -> None:
        """Draw a thread."""
        self.thread_shown, self._theme, self._sides = thread, theme, tuple(sides)
        self.walked = next((place for place, step in enumerate(thread.steps) if step.here), -1)
        said = "; ".join(", ".join(filter(None, words_of(step))) for step in thread.steps)
        self.setAccessibleDescription(f"{said}. Arrow keys walk, Enter looks at a claim.")
        metrics = QFontMetricsF(self.font())
        least = Places.of(thread, metrics, 0.0)
        self.setMinimumSize(round(least.column * len(thread.steps)), round(least.height()))
        self.update()

    def light(self, rows: Rows) -> None:
        """Emphasise the claims pointed at elsewhere."""
        if rows != self.lit:
            self.lit = rows
            self.update()

    def place_at(self, point: QPointF) -> int:
        """Place of the step in whose column a point lies, −1 for none."""
        place = int(point.x() // self.places.column)
        return place if 0 <= place < len(self.thread_shown.steps) else -1

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As small as the words allow."""
        return self.minimumSize()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the thread and the keyboard's place in it."""
        del event
        with Painting(self) as painter:
            painter.setFont(self.font())
            places = self.places
            lit = Rows(np.intersect1d(self.lit.array, [s.row for s in self.thread_shown.steps]))
            paint_thread(painter, self.thread_shown, places, self._theme, self._sides, lit)
            if self.hasFocus() and self.walked >= 0:
                paint_ring(painter, places.at(self.walked), _CURSOR, QColor(self._theme.link))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Point at a claim."""
        place = self.place_at(event.position())
        hand = Qt.CursorShape.PointingHandCursor if place >= 0 else Qt.CursorShape.ArrowCursor
        self.setCursor(hand)
        if place >= 0:
            step = self.thread_shown.steps[place]
            set_tip(self, f"{step.claimant} · {step.words}\n{step.glyph.meaning}")
        self.pointed.emit(self._row(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Look at the claim clicked."""
        place = self.place_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and place >= 0:
            self.picked.emit(self._row(place))

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is pointed at any more."""
        del event
        self.pointed.emit(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Show the keyboard's place."""
        super().focusInEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Walk along the thread; Enter or Space looks at the claim walked to."""
        key, last = Qt.Key(event.key()), len(self.thread_shown.steps) - 1
        if event.modifiers() & Qt.KeyboardModifier.AltModifier or last < 0:
            super().keyPressEvent(event)
        elif key in _WALKS or key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: last}
            self.walked = ends.get(key, min(max(self.walked + _WALKS.get(key, 0), 0), last))
            self.update()
            self.pointed.emit(self._row(self.walked))
        elif key in _PICKS:
            self.picked.emit(self._row(self.walked))
        else:
            super().keyPressEvent(event)

    def _row(self, place: int) -> int:
        return self.thread_shown.steps[place].row if place >= 0 else -1


class ThreadArea(QScrollArea):
    """The strip in a frame that scrolls sideways where a thread is long."""

    def __init__(self) -> None:
        super().__init__()
        self.strip = ThreadStrip()
        self.setWidget(self.strip)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.strip.pointed.connect(self._follow)

    def show_thread(self, thread: Thread, theme: Theme, sides: Sequence[str]) -> None:
        """Draw a thread with the claim looked at in sight; hidden where it stands alone."""
        self.setVisible(bool(thread.steps))
        self.strip.show_thread(thread, theme, sides)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Room for the scroll bar only where it is needed."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        tall = self.strip.minimumHeight()
        if self.strip.minimumWidth() > self.width():
            tall += self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(tall)
        self._show_place()

    def _follow(self, row: int) -> None:
        if row >= 0 and self.strip.hasFocus() and not self.strip.underMouse():
            self._show_place()

    def _show_place(self) -> None:
        if self.strip.walked >= 0:
            at = self.strip.places.at(self.strip.walked)
            margin = round(self.strip.places.column / 2)
            self.ensureVisible(round(at.x()), round(at.y()), margin, 0)
