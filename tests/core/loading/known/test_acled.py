from pathlib import Path

import pytest

from core.dataset import Dataset
from core.loading import load
from tests.known_samples import ACLED_BATTLE, ACLED_HEADERS, ACLED_PROTEST, written

ARMY, REBELS = ACLED_BATTLE["actor1"], ACLED_BATTLE["actor2"]


def opened(
    folder: Path, *events: dict[str, str], headers: tuple[str, ...] = ACLED_HEADERS
) -> Dataset:
    path = folder / "export.csv"
    path.write_bytes(written(headers, events))
    return load([path])


def test_fatalities_are_of_both_sides_and_never_on_one(tmp_path: Path) -> None:
    claims = opened(tmp_path, ACLED_BATTLE | {"fatalities": "7"}).claims
    columns = ["claimant", "subject", "scope", "measure", "best", "bound", "basis"]
    assert claims[columns].to_numpy().tolist() == [
        ["ACLED", "", "both_sides", "killed", 7, "exact", "incremental"]
    ]


@pytest.mark.parametrize("figure", ["10", "12", "100"])
def test_figures_that_stand_for_unknown_numbers_are_approximate(
    tmp_path: Path, figure: str
) -> None:
    claim = opened(tmp_path, ACLED_BATTLE | {"fatalities": figure}).claims.iloc[0]
    assert (claim["best"], claim["bound"]) == (float(figure), "approx")
    assert f"ACLED writes {figure} for" in claim["note"]


def test_none_reported_is_no_figure_of_nobody(tmp_path: Path) -> None:
    claims = opened(tmp_path, ACLED_BATTLE | {"fatalities": "0"}, ACLED_PROTEST).claims
    assert claims["best"].isna().all()
    assert claims["topic"].tolist() == ["attack", "other"]
    assert set(claims["measure"]) == {""}
    assert ["no fatalities reported" in note for note in claims["note"]] == [True, True]


@pytest.mark.parametrize(
    ("written_as", "precision", "read_as"),
    [
        ("04 March 2001", "1", "2001-03-04"),
        ("04-March-2001", "1", "2001-03-04"),
        ("4/3/2001", "1", "2001-03-04"),
        ("2001-03-04", "1", "2001-03-04"),
        ("2001-03-04", "2", "2001-03-01/2001-03-07"),
        ("2001-03-04", "3", "2001-03"),
    ],
)
def test_a_date_is_as_wide_as_it_was_coded(
    tmp_path: Path, written_as: str, precision: str, read_as: str
) -> None:
    event = ACLED_BATTLE | {"event_date": written_as, "time_precision": precision}
    assert opened(tmp_path, event).claims["event_date"].tolist() == [read_as]


def test_the_other_row_of_a_monadic_export_does_not_count_again(tmp_path: Path) -> None:
    one = ACLED_BATTLE | {"actor2": "", "inter2": ""}
    other = one | {"actor1": REBELS, "inter1": "Rebel group"}
    claims = opened(tmp_path, one, other).claims
    assert claims["best"].sum() == 10
    assert claims["claim_id"].tolist() == ["acled-NOR1", "acled-NOR1-2"]
    assert set(claims["statement_id"]) == {"acled-NOR1"}
    assert "its figure stands once" in claims["note"].iloc[1]


def test_the_capitals_of_older_exports_read_the_same(tmp_path: Path) -> None:
    old_names = {"assoc_actor_1": "ALLY_ACTOR_1", "assoc_actor_2": "ALLY_ACTOR_2"}
    capitals = {header: old_names.get(header, header.upper()) for header in ACLED_HEADERS}
    headers = ("GWNO", "EVENT_ID_NO_CNTY", *reversed(capitals.values()))
    event = {capitals[header]: cell for header, cell in ACLED_BATTLE.items()}
    old, new = opened(tmp_path, event, headers=headers), opened(tmp_path, ACLED_BATTLE)
    assert old.claims.equals(new.claims)
    assert old.relations.equals(new.relations)


def test_who_met_in_violence_is_a_relation_without_direction(tmp_path: Path) -> None:
    later = ACLED_BATTLE | {"event_id_cnty": "NOR3", "event_date": "09 March 2001"}
    peace = {"event_type": "Strategic developments", "sub_event_type": "Agreement"}
    event = ACLED_BATTLE | peace | {"event_id_cnty": "NOR4", "fatalities": "0"}
    relations = opened(tmp_path, ACLED_BATTLE, later, event, ACLED_PROTEST).relations
    columns = ["source", "target", "type", "sign", "directed", "valid_from", "valid_to"]
    assert list(relations[columns].itertuples(index=False, name=None)) == [
        (ARMY, REBELS, "fighting", -1, "no", "2001-03-04", "2001-03-09"),
        (ARMY, REBELS, "agreement", 1, "no", "2001-03-04", "2001-03-04"),
    ]


def test_fighters_are_sides_and_protesters_are_not(tmp_path: Path) -> None:
    dataset = opened(tmp_path, ACLED_BATTLE, ACLED_PROTEST)
    assert dataset.sides["side"].tolist() == [ARMY, REBELS]
    assert dataset.actors[["actor", "side", "kind"]].to_numpy().tolist() == [
        [ARMY, ARMY, "government"],
        [REBELS, REBELS, "armed_group"],
        ["Protesters (Northland)", "third", ""],
        ["ACLED", "third", "monitor"],
    ]


def test_the_last_change_of_a_row_is_its_date_of_record(tmp_path: Path) -> None:
    claim = opened(tmp_path, ACLED_BATTLE).claims.iloc[0]
    assert (claim["recorded_on"], claim["claimed_on"]) == ("2002-01-01", "")
