"""Tables of the schema as csv."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from core.dataset import CLAIMS, Column, Dataset, Kind
from core.exporting.atomic import replaced_file
from core.exporting.escaping import escaped_texts


def save_claims(dataset: Dataset, path: Path) -> None:
    """Write the claims as one csv file."""
    with replaced_file(path) as part:
        write_table(dataset.claims, CLAIMS, part)


def write_table(table: pd.DataFrame, columns: Sequence[Column], path: Path) -> None:
    """Write columns of a table; numbers as numbers, texts safe from formulas."""
    written: dict[str, Any] = {}
    for column in columns:
        cells = table[column.name]
        written[column.name] = (
            _numbers(cells) if column.kind is Kind.NUMBER else escaped_texts(cells)
        )
    pd.DataFrame(written).to_csv(path, index=False, encoding="utf-8", lineterminator="\r\n")


def _numbers(cells: pd.Series) -> pd.Series:
    values = cells.to_numpy(dtype=np.float64)
    numbers, codes = np.unique(values, return_inverse=True)
    texts = np.array([_written(float(number)) for number in numbers], dtype=object)
    return pd.Series(texts[codes] if len(texts) else [], dtype="str")


def _written(number: float) -> str:
    if np.isnan(number):
        return ""
    return str(int(number)) if number.is_integer() and abs(number) < _WHOLE else repr(number)


_WHOLE = 1e15
