"""Whether a picture painted before may stand for painting it again."""

from PySide6.QtGui import QPaintEngine, QPainter


def sharp_ratio(painter: QPainter, ratio: float) -> float:
    """``ratio`` where pixmaps of so many pixels a point are as sharp as painting, 0 elsewhere."""
    return ratio if takes_stamps(painter, ratio) else 0.0


def takes_stamps(painter: QPainter, ratio: float) -> bool:
    """Whether pixmaps made for ``ratio`` pixels a point are as sharp as painting would be.

    They are on a screen of that ratio, and not in vectors or in pictures of another scale.
    """
    is_raster = painter.paintEngine().type() is QPaintEngine.Type.Raster
    return is_raster and painter.deviceTransform().m11() == ratio
