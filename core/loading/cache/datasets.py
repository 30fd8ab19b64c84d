"""One dataset in one file: a stream of arrow for each column, what they are, and a checksum.

The file is its streams, each from a multiple of 64 bytes on, a description as JSON, and a tail of
24 bytes: where the description begins, the CRC-32 of everything before, and a mark.
"""

import json
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO

import pandas as pd
from msgspec.structs import asdict, astuple

from core.dataset import TABLES, Dataset, table_of
from core.loading import limits
from core.loading.arrow import pa
from core.loading.cache.columns import held, restored, says_nothing
from core.loading.progress import Cancelled, Progress
from core.problems import Problem, RejectedRow, Severity
from core.provenance import Provenance

_TAIL = struct.Struct("<QQ8s")
_MARK = b"CLAIMS01"
_ALIGNED = 64
BROKEN = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    IndexError,
    AttributeError,
    pa.ArrowException,
    struct.error,
)
"""What reading a file raises that is not whole."""


Spots = dict[tuple[object, ...], tuple[int, Any]]
"""Where the column at a place in memory was written; the column, so that it stays there."""


class _Sink:
    """Writes to a stream, keeping count and checksum; stops where it is asked to or too large."""

    def __init__(self, stream: BinaryIO, limit: int, stopped: Callable[[], bool]) -> None:
        self._stream, self._limit, self._stopped = stream, limit, stopped
        self.place = self.checksum = 0
        self.closed = False

    def write(self, data: Any) -> int:
        """Write bytes; raises Cancelled."""
        piece = memoryview(data)
        if self._stopped() or self.place + piece.nbytes > self._limit:
            raise Cancelled
        self.checksum = zlib.crc32(piece, self.checksum)
        self.place += piece.nbytes
        return self._stream.write(piece)

    def flush(self) -> None:
        """Nothing waits to be written."""

    def align(self) -> int:
        """Fill up to the next multiple of 64; the place then reached."""
        self.write(bytes(-self.place % _ALIGNED))
        return self.place


def write_dataset(
    dataset: Dataset, stream: BinaryIO, limit: int, stopped: Callable[[], bool]
) -> None:
    """Write a dataset of one layer; raises OSError, and Cancelled where stopped or too large."""
    sink = _Sink(stream, limit, stopped)
    spots: Spots = {}
    described = {
        "name": dataset.name,
        "fingerprint": dataset.fingerprint,
        "key": dataset.key,
        "provenance": astuple(dataset.provenance),
        "tables": {
            name: _written(dataset.table(name), sink, spots, sparse=True) for name in TABLES
        },
        "raw": {
            name: _written(frame, sink, spots, sparse=False) for name, frame in dataset.raw.items()
        },
        "problems": [astuple(problem) for problem in dataset.problems],
        "rejected": [asdict(row) for row in dataset.rejected],
    }
    start = sink.align()
    sink.write(json.dumps(described).encode("ascii"))
    stream.write(_TAIL.pack(start, sink.checksum, _MARK))


def _written(frame: pd.DataFrame, sink: _Sink, spots: Spots, *, sparse: bool) -> dict[str, object]:
    columns: dict[str, object] = {}
    for name, column in frame.items():
        if not (sparse and says_nothing(column)):
            one = held(column)
            spot = _memory_of(one.column)
            if spot not in spots:
                spots[spot] = _stream(one.column, sink), one.column
            columns[str(name)] = [one.kind, spots[spot][0]]
    return {"rows": len(frame), "columns": columns}


def _memory_of(column: Any) -> tuple[object, ...]:
    """Where a column lies in memory: two that lie at the same place are written once."""
    pieces = [piece for chunk in column.chunks for piece in (chunk, _words_of(chunk))]
    spots = ((len(piece), piece.offset, *map(_address, piece.buffers())) for piece in pieces)
    return (str(column.type), *spots)


def _words_of(chunk: Any) -> Any:
    return chunk.dictionary if isinstance(chunk, pa.DictionaryArray) else chunk


def _address(buffer: Any) -> int:
    return 0 if buffer is None else int(buffer.address)


def _stream(column: Any, sink: _Sink) -> int:
    start = sink.align()
    table = pa.table({"": column})
    with _ipc().new_stream(pa.PythonFile(sink, "w"), table.schema) as writer:
        writer.write_table(table)
    return start


def _ipc() -> Any:
    # Start-up time: only large files are kept and found again.
    return import_module("pyarrow.ipc")


def read_dataset(path: Path, progress: Progress) -> Dataset:
    """The dataset of a file, on the memory of the file; raises one of BROKEN."""
    with pa.memory_map(str(path)) as mapped:
        whole = mapped.read_buffer()
    start, checksum, mark = _TAIL.unpack(whole[-_TAIL.size :])
    content = whole[: -_TAIL.size]
    if mark != _MARK or _checksum(content, progress) != checksum:
        raise ValueError("the file is damaged")
    described = json.loads(bytes(content[start:]))
    tables = {
        name: table_of(name, _columns(table, content), table["rows"])
        for name, table in described["tables"].items()
    }
    return Dataset(
        described["name"],
        claims=tables["claims"],
        actors=tables["actors"],
        sides=tables["sides"],
        relations=tables["relations"],
        sources=tables["sources"],
        places=tables["places"],
        raw=_Raw(MappingProxyType(described["raw"]), content),
        problems=tuple(
            Problem(code, Severity(severity), *rest)
            for code, severity, *rest in described["problems"]
        ),
        rejected=tuple(_rejected(row) for row in described["rejected"]),
        fingerprint=described["fingerprint"],
        key=described["key"],
        provenance=_provenance(*described["provenance"]),
    )


def _checksum(content: Any, progress: Progress) -> int:
    checksum = 0
    for start in range(0, content.size, limits.CACHE_PIECE):
        progress("Opening what was read before", start / content.size)
        checksum = zlib.crc32(content[start : start + limits.CACHE_PIECE], checksum)
    return checksum


def _columns(table: Any, content: Any) -> dict[str, Any]:
    open_stream = _ipc().open_stream
    return {
        name: restored(kind, open_stream(pa.BufferReader(content[start:])).read_all()[0])
        for name, (kind, start) in table["columns"].items()
    }


class _Raw(Mapping[str, pd.DataFrame]):
    """The rows as written, each table put together when somebody first looks at it."""

    def __init__(self, described: Mapping[str, Any], content: Any) -> None:
        self._described, self._content = described, content
        self._made: dict[str, pd.DataFrame] = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        """The rows of a table; where two threads ask at once both put the same together."""
        if name not in self._made:
            table = self._described[name]
            columns = _columns(table, self._content)
            index = pd.RangeIndex(table["rows"])
            self._made[name] = pd.DataFrame(columns, index=index, copy=False)
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        """The names of the tables that were read from files."""
        return iter(self._described)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._described)


def _rejected(row: Any) -> RejectedRow:
    values = tuple((str(name), str(value)) for name, value in row.pop("values"))
    return RejectedRow(**row, values=values)


def _provenance(files: list[str], fingerprint: str, mapping: str) -> Provenance:
    return Provenance(tuple(files), fingerprint, mapping)
