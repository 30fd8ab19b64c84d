"""The picture of a silence map: painted once, and ever after only what is marked on it."""

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from core.index import BoolArray
from gui.charts.silence.layout import Grid
from gui.charts.silence.paint import Brushwork, Stamps, paint_map, paint_marks
from gui.pixels import takes_stamps


class MapPicture:
    """Keeps the map as it was painted last, and the cells it is made of."""

    def __init__(self) -> None:
        self.stamps: Stamps = {}
        self._made: tuple[Grid, str, float, QPixmap] | None = None

    def forget(self) -> None:
        """Paint anew from now on: another theme, other sizes."""
        self.stamps.clear()
        self._made = None

    def paint(
        self, painter: QPainter, work: Brushwork, size: QSize, marks: tuple[BoolArray, BoolArray]
    ) -> None:
        """Paint the map on a canvas of a size; ``marks`` are the cells hovered and selected."""
        if takes_stamps(painter, work.ratio):
            painter.drawPixmap(QPoint(0, 0), self._picture(work, size))
        else:
            paint_map(painter, work)
        paint_marks(painter, work, *marks)

    def _picture(self, work: Brushwork, size: QSize) -> QPixmap:
        made = self._made
        if made is not None and made[0] is work.grid and made[1:3] == (work.theme.key, work.ratio):
            return made[3]
        picture = QPixmap(size * work.ratio)
        picture.setDevicePixelRatio(work.ratio)
        picture.fill(Qt.GlobalColor.transparent)
        with QPainter(picture) as inner:
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_map(inner, work)
        self._made = (work.grid, work.theme.key, work.ratio, picture)
        return picture
