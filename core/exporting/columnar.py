"""A Parquet file: the claims as its rows, all other tables in its own description."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

from core.dataset import MARK, Dataset, Kind
from core.exporting.atomic import replaced_file
from core.exporting.cells import texts_of, values_of
from core.exporting.saved import SavedTable, mark_of, saved_tables


def save_parquet(dataset: Dataset, path: Path) -> None:
    """Write one file; any reader of Parquet sees the claims, this program sees all tables."""
    # Start-up time; and the library has no type stubs.
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")

    claims, *others = tables = saved_tables(dataset)
    mark = {
        **mark_of(dataset, tables),
        "tables": {table.name: _records(table) for table in others},
    }
    columns = {
        column.name: arrow.array(claims.frame[column.name].to_numpy(), from_pandas=True)
        if column.kind is Kind.NUMBER
        else arrow.array(claims.frame[column.name].astype("str"), arrow.large_string())
        for column in claims.columns
    }
    notes = {MARK.encode(): json.dumps(mark, ensure_ascii=False).encode()}
    with replaced_file(path) as part:
        parquet.write_table(arrow.table(columns).replace_schema_metadata(notes), part)


def _records(table: SavedTable) -> list[dict[str, str | float | None]]:
    columns = [
        values_of(table.frame[column.name])
        if column.kind is Kind.NUMBER
        else texts_of(table.frame[column.name])
        for column in table.columns
    ]
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
