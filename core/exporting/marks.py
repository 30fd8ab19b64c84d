"""Dates whose first number is the month, which a file has to say to load back as it was."""

import pandas as pd

from core.dates import day_and_month, parse_date


def begins_with_month(table: pd.DataFrame, column: str) -> bool:
    """Whether dates such as 03/04/2016 of a column were read with the month first."""
    distinct = table[[column, f"{column}_from"]].drop_duplicates(column)
    for text, start in zip(distinct[column], distinct[f"{column}_from"], strict=True):
        if day_and_month(str(text)) and parse_date(str(text)).start != start:
            return True
    return False
