"""Dates such as 03/04/2016 that layers read otherwise, so that one spelling means one day."""

import re
from collections.abc import Sequence

import pandas as pd
from msgspec.structs import replace

from core.dataset import TABLES, Dataset, Kind
from core.dates import day_and_month
from core.layers.naming import renamed

_DAY = re.compile(r"\d{1,2}([/-])\d{1,2}\1\d{4}", re.ASCII)
_TABLES = ("claims", "relations")


def dated_alike(layers: Sequence[Dataset]) -> list[Dataset]:
    """The layers with dates that begin with the month written as 2016-03-04.

    Only in columns in which another layer has dates that begin with the day; the rows as written
    keep their spelling.
    """
    from core.exporting.marks import begins_with_month  # noqa: PLC0415 - only of several layers

    found = list(layers)
    for name in _TABLES:
        for column in (one.name for one in TABLES[name] if one.kind is Kind.DATE):
            tables = [layer.table(name) for layer in found]
            months = [begins_with_month(table, column) for table in tables]
            if any(months) and any(
                _begins_with_day(table, column)
                for table, month in zip(tables, months, strict=True)
                if not month
            ):
                found = [
                    _written_out(layer, name, column) if month else layer
                    for layer, month in zip(found, months, strict=True)
                ]
    return found


def _begins_with_day(table: pd.DataFrame, column: str) -> bool:
    return any(day_and_month(str(text)) for text in table[column].cat.categories)


def _written_out(layer: Dataset, name: str, column: str) -> Dataset:
    table = layer.table(name)
    distinct = table[[column, f"{column}_from"]].drop_duplicates(column)
    words = {
        str(text): _DAY.sub(f"{start:%Y-%m-%d}", str(text).strip(), count=1)
        for text, start in zip(distinct[column], distinct[f"{column}_from"], strict=True)
        if day_and_month(str(text))
    }
    changed = table.assign(**{column: renamed(table[column], words)})
    return replace(layer, claims=changed) if name == "claims" else replace(layer, relations=changed)
