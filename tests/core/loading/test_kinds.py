"""The one private call of pandas: it has to mean what the public one does, and to do less."""

import tracemalloc
from collections.abc import Callable

import pandas as pd

from core.loading.kinds import kind_of

TEXTS = [f"text {place}" for place in range(20_000)]


def index() -> pd.Index:
    return pd.Index(pd.array(TEXTS, dtype="str"))


def test_it_is_the_kind_that_the_public_way_makes() -> None:
    public, ours = pd.CategoricalDtype(index()), kind_of(index())
    assert ours == public
    assert (ours.ordered, ours.name) == (public.ordered, public.name)
    assert ours.categories.dtype == public.categories.dtype
    codes = pd.Categorical.from_codes([2, 0, -1], dtype=ours)
    assert codes.astype(object).tolist()[:2] == ["text 2", "text 0"]
    assert codes.isna().tolist() == [False, False, True]


def test_it_makes_no_object_of_every_text() -> None:
    def held(kind: Callable[[pd.Index], pd.CategoricalDtype]) -> int:
        tracemalloc.start()
        found = kind(index())
        bytes_held, _ = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert len(found.categories) == len(TEXTS)
        return bytes_held

    assert held(kind_of) * 2 < held(pd.CategoricalDtype)
