"""Small rounded labels in a line, each dropped by its cross."""

from collections.abc import Sequence
from itertools import pairwise
from math import ceil

from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.painting import Painting
from gui.pixels import sharp_ratio
from gui.theme import LIGHT, Theme
from gui.typesetting import Lettering, typeface
from gui.widgets.labels import set_tip

_CROSS = 18
_DOT = 8
_PAD = 11
_LONGEST = 300


class ChipText(Struct, frozen=True):
    """What one chip says; ``colour`` is its dot and outline, "" for none."""

    key: str
    text: str
    colour: str = ""


class _Chip(QWidget):
    dropped = Signal(str)

    def __init__(self, chip: ChipText, theme: Theme) -> None:
        super().__init__()
        self._chip = chip
        self._theme = theme
        self._near = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription("Delete drops this filter")
        self._say()

    @property
    def key(self) -> str:
        return self._chip.key

    def show_chip(self, chip: ChipText, theme: Theme) -> None:
        """Say something else in the same place, or begin anew with another filter."""
        if (chip, theme) == (self._chip, self._theme):
            return
        self._near = self._near and chip.key == self._chip.key
        wide = self.sizeHint()
        self._chip, self._theme = chip, theme
        self._say()
        if self.sizeHint() != wide:
            self.updateGeometry()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(f"Filter: {self._chip.text}")
        set_tip(self, f"{self._chip.text}\nClick the cross or press Delete to drop this filter")

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        dot, face = _DOT + 6 if self._chip.colour else 0, typeface(self.font())
        words = min(ceil(face.width(self._chip.text)), _LONGEST)
        return QSize(words + dot + _CROSS + 2 * _PAD, round(face.height) + 11)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(64, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        theme = self._theme
        with Painting(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            outline = QColor(self._chip.colour or theme.accent)
            painter.setPen(QPen(outline, 2.0 if self.hasFocus() else 1.2))
            painter.setBrush(QColor(theme.hover if self._near else theme.surface))
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
            left = _PAD
            if self._chip.colour:
                painter.setBrush(outline)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.drawEllipse(QRectF(left, (self.height() - _DOT) / 2, _DOT, _DOT))
                left += _DOT + 6
            room = self.width() - left - _CROSS - _PAD + 4
            words = Lettering(painter, sharp_ratio(painter, self.devicePixelRatioF()))
            face, ink, middle = typeface(self.font()), QColor(theme.text), self.height() / 2
            words.write_sentence(face, self._chip.text, ink, left, room, middle)
            self._paint_cross(painter, theme)

    def _paint_cross(self, painter: QPainter, theme: Theme) -> None:
        painter.setPen(QPen(QColor(theme.text if self._near else theme.muted), 1.4))
        x, y = self.width() - _PAD - 4.0, self.height() / 2
        painter.drawLine(QPointF(x - 3.5, y - 3.5), QPointF(x + 3.5, y + 3.5))
        painter.drawLine(QPointF(x - 3.5, y + 3.5), QPointF(x + 3.5, y - 3.5))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if event.position().x() >= self.width() - _CROSS - _PAD and self.rect().contains(
            event.position().toPoint()
        ):
            self.dropped.emit(self._chip.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.dropped.emit(self._chip.key)
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802 - Qt's name
        self._near = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        del event
        self._near = False
        self.update()


class Chips(QWidget):
    """Chips in a line; they shrink and elide before anything is hidden."""

    dropped = Signal(str)
    """The key of a chip whose cross was clicked."""

    def __init__(self) -> None:
        super().__init__()
        self._chips: list[_Chip] = []
        self._spare: list[_Chip] = []
        """Hidden ones, for filters to come."""
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    def show_chips(self, chips: Sequence[ChipText], theme: Theme = LIGHT) -> None:
        """Show these chips and no others; one that stays keeps its widget, focus and place."""
        if [chip.key for chip in chips] == [made.key for made in self._chips]:
            for made, chip in zip(self._chips, chips, strict=True):
                made.show_chip(chip, theme)
            return
        kept = {made.key: made for made in self._chips}
        wanted = {chip.key for chip in chips}
        self._spare += [made for key, made in kept.items() if key not in wanted]
        for made in self._chips:
            self._layout.removeWidget(made)
        for made in self._spare:
            made.hide()
        self._chips = [kept.get(chip.key) or self._new(chip, theme) for chip in chips]
        for made, chip in zip(self._chips, chips, strict=True):
            made.show_chip(chip, theme)
            self._layout.addWidget(made)
            made.show()
        for before, made in pairwise(self._chips):
            QWidget.setTabOrder(before, made)

    def _new(self, chip: ChipText, theme: Theme) -> _Chip:
        """A chip that was put aside, or one more."""
        if self._spare:
            return self._spare.pop()
        made = _Chip(chip, theme)
        made.dropped.connect(self.dropped)
        return made
