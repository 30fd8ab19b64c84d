"""A SQLite database: one table for each of ours, and one that says how it was written."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from core.dataset import MARK, TABLES, Column, Dataset, Kind
from core.exporting.atomic import replaced_file
from core.exporting.cells import texts_of, values_of
from core.exporting.marks import mark_of, names_of

_BATCH = 20_000


def save_database(dataset: Dataset, path: Path) -> None:
    """Write the database beside its place, then put it there."""
    names = names_of(dataset)
    with replaced_file(path) as part, closing(sqlite3.connect(part)) as database:
        with database:
            for name in names:
                _write(database, dataset, name)
            database.execute(f"CREATE TABLE {MARK} (mark TEXT)")
            mark = json.dumps(mark_of(dataset, names), ensure_ascii=False)
            database.execute(f"INSERT INTO {MARK} VALUES (?)", (mark,))  # noqa: S608 - our word
        database.execute("PRAGMA optimize")


def _write(database: sqlite3.Connection, dataset: Dataset, name: str) -> None:
    columns = TABLES[name]
    kinds = ", ".join(f'"{column.name}" {_kind(column)}' for column in columns)
    database.execute(f'CREATE TABLE "{name}" ({kinds})')
    places = ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{name}" VALUES ({places})'  # noqa: S608 - words of the schema
    database.executemany(statement, _rows(dataset, name, columns))


def _kind(column: Column) -> str:
    return "REAL" if column.kind is Kind.NUMBER else "TEXT"


def _rows(
    dataset: Dataset, name: str, columns: Sequence[Column]
) -> Iterator[tuple[str | float | None, ...]]:
    whole = dataset.table(name)
    for start in range(0, len(whole), _BATCH):
        table = whole.iloc[start : start + _BATCH]
        yield from zip(
            *(
                values_of(table[column.name])
                if column.kind is Kind.NUMBER
                else texts_of(table[column.name])
                for column in columns
            ),
            strict=True,
        )
