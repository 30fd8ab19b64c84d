"""What a file says of itself so that it loads back as it was."""

from collections.abc import Sequence

import pandas as pd

from core.dataset import TABLES, Dataset, Kind
from core.dates import day_and_month, parse_date


def names_of(dataset: Dataset) -> list[str]:
    """The tables worth writing: the claims, and every other one that has rows."""
    return [name for name in TABLES if name == "claims" or len(dataset.table(name))]


def mark_of(dataset: Dataset, names: Sequence[str]) -> dict[str, object]:
    """The mark of ``core.dataset.MARK`` for tables that are written as they stand."""
    months = {name: found for name in names if (found := _month_first(dataset, name))}
    return {"complete": True, "month_first": months}


def _month_first(dataset: Dataset, name: str) -> list[str]:
    return [
        column.name
        for column in TABLES[name]
        if column.kind is Kind.DATE and begins_with_month(dataset.table(name), column.name)
    ]


def begins_with_month(table: pd.DataFrame, column: str) -> bool:
    """Whether dates such as 03/04/2016 of a column were read with the month first."""
    distinct = table[[column, f"{column}_from"]].drop_duplicates(column)
    for text, start in zip(distinct[column], distinct[f"{column}_from"], strict=True):
        if day_and_month(str(text)) and parse_date(str(text)).start != start:
            return True
    return False
