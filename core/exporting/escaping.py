"""Columns with cells that a spreadsheet program would take for formulas."""

from typing import Any

import pandas as pd

from core.tabbed import escaped


def escaped_texts(column: pd.Series) -> pd.Series:
    """A column of text with every cell escaped; each spelling is looked at once."""
    codes, texts = pd.factorize(column)
    safe: Any = pd.Index([escaped(str(text)) for text in texts], dtype="str")
    return pd.Series(safe.take(codes))
