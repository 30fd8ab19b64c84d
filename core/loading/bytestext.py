"""From the bytes of a file to UTF-8 text, whatever encoding it was saved in."""

import codecs
import io
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import numpy as np
from msgspec import Struct

from core.loading import limits
from core.loading.pieces import chunks, unsplit
from core.loading.progress import Progress
from core.loading.rawtable import note
from core.problems import Problem, Severity, UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_PLAUSIBLE = [
    "cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "koi8_r",
    "iso8859_2", "iso8859_15", "mac_roman", "cp437", "cp866", "shift_jis", "euc_jp", "gb18030",
    "big5", "euc_kr",
]  # fmt: skip
_LETTERS = ("cp125", "iso8859", "koi8")
"""What encodings begin with in which no line of words is UTF-8 by chance."""
_DOUBT = 0.05
_QUOTE = ord('"')
_SAMPLE = 256 * limits.KIB


class Scan(Struct, frozen=True):
    """What one pass over the bytes of a file tells."""

    path: Path
    file: str
    size: int
    encoding: str
    marks: tuple[int, ...]
    """How many quotation marks each chunk of ``limits.CHUNK`` bytes holds."""
    problems: tuple[Problem, ...]
    sound: bool = False
    """Whether the bytes are UTF-8 as they stand, without zero bytes."""

    @property
    def quotes(self) -> int:
        """How many quotation marks there are."""
        return sum(self.marks)


def scan(path: Path, file: str, progress: Progress, encoding: str = "") -> Scan:
    """Look at every byte once: encoding (unless given), quotation marks, zero bytes."""
    utf8: codecs.IncrementalDecoder | None = codecs.getincrementaldecoder("utf-8")()
    head, odd = b"", b""
    marks: list[int] = []
    size = nuls = 0
    for chunk in chunks(path, file, size=limits.CHUNK):
        head = head or chunk[:_SAMPLE]
        size += len(chunk)
        marks.append(_count(chunk, _QUOTE) if b'"' in chunk else 0)
        nuls += _count(chunk, 0) if b"\0" in chunk else 0
        if utf8 and not (chunk.isascii() and not utf8.getstate()[0]):
            try:
                utf8.decode(chunk)
            except UnicodeDecodeError as error:
                utf8, odd = None, chunk[max(0, error.start - 1000) :][:_SAMPLE]
        progress(f"Looking at {file}", 0.0)
    if not size:
        raise UnreadableError(f"{file} is empty: it has no bytes at all.")
    complete, problems = _completes(utf8), list[Problem]()
    if encoding:
        _require_codec(file, encoding)
    else:
        encoding, problems = _encoding(file, head, odd, nuls, complete=complete)
    sound = complete and not nuls and encoding == "utf-8"
    return Scan(path, file, size, encoding, tuple(marks), tuple(problems), sound)


def _count(chunk: bytes, byte: int) -> int:
    return int(np.count_nonzero(np.frombuffer(chunk, dtype=np.uint8) == byte))


def _require_codec(file: str, encoding: str) -> None:
    try:
        empty: object = codecs.getincrementaldecoder(encoding)("replace").decode(b"")
    except (LookupError, TypeError, ValueError, AssertionError):
        empty = None
    if not isinstance(empty, str):
        raise UnreadableError(
            f"{file}: the encoding “{encoding[: limits.SHOWN]}” is not known. "
            "Choose another, such as utf-8 or cp1252."
        )


def _completes(utf8: codecs.IncrementalDecoder | None) -> bool:
    try:
        return utf8 is not None and utf8.decode(b"", final=True) == ""
    except UnicodeDecodeError:
        return False


def _encoding(
    file: str, head: bytes, odd: bytes, nuls: int, *, complete: bool
) -> tuple[str, list[Problem]]:
    bom = next((name for mark, name in _BOMS if head.startswith(mark)), "")
    if bom:
        return bom, []
    if nuls:
        if wide := _wide(head):
            return wide, [_guess(file, wide)]
        if head.count(b"\0") > len(head) // 10:
            raise UnreadableError(
                f"{file} is not a text file (it is full of zero bytes). "
                "Save it as csv with UTF-8, or as a spreadsheet with the right ending."
            )
    problems = [_nuls(file, nuls)] if nuls else []
    if complete:
        return "utf-8", problems
    sample = odd or head
    encoding = _guessed(sample)
    utf8, other = _lines_apart(sample)
    if utf8 and other and (one := _guessed(b"\n".join(other))).startswith(_LETTERS):
        return one, [*problems, _mixed(file, one)]
    return encoding, [*problems, _guess(file, encoding)]


def _lines_apart(sample: bytes) -> tuple[list[bytes], list[bytes]]:
    """The lines with letters beyond ASCII that are UTF-8, and those that are not."""
    lines = [line for line in sample.splitlines() if not line.isascii()]
    sound = [line.decode("utf-8", "ignore").encode("utf-8") == line for line in lines]
    pairs = list(zip(lines, sound, strict=True))
    return [line for line, is_utf8 in pairs if is_utf8], [line for line, ok in pairs if not ok]


def _nuls(file: str, count: int) -> Problem:
    sentence = f"{file} contains {count:,} zero bytes; each stands as � in the text."
    return Problem("zero_bytes", Severity.WARNING, file, 0, "", "", sentence)


def _guess(file: str, encoding: str) -> Problem:
    return note(
        file,
        "encoding",
        f"{file} is not UTF-8; it was read as {encoding}. "
        "If letters look wrong, save it as UTF-8 and open it again.",
    )


def _mixed(file: str, encoding: str) -> Problem:
    sentence = (
        f"{file} is UTF-8 in some lines and not in others; all were read as {encoding}, so that "
        "letters of the former look wrong. Save each part it was made of as UTF-8."
    )
    return Problem("mixed_encoding", Severity.WARNING, file, 0, "", encoding, sentence)


def _wide(head: bytes) -> str:
    pairs = head[: len(head) // 2 * 2]
    even, odd = pairs[::2].count(0), pairs[1::2].count(0)
    half = len(pairs) // 4
    if odd > half and even < half // 4:
        return "utf-16-le"
    if even > half and odd < half // 4:
        return "utf-16-be"
    return ""


def _guessed(sample: bytes) -> str:
    # Start-up time: only files that are not UTF-8 need it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    matches = from_bytes(sample, cp_isolation=_PLAUSIBLE)
    best = matches.best()
    western = next((match for match in matches if "cp1252" in match.could_be_from_charset), None)
    if best is None or (western and western.chaos <= best.chaos + _DOUBT):
        return "cp1252"
    return best.encoding


class Utf8Stream(io.RawIOBase):
    """A file as UTF-8 bytes without byte-order mark and zero characters."""

    def __init__(
        self, found: Scan, report: Callable[[float], None], size: int = limits.CHUNK
    ) -> None:
        """``report`` is told how far it is after every ``size`` bytes."""
        super().__init__()
        self._pieces = unsplit(_decoded(found, report, size))
        self._left = memoryview(b"")

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Fill a buffer, as io.RawIOBase asks."""
        if not self._left:
            self._left = memoryview(next(self._pieces, b""))
        count = min(len(buffer), len(self._left))
        buffer[:count] = self._left[:count]
        self._left = self._left[count:]
        return count

    def read(self, _size: int = -1, /) -> bytes:
        """The next piece as long as it came, none at the end."""
        piece, self._left = bytes(self._left), memoryview(b"")
        return piece or next(self._pieces, b"")


def _decoded(found: Scan, report: Callable[[float], None], size: int) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(found.encoding)("replace")
    read = 0
    for chunk in chain(chunks(found.path, found.file, size=size), (b"",)):
        read += len(chunk)
        report(read / found.size)
        if found.sound:
            yield chunk
        else:
            text = decoder.decode(chunk, final=not chunk)
            yield text.replace("\0", "�").encode("utf-8", "replace")


def text_stream(found: Scan, report: Callable[[float], None]) -> io.TextIOWrapper:
    """A file as lines of text, their ends untouched."""
    raw = io.BufferedReader(Utf8Stream(found, report), limits.CHUNK)
    return io.TextIOWrapper(raw, encoding="utf-8", newline="")


def bounded_lines(stream: io.TextIOWrapper) -> Iterator[str | None]:
    """The lines of a text with their ends; None stands for one beyond the limit."""
    while line := stream.readline(limits.LINE + 1):
        if len(line) <= limits.LINE:
            yield line
            continue
        while line and not line.endswith(("\n", "\r")):
            line = stream.readline(limits.CHUNK)
        yield None


def whole_text(found: Scan, report: Callable[[float], None]) -> str:
    """A file as one text, for formats that cannot be read in pieces."""
    if found.size > limits.TEXT:
        raise UnreadableError(
            f"{found.file} is larger than {limits.TEXT // limits.GIB} GiB. "
            "Save it as csv or parquet, which are read in pieces."
        )
    pieces: list[str] = []
    with text_stream(found, report) as stream:
        while piece := stream.read(limits.CHUNK):
            pieces.append(piece)
    return "".join(pieces)
