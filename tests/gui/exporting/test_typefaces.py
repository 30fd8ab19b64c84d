from importlib import import_module
from io import BytesIO
from typing import Any

import pytest
from PySide6.QtGui import QFont, QRawFont

from gui.exporting import typefaces
from gui.exporting.typefaces import faces, woff
from gui.theme import LIGHT, font_of

pytestmark = pytest.mark.usefixtures("qapp")


def read(packed: bytes) -> Any:
    # The library has no type stubs.
    library: Any = import_module("fontTools.ttLib")
    return library.TTFont(BytesIO(packed))


def test_a_face_holds_the_letters_used_and_no_others() -> None:
    packed = woff(QRawFont.fromFont(font_of(LIGHT)), "Ağdam 31")
    face = read(packed)
    assert packed[:4] == b"wOFF"
    assert {chr(code) for code in face.getBestCmap()} == set("Ağdam 31")
    assert len(packed) < 8_000


def test_a_face_keeps_the_widths_and_the_kerning_of_its_letters() -> None:
    font = QRawFont.fromFont(font_of(LIGHT))
    face = read(woff(font, "AV"))
    units, names = face["head"].unitsPerEm, face.getBestCmap()
    font.setPixelSize(units)
    (wide,) = font.advancesForGlyphIndexes(font.glyphIndexesForString("A"))
    assert face["hmtx"][names[ord("A")]][0] == round(wide.x())
    features = {one.FeatureTag for one in face["GPOS"].table.FeatureList.FeatureRecord}
    assert "kern" in features


def test_a_face_in_which_nothing_is_set_is_left_out() -> None:
    assert woff(QRawFont.fromFont(font_of(LIGHT)), "") == b""


@pytest.mark.parametrize(("bits", "reduced"), [(0, True), (0x0100, False), (0x0004, True)])
def test_a_face_whose_licence_forbids_it_is_not_reduced(
    bits: int, reduced: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typefaces, "_permission", lambda _: bits)
    face = read(woff(QRawFont.fromFont(font_of(LIGHT)), "a"))
    assert (len(face.getBestCmap()) == 1) is reduced


def test_a_face_whose_licence_forbids_embedding_stays_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typefaces, "_permission", lambda _: 2)
    assert woff(QRawFont.fromFont(font_of(LIGHT)), "a") == b""


def test_one_rule_for_each_weight_that_is_used() -> None:
    family = QFont(font_of(LIGHT)).families()[0]
    text = (
        '<text x="1" font-family="{0}" font-size="12" font-weight="{1}" font-style="normal" '
        "\n >word</text>"
    )
    svg = text.format(family, 400) + text.format(family, 600) + text.format(family, 400)
    rules = faces(svg).splitlines()
    assert len(rules) == 2
    assert ["font-weight: 400" in rules[0], "font-weight: 600" in rules[1]] == [True, True]


def test_a_letter_the_face_lacks_is_lent_by_one_that_has_it() -> None:
    svg = (
        '<text x="1" font-family="Inter" font-size="12" font-weight="400" font-style="normal">'
        "a&amp;Հ</text>"
    )
    first = QRawFont.fromFont(QFont("Inter"))
    rules = faces(svg).splitlines()
    lends = not first.supportsCharacter(ord("Հ"))
    assert any("unicode-range: U+540" in rule for rule in rules) == (lends and len(rules) > 1)
