"""The dataset of the benchmark: what it promises, and that a csv of it is the same dataset."""

from pathlib import Path

import numpy as np
import pandas as pd

from benchmarks.claims import claims, write_csv
from core.crossfilter import Workspace
from core.filters import FilterState, Words
from core.index import index_claims
from core.loading import load

WRITTEN_ONLY = "value_text"
"""A loader keeps the figure as written; a dataset that was never written has none."""


def test_the_same_seed_makes_the_same_claims_and_another_seed_others() -> None:
    one, again, other = claims(500, 3).claims, claims(500, 3).claims, claims(500, 4).claims
    assert one.equals(again)
    assert not one.equals(other)


def test_rows_are_unsorted_and_every_dimension_is_as_large_as_promised() -> None:
    dataset = claims(200_000, 1)
    index = index_claims(dataset)
    sizes = {key: len(index[key].values) for key in ("claimant", "category", "act", "place")}
    assert sizes == {"claimant": 40, "category": 15, "act": 8, "place": 5_000}
    assert len(index.belligerents) == 6
    pairs = np.unique(np.stack((index["reliability"].codes, index["credibility"].codes)), axis=1)
    assert pairs.shape[1] == 36
    days = dataset.claims["claimed_on_from"].dropna()
    assert days.nunique() == 3_652
    assert not days.is_monotonic_increasing
    assert 0.005 < dataset.claims["claimed_on_from"].isna().mean() < 0.015
    for low, best, high in dataset.claims[["low", "best", "high"]].dropna().to_numpy()[:200]:
        assert low <= best <= high
    assert 0 < Workspace(dataset).count(FilterState((Words("harbourgate"),))) < 200_000


def test_as_csv_it_is_the_same_dataset(tmp_path: Path) -> None:
    made = claims(400, 9)
    loaded = load([write_csv(made, tmp_path / "claims.csv")])
    assert not loaded.rejected
    pd.testing.assert_frame_equal(
        made.claims.drop(columns=WRITTEN_ONLY), loaded.claims.drop(columns=WRITTEN_ONLY)
    )
