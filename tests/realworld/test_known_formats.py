"""Public files of known formats; counts and sums were taken from the files with csv alone."""

import os
from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from core.dataset import Dataset
from core.loading import load
from core.problems import UnreadableError

FOLDER = os.environ.get("COUNTERCLAIM_DATA", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="COUNTERCLAIM_DATA is not set")


def opened(*names: str) -> Dataset:
    return load([Path(FOLDER) / name for name in names])


def rows_of(dataset: Dataset) -> int:
    return len(set(dataset.raw["claims"]["_row"]))


def total(claims: pd.DataFrame, column: str = "best") -> float:
    return float(claims[column].sum())


def test_a_thousand_events_of_ucdp() -> None:
    """8 of 1000 rows have low above best, 5 have high below it: sums of bounds are without those.

    best 9561, low 5854, high 21974; deaths_a 950 in 268 rows, deaths_b 1532 in 349, civilians
    2690 in 308 (1813 of them in one-sided violence), unknown 4389 in 122.
    """
    dataset = opened("ucdp_ged_sample1000/ucdp_ged_v23_1_sample1000.csv")
    claims = dataset.claims
    assert (rows_of(dataset), len(dataset.rejected)) == (1000, 0)
    assert len(claims) == 1000 + 268 + 349 + 308 + 122
    both = claims[claims["scope"] == "both_sides"]
    assert (total(both), total(both, "low"), total(both, "high")) == (9561, 5854, 21974)
    assert set(both["subject"]) == {""}
    assert total(claims[claims["victim_class"] == "military"]) == 950 + 1532
    civilian = claims[claims["victim_class"] == "civilian"]
    assert total(civilian) == 2690
    assert total(civilian[civilian["subject"] == "Civilians"]) == 1813
    unknown = claims[(claims["scope"] == "unknown") & (claims["victim_class"] == "unknown")]
    assert total(unknown) == 4389
    syria = claims[(claims["subject"] == "Government of Syria")]
    assert total(syria) == 203
    assert len(dataset.sides) == 6
    assert Counter(problem.code for problem in dataset.problems) == {
        "known_format": 1,
        "bound_left_out": 13,
    }


def test_three_events_of_karabakh() -> None:
    dataset = opened("ucdp_ged_sample1000/ucdp_ged_v23_1_azerbaijan_3rows.csv")
    assert dataset.sides["side"].tolist() == ["Government of Azerbaijan", "Republic of Artsakh"]
    assert len(dataset.claims) == 6
    assert dataset.rejected == ()


def test_every_conflict_year_of_ucdp_and_prio() -> None:
    """2568 rows: 1916 of intensity 1, 652 of intensity 2; 1946 to 2021."""
    dataset = opened("ucdp_prio_acd/ucdp-prio-acd-221.csv")
    assert (rows_of(dataset), dataset.rejected) == (2568, ())
    claims = dataset.claims
    assert total(claims, "low") == 1916 * 25 + 652 * 1000
    assert claims["high"].notna().sum() == 1916
    assert set(claims["scope"]) == {"both_sides"}
    assert [problem.code for problem in dataset.problems] == ["known_format"]
    assert set(dataset.relations["type"]) == {"fighting", "troop_support"}


def test_a_quarter_of_an_hour_of_gdelt() -> None:
    """2414 rows of 61 cells; 1404 name two actors, 244 no first one; quad classes 1401, 254,
    281, 478; 198 hosts.
    """
    dataset = opened("gdelt_samples/20180101000000.export.CSV")
    claims = dataset.claims
    assert (rows_of(dataset), len(claims), dataset.rejected) == (2414, 2414, ())
    assert (claims["subject"] == "").sum() == 244
    assert set(claims["claimed_on"]) == {"2018-01-01"}
    assert claims["best"].isna().all()
    assert set(dataset.sides["side"]) >= {"United States", "Israel", "North Korea"}
    assert [problem.code for problem in dataset.problems] == ["known_format"]
    assert set(dataset.relations["strength"]) == {"unconfirmed"}


def test_mentions_of_gdelt_need_their_events() -> None:
    with pytest.raises(UnreadableError, match="lists GDELT mentions"):
        opened("gdelt_samples/mentionssamp.csv")
