"""Columns of a table as plain Python values."""

from math import isnan

import numpy as np
import pandas as pd


def texts_of(column: pd.Series) -> list[str]:
    """The texts of a column, "" where nothing is given."""
    return [str(text) for text in column.tolist()]


def values_of(column: pd.Series) -> list[float | None]:
    """The figures of a column, None where nothing is stated."""
    numbers: list[float] = column.to_numpy(dtype=np.float64).tolist()
    return [None if isnan(number) else number for number in numbers]
