"""Public counts of losses; expected numbers were taken from the files with json and csv alone."""

import csv
import json
import os
from collections import Counter
from pathlib import Path

import pytest

from core.crossfilter import Workspace
from core.dataset import Dataset
from core.loading import load
from core.vocabulary.crosswalk import crosswalk
from tests.comparing import compared

FOLDER = os.environ.get("COUNTERCLAIM_DATA", "")
pytestmark = pytest.mark.skipif(not FOLDER, reason="COUNTERCLAIM_DATA is not set")
STAFF = "ua_generalstaff_claims"


def opened(*names: str) -> Dataset:
    return load([Path(FOLDER) / name for name in names])


def codes(dataset: Dataset) -> set[str]:
    return {problem.code for problem in dataset.problems}


def test_the_folder_of_the_general_staff_opens_as_one() -> None:
    """1626 days of equipment give 20 687 figures; 1626 of personnel and 62 of prisoners; 28 days
    of corrections hold 86 other than 0; 338 models of Oryx come to 9022.
    """
    dataset = opened(STAFF)
    claims = dataset.claims
    assert dataset.rejected == ()
    assert (claims["basis"] == "incremental").sum() == 338
    assert claims["best"][claims["claimant"] == "Oryx"].sum() == 9022
    staff = claims[claims["claimant"] == "General Staff of Ukraine"]
    assert staff["best"].notna().sum() == 20_687 + 1626 + 62
    corrections = json.loads(
        (Path(FOLDER) / STAFF / "russia_losses_equipment_correction.json").read_bytes()
    )
    changed = [v for day in corrections for k, v in day.items() if k not in ("date", "day") and v]
    assert (staff["act"] == "revise").sum() == len(changed)
    assert dataset.sides["side"].tolist() == ["Russia", "Ukraine"]
    assert codes(dataset) == {"known_format", "falling_total", "mixed_scripts"}


def test_the_total_of_every_day_stands_as_the_file_has_it() -> None:
    claims = opened(f"{STAFF}/russia_losses_equipment.json").claims
    path = Path(FOLDER) / STAFF / "russia_losses_equipment.json"
    expected = {
        (day["date"], known.category): value
        for day in json.loads(path.read_bytes())
        for term, value in day.items()
        if (known := crosswalk().find("ua_general_staff", term)) and term != "date"
    }
    stated = zip(claims["claimed_on"], claims["category"], claims["best"], strict=True)
    assert {(day, category): best for day, category, best in stated} == expected


def test_no_fall_and_no_first_total_becomes_a_days_loss() -> None:
    """5181 on 2022-10-12, 5167 the day after; the file begins on 2022-02-25 with 80 tanks."""
    space = Workspace(opened(f"{STAFF}/russia_losses_equipment.json"))
    for day, category, best in (("2022-10-13", "apc", 5167), ("2022-02-25", "tank", 80)):
        cells = compared(space, (day, day)).cells
        (slot,) = [c.adversary for c in cells if c.thing.category == category]
        assert slot is not None
        assert slot.whole
        assert slot.amount.best == best
    cells = compared(space, ("2022-10-12", "2022-10-12")).cells
    (slot,) = [c.adversary for c in cells if c.thing.category == "tank"]
    assert slot is not None
    assert not slot.whole


def test_minfin_lists_the_same_totals() -> None:
    """1641 days; 1475270 personnel and 12292 tanks on the last, 2026-08-22."""
    dataset = opened("minfin_ua_losses/russia_losses.csv")
    last = dataset.claims[dataset.claims["claimed_on"] == "2026-08-22"]
    figures = dict(zip(last["category"], last["best"], strict=True))
    assert (figures["personnel"], figures["tank"]) == (1_475_270, 12_292)
    with (Path(FOLDER) / "minfin_ua_losses" / "russia_losses.csv").open(encoding="utf-8") as file:
        cells = [row[k] for row in csv.DictReader(file) for k in row if k not in ("date", "day")]
    assert len(dataset.claims) == sum(map(bool, cells))


def test_every_item_of_oryx_is_one_loss() -> None:
    """Russia 1800 abandoned, 3799 captured, 2233 damaged; Ukraine 673, 1593, 1156."""
    folder = "oryx_ukraine_scarnecchia"
    dataset = opened(
        *(f"{folder}/event_{each}.csv" for each in ("abandoned", "captured", "damaged"))
    )
    claims = dataset.claims
    assert Counter(zip(claims["subject"], claims["measure"], strict=True)) == {
        ("Russia", "abandoned"): 1800,
        ("Russia", "captured_equipment"): 3799,
        ("Russia", "damaged"): 2233,
        ("Ukraine", "abandoned"): 673,
        ("Ukraine", "captured_equipment"): 1593,
        ("Ukraine", "damaged"): 1156,
    }
    assert set(claims["best"]) == {1}
    first = claims[claims["claimed_on"] == "2022-02-24/2022-03-19"]
    assert Counter(first["measure"]) == {"abandoned": 291, "captured_equipment": 743, "damaged": 83}
    assert (claims["category"] == "").sum() < 250
    assert codes(dataset) == {"known_format"}


def test_counts_of_oryx_by_type_and_by_system() -> None:
    """All types, last page: 22381 and 9374. By system 26251, 5392, 2473 and 3389."""
    types = opened("oryx_ukraine_scarnecchia/totals_by_type.csv").claims
    whole = types[(types["category"] == "all_equipment") & (types["measure"] == "lost_unspecified")]
    assert whole["best"].tolist() == [22_381, 9374]
    systems = opened("oryx_ukraine_scarnecchia/totals_by_system_wide.csv").claims
    assert systems.groupby("measure", observed=True)["best"].sum().to_dict() == {
        "destroyed": 26_251,
        "captured_equipment": 5392,
        "abandoned": 2473,
        "damaged": 3389,
    }


def test_daily_counts_of_oryx_name_few_categories_and_refuse_only_the_base_line() -> None:
    dataset = opened("oryx_ukraine_scarnecchia/daily_count.csv")
    assert len(dataset.rejected) == 2
    assert codes(dataset) == {"known_format", "falling_total"}
    assert len(set(dataset.claims["category"])) < 40


def test_gaza_as_published_and_the_west_bank_by_two_counts() -> None:
    """1051 days each. Gaza: 28 without a source, one with nothing but extrapolations; the daily
    figures come to 67 977, the last total is 73 419. West Bank: 256 flash updates, last 1106 on
    a day of theirs; 402 verified days; 571 carried forward.
    """
    gaza = opened("gaza_casualties/casualties_daily.json")
    assert {row.code for row in gaza.rejected} == {"no_report"}
    assert len(gaza.rejected) == 29
    people = gaza.claims[
        (gaza.claims["category"] == "personnel") & (gaza.claims["measure"] == "killed")
    ]
    assert people[people["basis"] == "incremental"]["best"].sum() == 67_977
    assert people[people["basis"] == "cumulative"]["best"].iloc[-1] == 73_419
    bank = opened("gaza_casualties/west_bank_daily.json")
    assert len(bank.rejected) == 571
    total = bank.claims[
        (bank.claims["category"] == "personnel")
        & (bank.claims["measure"] == "killed")
        & (bank.claims["basis"] == "cumulative")
    ]
    assert Counter(total["claimant"]) == {"UN OCHA flash updates": 256, "UN OCHA verified": 402}


def test_every_deal_of_the_register_with_two_broken_records() -> None:
    dataset = opened("sipri_caucasus_slice/trade-register_caucasus_cp1252.csv")
    assert (len(dataset.claims), dataset.rejected) == (247, ())
    thailand = dataset.claims[dataset.claims["subject"] == "Thailand"]
    assert thailand["best"].tolist() == [13]
    assert set(dataset.relations["type"]) == {"arms_supply"}
    assert dataset.claims["best"][dataset.claims["subject"] == "Azerbaijan"].count() == 114
