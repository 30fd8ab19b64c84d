"""A Parquet file: the claims as its rows, all other tables in its own description."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

from core.dataset import MARK, TABLES, Dataset, Kind
from core.exporting.atomic import replaced_file
from core.exporting.cells import texts_of, values_of
from core.exporting.marks import mark_of, names_of


def save_parquet(dataset: Dataset, path: Path) -> None:
    """Write one file; any reader of Parquet sees the claims, this program sees all tables."""
    # Start-up time; and the library has no type stubs.
    arrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")

    names = names_of(dataset)
    mark = {
        **mark_of(dataset, names),
        "tables": {name: _records(dataset, name) for name in names if name != "claims"},
    }
    claims = dataset.claims
    columns = {
        column.name: arrow.array(claims[column.name].to_numpy(), from_pandas=True)
        if column.kind is Kind.NUMBER
        else arrow.array(claims[column.name].astype("str"), arrow.large_string())
        for column in TABLES["claims"]
    }
    notes = {MARK.encode(): json.dumps(mark, ensure_ascii=False).encode()}
    with replaced_file(path) as part:
        parquet.write_table(arrow.table(columns).replace_schema_metadata(notes), part)


def _records(dataset: Dataset, name: str) -> list[dict[str, str | float | None]]:
    table = dataset.table(name)
    columns = [
        values_of(table[column.name])
        if column.kind is Kind.NUMBER
        else texts_of(table[column.name])
        for column in TABLES[name]
    ]
    names = [column.name for column in TABLES[name]]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
