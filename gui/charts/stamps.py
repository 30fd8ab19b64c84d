"""One picture painted many times."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter, QPixmap

_MANY = 200
"""So few stamps are as quickly drawn one by one."""
_SPARSE = 16
"""A picture with room for so many times its stamps is mostly bare, and not worth the while."""
_BARE = 1
"""No premultiplied pixel of a picture: blue without opacity."""

Pixels = npt.NDArray[np.uint32]


def stamp_all(painter: QPainter, stamp: QPixmap, corners: npt.NDArray[np.floating]) -> None:
    """Draw one pixmap wherever it stands; ``corners`` are its left and top ends, shape (n, 2).

    Many that do not overlap are put together in one picture, where Qt would be called for each.
    """
    if len(corners) >= _MANY and stamp.devicePixelRatio() == 1:
        nearest = np.trunc(corners + np.copysign(0.5, corners)).astype(np.intp)
        sheet = sheet_of(_pixels(stamp), nearest)
        if sheet is not None:
            (left, top), pixels = sheet
            high, wide = pixels.shape
            premultiplied = QImage.Format.Format_ARGB32_Premultiplied
            painter.drawImage(left, top, QImage(pixels.data, wide, high, 4 * wide, premultiplied))
            return
    for at in map(QPointF, *corners.T.tolist()):
        painter.drawPixmap(at, stamp)


def _pixels(stamp: QPixmap) -> Pixels:
    image = stamp.toImage().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    read = np.frombuffer(image.constBits(), dtype=np.uint32)
    return read.reshape(image.height(), image.width()).copy()


def sheet_of(stamp: Pixels, places: npt.NDArray[np.intp]) -> tuple[tuple[int, int], Pixels] | None:
    """A picture of stamps at some pixels, and where it stands; None where two overlap or few are.

    What of a stamp is clear around its ink may overlap.
    """
    inked = np.argwhere(stamp)
    if not len(inked):
        return None
    first, after = inked.min(axis=0), inked.max(axis=0) + 1
    ink = stamp[first[0] : after[0], first[1] : after[1]]
    down, across = places[:, 1] + first[0], places[:, 0] + first[1]
    top, left = int(down.min()), int(across.min())
    size = int(down.max()) - top + ink.shape[0], int(across.max()) - left + ink.shape[1]
    if size[0] * size[1] > _SPARSE * ink.size * len(places):
        return None
    sheet = np.full(size, _BARE, dtype=np.uint32)
    windows = np.lib.stride_tricks.sliding_window_view(sheet, ink.shape, writeable=True)
    windows[down - top, across - left] = ink
    bare = sheet == _BARE
    if sheet.size - np.count_nonzero(bare) != ink.size * len(places):
        return None
    sheet[bare] = 0
    return (left, top), sheet
