"""Typefaces inside an SVG, so that it looks the same where they are not installed.

A face is embedded whole, packed as WOFF 1.0 (W3C Recommendation, 13 December 2012). Letters that
another face lends (◆ where the first has none) come as faces of the same name for those letters.
"""

import re
import struct
import zlib
from base64 import b64encode
from collections.abc import Iterator
from html import unescape

from PySide6.QtGui import QFont, QRawFont, QTextLayout

_TEXT = re.compile(
    r'<text [^>]*?font-family="([^"]*)"[^>]*?font-weight="(\d+)"[^>]*?font-style="(\w+)"[^>]*>'
    r"([^<]*)</text>"
)
_TABLES = (
    *("CFF ", "CFF2", "GDEF", "GPOS", "GSUB", "HVAR", "MVAR", "OS/2", "STAT", "VORG", "avar"),
    *("cmap", "cvt ", "fpgm", "fvar", "gasp", "glyf", "gvar", "head", "hhea", "hmtx", "kern"),
    *("loca", "maxp", "name", "post", "prep"),
)
_TRUETYPE, _OPENTYPE = b"\x00\x01\x00\x00", b"OTTO"
_HEADER, _ENTRY = 44, 20
_FORBIDS_EMBEDDING, _PERMISSION = 2, 0x000F

Style = tuple[str, int, bool]
"""Families as the file names them, weight 100–900, whether slanted."""


def faces(svg: str) -> str:
    """Rules for every face that the texts of an SVG are set in."""
    used: dict[Style, set[str]] = {}
    for families, weight, slant, text in _TEXT.findall(svg):
        letters = used.setdefault((families, int(weight), slant != "normal"), set())
        letters.update(unescape(text))
    rules = [rule for style in sorted(used) for rule in _rules(style, sorted(used[style]))]
    return "\n".join(rules)


def _rules(style: Style, letters: list[str]) -> Iterator[str]:
    """One rule for the first face, one for each face that lends letters."""
    families, weight, slanted = style
    name = families.split(",")[0].replace('"', "")
    fonts = _fonts(style, "".join(letters))
    for place, (font, lent) in enumerate(fonts):
        packed = woff(font)
        if packed:
            span = f" unicode-range: {', '.join(f'U+{ord(one):X}' for one in lent)};"
            yield (
                f'@font-face {{ font-family: "{name}"; font-weight: {weight}; '
                f"font-style: {'italic' if slanted else 'normal'};{span if place else ''} "
                f'src: url("data:font/woff;base64,{b64encode(packed).decode("ascii")}") '
                'format("woff"); }'
            )


def _fonts(style: Style, letters: str) -> list[tuple[QRawFont, str]]:
    """The faces that Qt sets the letters in, the asked one first, with the letters of each."""
    families, weight, slanted = style
    font = QFont()
    font.setFamilies(families.split(","))
    font.setWeight(QFont.Weight(weight))
    font.setItalic(slanted)
    found: dict[tuple[str, str], tuple[QRawFont, str]] = {}
    first = QRawFont.fromFont(font)
    found[first.familyName(), first.styleName()] = (first, "")
    for letter in letters:
        layout = QTextLayout(letter, font)
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        for run in layout.glyphRuns():
            raw = run.rawFont()
            key = raw.familyName(), raw.styleName()
            kept, lent = found.get(key, (raw, ""))
            found[key] = (kept, lent + letter)
    return list(found.values())


def woff(font: QRawFont) -> bytes:
    """The face as WOFF; empty where it forbids embedding or has no outlines."""
    tables = {tag: bytes(font.fontTable(tag).data()) for tag in _TABLES}
    tables = {tag: table for tag, table in tables.items() if table}
    outlines = tables.keys() & {"glyf", "CFF ", "CFF2"}
    if not outlines or _is_forbidden(tables.get("OS/2", b"")):
        return b""
    offset = _HEADER + _ENTRY * len(tables)
    entries, bodies = b"", b""
    for tag, table in sorted(tables.items()):
        packed = min(zlib.compress(table, 9), table, key=len)
        entries += struct.pack(
            ">4sIIII", tag.encode("ascii"), offset, len(packed), len(table), _checksum(table)
        )
        packed += b"\0" * (-len(packed) % 4)
        bodies += packed
        offset += len(packed)
    whole = 12 + sum(16 + len(table) + -len(table) % 4 for table in tables.values())
    flavour = _TRUETYPE if "glyf" in outlines else _OPENTYPE
    header = struct.pack(
        *(">4s4sIHHIHHIIIII", b"wOFF", flavour, offset, len(tables)),
        *(0, whole, 1, 0, 0, 0, 0, 0, 0),
    )
    return header + entries + bodies


def _checksum(table: bytes) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF


def _is_forbidden(os2: bytes) -> bool:
    """Whether fsType allows no embedding (OpenType, table OS/2)."""
    if len(os2) < 10:  # noqa: PLR2004 - where fsType ends
        return False
    permission: int = struct.unpack(">H", os2[8:10])[0] & _PERMISSION
    return permission == _FORBIDS_EMBEDDING
