"""Public files that are not ours and not in our schema; read from COUNTERCLAIM_DATA."""

import os
from pathlib import Path

import pytest

from core.loading import load
from core.problems import UnreadableError

FOLDER = os.environ.get("COUNTERCLAIM_DATA", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="COUNTERCLAIM_DATA is not set")
FILES = sorted(path for path in Path(FOLDER).rglob("*") if path.is_file()) if FOLDER else []


@pytest.mark.parametrize("path", FILES, ids=[path.name for path in FILES])
def test_a_file_opens_or_is_refused_by_name(path: Path) -> None:
    try:
        dataset = load([path])
    except UnreadableError as error:
        as_it_should = path.name in str(error)
    else:
        as_it_should = len(dataset.raw["claims"]) == len(dataset.claims) > 0
    assert as_it_should


@pytest.mark.parametrize("name", ["claims.csv", "claims.json"])
def test_the_claims_of_april_2016_open_as_far_as_their_columns_are_known(name: str) -> None:
    dataset = load([Path(FOLDER) / "apr2016_claims" / name])
    assert len(dataset.claims) == 135
    assert dataset.rejected == ()
    assert dataset.raw["claims"]["qty_as_written"].tolist()[3] == "up to 15"
    undated = dataset.claims["claimed_on_from"].isna()
    assert dataset.claims["claim_id"][undated].tolist() == ["AZ-2019-01"]


def test_the_old_encoding_of_the_arms_register_is_no_obstacle() -> None:
    dataset = load([Path(FOLDER) / "sipri_caucasus_slice" / "trade-register_caucasus_cp1252.csv"])
    assert "encoding" in {problem.code for problem in dataset.problems}
    assert dataset.raw["claims"]["Comments"].iloc[0].startswith("Wärtsilä")
