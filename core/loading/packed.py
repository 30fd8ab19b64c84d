"""Packed files (zip archives, as .xlsx and .ods are too) that would unfold beyond all measure."""

import lzma
import re
import zipfile
import zlib
from copy import copy
from pathlib import Path
from xml.parsers import expat

from core.loading import limits
from core.loading.progress import Progress
from core.problems import UnreadableError

_SHEETS = re.compile(r"xl/worksheets/.*\.xml")
_CELL = re.compile(rb"""[\s]r=["']([A-Z]{1,3})([0-9]{1,9})["']""")
_DIGITS = 12
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    expat.ExpatError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
"""What reading an archive raises where it is not whole."""

_OVERLAP = 64
_LETTERS = 26
LET_OFF = 16 * limits.MIB
"""Bytes that any packed file may unfold to, however small it is."""


def refuse_bomb(path: Path, file: str, progress: Progress) -> None:
    """Raise UnreadableError for an archive that would fill the memory; other files pass."""
    try:
        if not zipfile.is_zipfile(path):
            return
        with zipfile.ZipFile(path) as archive:
            _refuse_large(path, file, archive)
            entries = archive.infolist()
            for entry in entries:
                _measure(archive, entry, file, progress)
    except BROKEN as error:
        raise UnreadableError(
            f"{file} is not a whole {_what(path)}: {error}. Copy or save it again."
        ) from None
    except OSError as error:
        raise UnreadableError(f"{file} cannot be read: {error.strerror}.") from None


def _what(path: Path) -> str:
    return "archive" if path.suffix.casefold() == ".zip" else "spreadsheet"


def _refuse_large(path: Path, file: str, archive: zipfile.ZipFile) -> None:
    size = path.stat().st_size
    total = sum(entry.file_size for entry in archive.infolist())
    if total > limits.UNPACKED or total > max(size * limits.RATIO, LET_OFF):
        raise unfolds_too_far(file)


def unfolds_too_far(file: str) -> UnreadableError:
    """What is raised for a file that would fill the memory."""
    return UnreadableError(
        f"{file} would unfold to far more than it is worth (over "
        f"{limits.UNPACKED // limits.GIB} GiB or {limits.RATIO} times its size). "
        "It was not opened. If it is genuine, save the table as csv."
    )


def _measure(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, file: str, progress: Progress
) -> None:
    honest = copy(entry)
    honest.file_size = limits.UNPACKED
    measured = _extent_of(entry.filename)
    size = 0
    with archive.open(honest) as content:
        while chunk := content.read(limits.CHUNK):
            progress(f"Checking {file}", 0.5)
            size += len(chunk)
            if size > entry.file_size:
                raise unfolds_too_far(file)
            measured.feed(chunk)
            if measured.width * measured.height > limits.CELLS:
                raise UnreadableError(
                    f"{file}: a sheet spans {measured.height:,} rows and {measured.width:,} "
                    "columns, mostly empty. Delete the stray cells far out, or save it as csv."
                )


def _extent_of(name: str) -> "Extent":
    if _SHEETS.fullmatch(name):
        return CellNames()
    return Repetitions() if name == "content.xml" else Extent()


class Extent:
    """How many rows and columns a sheet spans; this one measures nothing."""

    width = height = 1

    def feed(self, chunk: bytes) -> None:
        """Look at the next bytes of the sheet."""


class CellNames(Extent):
    """The extent by the names of cells (xlsx)."""

    def __init__(self) -> None:
        self._tail = b""

    def feed(self, chunk: bytes) -> None:
        """Look at the next bytes of the sheet."""
        seen = self._tail + chunk
        for letters, row in set(_CELL.findall(seen)):
            self.width = max(self.width, _column(letters))
            self.height = max(self.height, int(row))
        self._tail = seen[-_OVERLAP:]


class Repetitions(Extent):
    """The extent by how often cells and rows are repeated (ods)."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate()
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._columns = self._filled = self._rows = self._times = 0

    def feed(self, chunk: bytes) -> None:
        """Look at the next bytes of the sheet."""
        self._parser.Parse(chunk)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "table":
                self._rows = 0
            case "table-row":
                self._columns = self._filled = 0
                self._times = _times(attributes, "table:number-rows-repeated")
            case "table-cell" | "covered-table-cell":
                self._columns += _times(attributes, "table:number-columns-repeated")
                if "office:value-type" in attributes or "table:formula" in attributes:
                    self._filled = self._columns
            case "p":
                self._filled = self._columns
            case _:
                pass

    def _end(self, name: str) -> None:
        if name.rpartition(":")[2] == "table-row":
            self._rows += self._times
            if self._filled:
                self.width = max(self.width, self._filled)
                self.height = max(self.height, self._rows)


def _times(attributes: dict[str, str], name: str) -> int:
    written = attributes.get(name, "1")
    return int(written) if written.isdecimal() and len(written) < _DIGITS else 1


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number
