"""Words on the screen: measured, shortened and laid out once, painted often."""

from collections.abc import Callable
from functools import cached_property, lru_cache
from math import ceil, floor
from typing import TypeVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPixmap

_KEPT = 4096
_PICTURES = 1024
_AT_ONCE = 4
"""Pictures that are made for one painter; each takes as long as six lines that are painted."""
_INKS = 256
"""Colours of letters and their grounds of which is kept how pixels become clear."""
_TYPEFACES = 32
"""Fonts remembered: more than a window has in both themes."""
_WHITE, _BLACK, _GREY = QColor("white"), QColor("black"), 128
_MARGIN = 3
"""Points free around a line in a picture, for what of its letters stands out."""

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
        self.ascent = self.metrics.ascent()
        """Height of a line above its base."""
        self._widths: dict[str, float] = {}
        self._lines: dict[tuple[str, int], tuple[str, float]] = {}
        self._pictures: dict[tuple[str, int, int, float], QPixmap | None] = {}
        self._before: dict[float, tuple[float, float]] = {}
        self.made = 0
        """Pictures made so far."""

    @cached_property
    def digit(self) -> float:
        """Pixels that the narrowest digit takes."""
        return min(map(self.width, "0123456789"))

    def width(self, text: str) -> float:
        """Pixels that a line of words takes."""
        found = self._widths.get(text)
        return self._measured(text) if found is None else found

    def elided(self, text: str, room: float) -> str:
        """A line cut with … where it is wider than its room."""
        if self.width(text) <= room:
            return text
        return self._cut(text, int(room))[0]

    def line(self, text: str, room: float) -> tuple[str, float]:
        """Words on one line, cut to a room, and the pixels they take."""
        width = self._widths.get(text)
        if width is None:
            width = self._measured(text)
        if width <= room and "\n" not in text:
            return text, width
        return self._cut(text, int(room + 1))

    def picture(
        self, said: str, ink: QColor, ground: QColor, ratio: float, *, anew: bool = True
    ) -> QPixmap | None:
        """A line in a colour as clear pixels for a ground; None at its first sight.

        Most figures are written once, and for those it is not worth the while. Without ``anew``
        none is made that is not kept.
        """
        key = (said, ink.rgba(), ground.rgba(), ratio)
        kept = self._pictures
        found = kept.get(key)
        if found is None:
            if key in kept:
                if anew:
                    found = kept[key] = self.painted(said, ink, ground, ratio)
                    self.made += 1
            else:
                if len(kept) >= _PICTURES:
                    kept.clear()
                kept[key] = None
        return found

    def before(self, ratio: float) -> tuple[float, float]:
        """From the corner of a picture to where the line in it begins, on whole pixels."""
        found = self._before.get(ratio)
        if found is None:
            down = ceil(self.ascent * ratio) / ratio
            found = self._before[ratio] = ceil(_MARGIN * ratio) / ratio, down
        return found

    def painted(self, said: str, ink: QColor, ground: QColor, ratio: float) -> QPixmap:
        """A line in a colour as clear pixels for a ground, made anew."""
        left, base = self.before(ratio)
        size = self.width(said) + 2 * left, base + self.height
        across, down = (ceil(side * ratio) for side in size)
        made = QImage(across, down, QImage.Format.Format_RGB32)
        made.setDevicePixelRatio(ratio)
        made.fill(ground)
        with QPainter(made) as painter:
            painter.setFont(self.font)
            painter.setPen(QColor(ink.rgb()))
            painter.drawText(QPointF(left, base), said)
        clear = QPixmap.fromImage(lifted(made, ink, ground))
        clear.setDevicePixelRatio(ratio)
        return clear

    def _measured(self, text: str) -> float:
        return _kept(self._widths, text, lambda: self.metrics.horizontalAdvance(text))

    def _cut(self, text: str, room: int) -> tuple[str, float]:
        return _kept(self._lines, (text, room), lambda: self._set(text, room))

    def _set(self, text: str, room: int) -> tuple[str, float]:
        flat = " ".join(text.splitlines()) if "\n" in text else text
        said = self.metrics.elidedText(flat, Qt.TextElideMode.ElideRight, float(room))
        return said, self.width(said)


class Lettering:
    """Plain words on one painter; what is written again and again is a picture.

    ``ratio`` is the number of pixels a point for pictures, 0 where all is to be painted;
    ``ground`` is what they are written on, white or black where it is not known.
    """

    def __init__(self, painter: QPainter, ratio: float = 0.0, ground: QColor | None = None) -> None:
        self._painter = painter
        self._ratio = ratio
        self._ground = ground
        self._spare = _AT_ONCE

    def write(
        self,
        face: Typeface,
        text: str,
        ink: QColor,
        left: float,
        room: float,
        middle: float,
        side: float = LEFT,
    ) -> None:
        """Write one line, cut to its room from ``left`` on; ``middle`` is half its height."""
        said, width = face.line(text, room)
        painter, ratio = self._painter, self._ratio
        x = left + max(room - width, 0.0) * side
        base = middle - face.height / 2 + face.ascent
        if ratio:
            x, base = floor(x * ratio + 0.5) / ratio, floor(base * ratio + 0.5) / ratio
            ground = self._ground or (_WHITE if ink.lightness() < _GREY else _BLACK)
            made = face.made
            picture = face.picture(said, ink, ground, ratio, anew=self._spare > 0)
            self._spare -= face.made - made
            if picture is not None:
                left, down = face.before(ratio)
                if ratio == 1:
                    painter.drawPixmap(int(x - left), int(base - down), picture)
                else:
                    painter.drawPixmap(QPointF(x - left, base - down), picture)
                return
        painter.setFont(face.font)
        painter.setPen(ink)
        painter.drawText(QPointF(x, base), said)

    def write_sentence(
        self, face: Typeface, text: str, ink: QColor, left: float, room: float, middle: float
    ) -> None:
        """Write one line word by word, so that only words not seen before are set anew.

        What is painted stays in one piece: in a drawing that leaves the program it can be found.
        """
        words, space = text.split(" "), face.width(" ")
        whole = not self._ratio or "\n" in text
        if whole or sum(map(face.width, words)) + space * (len(words) - 1) > room:
            self.write(face, text, ink, left, room, middle)
            return
        for word in words:
            wide = face.width(word)
            if word:
                self.write(face, word, ink, left, wide, middle)
            left += wide + space


def lifted(written: QImage, ink: QColor, ground: QColor) -> QImage:
    """Words written on an opaque ground as the pixels that look the same when put over it.

    Qt weighs the edges of letters by how light they and their ground are, and writes them bolder
    where it does not know the ground.
    """
    channel, pixels = _pixels(ink.rgba(), ground.rgb())
    seen = np.frombuffer(written.constBits(), dtype=np.uint8)[channel::4]
    clear = QImage(written.size(), QImage.Format.Format_ARGB32_Premultiplied)
    pixels.take(seen, out=np.frombuffer(clear.bits(), dtype=np.uint32), mode="clip")
    return clear


@lru_cache(_INKS)
def _pixels(ink: int, ground: int) -> tuple[int, npt.NDArray[np.uint32]]:
    """The channel in which an ink stands out most, and the clear pixel for each value of it."""
    colour, below = QColor.fromRgba(ink), QColor(ground)
    inks = np.array((colour.blue(), colour.green(), colour.red()), dtype=np.float64)
    apart = np.array((below.blue(), below.green(), below.red())) - inks
    channel = int(np.abs(apart).argmax())
    values = np.arange(256)
    share = np.clip((inks[channel] + apart[channel] - values) / (apart[channel] or 1.0), 0.0, 1.0)
    share *= colour.alphaF()
    clear = np.empty((256, 4), dtype=np.uint8)
    clear[:, :3] = np.rint(share[:, None] * inks)
    clear[:, 3] = np.rint(share * 255)
    return channel, clear.view(np.uint32)[:, 0]


_FACES: list[Typeface] = []
"""Those asked for last, the newest first."""


def typeface(font: QFont) -> Typeface:
    """The typeface of a font; the second asking costs little."""
    for place, face in enumerate(_FACES):
        if face.font == font:
            if place:
                _FACES.insert(0, _FACES.pop(place))
            return face
    face = Typeface(font)
    _FACES.insert(0, face)
    del _FACES[_TYPEFACES:]
    return face


def _kept(kept: dict[K, V], key: K, make: Callable[[], V]) -> V:
    found = kept.get(key)
    if found is None:
        if len(kept) >= _KEPT:
            kept.clear()
        found = kept[key] = make()
    return found
