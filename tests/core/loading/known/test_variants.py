"""Other forms in which the field's files are published: headers as published, made-up rows."""

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from core.loading import load
from core.loading.known.ucdpfields import FIELDS
from core.mapping import counts_nothing
from tests.known_samples import GED_BATTLE, GED_HEADERS, SAMPLES, written
from tests.new_samples import KILLED, PRESS


def claims_of(folder: Path, name: str, content: str | bytes) -> pd.DataFrame:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load([path]).claims


def test_candidate_events_without_a_row_of_names_are_read_by_their_order(tmp_path: Path) -> None:
    """A quoted comma in the headline, so that the cells are not cut apart at it."""
    event = GED_BATTLE | {"year": "2024", "source_headline": "Clash, again"}
    path = tmp_path / "GEDEvent_v24_0_1.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerow([event.get(name, "") for name in FIELDS])
    bare = load([path]).claims
    named = claims_of(tmp_path, "named.csv", written(GED_HEADERS, [event]))
    assert bare["best"].tolist() == named["best"].tolist()
    assert bare["subject"].tolist() == named["subject"].tolist()
    assert bare["claimant"].unique().tolist() == ["UCDP"]


def test_events_under_a_row_of_names_are_not_taken_for_a_file_without(tmp_path: Path) -> None:
    path = tmp_path / "GEDEvent_v25_1.csv"
    path.write_bytes(written(FIELDS, [GED_BATTLE | {"year": "2001"}]))
    dataset = load([path])
    assert dataset.rejected == ()
    assert any("recognised as UCDP GED " in problem.sentence for problem in dataset.problems)


REGISTER = (
    "SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,"
    "Order date,Order date is estimate,Numbers delivered,Numbers delivered is estimate,"
    "Delivery year,Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,"
    "TIV delivery values,Local production\n"
    "12345,Israel,Azerbaijan,Harop,loitering munition,Missiles,2014,Yes,50,Yes,2016,No,New,,0.05,"
    "2.5,No\n"
    "12346,Russia,Armenia,9K720,SSM TEL,Artillery,2015,No,4,No,2017,No,Second hand,,5,20,No\n"
)
DEALS = REGISTER.replace(",", ";").replace("Supplier;Recipient", "Seller;Buyer")
TITLES = "SIPRI Transfers Database \n\n\nResults for buyer 'All' and seller 'All'\n\n"


@pytest.mark.parametrize("text", [REGISTER, TITLES + REGISTER, TITLES + DEALS])
def test_registers_of_a_row_for_each_year_of_delivery(tmp_path: Path, text: str) -> None:
    claims = claims_of(tmp_path, "register.txt", text)
    told = zip(claims["subject"], claims["best"], claims["bound"], strict=True)
    assert list(told) == [("Azerbaijan", 50, "approx"), ("Armenia", 4, "exact")]
    assert claims["event_date"].tolist() == ["2016", "2017"]


def test_a_register_is_no_file_that_nobody_says_the_meaning_of(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(SAMPLES["sipri_arms_transfers"][1])
    assert not counts_nothing(load([path]))


STATS = {"personnel_units": 20500, "tanks": 802, "armoured_fighting_vehicles": 2063, "planes": 167}
SERVED = {"date": "2022-04-18", "day": 54, "stats": STATS, "increase": dict.fromkeys(STATS, 9)}


@pytest.mark.parametrize("data", [SERVED, {"records": [SERVED]}])
def test_the_staff_as_served_gives_its_totals_and_not_what_was_worked_out(
    tmp_path: Path, data: object
) -> None:
    text = json.dumps({"message": "The data were fetched successfully.", "data": data})
    claims = claims_of(tmp_path, "latest.json", text)
    assert dict(zip(claims["category"], claims["best"], strict=True)) == {
        "personnel": 20500,
        "tank": 802,
        "apc": 2063,
        "fixed_wing": 167,
    }
    assert set(claims["basis"]) == {"cumulative"}
    assert set(claims["subject"]) == {"Russia"}


def test_the_staff_by_other_keys(tmp_path: Path) -> None:
    day = {"date": "2022-02-26", "personnel": 4300, "tanks": 146, "apv": 706, "mlrs": 4}
    day |= {"artillerySystems": 49, "boatsCutters": 2, "specialEquipment": 0}
    claims = claims_of(tmp_path, "data.json", json.dumps([day]))
    assert dict(zip(claims["category"], claims["best"], strict=True)) == {
        "personnel": 4300,
        "tank": 146,
        "apc": 706,
        "mrl": 4,
        "artillery": 49,
        "ship": 2,
        "other": 0,
    }


def test_items_without_a_number_of_their_own_are_told_apart_by_their_rows(tmp_path: Path) -> None:
    text = (
        "country,origin,system,status,url,date_recorded\n"
        "Russia,Soviet Union,T-72B,destroyed,https://x.example/1,2022-03-01\n"
        "Russia,Soviet Union,T-72B,destroyed,https://x.example/2,2022-03-02\n"
    )
    claims = claims_of(tmp_path, "bySystem.csv", text)
    assert claims["claim_id"].tolist() == ["oryx-row-2", "oryx-row-3"]
    assert claims["category"].tolist() == ["tank", "tank"]


def test_an_item_is_what_the_worst_of_its_states_says(tmp_path: Path) -> None:
    name, content = SAMPLES["warspotting"]
    claims = claims_of(tmp_path, name, content)
    told = zip(claims["subject"], claims["measure"], claims["category"], strict=True)
    assert list(told) == [("Russia", "destroyed", "tank"), ("Ukraine", "captured_equipment", "ifv")]
    assert claims["latitude"].iloc[0] == 48.1


def test_totals_of_lebanon_stand_as_published_since_their_phase(tmp_path: Path) -> None:
    """141 were published for the second phase; 4,500 is the collector's sum over both."""
    name, content = SAMPLES["palestine_lebanon"]
    claims = claims_of(tmp_path, name, content)
    totals = claims[(claims["basis"] == "cumulative") & (claims["measure"] == "killed")]
    assert totals[["best", "since"]].to_numpy().tolist() == [
        [3136, "2023-10-08"],
        [141, "2026-03-02"],
    ]
    assert 4500 not in set(claims["best"])
    assert totals["claimant"].tolist() == ["Lebanon Ministry of Public Health", "UN OCHA"]


def test_lists_of_persons_by_age_and_the_press_among_them(tmp_path: Path) -> None:
    claims = claims_of(tmp_path, "killed.json", json.dumps(KILLED))
    assert claims["category"].tolist() == ["personnel", "child", "woman"]
    assert claims["best"].tolist() == [1, 1, 1]
    press = claims_of(tmp_path, "press.json", json.dumps(PRESS))
    assert set(press["category"]) == {"press"}
    assert set(press["victim_class"]) == {"civilian"}
