"""Cells that a spreadsheet program would take for formulas."""

from typing import Any

import pandas as pd

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "'")


def escaped(cell: str) -> str:
    """The cell with an apostrophe before what would be read as a formula or as an apostrophe."""
    return f"'{cell}" if cell.startswith(_DANGEROUS) else cell


def escaped_texts(column: pd.Series) -> pd.Series:
    """A column of text with every cell escaped; each spelling is looked at once."""
    codes, texts = pd.factorize(column)
    safe: Any = pd.Index([escaped(str(text)) for text in texts], dtype="str")
    return pd.Series(safe.take(codes))
