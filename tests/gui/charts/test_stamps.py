"""Stamps put together in one picture, against Qt's own drawing of each."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from gui.charts.stamps import sheet_of, stamp_all

pytestmark = pytest.mark.usefixtures("qapp")

Corners = npt.NDArray[np.floating]

GRID = np.stack(np.meshgrid(np.arange(30), np.arange(20)), axis=-1).reshape(-1, 2) * 7.0
"""600 places, 7 pixels apart."""


def disc() -> QPixmap:
    """A smooth half-clear disc, 6 pixels across with 2 clear ones around it."""
    made = QPixmap(10, 10)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(200, 30, 90, 150))
    painter.drawEllipse(QRectF(2, 2, 6, 6))
    painter.end()
    return made


def drawn(corners: Corners, *, at_once: bool) -> QImage:
    image = QImage(QSize(240, 160), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#dfe8f0"))
    painter, stamp = QPainter(image), disc()
    if at_once:
        stamp_all(painter, stamp, corners)
    else:
        for at in map(QPointF, *corners.T.tolist()):
            painter.drawPixmap(at, stamp)
    painter.end()
    return image


@given(
    st.tuples(st.integers(-60, 60), st.integers(-60, 60)),
    st.lists(st.sampled_from((-0.75, -0.5, -0.25, 0.0, 0.25, 0.5)), min_size=600, max_size=600),
)
def test_many_stamps_are_as_qt_draws_them_one_by_one(
    shift: tuple[int, int], nudges: list[float]
) -> None:
    corners = GRID + np.array(shift) / 4 - 3 + np.array(nudges)[:, None]
    assert drawn(corners, at_once=True) == drawn(corners, at_once=False)


@pytest.mark.parametrize(
    ("corners", "together"),
    [
        (GRID, True),
        (np.vstack((GRID, GRID[:1])), False),
        (np.vstack((GRID, GRID[:1] + 5)), False),
        (np.vstack((GRID, [[1e5, 1e5]])), False),
    ],
    ids=["apart", "two in one place", "one over a corner", "one far out"],
)
def test_stamps_are_put_together_where_none_covers_another(
    corners: Corners, *, together: bool
) -> None:
    ink = np.full((6, 6), 0xFF_20_40_60, dtype=np.uint32)
    sheet = sheet_of(np.pad(ink, 2), corners.astype(np.intp))
    assert (sheet is not None) is together
    assert drawn(corners, at_once=True) == drawn(corners, at_once=False)


def test_a_sheet_begins_where_the_first_ink_does() -> None:
    """Ink from (2, 1) on in a stamp, at (10, 20) and at (13, 20)."""
    stamp = np.array([[0, 0, 0], [0, 0, 7], [0, 0, 9]], dtype=np.uint32)
    sheet = sheet_of(stamp, np.array([[10, 20], [13, 20]]))
    assert sheet is not None
    assert sheet[0] == (12, 21)
    assert sheet[1].tolist() == [[7, 0, 0, 7], [9, 0, 0, 9]]
