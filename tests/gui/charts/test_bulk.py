"""Lines and rectangles drawn from arrays, against Qt's own drawing of objects."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from gui.charts.bulk import Boxes, draw_lines, draw_rects, draw_stamps

pytestmark = pytest.mark.usefixtures("qapp")

FOURS = arrays.arrays(
    st.sampled_from([np.dtype(np.float64), np.dtype(np.float32), np.dtype(np.int32)]),
    st.tuples(st.integers(0, 30), st.just(4)),
    elements=st.integers(-20, 80),
)


def painted(draw: Callable[[QPainter], None], ratio: float = 1.0) -> QImage:
    image = QImage(QSize(60, 50) * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
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


@pytest.mark.parametrize("ratio", [1.0, 2.0])
@given(
    st.lists(
        st.tuples(st.floats(-9, 69), st.floats(-9, 59), st.integers(0, 2)), min_size=0, max_size=12
    )
)
def test_stamps_of_one_picture_are_those_drawn_one_by_one(
    ratio: float, placed: list[tuple[float, float, int]]
) -> None:
    stamps = [disc(radius, ratio) for radius in (3.0, 4.5, 8.25)]
    edges = [stamp.width() for stamp in stamps]
    lefts = [sum(edges[:place]) for place in range(3)]
    sheet = QPixmap(sum(edges), max(edges))
    sheet.fill(Qt.GlobalColor.transparent)
    painter = QPainter(sheet)
    for left, stamp in zip(lefts, stamps, strict=True):
        painter.drawPixmap(QRect(left, 0, stamp.width(), stamp.width()), stamp, stamp.rect())
    painter.end()
    sheet.setDevicePixelRatio(ratio)

    def one_by_one(painter: QPainter) -> None:
        for x, y, which in placed:
            half = edges[which] / ratio / 2
            painter.drawPixmap(QPointF(x - half, y - half), stamps[which])

    parts = np.array([(lefts[n], 0, edges[n], edges[n]) for _, _, n in placed]).reshape(-1, 4)
    middles = np.array([(x, y) for x, y, _ in placed]).reshape(-1, 2)
    by_object = painted(one_by_one, ratio)
    assert painted(lambda painter: draw_stamps(painter, sheet, middles, parts), ratio) == by_object


def disc(radius: float, ratio: float) -> QPixmap:
    """A smooth half-clear disc in the pixels of a screen."""
    edge = round((2 * radius + 3) * ratio)
    made = QPixmap(edge, edge)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(QColor(200, 30, 90, 150))
    painter.drawEllipse(QPointF(edge / ratio / 2, edge / ratio / 2), radius, radius)
    painter.end()
    return made


def test_columns_out_of_order_in_memory_are_put_in_order() -> None:
    ends = np.asfortranarray([[0.0, 0.0, 50.0, 40.0], [50.0, 0.0, 0.0, 40.0]])
    by_object = painted(
        lambda painter: painter.drawLines([QLineF(0, 0, 50, 40), QLineF(50, 0, 0, 40)])
    )
    assert painted(lambda painter: draw_lines(painter, ends)) == by_object
