"""Rich Text Format: its text alone, paragraph by paragraph, with tabs between cells."""

import codecs
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from core.loading import limits
from core.loading.progress import Progress
from core.problems import UnreadableError

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])"
    rb"|([{}])|[^\\{}\r\n]+|[\r\n]+|\\",
    re.DOTALL,
)
_OPENING = b"{\\rtf"
_LEFT_OUT = frozenset(
    {b"fonttbl", b"stylesheet", b"colortbl", b"info", b"pict", b"object", b"header", b"footer"}
    | {b"headerl", b"headerr", b"footerl", b"footerr", b"footnote", b"annotation", b"listtable"}
)
_ENDS = frozenset({b"par", b"row", b"line", b"sect", b"page"})
_SIGNS: Mapping[bytes, str] = MappingProxyType(
    {
        b"tab": "\t",
        b"cell": "\t",
        b"emdash": "—",
        b"endash": "–",
        b"bullet": "•",
        b"lquote": "‘",
        b"rquote": "’",
        b"ldblquote": "“",
        b"rdblquote": "”",
    }
)
_ESCAPED: Mapping[bytes, str] = MappingProxyType(
    {b"~": "\xa0", b"_": "-", b"\\": "\\", b"{": "{", b"}": "}"}
)
_SETS: Mapping[bytes, str] = MappingProxyType(
    {b"ansi": "cp1252", b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850"}
)
_TICK = 10_000
_DEEPEST = 100
_WRAPPED = 0x10000
"""Added to numbers of signs that are written as negative."""
_UNICODE = 0x110000


class _Group(Struct, frozen=True):
    """What holds inside a pair of braces."""

    left_out: bool = False
    in_cell: bool = False
    skipped: int = 1
    """Characters that stand for one of Unicode where it cannot be shown."""


class _Text:
    """Follows tokens; what is written goes into the paragraph that is open."""

    def __init__(self, file: str) -> None:
        self.binary = 0
        """Bytes of no text that follow."""
        self._file, self._codec = file, "cp1252"
        self._group, self._above = _Group(), list[_Group]()
        self._begins = False
        """Whether nothing has come yet in the group."""
        self._to_skip = 0
        self._bytes = bytearray()
        self._pieces: list[str] = []

    def take(self, token: re.Match[bytes]) -> bool:
        """Follow a token; returns whether it ends the paragraph."""
        name, number, code, sign, brace = token.groups()
        begins, self._begins = self._begins, False
        if name:
            return self._word(name, number or b"")
        if code:
            self._byte(int(code, 16))
        elif sign:
            return self._sign(sign, begins=begins)
        elif brace:
            self._brace(brace)
        else:
            self._write(token.group().strip(b"\r\n").decode(self._codec, "replace"))
        return False

    def paragraph(self) -> str:
        """The paragraph so far; the next one begins."""
        self._settle()
        text = "".join(self._pieces)
        self._pieces.clear()
        return text

    def _word(self, name: bytes, number: bytes) -> bool:
        if name in _ENDS and not self._group.left_out:
            if name != b"par" or not self._group.in_cell:
                return True
            self._write(" ")
        elif name in _LEFT_OUT:
            self._group = replace(self._group, left_out=True)
        elif name in _SIGNS:
            self._write(_SIGNS[name])
        elif name in (b"intbl", b"pard"):
            self._group = replace(self._group, in_cell=name == b"intbl")
        elif name in _SETS or name == b"ansicpg":
            self._settle()
            self._codec = _codec(_SETS.get(name) or f"cp{number.decode('ascii')}", self._codec)
        elif number.isdigit() or name == b"u":
            self._counted(name, int(number or b"0"))
        return False

    def _counted(self, name: bytes, number: int) -> None:
        if name == b"u":
            code = number + _WRAPPED if number < 0 else number
            is_sign = 0 < code < _UNICODE and not 0xD800 <= code <= 0xDFFF  # noqa: PLR2004 - halves
            self._write(chr(code) if is_sign else "\ufffd")
            self._to_skip = self._group.skipped
        elif name == b"uc":
            self._group = replace(self._group, skipped=min(number, _DEEPEST))
        elif name == b"bin":
            self.binary = min(number, limits.PAGE)

    def _sign(self, sign: bytes, *, begins: bool) -> bool:
        if sign == b"*" and begins:
            self._group = replace(self._group, left_out=True)
        elif sign in (b"\n", b"\r"):
            return not self._group.left_out
        else:
            self._write(_ESCAPED.get(sign, ""))
        return False

    def _brace(self, brace: bytes) -> None:
        self._settle()
        self._to_skip = 0
        if brace == b"{":
            if len(self._above) >= _DEEPEST:
                raise UnreadableError(
                    f"{self._file} has groups inside groups over {_DEEPEST} levels. "
                    "Save the table as csv."
                )
            self._above.append(self._group)
            self._begins = True
        elif self._above:
            self._group = self._above.pop()

    def _byte(self, value: int) -> None:
        if self._to_skip:
            self._to_skip -= 1
        elif not self._group.left_out:
            self._bytes.append(value)

    def _write(self, text: str) -> None:
        self._settle()
        skipped = min(self._to_skip, len(text))
        self._to_skip -= skipped
        if not self._group.left_out:
            self._pieces.append(text[skipped:])

    def _settle(self) -> None:
        """Turn the bytes gathered into text: several may be one sign."""
        if self._bytes:
            self._pieces.append(bytes(self._bytes).decode(self._codec, "replace"))
            self._bytes.clear()


def is_rtf(content: bytes) -> bool:
    """Whether a file says of itself that it is one."""
    return content.lstrip()[: len(_OPENING)] == _OPENING


def paragraphs(content: bytes, file: str, progress: Progress) -> Iterator[str]:
    """The paragraphs of a document in their order, empty ones too.

    Pictures, objects, styles, notes and whatever a reader may ignore are left out; nothing in it
    is run or followed. UnreadableError where groups stand too deep in one another.
    """
    text = _Text(file)
    place = count = 0
    while place < len(content) and (token := _TOKEN.match(content, place)):
        if not count % _TICK:
            progress(f"Reading {file}", place / len(content))
        count += 1
        if text.take(token):
            yield text.paragraph()
        place, text.binary = token.end() + text.binary, 0
    yield text.paragraph()


def _codec(name: str, otherwise: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return otherwise
