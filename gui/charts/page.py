"""All that a widget paints on a ground of its own, as opaque pixels of the screen."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from gui.charts.stamps import Paper, Pixels
from gui.pixels import takes_stamps


class Page:
    """The picture of a widget, painted anew where what it shows changes, else copied.

    Copying takes a quarter of the time of blending. A vector painter, and one of another scale, is
    painted on itself. Where the widget ends between two pixels of the screen the picture may be a
    pixel short, and the ground is painted below it.
    """

    def __init__(self) -> None:
        self._pixels: Pixels = np.empty((0, 0), dtype=np.uint32)
        self._key: object = None

    def draw(
        self,
        painter: QPainter,
        widget: QWidget,
        key: object,
        ground: QColor,
        paint: Callable[[QPainter, Paper | None], None],
    ) -> None:
        """Draw the picture; it is painted anew when ``key``, ground, size or scale changed."""
        ratio = widget.devicePixelRatioF()
        if not takes_stamps(painter, ratio):
            painter.fillRect(widget.rect(), ground)
            paint(painter, None)
            return
        size, whole = widget.size() * ratio, (key, ground.rgba(), widget.size(), ratio)
        if self._pixels.shape != (size.height(), size.width()):
            self._pixels = np.empty((size.height(), size.width()), dtype=np.uint32)
            self._key = None
        picture = QImage(
            self._pixels.data,
            size.width(),
            size.height(),
            self._pixels.itemsize * size.width(),
            QImage.Format.Format_RGB32,
        )
        picture.setDevicePixelRatio(ratio)
        if whole != self._key:
            self._pixels.fill(ground.rgba())
            with QPainter(picture) as on:
                on.setFont(widget.font())
                paint(on, Paper(self._pixels, ground.rgba()))
            self._key = whole
        if not ratio.is_integer():
            painter.fillRect(widget.rect(), ground)
        painter.drawImage(QPointF(0, 0), picture)
