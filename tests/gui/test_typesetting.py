from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPicture
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.pixels import sharp_ratio
from gui.typesetting import CENTRE, LEFT, RIGHT, Lettering, Typeface, typeface
from tests.pictures import EDGE, furthest


def ink(face: Typeface, text: str, side: float, width: int = 200) -> tuple[int, int]:
    """First and last column of pixels that words take in a room from 10 to 10 + width."""
    image = QImage(QSize(width + 20, 40), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    Lettering(painter).write(face, text, QColor("black"), 10, width, 20, side)
    painter.end()
    white = QColor("white")
    dark = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != white for y in range(image.height()))
    ]
    return dark[0], dark[-1]


@pytest.fixture
def face(qapp: QApplication) -> Typeface:
    return typeface(qapp.font())


def test_words_stand_where_they_are_asked_to(face: Typeface) -> None:
    room, wide = 200, face.width("Losses")
    left = ink(face, "Losses", LEFT)
    right = ink(face, "Losses", RIGHT)
    middle = ink(face, "Losses", CENTRE)
    assert 9 <= left[0] <= 13
    assert 10 + room - 4 <= right[1] <= 10 + room + 1
    assert abs(sum(middle) / 2 - (10 + room / 2)) <= 2
    assert abs((left[1] - left[0]) - wide) <= 4


def test_words_end_in_an_ellipsis_where_the_room_ends(face: Typeface) -> None:
    cut = face.elided("The Ministry of Defence of Azerbaijan", 80)
    assert cut.endswith("…")
    assert face.width(cut) <= 81
    assert ink(face, "The Ministry of Defence of Azerbaijan", LEFT, 80)[1] <= 92
    assert face.elided("short", 80) == "short"


def test_markup_and_line_breaks_are_written_as_they_are(face: Typeface) -> None:
    bold = ink(face, "<b>x</b>", LEFT)
    assert bold[1] - bold[0] > face.width("x") * 3
    assert face.elided("one\ntwo", 10_000) == "one\ntwo"
    joined, apart = ink(face, "one two", LEFT), ink(face, "one\ntwo", LEFT)
    assert joined == apart


def test_a_font_has_one_typeface(qtbot: QtBot, face: Typeface) -> None:
    del qtbot
    assert typeface(QFont(face.font)) is face
    bold = QFont(face.font)
    bold.setBold(True)
    assert typeface(bold) is not face


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@given(
    text=st.text("abgjÄ(1,234 —×", min_size=1, max_size=24),
    left=st.floats(2, 12),
    middle=st.floats(15, 25),
    side=st.sampled_from([LEFT, CENTRE, RIGHT]),
)
@settings(max_examples=25)
def test_words_seen_again_are_a_picture_of_what_they_were(
    ratio: float, text: str, left: float, middle: float, side: float
) -> None:
    """The first time they are painted, the second time kept, the third time taken from there.

    The share of a letter's edge is that of one part of the colours for all: some of 255 aside.
    At broken ratios Qt may round the place of a letter the other way.
    """
    first, second, third = (
        screen(ratio, lambda words, face: words.write(face, text, INK, left, 90, middle, side))
        for _ in range(3)
    )
    assert second == third
    assert ratio != round(ratio) or furthest(first, second) <= EDGE


def test_no_more_than_a_few_pictures_are_made_at_once(qtbot: QtBot) -> None:
    """Of six words seen again four become pictures, and the other two when they come once more."""
    del qtbot
    words, made = [f"unsaid {number}" for number in range(6)], list[int]()

    def write(letters: Lettering, face: Typeface) -> None:
        before = face.made
        for place, word in enumerate(words):
            letters.write(face, word, INK, 2, 110, 6.0 * place + 4)
        made.append(face.made - before)

    first, _, third, fourth = (screen(1.0, write) for _ in range(4))
    assert made == [0, 4, 2, 0]
    assert third == fourth
    assert furthest(first, fourth) <= EDGE


INK, GROUND = QColor(30, 60, 160), QColor("#f4f6f0")


def screen(ratio: float, write: Callable[[Lettering, Typeface], None]) -> QImage:
    """What is written on a light ground of 120 × 40 points."""
    image = QImage(QSize(120, 40) * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(GROUND)
    painter = QPainter(image)
    write(Lettering(painter, sharp_ratio(painter, ratio), GROUND), typeface(QApplication.font()))
    painter.end()
    return image


def test_words_for_vectors_are_never_a_picture(face: Typeface) -> None:
    written = QPicture()
    painter = QPainter(written)
    for _ in range(3):
        ratio = sharp_ratio(painter, 1.0)
        Lettering(painter, ratio).write(face, "Losses", QColor("black"), 10, 100, 20)
    painter.end()
    assert ratio == 0
