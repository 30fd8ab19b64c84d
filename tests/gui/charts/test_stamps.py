"""Stamps put together in one picture, against Qt's own drawing of each."""

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap

from gui.charts.stamps import Paper, Stamp, sheet_of, stamp_all, stamp_on

pytestmark = pytest.mark.usefixtures("qapp")

Corners = npt.NDArray[np.floating]

GRID = np.stack(np.meshgrid(np.arange(30), np.arange(20)), axis=-1).reshape(-1, 2) * 7.0
"""600 places, 7 pixels apart."""


def disc(colour: QColor = QColor(200, 30, 90, 150)) -> QPixmap:  # noqa: B008 - not changed
    """A smooth half-clear disc, 6 pixels across with 2 clear ones around it."""
    made = QPixmap(10, 10)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QRectF(2, 2, 6, 6))
    painter.end()
    return made


def drawn(corners: Corners, *, at_once: bool) -> QImage:
    image = QImage(QSize(240, 160), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("#dfe8f0"))
    painter, stamps = QPainter(image), [disc(), disc(QColor(30, 90, 200, 150))]
    which = np.arange(len(corners)) % 2
    if at_once:
        stamp_all(painter, [Stamp(stamp) for stamp in stamps], which, corners.T)
    else:
        for place, at in zip(which.tolist(), map(QPointF, *corners.T.tolist()), strict=True):
            painter.drawPixmap(at, stamps[place])
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
    ("corners", "others"),
    [
        (GRID, []),
        (np.vstack((GRID, GRID[:1])), [0, 1, 30, 31, 600]),
        (np.vstack((GRID, GRID[31:32] + 5)), [31, 32, 33, 61, 62, 63, 91, 92, 93, 600]),
        (np.vstack((GRID, [[38.0, 0.0]])), [5, 6, 600]),
    ],
    ids=["apart", "two in one place", "one over four corners", "one over two beside it"],
)
def test_only_stamps_that_overlap_another_are_left_to_qt(
    corners: Corners, others: list[int]
) -> None:
    """Squares of 6 pixels stand 7 apart; all count as overlapping around a cell of two.

    The one at 5 to the right of and below 7, 7 stands in the cell of 14, 14. No square begins in
    the pixels 36 to 41, which are the cell of the one at 38.
    """
    ink = np.full((6, 6), 0xFF_20_40_60, dtype=np.uint32)
    which = np.zeros(len(corners), dtype=np.intp)
    sheet = sheet_of([np.pad(ink, 2)], which, corners.T.astype(np.int32))
    assert sheet is not None
    assert np.flatnonzero(~sheet[2]).tolist() == others
    assert drawn(corners, at_once=True) == drawn(corners, at_once=False)


def test_a_picture_that_would_be_mostly_bare_is_not_made() -> None:
    """One of 601 stamps stands far from all others."""
    corners = np.vstack((GRID, [[9e3, 9e3]]))
    ink = np.full((6, 6), 0xFF_20_40_60, dtype=np.uint32)
    which = np.zeros(len(corners), dtype=np.intp)
    assert sheet_of([ink], which, corners.T.astype(np.int32)) is None
    assert drawn(corners, at_once=True) == drawn(corners, at_once=False)


@pytest.mark.parametrize(("lines", "made"), [(16_384, True), (16_385, False)])
def test_a_picture_is_not_too_tall_to_tell_its_stamps_apart(lines: int, *, made: bool) -> None:
    """A pixel on every other line, and on the last."""
    down = np.append(np.arange(0, lines - 1, 2), lines - 1)
    corners = np.stack((np.zeros_like(down), down)).astype(np.int32)
    ink = np.full((1, 1), 7, dtype=np.uint32)
    sheet = sheet_of([ink], np.zeros(len(down), dtype=np.intp), corners)
    assert (sheet is not None) is made


@given(
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=1, max_size=30),
    st.tuples(st.integers(1, 9), st.integers(1, 9)),
)
def test_no_stamp_in_a_picture_overlaps_any_other(
    places: list[tuple[int, int]], size: tuple[int, int]
) -> None:
    """Against every pair of boxes."""
    high, wide = size
    corners = np.array(places, dtype=np.int32).T
    which = np.zeros(len(places), dtype=np.intp)
    sheet = sheet_of([np.full(size, 7, dtype=np.uint32)], which, corners)
    apart = [
        not any(
            abs(x - left) < wide and abs(y - top) < high
            for other, (left, top) in enumerate(places)
            if other != place
        )
        for place, (x, y) in enumerate(places)
    ]
    if sheet is not None:
        alone = sheet[2].tolist()
        assert all(free for free, is_alone in zip(apart, alone, strict=True) if is_alone)
        assert np.count_nonzero(sheet[1]) == high * wide * sum(alone)


def test_a_sheet_begins_where_the_first_ink_does() -> None:
    """Ink from (2, 1) on in a stamp, at (10, 20) and at (13, 20)."""
    stamp = np.array([[0, 0, 0], [0, 0, 7], [0, 0, 9]], dtype=np.uint32)
    sheet = sheet_of([stamp, stamp * 2], np.array([0, 1]), np.array([[10, 13], [20, 20]]))
    assert sheet is not None
    assert sheet[0] == (12, 21)
    assert sheet[1].tolist() == [[7, 0, 0, 14], [9, 0, 0, 18]]
    assert sheet[2].all()


GROUND = 0xFF_DF_E8_F0
Shifts = st.tuples(st.integers(-60, 60), st.integers(-60, 60))
Nudges = st.lists(st.integers(-3, 3), min_size=600, max_size=600)


def on_paper(corners: Corners) -> npt.NDArray[np.uint32]:
    """The stamps of ``drawn`` on a paper of its size and ground."""
    page = np.full((160, 240), GROUND, dtype=np.uint32)
    image = QImage(page.data, 240, 160, 960, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        stamps = [Stamp(disc()), Stamp(disc(QColor(30, 90, 200, 150)))]
        which = np.arange(len(corners)) % 2
        stamp_all(painter, stamps, which, corners.T, Paper(page, GROUND))
    return page


@given(Shifts, Nudges)
def test_stamps_written_on_a_paper_are_as_qt_draws_them(
    shift: tuple[int, int], nudges: list[int]
) -> None:
    """Some overlap, and some lie half beside the paper. Qt rounds what it mixes otherwise."""
    corners = GRID + np.array(shift) - 3 + np.array(nudges)[:, None]
    image = drawn(corners, at_once=False)
    one_by_one = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(160, 240, 4)
    written = on_paper(corners).view(np.uint8).reshape(160, 240, 4)
    assert np.abs(written.astype(np.int16) - one_by_one).max() <= 2


def test_what_lies_beside_the_ink_of_a_row_stays_on_the_paper() -> None:
    """A triangle: one pixel above three, over a line; half of black over white is 127 or 128."""
    half = 0x80_00_00_00
    ink = np.array([[0, half, 0], [half, half, half]], dtype=np.uint32)
    page = np.full((4, 5), 0xFF_FF_FF_FF, dtype=np.uint32)
    page[1] = 0xFF_00_00_FF
    alone = stamp_on(
        Paper(page, 0xFF_FF_FF_FF), [ink], np.zeros(1, dtype=np.intp), np.array([[1], [1]])
    )
    assert alone.tolist() == [True]
    clear, line, grey = 0xFF_FF_FF_FF, 0xFF_00_00_FF, 0xFF_7F_7F_7F
    assert page.tolist() == [
        [clear] * 5,
        [line, line, grey, line, line],
        [clear, grey, grey, grey, clear],
        [clear] * 5,
    ]


def test_stamps_that_lie_half_beside_the_paper_are_left_to_qt() -> None:
    ink = np.full((2, 2), 0xFF_20_40_60, dtype=np.uint32)
    corners = np.array([[-1, 0, 4, 8], [0, 0, 3, 3]])
    page = np.full((5, 9), GROUND, dtype=np.uint32)
    alone = stamp_on(Paper(page, GROUND), [ink], np.zeros(4, dtype=np.intp), corners)
    assert alone.tolist() == [False, False, True, False]
    assert np.count_nonzero(page != GROUND) == 4
