"""Parquet files, every column as text."""

from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from msgspec.structs import replace

from core.dataset import MARK, TABLES
from core.loading import limits
from core.loading.arrow import TEXT, pa, pc
from core.loading.cells import TooDeepError, cell_text
from core.loading.marks import Json, dictionary, listing, marked, read_mark
from core.loading.pieces import require_file
from core.loading.progress import Progress, part
from core.loading.rawtable import RawTable, finished, header_names, note
from core.loading.records import tables_of
from core.problems import UnreadableError

_BROKEN = (pa.ArrowException, OSError, ValueError, KeyError, TypeError, MemoryError)


def read_parquet(path: Path, file: str, progress: Progress) -> tuple[RawTable, ...]:
    """Read one table in batches."""
    require_file(path, file)
    try:
        with _opened(path) as content:
            table = _table(content, file, part(progress, 0.1, 0.9))
            return _with_others(table, _mark(content), part(progress, 0.9, 1))
    except TooDeepError as error:
        raise UnreadableError(f"{file}: {error}. Save it without nested columns.") from None
    except _BROKEN as error:
        reason = " ".join(str(error).split())[: limits.SHOWN]
        raise UnreadableError(
            f"{file} is not a whole parquet file: {reason}. Copy or save it again."
        ) from None


def _mark(content: Any) -> Json:
    notes: dict[bytes, bytes] = content.schema_arrow.metadata or {}
    return read_mark(notes.get(MARK.encode(), b"").decode("utf-8", "replace"))


def _with_others(table: RawTable, mark: Json, progress: Progress) -> tuple[RawTable, ...]:
    """The claims, and the tables that a file of ours carries in its description."""
    if not mark:
        return (table,)
    read = [replace(table, name="claims")]
    for name, records in dictionary(mark.get("tables")).items():
        if name in TABLES and listing(records):
            label = f"{table.file} ({name})"
            read.extend(tables_of({name: listing(records)}, label, (), progress))
    return tuple(marked(one, one.name, mark) for one in read)


def _opened(path: Path) -> Any:
    # Start-up time: few files are parquet.
    parquet: Any = import_module("pyarrow.parquet")
    schema = parquet.read_schema(str(path))
    texts = [field.name for field in schema if pa.types.is_string(field.type)]
    return parquet.ParquetFile(str(path), read_dictionary=texts)


def _table(content: Any, file: str, progress: Progress) -> RawTable:
    names = list(content.schema_arrow.names)
    count = content.metadata.num_rows
    headers, problems = header_names(file, names)
    if count > limits.ROWS:
        raise UnreadableError(f"{file} has more than {limits.ROWS:,} rows. Split it.")
    nested = [f.name for f in content.schema_arrow if pa.types.is_nested(f.type)]
    if nested:
        sentence = f"{file}: {', '.join(nested)} hold lists or records; they were read as text."
        problems.append(note(file, "nested_column", sentence))
    chunks: list[list[Any]] = [[] for _ in headers]
    size = read = 0
    for batch in content.iter_batches(batch_size=limits.BATCH):
        read += batch.num_rows
        progress(f"Reading {file}", read / max(count, 1))
        for place, column in enumerate(batch.columns):
            text, length = _text(column)
            size += length
            chunks[place].append(text)
        if size > limits.UNPACKED * 2:
            raise UnreadableError(f"{file} unfolds to more than 4 GiB of text. Split it.")
    columns = tuple(pa.chunked_array(pieces, type=TEXT) for pieces in chunks)
    rows = np.arange(1, read + 1, dtype=np.int64)
    return finished(RawTable(file, "", headers, columns, rows, tuple(problems)))


def _text(column: Any) -> tuple[Any, int]:
    kind = column.type
    if pa.types.is_dictionary(kind) and pa.types.is_string(kind.value_type):
        lengths = pc.take(pc.binary_length(column.dictionary), column.indices)
        length = pc.sum(lengths).as_py() or 0
        if length > limits.UNPACKED // 2:
            raise ValueError("a few rows unfold to more than 1 GiB")
        column = _sound(column.dictionary_decode().cast(TEXT))
    elif pa.types.is_string(kind) or pa.types.is_large_string(kind):
        column = _sound(column.cast(TEXT))
    elif pa.types.is_integer(kind):
        column = column.cast(TEXT)
    else:
        column = pa.array([cell_text(value) for value in column.to_pylist()], type=TEXT)
    return pc.fill_null(column.cast(TEXT), pa.scalar("", TEXT)), column.nbytes


def _sound(column: Any) -> Any:
    """A column of text with � for bytes that are no UTF-8, which arrow takes on trust.

    Raises ArrowInvalid where the places of the texts are damaged.
    """
    content = column.view(pa.large_binary())
    content.validate(full=True)
    try:
        return content.cast(TEXT)
    except pa.ArrowInvalid:
        texts = (
            None if one is None else one.decode("utf-8", "replace") for one in content.to_pylist()
        )
        return pa.array(list(texts), type=TEXT)
