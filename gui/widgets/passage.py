"""A few lines of plain text that end in an ellipsis where they do not fit."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.painting import Painting
from gui.widgets.labels import set_tip


class Passage(QWidget):
    """Shows a text in a fixed number of lines; all of it is in the tool tip."""

    def __init__(self, lines: int, name: str) -> None:
        super().__init__()
        self._lines = lines
        self._text = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def say(self, text: str) -> None:
        """Say something else."""
        if text != self._text:
            self._text = text
            self.setAccessibleDescription(text)
            set_tip(self, text)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for its lines."""
        margins = self.contentsMargins()
        high = self._lines * self.fontMetrics().lineSpacing() + margins.top() + margins.bottom()
        return QSize(200, high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As high as it is, however narrow."""
        return QSize(0, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Grow with the font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the lines there are, the last with an ellipsis if more would follow."""
        del event
        area = self.contentsRect()
        with Painting(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            layout = QTextLayout(self._text, self.font())
            layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
            layout.beginLayout()
            for number in range(self._lines):
                line = layout.createLine()
                if not line.isValid():
                    break
                line.setLineWidth(area.width())
                top = area.top() + number * self.fontMetrics().lineSpacing()
                rest = self._text[line.textStart() :]
                if number == self._lines - 1 and len(rest) > line.textLength():
                    elided = self.fontMetrics().elidedText(
                        rest, Qt.TextElideMode.ElideRight, area.width()
                    )
                    baseline = top + self.fontMetrics().ascent()
                    painter.drawText(QPointF(area.left(), baseline), elided)
                else:
                    line.draw(painter, QPointF(area.left(), top))
            layout.endLayout()
