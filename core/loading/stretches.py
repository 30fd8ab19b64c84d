"""A delimited file in stretches that begin with a row, to be read at the same time.

Where rows begin is told by the quotation marks before: inside a cell there is an odd number of
them. That holds where each of them opens a cell, closes one or is doubled. Whoever reads a stretch
sees whether it does, and a file that has others is read in one go.
"""

import io
from itertools import accumulate
from threading import Event

import numpy as np
from msgspec import Struct

from core.cores import hands
from core.loading import limits
from core.loading.bytestext import Scan
from core.loading.pieces import chunks, unsplit
from core.loading.progress import Cancelled
from core.loading.shape import Shape

_WORTHWHILE = 8 * limits.MIB
"""Bytes of a stretch that is worth a thread."""
_QUOTE, _END = ord('"'), ord("\n")


class Stretch(Struct, frozen=True):
    """The bytes of a file from the first of a row up to before the first of another."""

    begin: int
    end: int


class OddQuoteError(Exception):
    """A quotation mark that neither opens a cell nor closes one, nor is doubled."""


def stretches(found: Scan, shape: Shape) -> tuple[Stretch, ...]:
    """A stretch for each core; one for all of a file that is small or has to be decoded."""
    count = min(hands(), found.size // _WORTHWHILE) if found.sound else 1
    before = [0, *accumulate(found.marks)]
    begins = {0}
    for number in range(1, count):
        chunk = len(found.marks) * number // count
        inside = shape.quoted and before[chunk] % 2 == 1
        begins.add(_row_after(found, shape, chunk * limits.CHUNK, inside=inside))
    places = sorted({*begins, found.size})
    return tuple(map(Stretch, places[:-1], places[1:]))


def _row_after(found: Scan, shape: Shape, place: int, *, inside: bool) -> int:
    """Where the first row begins after a place, which may be ``inside`` a quoted cell."""
    for content in chunks(found.path, found.file, place):
        letters = np.frombuffer(content, dtype=np.uint8)
        ends = np.flatnonzero(letters == _END)
        if shape.quoted:
            marks = np.flatnonzero(letters == _QUOTE)
            ends = ends[(np.searchsorted(marks, ends) + inside) % 2 == 0]
            inside ^= len(marks) % 2 == 1
        if len(ends):
            return place + int(ends[0]) + 1
        place += len(content)
    return found.size


class StretchStream(io.RawIOBase):
    """The bytes of a stretch; OddQuoteError where it has odd quotation marks."""

    def __init__(self, found: Scan, stretch: Stretch, shape: Shape, size: int) -> None:
        """``size`` is how many bytes are read at a time."""
        super().__init__()
        self._pieces = unsplit(
            chunks(found.path, found.file, stretch.begin, stretch.end, size=size)
        )
        self._quoted = shape.quoted
        self._beside = np.zeros(256, dtype=bool)
        self._beside[[*f'{shape.delimiter}"\r\n'.encode()]] = True
        self._last, self._inside = bytes([_END]), False
        self.done = 0
        """Bytes read."""
        self._stopped = Event()

    def stop(self) -> None:
        """Have the next read raise Cancelled, on whichever thread."""
        self._stopped.set()

    def readable(self) -> bool:
        """Whether it can be read: always."""
        return True

    def read(self, _size: int = -1, /) -> bytes:
        """The next bytes, none at the end."""
        if self._stopped.is_set():
            raise Cancelled
        content = next(self._pieces, b"")
        if self._quoted and (b'"' in content or self._last == b'"' or not content):
            self._look_at(content)
        self._last = content[-1:]
        self.done += len(content)
        return content

    def _look_at(self, content: bytes) -> None:
        """See that every quotation mark stands beside the begin or the end of a cell.

        The letter before the content is looked at once more: what follows it was not known.
        """
        letters = np.frombuffer(self._last + content + b"\n", dtype=np.uint8)
        marks = np.flatnonzero(letters[1:-1] == _QUOTE) + 1
        opening, closing = marks[int(self._inside) :: 2], marks[1 - int(self._inside) :: 2]
        closed_before = letters[0] == _QUOTE and not self._inside
        sound = (
            self._beside[letters[opening - 1]].all() and self._beside[letters[closing + 1]].all()
        )
        if not sound or (closed_before and not self._beside[letters[1]]):
            raise OddQuoteError
        self._inside ^= len(marks) % 2 == 1
        if self._inside and not content:
            raise OddQuoteError
