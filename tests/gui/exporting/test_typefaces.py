import struct
import zlib

import pytest
from PySide6.QtGui import QFont, QRawFont

from gui.exporting.typefaces import faces, woff
from gui.theme import LIGHT, font_of

pytestmark = pytest.mark.usefixtures("qapp")


def _tables(packed: bytes) -> dict[bytes, bytes]:
    count = struct.unpack(">H", packed[12:14])[0]
    found: dict[bytes, bytes] = {}
    for place in range(count):
        tag, offset, length, whole, _ = struct.unpack(
            ">4sIIII", packed[44 + 20 * place : 64 + 20 * place]
        )
        body = packed[offset : offset + length]
        found[tag] = body if length == whole else zlib.decompress(body)
        assert len(found[tag]) == whole
    return found


def test_a_packed_face_holds_the_tables_of_the_face() -> None:
    font = QRawFont.fromFont(font_of(LIGHT))
    packed = woff(font)
    assert packed[:4] == b"wOFF"
    assert struct.unpack(">I", packed[8:12])[0] == len(packed)
    tables = _tables(packed)
    assert tables[b"cmap"] == bytes(font.fontTable("cmap").data())
    assert list(tables) == sorted(tables)


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
