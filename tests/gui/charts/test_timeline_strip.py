"""The brush of the overview strip: its handles never hide what it chooses."""

import pytest
from PySide6.QtCore import QRectF

from gui.charts.timeline.strip import handles


@pytest.mark.parametrize("width", [0, 1, 4, 17])
def test_the_handles_of_a_narrow_brush_stand_beside_it(width: float) -> None:
    frame = QRectF(100, 4, width, 40)
    first, last = handles(frame)
    assert first.right() < frame.left()
    assert last.left() > frame.right()


def test_the_handles_of_a_wide_brush_stand_on_its_ends() -> None:
    first, last = handles(QRectF(100, 4, 60, 40))
    assert first.center().x() == 100
    assert last.center().x() == 160
    assert first.center().y() == last.center().y() == 24
