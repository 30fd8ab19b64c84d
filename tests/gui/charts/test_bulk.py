"""Lines and rectangles drawn from arrays, against Qt's own drawing of objects."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from gui.charts.bulk import Boxes, draw_lines, draw_rects

pytestmark = pytest.mark.usefixtures("qapp")

FOURS = arrays.arrays(
    st.sampled_from([np.dtype(np.float64), np.dtype(np.float32), np.dtype(np.int32)]),
    st.tuples(st.integers(0, 30), st.just(4)),
    elements=st.integers(-20, 80),
)


def painted(draw: Callable[[QPainter], None]) -> QImage:
    image = QImage(QSize(60, 50), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setPen(QPen(QColor(20, 90, 160, 120), 1.3))
    painter.setBrush(QColor(200, 90, 0, 60))
    draw(painter)
    painter.end()
    return image


@given(FOURS)
def test_lines_of_an_array_are_those_of_as_many_objects(ends: Boxes) -> None:
    lines = [QLineF(*line) for line in ends.astype(float).tolist()]
    by_object = painted(lambda painter: painter.drawLines(lines))
    assert painted(lambda painter: draw_lines(painter, ends)) == by_object


@given(FOURS)
def test_rectangles_of_an_array_are_those_of_as_many_objects(boxes: Boxes) -> None:
    rects = [QRectF(*box) for box in boxes.astype(float).tolist()]
    by_object = painted(lambda painter: painter.drawRects(rects))
    assert painted(lambda painter: draw_rects(painter, boxes)) == by_object


def test_columns_out_of_order_in_memory_are_put_in_order() -> None:
    ends = np.asfortranarray([[0.0, 0.0, 50.0, 40.0], [50.0, 0.0, 0.0, 40.0]])
    by_object = painted(
        lambda painter: painter.drawLines([QLineF(0, 0, 50, 40), QLineF(50, 0, 0, 40)])
    )
    assert painted(lambda painter: draw_lines(painter, ends)) == by_object
