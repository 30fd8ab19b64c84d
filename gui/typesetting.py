"""Words on the screen: measured, shortened and laid out once, painted often."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QStaticText,
    QTransform,
)

_KEPT = 4096

LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0
"""Where words stand in their room, as the share of the spare room before them."""

K = TypeVar("K")
V = TypeVar("V")


class Typeface:
    """One font, and the lines of words that were set in it last."""

    def __init__(self, font: QFont) -> None:
        self.font = QFont(font)
        self.metrics = QFontMetricsF(self.font)
        self.height = self.metrics.height()
        """Height of a line."""
        self._ascent = QPointF(0, self.metrics.ascent())
        self._widths: dict[str, float] = {}
        self._lines: dict[tuple[str, int], tuple[str, float, QStaticText]] = {}

    def width(self, text: str) -> float:
        """Pixels that a line of words takes."""
        found = self._widths.get(text)
        return self._measured(text) if found is None else found

    def elided(self, text: str, room: float) -> str:
        """A line cut with … where it is wider than its room."""
        if self.width(text) <= room:
            return text
        return self._line(text, int(room))[0]

    def write(self, painter: QPainter, area: QRectF, text: str, side: float = LEFT) -> None:
        """Write one line of plain words with the painter's pen, cut to its room, centred across."""
        room = area.width()
        line = (text, int(room + 1))
        said, width, laid = self._lines.get(line) or self._line(*line)
        at = QPointF(
            area.left() + max(room - width, 0.0) * side,
            area.top() + (area.height() - self.height) / 2,
        )
        painter.setFont(self.font)
        if painter.paintEngine().isExtended():
            painter.drawStaticText(at, laid)
        else:
            painter.drawText(at + self._ascent, said)

    def _measured(self, text: str) -> float:
        return _kept(self._widths, text, lambda: self.metrics.horizontalAdvance(text))

    def _line(self, text: str, room: int) -> tuple[str, float, QStaticText]:
        return _kept(self._lines, (text, room), lambda: self._set(text, room))

    def _set(self, text: str, room: int) -> tuple[str, float, QStaticText]:
        flat = " ".join(text.splitlines()) if "\n" in text else text
        said = self.metrics.elidedText(flat, Qt.TextElideMode.ElideRight, float(room))
        laid = QStaticText(said)
        laid.setTextFormat(Qt.TextFormat.PlainText)
        laid.prepare(QTransform(), self.font)
        return said, self.width(said), laid


_FACES: dict[str, Typeface] = {}


def typeface(font: QFont) -> Typeface:
    """The typeface of a font; the second asking costs little."""
    return _kept(_FACES, font.toString(), lambda: Typeface(font))


def _kept(kept: dict[K, V], key: K, make: Callable[[], V]) -> V:
    found = kept.get(key)
    if found is None:
        if len(kept) >= _KEPT:
            kept.clear()
        found = kept[key] = make()
    return found
