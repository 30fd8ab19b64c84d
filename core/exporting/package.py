"""A Data Package: a folder with datapackage.json and one csv file a table."""

import json
from pathlib import Path

from core.dataset import TABLES, Column, Dataset, Kind
from core.dates import day_and_month, parse_date
from core.exporting.atomic import replaced_folder
from core.exporting.tables import write_table

_TYPES = {Kind.NUMBER: "number"}
_OURS = frozenset({"datapackage.json", *(f"{name}.csv" for name in TABLES)})


def save_package(dataset: Dataset, path: Path) -> None:
    """Write the folder beside its place, then put it there."""
    names = [name for name in TABLES if name == "claims" or len(dataset.table(name))]
    with replaced_folder(path, _OURS) as folder:
        for name in names:
            write_table(dataset, name, folder / f"{name}.csv")
        text = json.dumps(_descriptor(dataset, names), ensure_ascii=False, indent=2)
        (folder / "datapackage.json").write_text(f"{text}\n", encoding="utf-8")


def _descriptor(dataset: Dataset, names: list[str]) -> dict[str, object]:
    return {
        "name": "counterclaim-dataset",
        "title": dataset.name,
        "profile": "tabular-data-package",
        "counterclaim": {
            "escaped": "apostrophe",
            "complete": True,
            "month_first": {
                name: months for name in names if (months := _month_first(dataset, name))
            },
        },
        "resources": [
            {
                "name": name,
                "path": f"{name}.csv",
                "profile": "tabular-data-resource",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": [_field(column) for column in TABLES[name]]},
            }
            for name in names
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


def _month_first(dataset: Dataset, name: str) -> list[str]:
    return [
        column.name
        for column in TABLES[name]
        if column.kind is Kind.DATE and _begins_with_month(dataset, name, column.name)
    ]


def _begins_with_month(dataset: Dataset, name: str, column: str) -> bool:
    table = dataset.table(name)
    distinct = table[[column, f"{column}_from"]].drop_duplicates(column)
    for text, start in zip(distinct[column], distinct[f"{column}_from"], strict=True):
        if day_and_month(str(text)) and parse_date(str(text)).start != start:
            return True
    return False
