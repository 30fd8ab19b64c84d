"""Columns of several tables, one under the other."""

from collections.abc import Sequence

import pandas as pd
from pandas.api.types import union_categoricals


def end_to_end(pieces: Sequence[pd.Series], *, in_order: bool = True) -> pd.Series:
    """Columns of one kind as one; categories stand in their order, unless that is not wanted."""
    if isinstance(pieces[0].dtype, pd.CategoricalDtype):
        return pd.Series(union_categoricals(list(pieces), sort_categories=in_order))
    return pd.concat(list(pieces), ignore_index=True)
