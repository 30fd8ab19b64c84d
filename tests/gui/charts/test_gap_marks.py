"""Marks of losses stamped, against the same marks painted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from core.filters import FilterState
from core.panels.losses import build
from core.panels.losses.rows import LossMark, LossRow
from core.panels.question import Question
from gui.charts.gap.marks import Placed, draw_mark
from tests.comparing import claimed, killed, own
from tests.making import workspace

pytestmark = pytest.mark.usefixtures("qapp")

INK, GROUND = QColor("#D9772B"), QColor("#FFFFFF")


@pytest.fixture(scope="module")
def marks() -> list[LossMark]:
    """Own, adversary's and a third party's figure of one loss."""
    claims = [own(10), claimed(30), killed("Observers", "A army", 20)]
    view = build(Question(workspace(claims), FilterState()))
    row = next(line for line in view.lines if isinstance(line, LossRow))
    return [mark for mark in row.marks if mark is not None]


@given(quarters=st.tuples(st.integers(60, 90), st.integers(60, 90)), role=st.integers(0, 2))
def test_a_stamped_mark_is_the_painted_one(
    marks: list[LossMark], quarters: tuple[int, int], role: int
) -> None:
    """At every quarter of a pixel it is the same but for rounding."""
    x, y = (quarter / 4 for quarter in quarters)
    placed = Placed(marks[role], x, x, x, x, INK)
    assert placed.mark.role == role
    assert np.abs(drawn(placed, y, 1.0) - drawn(placed, y, 0.0)).max() <= 3


def drawn(placed: Placed, y: float, ratio: float) -> np.ndarray:
    image = QImage(QSize(40, 40), QImage.Format.Format_RGB32)
    image.fill(GROUND)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_mark(painter, placed, y, GROUND, ratio)
    painter.end()
    return np.frombuffer(image.constBits(), dtype=np.uint8).astype(np.int16)
