"""Public files of no known format, through suggestion and mapping; counted with csv alone."""

import os
import random
from pathlib import Path

import pytest

from core.dataset import Dataset
from core.mapping import Mapping, load_mapped
from core.mapping.mapping import Source
from core.mapping.suggest import propose
from core.problems import UnreadableError

FOLDER = os.environ.get("COUNTERCLAIM_DATA", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="COUNTERCLAIM_DATA is not set")

MINFIN = "minfin_ua_losses/russia_losses.csv"
EXCESS = "nk2020_excess_mortality/KT_NK_War_data.csv"
SPOKEN = "apr2016_claims/claims.csv"
CHECKED = "claimskg_topics/annotator_1.csv"


def mapping_for(path: Path) -> Mapping:
    mapping = propose(path).suggestion.mapping
    if mapping.source("claimant") is None:
        return mapping.with_source(Source("claimant", constant="General Staff"))
    return mapping


def opened(name: str, *more: Source) -> Dataset:
    path = Path(FOLDER) / name
    mapping = mapping_for(path)
    for source in more:
        mapping = mapping.with_source(source)
    return load_mapped(path, mapping)


def rows_of(dataset: Dataset) -> int:
    return len(set(dataset.raw["claims"]["_row"]))


def test_daily_totals_in_columns() -> None:
    """1641 days, 22252 filled cells; on the last day 1475270 of personnel and 12292 tanks."""
    dataset = opened(MINFIN, Source("subject", constant="Russia"))
    claims = dataset.claims
    assert (rows_of(dataset), len(claims), len(dataset.rejected)) == (1641, 22252, 0)
    assert set(claims["basis"]) == {"cumulative"}
    last = claims[claims["claimed_on"] == max(claims["claimed_on"])]
    said = dict(zip(last["category"], last["best"], strict=True))
    assert (said["personnel"], said["tank"]) == (1475270, 12292)
    assert dataset.sides["side"].tolist() == ["Russia"]


def test_estimates_with_their_ends() -> None:
    """1152 rows; 107 of them have a negative excess or end of it and are refused."""
    dataset = opened(EXCESS)
    assert (rows_of(dataset), len(dataset.rejected)) == (1045, 107)
    assert len(dataset.claims) == 1130
    codes = {finding.code for finding in propose(Path(FOLDER) / EXCESS).suggestion.findings}
    assert "spreadsheet_damage" in codes


def test_claims_typed_by_somebody_else() -> None:
    """135 rows, 11 of them about BOTH."""
    dataset = opened(SPOKEN)
    claims = dataset.claims
    assert (len(claims), len(dataset.rejected)) == (135, 0)
    both = claims[claims["scope"] == "both_sides"]
    assert (len(both), set(both["subject"])) == (11, {""})
    assert {"AZ", "ARM"} <= set(dataset.sides["side"])


def test_fact_checks_with_topics_as_columns() -> None:
    """651 rows; a header that is a number, one that is empty, one claim of the year 2056."""
    found = propose(Path(FOLDER) / CHECKED)
    assert {"numeric_header", "empty_header", "future_date"} <= {
        finding.code for finding in found.suggestion.findings
    }
    dataset = opened(CHECKED)
    assert (len(dataset.claims), len(dataset.rejected)) == (651, 0)
    assert "immigration" in dataset.claims["tags"].iloc[0]


def test_a_gazetteer_is_told_apart_from_claims() -> None:
    path = Path(FOLDER) / "geonames_caucasus/geonames_cities1000_caucasus.csv"
    assert propose(path).suggestion.looks_like == "places"


@pytest.mark.parametrize("name", [MINFIN, EXCESS, SPOKEN, CHECKED])
def test_mutated_files_lose_no_row(tmp_path: Path, name: str) -> None:
    clean = (Path(FOLDER) / name).read_bytes()[:20_000]
    for seed in range(12):
        chance = random.Random(seed)
        content = bytearray(clean)
        for _ in range(20):
            place = chance.randrange(len(content))
            content[place : place + chance.randrange(3)] = chance.choice(
                (b'"', b",", b"\n", b"\0", b"-9", b"\xff", b"31-94", b"", b";;")
            )
        path = tmp_path / f"{seed}.csv"
        path.write_bytes(content)
        try:
            found = propose(path)
            dataset = load_mapped(path, mapping_for(path))
        except UnreadableError:
            continue
        read = len(found.table.rows) + len(found.table.rejected)
        assert rows_of(dataset) + len(dataset.rejected) == read
