"""Many lines, rectangles or stamps drawn from an array, none of them an object of its own.

Qt takes the address of the first and their number: an array of doubles in its order is what it
would hold itself.
"""

from typing import TypeVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter, QPixmap
from shiboken6 import Shiboken

Boxes = npt.NDArray[np.floating | np.integer]

Q = TypeVar("Q", QLineF, QRectF, QPainter.PixmapFragment)

_FRAGMENT = 10
"""Middle, part of the picture, scale across and down, turn and opacity of a fragment."""


def draw_lines(painter: QPainter, ends: Boxes) -> None:
    """Draw lines with the painter's pen: x and y of both their ends, shape (n, 4)."""
    held = np.ascontiguousarray(ends, dtype=np.float64)
    if len(held):
        painter.drawLines(_first(held, QLineF), len(held))


def draw_rects(painter: QPainter, boxes: Boxes) -> None:
    """Draw rectangles with pen and brush: left, top, width and height of each, shape (n, 4)."""
    held = np.ascontiguousarray(boxes, dtype=np.float64)
    if len(held):
        painter.drawRects(_first(held, QRectF), len(held))


def draw_stamps(painter: QPainter, stamps: QPixmap, places: Boxes, sources: Boxes) -> None:
    """Draw parts of one picture: the middle of each, shape (n, 2), and what part it is.

    The parts are left, top, width and height in pixels of the picture, shape (n, 4).
    """
    held = np.zeros((len(places), _FRAGMENT), dtype=np.float64)
    if len(held):
        held[:, 0:2], held[:, 2:6] = places, sources
        held[:, 6:8], held[:, 9] = 1 / stamps.devicePixelRatio(), 1.0
        painter.drawPixmapFragments(_first(held, QPainter.PixmapFragment), len(held), stamps)


def _first(held: npt.NDArray[np.float64], kind: type[Q]) -> Q:
    made = Shiboken.wrapInstance(held.__array_interface__["data"][0], kind)
    if not isinstance(made, kind):
        raise TypeError(made)
    return made
