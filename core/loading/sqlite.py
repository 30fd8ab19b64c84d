"""SQLite databases: opened read-only, every column as text, no code of theirs ever run."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
from msgspec.structs import replace

from core.dataset import MARK, TABLES
from core.loading import limits
from core.loading.cells import cell_text
from core.loading.marks import Json, marked, read_mark
from core.loading.pieces import require_file
from core.loading.progress import Progress, part
from core.loading.rawtable import (
    RawTable,
    RecordColumns,
    Ticker,
    finished,
    header_names,
    one_of,
    shown,
)
from core.loading.reading import DETECTED, Reading
from core.problems import UnreadableError
from core.vocabulary.categories import folded


def read_sqlite(
    path: Path, file: str, progress: Progress, reading: Reading = DETECTED
) -> tuple[RawTable, ...]:
    """Read the tables named like ours, or else the one wanted or the fullest as claims."""
    require_file(path, file)
    try:
        with closing(_opened(path)) as database:
            listed = _listed(database)
            names = _chosen(database, listed, reading.table)
            if not names:
                raise UnreadableError(f"{file} is a database without a table.")
            rest = part(progress, 0.1, 1)
            mark = _mark(database)
            return tuple(
                marked(_table(database, file, name, listed, rest), folded(name), mark)
                for name in names
            )
    except (sqlite3.Error, OverflowError, UnicodeDecodeError) as error:
        raise UnreadableError(
            f"{file} is not a whole SQLite database: {shown(str(error))}. Copy or save it again."
        ) from None


def _opened(path: Path) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
    database = sqlite3.connect(uri, uri=True)
    database.text_factory = _text
    database.execute("PRAGMA trusted_schema = OFF")
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, limits.LINE)
    database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    return database


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _listed(database: sqlite3.Connection) -> list[str]:
    found = database.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"
    )
    return [str(name) for (name,) in found if name != MARK]


def _chosen(database: sqlite3.Connection, names: list[str], wanted: str) -> list[str]:
    if wanted in names:
        return [wanted]
    ours = [name for name in names if folded(name) in TABLES]
    if any(folded(name) == "claims" for name in ours):
        return ours
    return [max(names, key=lambda name: _cells(database, name))] if names else []


def _cells(database: sqlite3.Connection, name: str) -> int:
    """How many cells a table has: what tells data from the codes and notes beside them."""
    if folded(name) in TABLES:
        return 0
    found = database.execute(f"SELECT * FROM {_quoted(name)} LIMIT 0")  # noqa: S608 - quoted
    (rows,) = database.execute(f"SELECT count(*) FROM {_quoted(name)}").fetchone()  # noqa: S608
    return int(rows) * len(found.description)


def _quoted(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _mark(database: sqlite3.Connection) -> Json:
    try:
        found = database.execute(f"SELECT mark FROM {MARK}").fetchone()  # noqa: S608 - our word
    except sqlite3.OperationalError:
        return {}
    return read_mark(str(found[0])) if found else {}


def _table(
    database: sqlite3.Connection, file: str, name: str, listed: list[str], progress: Progress
) -> RawTable:
    label = f"{file} ({shown(name)})"
    found = database.execute(f"SELECT * FROM {_quoted(name)}")  # noqa: S608 - quoted as SQL asks
    headers, problems = header_names(label, [str(column[0]) for column in found.description])
    columns = RecordColumns(label, headers)
    ticker = Ticker(progress, f"Reading {label}")
    size = 0
    for row, cells in enumerate(_rows(found), start=1):
        ticker.tick(0.5)
        texts = [cell_text(cell) for cell in cells]
        size += sum(map(len, texts))
        if size > limits.UNPACKED:
            raise UnreadableError(f"{label} unfolds to more than 2 GiB of text. Split it.")
        columns.add_cells(row, texts)
    _, arrays = columns.columns()
    rows = np.array(columns.rows, dtype=np.int64)
    kind = folded(name) if folded(name) in TABLES else ""
    remark = () if kind else one_of(file, "table", name, listed)
    table = RawTable(label, kind, headers, arrays, rows, (*remark, *problems))
    return finished(replace(table, siblings=tuple(listed)))


def _rows(found: sqlite3.Cursor) -> Iterator[tuple[object, ...]]:
    while batch := found.fetchmany(1_000):
        yield from batch
