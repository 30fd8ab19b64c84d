"""Marks painted once and stamped, against painting each."""

from typing import get_args

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from gui.widgets.table_marks import Shape, TableMark, draw_mark, stamp_mark

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@pytest.mark.parametrize("shape", get_args(Shape))
def test_a_stamped_mark_is_the_painted_one(shape: Shape, ratio: float) -> None:
    mark = TableMark(shape, QColor("#2F6FB3"))
    for centre in (QPointF(13, 11.5), QPointF(13, 12), QPointF(12.5, 14.5)):
        stamped = drawn(centre, mark, ratio, ratio)
        assert np.abs(stamped - drawn(centre, mark, ratio, 0.0)).max() <= 2


def drawn(centre: QPointF, mark: TableMark, ratio: float, stamps: float) -> np.ndarray:
    image = QImage(QSize(26, 26) * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("#f4f6f0"))
    painter = QPainter(image)
    if stamps:
        stamp_mark(painter, centre, 10, mark, stamps)
    else:
        draw_mark(painter, centre, 10, mark)
    painter.end()
    return np.frombuffer(image.constBits(), dtype=np.uint8).astype(np.int16)
