"""Pictures of widgets, compared."""

import numpy as np
from PySide6.QtGui import QImage

EDGE = 12
"""Of 255: the edges of letters differ by no more between their first sight and the kept picture."""


def furthest(one: QImage, other: QImage) -> int:
    """The largest difference of any part of any pixel, of 255."""
    held = [image.convertToFormat(QImage.Format.Format_RGB32) for image in (one, other)]
    parts = [np.frombuffer(image.constBits(), dtype=np.uint8).astype(np.int16) for image in held]
    return int(np.abs(parts[0] - parts[1]).max())


def alike(one: QImage, other: QImage) -> bool:
    """Whether two pictures differ by no more than how letters are kept."""
    return one.size() == other.size() and furthest(one, other) <= EDGE
