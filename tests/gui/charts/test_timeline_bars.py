"""The bars of lanes in which glyphs do not fit, and those of the strip above them."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from gui.charts.timeline.bars import Bars
from gui.charts.timeline.layout import LaneBins, Layout, Strip
from gui.typesetting import Lettering, typeface

EDGES = np.array([0, 10, 20, 30], dtype=np.int32)
COUNTS = (np.array([4, 0, 8], dtype=np.int32), np.array([0, 1, 0], dtype=np.int32))
BLUE, ORANGE = QColor("#2F6FB3"), QColor("#D9772B")


def two_lanes(counts: tuple[np.ndarray, ...] = COUNTS, tallest: int = 0) -> Layout:
    """Lanes of 59 pixels below each other: 40 are left for the tallest bar."""
    none, rows = np.zeros(0), np.zeros(0, dtype=np.int32)
    bins = tuple(LaneBins(lane, EDGES, table) for lane, table in enumerate(counts))
    strips = (Strip(0, 59), Strip(59, 59))
    return Layout(rows, none, none, none, none, none, strips, bins, tallest or int(np.max(counts)))


def bars_of(counts: tuple[np.ndarray, ...] = COUNTS, wide: float = 40.0) -> Bars:
    return Bars.of(two_lanes(counts), EDGES * wide / 10, counts)


def painted(bars: Bars, pen: QPen | None = None) -> QImage:
    image = QImage(120, 118, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        bars.paint(painter, (BLUE, ORANGE), pen)
    return image


def test_bars_stand_on_the_floor_of_their_lane_on_one_scale() -> None:
    """Floors at 57 and 116; 40 pixels for 8 claims: 20 for 4, 5 for 1. A pixel is free beside."""
    assert bars_of().boxes.tolist() == [[0, 37, 39, 20], [80, 17, 39, 40], [40, 111, 39, 5]]
    assert bars_of().counts.tolist() == [4, 8, 1]


def test_a_bar_of_few_claims_is_seen() -> None:
    """1 of 8,000 would be 0.005 pixels tall: it has 2."""
    many = two_lanes(tallest=8_000)
    assert Bars.of(many, EDGES * 4.0, COUNTS).boxes[:, 3].tolist() == [2, 2, 2]


@pytest.mark.usefixtures("qapp")
def test_each_lane_has_its_colour() -> None:
    image = painted(bars_of())
    assert image.pixelColor(10, 50) == BLUE
    assert image.pixelColor(90, 30) == BLUE
    assert image.pixelColor(50, 113) == ORANGE
    assert image.pixelColor(50, 50) == QColor("white")
    assert image.pixelColor(10, 113) == QColor("white")


@pytest.mark.usefixtures("qapp")
def test_what_is_chosen_of_a_bar_is_outlined() -> None:
    image = painted(bars_of(), QPen(QColor("#111827"), 1.4))
    assert image.pixelColor(20, 37) == QColor("#111827")
    assert image.pixelColor(20, 50) == BLUE


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("count", [1, 9, 11, 111, 1_111, 987_654])
def test_a_number_stands_above_a_bar_as_soon_as_it_fits(count: int) -> None:
    """The number with 4 pixels beside it, in a bar a pixel narrower than its bin; edges stand at
    eighths of a pixel."""
    face = typeface(QFont())
    needed = face.width(f"{count:,}") + 4 + 1
    alone = (np.array([count, 0, 0], dtype=np.int32), COUNTS[1] * 0)
    written: list[bool] = []
    for spare in (0.25, -0.25):
        image = QImage(120, 118, QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        with QPainter(image) as painter:
            bars = bars_of(alone, needed + spare)
            bars.write(Lettering(painter), face, QColor("black"))
        written.append(_is_inked(image))
    assert written == [True, False]


def _is_inked(image: QImage) -> bool:
    bare = image.copy()
    bare.fill(QColor("white"))
    return image != bare
