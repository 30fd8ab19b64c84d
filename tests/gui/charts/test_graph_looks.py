"""How lines and labels of a graph look where they are weakened."""

from itertools import product

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from gui.charts.graph.discs import Atlas, Disc
from gui.charts.graph.looks import at_full, look_of
from gui.charts.graph.paint import paint_labels
from gui.theme import LIGHT
from gui.typesetting import typeface


@pytest.mark.parametrize(("kind", "strength"), [*product(range(18), (13, 20, 40, 100))])
def test_a_weakened_line_is_the_line_at_full_strength_made_paler(kind: int, strength: int) -> None:
    """The lower 128 of a number are hundredths of the strength, the next 64 quarters of a pixel."""
    number = (kind * 64 + 10) * 128 + strength
    full, share = at_full(number)
    paler, whole = look_of(number, LIGHT), look_of(full, LIGHT)
    assert share == strength / 100
    assert paler.opacity == pytest.approx(whole.opacity * share)
    assert replace(paler, opacity=1.0) == replace(whole, opacity=1.0)


def painted(opacity: float, whole: float = 1.0) -> QImage:
    """The label ■ in black on the white patch that every label has, over a red ground."""
    image = QImage(60, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#ff0000"))
    with QPainter(image) as painter:
        painter.setOpacity(whole)
        labels = [(QRectF(10, 5, 40, 20), "■", opacity)]
        paint_labels(painter, labels, "#000000", "#ffffff", typeface(QFont()))
        assert painter.opacity() == pytest.approx(whole)
    return image


@pytest.mark.usefixtures("qapp")
def test_a_weakened_name_keeps_its_patch() -> None:
    """Four fifths of white over red are (255, 204, 204), however weak the name."""
    for opacity in (1.0, 0.4):
        assert painted(opacity).pixelColor(13, 15) == QColor(255, 204, 204)
    assert abs(painted(0.4, whole=0.5).pixelColor(13, 15).green() - 102) <= 1


@pytest.mark.usefixtures("qapp")
def test_a_weakened_name_is_as_much_nearer_to_its_patch() -> None:
    """Black on 204 is 0, black at 0.4 is 204 × 0.6 = 122; the edges of the square are not meant."""
    darkest = [
        min(painted(opacity).pixelColor(x, 15).green() for x in range(14, 46))
        for opacity in (1.0, 0.4)
    ]
    assert darkest[0] <= 8
    assert abs(darkest[1] - 122) <= 8


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_each_disc_has_a_place_of_its_own_in_the_picture_of_all(ratio: float) -> None:
    """33 sizes, more than stand in a row; then one of them with a new one, of another colour."""
    atlas, blue, red = Atlas(ratio), QColor("#2F6FB3").rgba(), QColor("#ff0000").rgba()
    blues = [Disc(n / 4, n / 4, pale=False, colour=blue, surface="#ffffff") for n in range(24, 57)]
    new = Disc(5.0, 5.0, pale=False, colour=red, surface="#ffffff")
    first, _ = atlas.holding(blues)
    assert atlas.holding(blues[3:7])[0].cacheKey() == first.cacheKey()
    for discs in (blues, [blues[9], new]):
        sheet, parts = atlas.holding(discs)
        image = sheet.toImage()
        for disc, (left, top, wide, high) in zip(discs, parts.tolist(), strict=True):
            assert wide == high == round((2 * disc.outer + 5) * ratio)
            middle = round(left + wide / 2), round(top + high / 2)
            assert image.pixelColor(*middle).rgba() == disc.colour
            assert image.pixelColor(round(left), round(top)).alpha() == 0
