"""Other names for the values of a column."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

import numpy as np
import pandas as pd


def renamed(column: pd.Series, names: Mapping[str, str]) -> pd.Series:
    """A categorical column with some of its values called otherwise."""
    written = [str(value) for value in column.cat.categories]
    wanted = [names.get(text, text) for text in written]
    if wanted == written:
        return column
    kinds = sorted(set(wanted))
    place = {kind: code for code, kind in enumerate(kinds)}
    recode = np.array([*(place[text] for text in wanted), -1], dtype=np.int32)
    codes = recode[column.cat.codes.to_numpy()]
    return pd.Series(categorical(codes, kinds))


def categorical(codes: Any, kinds: Sequence[str]) -> pd.Categorical:
    """A categorical of codes and what they stand for."""
    categories: Any = pd.Index(list(kinds), dtype="str")
    return cast("Any", pd.Categorical).from_codes(codes, categories=categories)


def texts(column: pd.Series) -> list[str]:
    """The values of a column as plain text."""
    return [str(value) for value in column.tolist()]


def named_column(words: Sequence[str]) -> pd.Series:
    """A categorical column of words, "" where not given."""
    kinds = sorted(set(words))
    place = {kind: code for code, kind in enumerate(kinds)}
    codes = np.array([place[word] for word in words], dtype=np.int32)
    return pd.Series(categorical(codes, kinds))
