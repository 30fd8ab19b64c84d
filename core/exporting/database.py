"""A SQLite database: one table for each of ours, and one that says how it was written."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from core.dataset import MARK, Column, Dataset, Kind
from core.exporting.atomic import replaced_file
from core.exporting.cells import texts_of, values_of
from core.exporting.saved import SavedTable, mark_of, saved_tables

_BATCH = 20_000


def save_database(dataset: Dataset, path: Path) -> None:
    """Write the database beside its place, then put it there."""
    tables = saved_tables(dataset)
    with replaced_file(path) as part, closing(sqlite3.connect(part)) as database:
        with database:
            for table in tables:
                _write(database, table)
            database.execute(f"CREATE TABLE {MARK} (mark TEXT)")
            mark = json.dumps(mark_of(dataset, tables), ensure_ascii=False)
            database.execute(f"INSERT INTO {MARK} VALUES (?)", (mark,))  # noqa: S608 - our word
        database.execute("PRAGMA optimize")


def _write(database: sqlite3.Connection, table: SavedTable) -> None:
    kinds = ", ".join(f'"{column.name}" {_kind(column)}' for column in table.columns)
    database.execute(f'CREATE TABLE "{table.name}" ({kinds})')
    places = ", ".join("?" * len(table.columns))
    statement = f'INSERT INTO "{table.name}" VALUES ({places})'  # noqa: S608 - words of the schema
    database.executemany(statement, _rows(table))


def _kind(column: Column) -> str:
    return "REAL" if column.kind is Kind.NUMBER else "TEXT"


def _rows(table: SavedTable) -> Iterator[tuple[str | float | None, ...]]:
    for start in range(0, len(table.frame), _BATCH):
        frame = table.frame.iloc[start : start + _BATCH]
        yield from zip(
            *(
                values_of(frame[column.name])
                if column.kind is Kind.NUMBER
                else texts_of(frame[column.name])
                for column in table.columns
            ),
            strict=True,
        )
