"""Numbers for ids: the same wherever the id stands, others for others."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from core.comparison.identities import identities

IDS = st.text("ab-1é", max_size=20) | st.integers(0, 99).map("claim-{}".format)


@given(st.lists(IDS, max_size=20, unique=True))
def test_an_id_has_its_number_wherever_it_stands(ids: list[str]) -> None:
    found = identities(pd.Series(ids, dtype="str"))
    assert len(np.unique(found)) == len(ids)
    for one, number in zip(ids, found, strict=True):
        alone = identities(pd.concat([pd.Series([text], dtype="str") for text in ("x", one)]))
        assert alone[1] == number


def test_numbers_are_told_by_hand() -> None:
    """SplitMix64 of an empty text is that of 0; a zero byte at the end is another text."""
    assert identities(pd.Series([""], dtype="str")).tolist() == [0]
    assert len(set(identities(pd.Series(["a", "a\0", "a\0\0"], dtype="str")).tolist())) == 3
