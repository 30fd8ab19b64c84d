from pathlib import Path

import pandas as pd
import pytest

from core.dataset import Dataset
from core.loading import load
from core.loading.known.oryxsystems import category_of
from tests.loss_samples import (
    ORYX_DAYS,
    ORYX_ITEMS,
    ORYX_MODELS,
    ORYX_SYSTEMS,
    as_csv,
    as_json,
)


def opened(folder: Path, content: bytes, name: str = "oryx.csv") -> Dataset:
    path = folder / name
    path.write_bytes(content)
    return load([path])


def rows(claims: pd.DataFrame, *columns: str) -> list[tuple[object, ...]]:
    return list(claims[list(columns)].itertuples(index=False, name=None))


def test_an_item_is_a_loss_of_one_by_a_third_party(tmp_path: Path) -> None:
    dataset = opened(tmp_path, as_csv(ORYX_ITEMS))
    assert rows(dataset.claims, "subject", "measure", "category", "best", "text") == [
        ("Russia", "captured_equipment", "tank", 1, "T-72B, captured"),
        ("Russia", "captured_equipment", "", 1, "Gadget, damaged and captured"),
        ("Ukraine", "damaged", "ifv", 1, "BMP-2, damaged"),
    ]
    assert set(dataset.claims["basis"]) == {"incremental"}
    assert rows(dataset.actors, "actor", "side", "cow") == [
        ("Russia", "Russia", "365"),
        ("Ukraine", "Ukraine", "369"),
        ("Oryx", "third", ""),
    ]


def test_what_was_listed_on_the_first_day_was_listed_by_then(tmp_path: Path) -> None:
    claims = opened(tmp_path, as_csv(ORYX_ITEMS)).claims
    assert rows(claims, "claimed_on", "recorded_on") == [
        ("2022-02-24/2022-03-19", "2022-03-19"),
        ("2022-03-20", "2022-03-20"),
        ("2022-03-20", "2022-03-20"),
    ]


def test_counts_of_a_day_are_running_totals_and_know_what_they_are_part_of(
    tmp_path: Path,
) -> None:
    dataset = opened(tmp_path, as_csv(ORYX_DAYS))
    claims = dataset.claims[dataset.claims["measure"] == "destroyed"]
    whole = "part_of:oryx-Russia-2022-03-19-all_equipment-destroyed"
    armour = "part_of:oryx-Russia-2022-03-19-armoured_vehicle-destroyed"
    assert rows(claims, "category", "best", "tags") == [
        ("tank", 10, armour),
        ("all_equipment", 12, ""),
        ("equipment_without_drones_and_trucks", 11, ""),
        ("armoured_vehicle", 10, whole),
        ("radar", 2, whole),
        ("tank", 11, ""),
    ]
    assert set(claims["since"]) == {"2022-02-24"}
    assert [row.row for row in dataset.rejected] == [2]
    assert {p.code for p in dataset.problems} == {"known_format", "falling_total"}


def test_a_status_that_fell_to_nothing_is_a_zero_and_one_never_met_is_silence(
    tmp_path: Path,
) -> None:
    claims = opened(tmp_path, as_csv(ORYX_DAYS)).claims
    tanks = claims[claims["category"] == "tank"]
    assert tanks[tanks["measure"] == "captured_equipment"]["best"].tolist() == [3, 0]
    assert tanks[tanks["measure"] == "damaged"].empty


def test_counts_of_systems_are_added_and_their_total_is_not_counted_again(tmp_path: Path) -> None:
    claims = opened(tmp_path, as_csv(ORYX_SYSTEMS)).claims
    assert rows(claims, "subject", "measure", "category", "best", "basis") == [
        ("Russia", "destroyed", "tank", 5, "incremental"),
        ("Russia", "captured_equipment", "tank", 2, "incremental"),
        ("Ukraine", "destroyed", "tank", 1, "incremental"),
    ]
    assert set(claims["claimed_on"]) == {""}


def test_models_of_one_type_are_different_things_of_russia(tmp_path: Path) -> None:
    claims = opened(tmp_path, as_json(ORYX_MODELS), "models.json").claims
    assert rows(claims, "subject", "category", "best", "measure") == [
        ("Russia", "tank", 7, "lost_unspecified"),
        ("Russia", "tank", 5, "lost_unspecified"),
    ]
    assert claims["tags"].nunique() == 2


@pytest.mark.parametrize(
    ("system", "category"),
    [
        ("(Unknown) truck", "vehicle"),
        ("3 122mm BM-21 Grad", "mrl"),
        ("'Orlan-10' jamming UAV", "uav_recon"),
        ("Ural-4320 with ZU-23 AA gun", "vehicle"),
        ("9A39M1-2 TEL (for Buk-M1-2)", "sam"),
        ("Gadget", ""),
    ],
)
def test_a_system_belongs_where_its_name_says(system: str, category: str) -> None:
    assert category_of(system) == category
