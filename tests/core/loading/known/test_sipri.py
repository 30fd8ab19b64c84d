from pathlib import Path

import pandas as pd

from core.dataset import Dataset
from core.loading import load
from tests.loss_samples import ARMS_DEALS, as_csv


def opened(folder: Path, content: bytes) -> Dataset:
    path = folder / "register.csv"
    path.write_bytes(content)
    return load([path])


def rows(frame: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(frame[list(columns)].itertuples(index=False, name=None))


def test_a_delivery_is_a_claim_by_sipri_and_nobodys_loss(tmp_path: Path) -> None:
    claims = opened(tmp_path, as_csv(ARMS_DEALS)).claims
    assert rows(claims, "subject", "category", "best", "bound", "event_date") == [
        ("Armenia", "ifv", 50, "approx", "1995/1996"),
        ("Turkey", "tank", 2, "exact", "2003"),
        ("Armenia", "helicopter", 4, "exact", "2003"),
        ("United Nations", "", 3, "exact", "2016"),
    ]
    assert set(claims["topic"]) == {"capability"}
    assert set(claims["measure"]) == {""}
    assert claims["text"].iloc[0] == "BMP-2, IFV, delivered by Russia"


def test_deliveries_of_one_supplier_are_one_relation_from_first_to_last(tmp_path: Path) -> None:
    relations = opened(tmp_path, as_csv(ARMS_DEALS)).relations
    columns = ("source", "target", "type", "sign", "valid_from", "valid_to")
    assert rows(relations, *columns) == [
        ("Russia", "Armenia", "arms_supply", 1, "1995-01-01", "2003-12-31"),
        ("United States", "Turkey", "arms_supply", 1, "2003-01-01", "2003-12-31"),
        ("Turkey", "United Nations", "arms_supply", 1, "2016-01-01", "2016-12-31"),
    ]


def test_a_record_broken_over_two_lines_is_put_together(tmp_path: Path) -> None:
    """The record of Turkey ends in the middle of its comment."""
    broken = as_csv(ARMS_DEALS).replace(b"New,,1,2,2", b"New,was agreed\non later,1,2,2")
    dataset = opened(tmp_path, broken)
    assert dataset.rejected == ()
    assert dataset.claims["best"].tolist() == [50, 2, 4, 3]
    assert dataset.claims["note"].iloc[1].endswith("was agreed on later")
    assert dataset.raw["claims"]["_row"].tolist() == ["2", "3", "5", "6"]


def test_half_a_record_stays_refused(tmp_path: Path) -> None:
    dataset = opened(tmp_path, as_csv(ARMS_DEALS) + b"Georgia,Ukraine,2001\n")
    assert [row.code for row in dataset.rejected] == ["ragged_row"]
    assert len(dataset.claims) == 4


def test_actors_have_the_codes_of_their_states(tmp_path: Path) -> None:
    actors = opened(tmp_path, as_csv(ARMS_DEALS)).actors
    codes = dict(zip(actors["actor"], actors["iso3"], strict=True))
    assert codes == {
        "Armenia": "ARM",
        "Turkey": "TUR",
        "United Nations": "",
        "Russia": "RUS",
        "United States": "USA",
        "SIPRI": "",
    }
