"""Kinds of categories that are known to differ, made without asking pandas to see that they do."""

from typing import Any, cast

import pandas as pd


def kind_of(categories: Any) -> pd.CategoricalDtype:
    """A kind of unordered categories from an index of different texts without a null.

    The public ``pandas.CategoricalDtype(categories)`` looks for repeated ones in a table of objects
    that stays with the index: for a million distinct texts that is more than the texts themselves.
    Nothing public leaves that out, hence a private call of pandas, here and nowhere else.
    """
    return cast("Any", pd.CategoricalDtype)._from_fastpath(categories, ordered=False)  # noqa: SLF001
