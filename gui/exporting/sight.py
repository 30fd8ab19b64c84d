"""How a picture looks to others: in greyscale, and to eyes that lack one kind of cone.

Colour blindness: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model
for Simulation of Color Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics
15 (6), 2009, the matrices of severity 1.0, applied to linear light. Greyscale: relative luminance
of ITU-R BT.709. Linear light: the transfer function of IEC 61966-2-1 (sRGB).
"""

from enum import StrEnum

import numpy as np
import numpy.typing as npt
from PySide6.QtGui import QImage

FloatArray = npt.NDArray[np.float64]


class Sight(StrEnum):
    """Ways to look at a picture."""

    COLOURS = "In colours"
    GREYSCALE = "Greyscale"
    DEUTERANOPIA = "Deuteranopia (no green cones)"
    PROTANOPIA = "Protanopia (no red cones)"
    TRITANOPIA = "Tritanopia (no blue cones)"


_LUMINANCE = (0.2126, 0.7152, 0.0722)
_MATRICES: dict[Sight, FloatArray] = {
    Sight.GREYSCALE: np.array([_LUMINANCE, _LUMINANCE, _LUMINANCE]),
    Sight.PROTANOPIA: np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    Sight.DEUTERANOPIA: np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    Sight.TRITANOPIA: np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}
_LINEAR_BELOW, _DARK_BELOW = 0.04045, 0.0031308


def seen(image: QImage, sight: Sight) -> QImage:
    """The picture as it looks that way; in colours it is the picture itself."""
    if sight is Sight.COLOURS:
        return image
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    width, height, stride = plain.width(), plain.height(), plain.bytesPerLine()
    lines = np.frombuffer(plain.constBits(), dtype=np.uint8).reshape(height, stride)
    pixels = lines[:, : width * 3].reshape(height, width, 3)
    light = _LIGHT[pixels] @ _MATRICES[sight].T
    found = np.ascontiguousarray(_encoded(np.clip(light, 0.0, 1.0)))
    made = QImage(found.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).copy()
    made.setDevicePixelRatio(image.devicePixelRatio())
    return made


def _linear(levels: FloatArray) -> FloatArray:
    return np.where(levels <= _LINEAR_BELOW, levels / 12.92, ((levels + 0.055) / 1.055) ** 2.4)


def _encoded(light: FloatArray) -> npt.NDArray[np.uint8]:
    levels = np.where(light <= _DARK_BELOW, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    return np.rint(levels * 255).astype(np.uint8)


_LIGHT: FloatArray = _linear(np.arange(256) / 255)
