"""The debug overlay: how quickly the window follows the hand."""

from collections import deque
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QFontDatabase, QPaintEvent
from PySide6.QtWidgets import QWidget

from gui.frames.record import FRAME_MS, Frame, Spread, spreads
from gui.painting import Painting
from gui.theme import LIGHT, Theme

_KEPT = 120
"""Gestures that the figures are of."""
_EVERY_MS = 400
_PAD = 8
_ALL = "all panels"
_NAME = 16


class FrameOverlay(QWidget):
    """A small table in the corner of a widget: percentiles of the last gestures, by panel.

    It is opaque, lets the pointer through, and is painted at its own slow pace, never within a
    gesture.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._theme = LIGHT
        self._frames: deque[Frame] = deque(maxlen=_KEPT)
        self._lines: tuple[tuple[str, Spread], ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.setAccessibleName("Frame times")
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.setInterval(_EVERY_MS)
        self._due.timeout.connect(self._catch_up)
        parent.installEventFilter(self)
        self._catch_up()

    @property
    def lines(self) -> Sequence[str]:
        """What it says, line by line."""
        head = f"{'ms to painted':<{_NAME}}{'p50':>6}{'p95':>7}{'worst':>7}"
        return (head, *(_line(name, spread) for name, spread in self._lines))

    def record(self, frame: Frame) -> None:
        """Count one gesture more."""
        self._frames.append(frame)
        if not self._due.isActive():
            self._due.start()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for every line."""
        metrics = self.fontMetrics()
        wide = max(metrics.horizontalAdvance(line) for line in self.lines)
        return QSize(wide + 2 * _PAD, metrics.height() * len(self.lines) + 2 * _PAD)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay in the corner."""
        if event.type() == QEvent.Type.Resize:
            self._stand()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the table; what is over a picture of 60 Hz stands out."""
        del event
        theme = self._theme
        with Painting(self) as painter:
            painter.fillRect(self.rect(), QColor(theme.surface))
            painter.setPen(QColor(theme.border))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
            high = painter.fontMetrics().height()
            late = (False, *(spread.p95 > FRAME_MS for _, spread in self._lines))
            for place, line in enumerate(self.lines):
                painter.setPen(QColor(theme.warning if late[place] else theme.text))
                area = QRect(_PAD, _PAD + place * high, self.width(), high)
                painter.drawText(area, int(Qt.TextFlag.TextSingleLine), line)

    def _catch_up(self) -> None:
        frames = tuple(self._frames)
        whole = Spread.of([frame.total for frame in frames])
        self._lines = ((f"{_ALL} ({whole.count})", whole), *spreads(frames).items())
        self._stand()
        self.update()

    def _stand(self) -> None:
        size, over = self.sizeHint(), self._over
        left, top = over.width() - size.width() - 12, over.height() - size.height() - 12
        self.setGeometry(max(0, left), max(0, top), size.width(), size.height())
        self.raise_()


def _line(name: str, spread: Spread) -> str:
    return f"{name:<{_NAME}}{spread.p50:>6.1f}{spread.p95:>7.1f}{spread.worst:>7.1f}"
