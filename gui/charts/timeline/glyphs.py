"""The glyphs: shape and fill say the kind of claim, colour the side that makes it."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from core.index import BoolArray, CodeArray
from core.wording import GLYPHS, Glyph
from gui.charts.stamps import Paper, Stamp, stamp_all
from gui.charts.timeline.scale import FloatArray
from gui.pixels import takes_stamps

_STAMPS = 256


def paint_glyph(
    painter: QPainter, kind: Glyph, at: QPointF, size: float, colour: QColor, surface: QColor
) -> None:
    """Paint one glyph, ``size`` pixels across; hollow ones show the surface."""
    radius = size / 2
    stroke = max(1.4, size / 6)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    match kind:
        case Glyph.FILLED:
            painter.drawEllipse(at, radius, radius)
        case Glyph.HOLLOW:
            painter.setPen(QPen(colour, stroke))
            painter.setBrush(surface)
            painter.drawEllipse(at, radius - stroke / 2, radius - stroke / 2)
        case Glyph.TRIANGLE:
            painter.drawPath(_triangle(at, radius))
        case Glyph.CROSS:
            reach = radius * 0.8
            painter.setPen(QPen(colour, stroke * 1.15, c=Qt.PenCapStyle.FlatCap))
            painter.drawLine(at + QPointF(-reach, -reach), at + QPointF(reach, reach))
            painter.drawLine(at + QPointF(-reach, reach), at + QPointF(reach, -reach))
        case Glyph.DIAMOND:
            painter.drawPath(_diamond(at, radius))


def _triangle(at: QPointF, radius: float) -> QPainterPath:
    path = QPainterPath()
    corners = ((0.0, -1.0), (1.0, 0.82), (-1.0, 0.82))
    path.addPolygon(QPolygonF([at + QPointF(x * radius, y * radius) for x, y in corners]))
    path.closeSubpath()
    return path


def _diamond(at: QPointF, radius: float) -> QPainterPath:
    path = QPainterPath()
    reach = radius * 1.1
    corners = ((0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0))
    path.addPolygon(QPolygonF([at + QPointF(x * reach, y * reach) for x, y in corners]))
    path.closeSubpath()
    return path


@lru_cache(maxsize=_STAMPS)
def _stamp(kind: Glyph, colour: int, surface: int, size: float, ratio: float) -> Stamp:
    edge = size * 1.2 + 2
    picture = QPixmap(round(edge * ratio), round(edge * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        middle = QPointF(round(edge * ratio) / ratio / 2, round(edge * ratio) / ratio / 2)
        paint_glyph(painter, kind, middle, size, QColor.fromRgba(colour), QColor.fromRgba(surface))
    return Stamp(picture)


class Marks(Struct, frozen=True, eq=False):
    """Where glyphs stand, the shape of each as a place in GLYPHS, and the place of its colour."""

    kinds: npt.NDArray[np.uint8]
    colours: CodeArray
    x: FloatArray
    y: FloatArray

    def only(self, chosen: BoolArray) -> "Marks":
        """Some of them."""
        return Marks(self.kinds[chosen], self.colours[chosen], self.x[chosen], self.y[chosen])


class Stamps:
    """Glyphs of one size painted once and stamped wherever they stand."""

    def __init__(self, size: float, ratio: float, surface: QColor) -> None:
        self._size = size
        self._ratio = ratio
        self._surface = surface

    def draw(
        self,
        painter: QPainter,
        marks: Marks,
        colours: list[QColor],
        paper: Paper | None = None,
    ) -> None:
        """Stamp marks, those that look alike together; paint them where stamps blur."""
        looks: npt.NDArray[np.intp] = marks.kinds.astype(np.intp) * len(colours) + marks.colours
        if not len(looks):
            return
        if not takes_stamps(painter, self._ratio):
            points = map(QPointF, marks.x.tolist(), marks.y.tolist())
            for look, at in zip(looks, points, strict=True):
                kind, place = divmod(int(look), len(colours))
                paint_glyph(painter, GLYPHS[kind], at, self._size, colours[place], self._surface)
            return
        used, ground = np.bincount(looks), self._surface.rgba()
        stamps = [
            _stamp(GLYPHS[kind], colours[place].rgba(), ground, self._size, self._ratio)
            for kind, place in (
                divmod(look, len(colours)) for look in np.flatnonzero(used).tolist()
            )
        ]
        half = stamps[0].picture.width() / self._ratio / 2
        corners = np.stack((marks.x, marks.y)) - half
        stamp_all(painter, stamps, (np.cumsum(used > 0) - 1)[looks], corners, paper)


def paint_ring(painter: QPainter, at: QPointF, size: float, colour: QColor) -> None:
    """The ring around a selected glyph."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    radius = size / 2 + 3
    painter.drawEllipse(QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius))
