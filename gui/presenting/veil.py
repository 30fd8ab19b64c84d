"""What lies over the stage: the step before as it fades, the black screen, the pointer."""

from PySide6.QtCore import QPoint, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QWidget

from gui.painting import Painting
from gui.theme import Theme

_FADE_MS = 260
_RADIUS = 22
_BLACK = "#000000"


def motion_is_welcome(widget: QWidget) -> bool:
    """Whether the platform wants widgets to move by themselves."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    return widget.style().styleHint(hint, None, widget) > 0


class Veil(QWidget):
    """Takes no clicks; what is under it stays live."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self._theme = theme
        self._before: QPixmap | None = None
        self._strength = 0.0
        self.black = False
        self.spot: QPoint | None = None
        self.fading = QVariantAnimation(self)
        self.fading.setStartValue(1.0)
        self.fading.setEndValue(0.0)
        self.fading.setDuration(_FADE_MS)
        self.fading.valueChanged.connect(self._fade)
        self.fading.finished.connect(self._clear)

    def fade_from(self, before: QPixmap) -> None:
        """Let a picture of the step before give way to the one beneath."""
        self.fading.stop()
        self._before, self._strength = before, 1.0
        self.fading.start()

    def set_black(self, *, black: bool) -> None:
        """Cover everything, or nothing."""
        self.black = black
        self.update()

    def point_at(self, place: QPoint | None) -> None:
        """Draw the pointer around a place; None draws none."""
        self.spot = place
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint what there is."""
        del event
        with Painting(self) as painter:
            if self.black:
                painter.fillRect(self.rect(), QColor(_BLACK))
            elif self._before is not None:
                painter.setOpacity(self._strength)
                painter.drawPixmap(0, 0, self._before)
                painter.setOpacity(1.0)
            if self.spot is not None and not self.black:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                fill = QColor(self._theme.link)
                fill.setAlphaF(0.28)
                painter.setBrush(fill)
                painter.setPen(QPen(QColor(self._theme.link), 3))
                painter.drawEllipse(self.spot, _RADIUS, _RADIUS)

    def _fade(self, strength: object) -> None:
        self._strength = float(strength) if isinstance(strength, float) else 0.0
        self.update()

    def _clear(self) -> None:
        self._before = None
        self.update()
