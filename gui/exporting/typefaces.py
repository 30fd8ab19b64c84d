"""Typefaces inside an SVG, so that it looks the same where they are not installed.

Of a face only the letters used go in, as WOFF 1.0 (W3C Recommendation, 13 December 2012). Letters
that another face lends (◆ where the first has none) come as faces of the same name for those
letters.
"""

import re
import struct
from base64 import b64encode
from collections.abc import Iterator
from html import unescape
from importlib import import_module
from io import BytesIO
from typing import Any

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
_HEADER, _ENTRY = 12, 16
_FORBIDS_EMBEDDING, _PERMISSION, _FORBIDS_REDUCING = 2, 0x000F, 0x0100
_UNUSED_FEATURES = {"calt"}
"""Features of a face that the pages switch off (``vectors.AS_QT_SETS``)."""
_KEPT_NAMES = (0, 1, 2, 13, 14)
"""Copyright, family, style and licence of a face (OpenType, table name)."""

Style = tuple[str, int, bool]
"""Families as the file names them, weight 100–900, whether slanted."""


def faces(svg: str, around: str = "") -> str:
    """Rules for every face that the texts of an SVG are set in.

    With the letters of what stands ``around`` it and is set in the same faces, such as a page.
    """
    used: dict[Style, set[str]] = {}
    for families, weight, slant, text in _TEXT.findall(svg):
        letters = used.setdefault((families, int(weight), slant != "normal"), set())
        letters.update(unescape(text))
    for letters in used.values():
        letters.update(letter for letter in around if letter.isprintable())
    rules = [rule for style in sorted(used) for rule in _rules(style, sorted(used[style]))]
    return "\n".join(rules)


def _rules(style: Style, letters: list[str]) -> Iterator[str]:
    """One rule for the first face, one for each face that lends letters."""
    families, weight, slanted = style
    name = families.split(",")[0].replace('"', "")
    fonts = _fonts(style, "".join(letters))
    for place, (font, set_in_it) in enumerate(fonts):
        packed = woff(font, set_in_it)
        if packed:
            span = f" unicode-range: {', '.join(f'U+{ord(one):X}' for one in set_in_it)};"
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


def woff(font: QRawFont, letters: str) -> bytes:
    """The face as WOFF with the glyphs that these letters need.

    All of it where its licence forbids to reduce it; empty where that forbids embedding, or where
    the face has no outlines or nothing is set in it.
    """
    tables = {tag: bytes(font.fontTable(tag).data()) for tag in _TABLES}
    tables = {tag: table for tag, table in tables.items() if table}
    outlines = tables.keys() & {"glyf", "CFF ", "CFF2"}
    permission = _permission(tables.get("OS/2", b""))
    if not outlines or not letters or permission & _PERMISSION == _FORBIDS_EMBEDDING:
        return b""
    # Start-up time; and the library has no type stubs.
    subset: Any = import_module("fontTools.subset")
    options = subset.Options(flavor="woff", hinting=False, recalc_timestamp=False)
    options.layout_features = sorted({*options.layout_features} - _UNUSED_FEATURES)
    options.name_IDs = list(_KEPT_NAMES)
    flavour = _TRUETYPE if "glyf" in outlines else _OPENTYPE
    face = subset.load_font(BytesIO(_file(tables, flavour)), options)
    if not permission & _FORBIDS_REDUCING:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=letters)
        subsetter.subset(face)
    made = BytesIO()
    subset.save_font(face, made, options)
    return made.getvalue()


def _file(tables: dict[str, bytes], flavour: bytes) -> bytes:
    """Tables as a font file (OpenType specification, “Organization of an OpenType Font”)."""
    offset = _HEADER + _ENTRY * len(tables)
    entries, bodies = b"", b""
    for tag, table in sorted(tables.items()):
        entries += struct.pack(">4sIII", tag.encode("ascii"), 0, offset, len(table))
        padded = table + b"\0" * (-len(table) % 4)
        bodies += padded
        offset += len(padded)
    return flavour + struct.pack(">HHHH", len(tables), 0, 0, 0) + entries + bodies


def _permission(os2: bytes) -> int:
    """The bits of fsType (OpenType, table OS/2), 0 where there are none."""
    return int.from_bytes(os2[8:10], "big")
