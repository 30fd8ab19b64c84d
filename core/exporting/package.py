"""A Data Package: a folder with datapackage.json and one csv file a table."""

import json
from pathlib import Path

from core.dataset import MARK, TABLES, Column, Dataset, Kind
from core.exporting.atomic import replaced_folder
from core.exporting.saved import SavedTable, mark_of, saved_tables
from core.exporting.tables import write_table

_TYPES = {Kind.NUMBER: "number"}
_OURS = frozenset({"datapackage.json", *(f"{name}.csv" for name in TABLES)})


def save_package(dataset: Dataset, path: Path) -> None:
    """Write the folder beside its place, then put it there."""
    tables = saved_tables(dataset)
    with replaced_folder(path, _OURS) as folder:
        for table in tables:
            write_table(table.frame, table.columns, folder / f"{table.name}.csv")
        text = json.dumps(_descriptor(dataset, tables), ensure_ascii=False, indent=2)
        (folder / "datapackage.json").write_text(f"{text}\n", encoding="utf-8")


def _descriptor(dataset: Dataset, tables: list[SavedTable]) -> dict[str, object]:
    return {
        "name": "counterclaim-dataset",
        "title": dataset.name,
        "profile": "tabular-data-package",
        MARK: {"escaped": "apostrophe", **mark_of(dataset, tables)},
        "resources": [
            {
                "name": table.name,
                "path": f"{table.name}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": [_field(column) for column in table.columns]},
            }
            for table in tables
        ],
    }


def _field(column: Column) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": _TYPES.get(column.kind, "string"),
        "description": column.meaning,
    }
    if column.terms:
        field["constraints"] = {"enum": [term.value for term in column.terms]}
    return field
