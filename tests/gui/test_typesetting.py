import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.typesetting import CENTRE, LEFT, RIGHT, Typeface, typeface


def ink(face: Typeface, text: str, side: float, width: int = 200) -> tuple[int, int]:
    """First and last column of pixels that words take in a room from 10 to 10 + width."""
    image = QImage(QSize(width + 20, 40), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setPen(QColor("black"))
    face.write(painter, QRectF(10, 5, width, 30), text, side)
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
