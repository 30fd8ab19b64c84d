"""Codes say nothing but *the same* and *not the same*."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.contradictions.keys import dense


@pytest.mark.parametrize("far", [1, 10**12], ids=["close together", "far apart"])
@given(values=st.lists(st.integers(-5, 5)))
def test_codes_are_equal_where_the_values_are_and_leave_none_out(
    far: int, values: list[int]
) -> None:
    column = np.array(values, dtype=np.int64) * far
    codes = dense(column)
    assert sorted(set(codes.tolist())) == list(range(len(set(values))))
    assert ((codes[:, None] == codes) == (column[:, None] == column)).all()
