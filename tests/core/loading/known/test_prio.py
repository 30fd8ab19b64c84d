from pathlib import Path

from core.dataset import Dataset
from core.loading import load
from tests.known_samples import CONFLICT_HEADERS, CONFLICT_WAR, CONFLICT_YEAR, written


def opened(
    folder: Path, *rows: dict[str, str], headers: tuple[str, ...] = CONFLICT_HEADERS
) -> Dataset:
    path = folder / "acd.csv"
    path.write_bytes(written(headers, rows))
    return load([path])


def test_an_intensity_is_a_range_of_deaths_of_both_sides(tmp_path: Path) -> None:
    claims = opened(tmp_path, CONFLICT_YEAR, CONFLICT_WAR).claims
    columns = ["subject", "scope", "event_date", "low", "high", "bound"]
    minor, war = claims[columns].fillna({"high": -1}).itertuples(index=False, name=None)
    assert minor == ("", "both_sides", "2001", 25, 999, "range")
    assert war == ("", "both_sides", "2002", 1000, -1, "at_least")
    assert claims["best"].isna().all()
    assert set(claims["claimant"]) == {"UCDP/PRIO"}
    assert claims["note"].iloc[0] == (
        "Government of Northland against Northern Front, Free North; about territory; North; "
        "with side A: Government of Eastland"
    )


def test_everybody_of_one_side_fights_everybody_of_the_other(tmp_path: Path) -> None:
    relations = opened(tmp_path, CONFLICT_YEAR, CONFLICT_WAR).relations
    columns = ["source", "target", "type", "sign", "valid_from", "valid_to"]
    north, helper = "Government of Northland", "Government of Eastland"
    assert list(relations[columns].itertuples(index=False, name=None)) == [
        (north, "Northern Front", "fighting", -1, "2000-06-01", "2002-08-09"),
        (north, "Free North", "fighting", -1, "2000-06-01", "2002-08-09"),
        (helper, north, "troop_support", 1, "2000-06-01", "2001-12-31"),
    ]
    assert relations["claim_ids"].tolist()[0] == "ucdp-acd-77-2001;ucdp-acd-77-2002"


def test_parties_in_one_cell_keep_their_own_codes(tmp_path: Path) -> None:
    actors = opened(tmp_path, CONFLICT_YEAR).actors
    assert list(actors[["actor", "side", "ucdp", "gw"]].itertuples(index=False, name=None)) == [
        ("Free North", "Free North", "13", ""),
        ("Government of Northland", "Government of Northland", "11", "999"),
        ("Northern Front", "Northern Front", "12", ""),
        ("Government of Eastland", "third", "", "998"),
        ("UCDP/PRIO", "third", "", ""),
    ]


def test_the_capitals_of_early_editions_are_the_same_columns(tmp_path: Path) -> None:
    early = {
        "conflict_id": "ID",
        "side_a": "SideA",
        "side_b": "SideB",
        "side_a_2nd": "SideA2nd",
        "side_b_2nd": "SideB2nd",
        "incompatibility": "Incomp",
        "intensity_level": "Int",
        "year": "YEAR",
        "start_date2": "StartDate2",
        "gwno_a": "GWNoA",
    }
    headers = tuple(early.get(header, header) for header in CONFLICT_HEADERS)
    row = {early.get(header, header): cell for header, cell in CONFLICT_YEAR.items()}
    old, new = opened(tmp_path, row, headers=headers), opened(tmp_path, CONFLICT_YEAR)
    assert old.claims.equals(new.claims)
    assert old.relations.equals(new.relations)
    assert old.actors.equals(new.actors)


def test_an_intensity_of_another_scale_is_no_figure(tmp_path: Path) -> None:
    claims = opened(tmp_path, CONFLICT_YEAR | {"intensity_level": "3"}).claims
    assert claims[["low", "high"]].isna().all(axis=None)
    assert claims[["topic", "measure"]].to_numpy().tolist() == [["other", ""]]
