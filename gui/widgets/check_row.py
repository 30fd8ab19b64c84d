"""A line of a checklist: what it says, and how it is painted."""

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap

from gui.theme import Theme
from gui.typesetting import RIGHT, Lettering, Typeface

_BOX = 14
_PAD = 4
_WORDS = _PAD + _BOX + 8
_BAR = 2.5
_TOTAL = 70
"""Strength of the bar of all, of 255."""
_KEPT = 128


class Entry(Struct, frozen=True):
    """One line: ``count`` of ``total`` under the other filters; ``colour`` is "" for none."""

    value: str
    label: str
    count: int
    total: int
    checked: bool
    colour: str = ""


class Dress(Struct, frozen=True, eq=False):
    """What the lines of a list have in common."""

    theme: Theme
    face: Typeface
    most: int = 0
    """The largest total of any entry."""
    ratio: float = 0.0
    """Pixels a point of pictures, 0 where all is to be painted."""


Line = tuple[QRect, Entry, bool]
"""Where a line stands, what it says, and whether it is under the pointer or has the focus."""


class RowPainter:
    """Paints lines; box, words and the track of the bar stay a picture while counts change."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], QPixmap] = {}

    def paint(self, painter: QPainter, lines: Iterable[Line], dress: Dress) -> None:
        """Paint lines; one at hand on a ground of its own."""
        theme, face, muted = dress.theme, dress.face, QColor(dress.theme.muted)
        grounds = QColor(theme.surface), QColor(theme.hover)
        letterings = [Lettering(painter, dress.ratio, ground) for ground in grounds]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for area, entry, at_hand in lines:
            count, middle = f"{entry.count:,}", area.top() + (area.height() - 4) / 2
            room = area.width() - 2 * _PAD
            said, _ = face.line(entry.label, room - _BOX - 16 - round(face.width(count)))
            if dress.ratio:
                still = self._picture(entry, said, area.size(), (dress, grounds[at_hand]))
                painter.drawPixmap(area.topLeft(), still)
            else:
                painter.fillRect(area, grounds[at_hand])
                _paint_still(painter, area, entry, said, dress)
            at = area.left() + _PAD
            letterings[at_hand].write(face, count, muted, at, room, middle, RIGHT)
            if dress.most:
                _paint_bars(painter, area, entry, dress)

    def _picture(self, entry: Entry, said: str, size: QSize, look: tuple[Dress, QColor]) -> QPixmap:
        (dress, ground), measures = look, (size.width(), size.height())
        bright = bool(entry.checked and entry.count)
        worn = (dress.theme.key, ground.rgba(), dress.face, dress.ratio, *measures)
        key = (said, entry.checked, bright, entry.colour, *worn)
        made = self._kept.get(key)
        if made is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            made = self._kept[key] = QPixmap(size * dress.ratio)
            made.setDevicePixelRatio(dress.ratio)
            made.fill(ground)
            with QPainter(made) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                _paint_still(painter, QRect(QPoint(0, 0), size), entry, said, dress)
        return made


def _paint_bars(painter: QPainter, area: QRect, entry: Entry, dress: Dress) -> None:
    """All claims of a value, and those in view."""
    colour = QColor(entry.colour or dress.theme.muted)
    left, top = area.left() + _WORDS, area.bottom() - 4.0
    each = (area.width() - _WORDS - _PAD) / dress.most
    for part, strength in ((entry.total, _TOTAL), (entry.count, 255)):
        if part:
            colour.setAlpha(strength)
            painter.fillRect(QRectF(left, top, each * part, _BAR), colour)


def _paint_still(painter: QPainter, area: QRect, entry: Entry, said: str, dress: Dress) -> None:
    """Box, words and the track of the bar."""
    theme, middle = dress.theme, area.top() + (area.height() - 4) / 2
    corner = QPointF(area.left() + _PAD + 0.5, round(middle - _BOX / 2 - 0.5) + 0.5)
    _paint_box(painter, QRectF(corner, QPointF(corner.x() + _BOX, corner.y() + _BOX)), entry, theme)
    ink = QColor(theme.text if entry.checked and entry.count else theme.faint)
    room = area.width()
    Lettering(painter).write(dress.face, said, ink, area.left() + _WORDS, room, middle)
    track = QRectF(area.left() + _WORDS, area.bottom() - 4.0, area.width() - _WORDS - _PAD, _BAR)
    painter.fillRect(track, QColor(theme.track))


def _paint_box(painter: QPainter, box: QRectF, entry: Entry, theme: Theme) -> None:
    colour = QColor(entry.colour or theme.accent)
    painter.setPen(QPen(colour if entry.checked else QColor(theme.faint), 1.2))
    painter.setBrush(colour if entry.checked else QColor(theme.surface))
    painter.drawRoundedRect(box, 3.5, 3.5)
    if entry.checked:
        mark = QPainterPath(box.topLeft() + QPoint(3, 7))
        mark.lineTo(box.topLeft() + QPoint(6, 10))
        mark.lineTo(box.topLeft() + QPoint(11, 4))
        painter.setPen(QPen(QColor(theme.surface if entry.colour else theme.on_accent), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(mark)
