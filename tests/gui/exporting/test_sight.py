import pytest
from PySide6.QtGui import QColor, QImage

from gui.exporting.sight import Sight, seen


def _seen(colour: str, sight: Sight) -> QColor:
    image = QImage(5, 3, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return seen(image, sight).pixelColor(4, 2)


@pytest.mark.parametrize("sight", list(Sight))
@pytest.mark.parametrize("grey", ["#000000", "#808080", "#ffffff"])
def test_grey_stays_grey_to_every_eye(sight: Sight, grey: str) -> None:
    found = _seen(grey, sight)
    for channel in (found.red(), found.green(), found.blue()):
        assert abs(channel - QColor(grey).red()) <= 1


def test_in_colours_the_picture_is_itself() -> None:
    assert _seen("#2F6FB3", Sight.COLOURS) == QColor("#2F6FB3")


def test_pure_green_has_the_luminance_of_bt_709() -> None:
    """0.7152 of linear light is 1.055 × 0.7152^(1/2.4) − 0.055 = 0.8624, level 220."""
    assert _seen("#00ff00", Sight.GREYSCALE).getRgb()[:3] == (220, 220, 220)


@pytest.mark.parametrize("sight", [Sight.DEUTERANOPIA, Sight.PROTANOPIA])
def test_red_and_green_come_nearer_to_each_other_without_their_cones(sight: Sight) -> None:
    def apart(one: QColor, other: QColor) -> int:
        pairs = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[arg-type]
        return sum(abs(a - b) for a, b in pairs)

    plain = apart(QColor("#c03030"), QColor("#309030"))
    assert apart(_seen("#c03030", sight), _seen("#309030", sight)) < plain / 2


def test_pure_red_without_red_cones_is_dark() -> None:
    """Linear red times the first column: 0.1523, 0.1145, −0.0039 → levels 109, 95, 0 (clipped)."""
    red, green, blue = _seen("#ff0000", Sight.PROTANOPIA).getRgb()[:3]  # type: ignore[misc]
    assert (red, green, blue) == (109, 95, 0)
