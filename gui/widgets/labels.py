"""Text that is never read as markup."""

from html import escape

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gui.painting import Painting
from gui.pixels import sharp_ratio
from gui.typesetting import Lettering, typeface

_FEWEST = 9


def label(text: str = "", role: str = "") -> QLabel:
    """A label of plain text; ``role`` is its name in the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setObjectName(role)
    return made


class ElidedLabel(QLabel):
    """One line of plain text that ends in an ellipsis where it does not fit."""

    def __init__(self, role: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(role)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Room for a few letters."""
        few = self.fontMetrics().averageCharWidth() * _FEWEST
        return QSize(min(few, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint as much of the text as there is room for."""
        del event
        area = QRectF(self.contentsRect())
        with Painting(self) as painter:
            ink, room = self.palette().color(self.foregroundRole()), area.width()
            words = Lettering(painter, sharp_ratio(painter, self.devicePixelRatioF()))
            face, middle = typeface(self.font()), area.center().y()
            words.write_sentence(face, self.text(), ink, area.left(), room, middle)


class FittedLabel(ElidedLabel):
    """An elided line that takes the width it is given: other words lay nothing out anew."""

    def __init__(self, role: str = "") -> None:
        super().__init__(role)
        self._words = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def text(self) -> str:
        """What it says in full."""
        return self._words

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Say something else in the same place."""
        if text != self._words:
            self._words = text
            self.setAccessibleName(text)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The height of a line, whatever it says."""
        return QSize(0, self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The height of a line, whatever it says."""
        return self.sizeHint()


def set_tip(widget: QWidget, text: str) -> None:
    """A tool tip of plain text (Qt would read markup in it), wrapped at word ends."""
    made = tip(text)
    if made != widget.toolTip():
        widget.setToolTip(made)


def tip(text: str) -> str:
    """Plain text as a tool tip that Qt cannot take for markup of its own."""
    return f"<p>{escape(text).replace(chr(10), '<br>')}</p>" if text else ""
