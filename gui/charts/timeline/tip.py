"""The small tip beside a mark; its words are painted, so nothing in them is read as markup."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gui.painting import Painting
from gui.theme import LIGHT, Theme

_WIDEST = 420
_PADDING = 10
_AWAY = 14
_TALLEST = 400
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class MarkTip(QWidget):
    """Lines of plain text above everything else of its parent; the mouse does not notice it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self.lines: tuple[str, ...] = ()
        self._theme = LIGHT
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def show_lines(self, lines: tuple[str, ...], at: QPoint) -> None:
        """Show lines near a point of the parent; none hide the tip."""
        self.lines = lines
        if not lines:
            self.hide()
            return
        self.resize(self._wanted())
        area = self._parent.rect().adjusted(4, 2, -4, -2)
        box = QRect(at + QPoint(_AWAY, -self.height() - 6), self.size())
        if box.right() > area.right():
            box.moveRight(at.x() - _AWAY)
        if box.top() < area.top():
            box.moveTop(at.y() + _AWAY)
        box.moveBottom(min(box.bottom(), area.bottom()))
        box.moveLeft(max(box.left(), area.left()))
        self.move(box.topLeft())
        self.show()
        self.raise_()
        self.update()

    def wear(self, theme: Theme) -> None:
        """Draw in a theme from now on."""
        self._theme = theme
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the lines, the first of them bold."""
        del event
        with Painting(self) as painter:
            theme = self._theme
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.border), 1))
            painter.setBrush(QColor(theme.raised))
            painter.drawRoundedRect(self.rect().adjusted(0, 0, -1, -1), 5, 5)
            top = _PADDING - 3
            for number, line in enumerate(self.lines):
                painter.setFont(self._font(number))
                painter.setPen(QColor(theme.text if number <= 1 else theme.muted))
                room = self.width() - 2 * _PADDING
                box = _box(painter.fontMetrics(), line, room)
                painter.drawText(box.translated(_PADDING, top), _WRAPPED, line)
                top += box.height() + 2

    def _font(self, number: int) -> QFont:
        font = QFont(self.font())
        font.setBold(number == 0)
        return font

    def _wanted(self) -> QSize:
        widest = min(_WIDEST, self._parent.width() - 8) - 2 * _PADDING
        boxes = [
            _box(QFontMetrics(self._font(number)), line, widest)
            for number, line in enumerate(self.lines)
        ]
        wide = max(box.width() for box in boxes)
        tall = sum(box.height() + 2 for box in boxes)
        return QSize(wide + 2 * _PADDING + 2, tall + 2 * _PADDING - 6)


def _box(metrics: QFontMetrics, line: str, room: int) -> QRect:
    return metrics.boundingRect(QRect(0, 0, room, _TALLEST), _WRAPPED, line)
