from pathlib import Path

from core.dataset import Dataset
from core.loading import load
from tests.known_samples import ICEWS_EVENT, ICEWS_HEADERS, written


def opened(folder: Path, *events: dict[str, str]) -> Dataset:
    path = folder / "events.tab"
    path.write_bytes(written(ICEWS_HEADERS, events, "\t"))
    return load([path])


def test_the_publisher_asserts_what_the_source_actor_did(tmp_path: Path) -> None:
    dataset = opened(tmp_path, ICEWS_EVENT)
    claim = dataset.claims.iloc[0]
    assert (claim["claimant"], claim["act"]) == ("Northland News Agency", "assert")
    assert (claim["subject"], claim["topic"]) == ("Foreign Affairs (Northland)", "stance")
    assert (claim["claim_id"], claim["event_date"]) == ("icews-21-2001-03-04", "2001-03-04")
    assert claim["note"].startswith("Criticize or denounce (CAMEO 111) towards Eastland")
    relation = dataset.relations.iloc[0]
    assert (relation["type"], relation["sign"]) == ("disapproval", -1)
    assert relation["strength"] == "unconfirmed"


def test_a_zero_that_a_spreadsheet_dropped_is_put_back(tmp_path: Path) -> None:
    visit = ICEWS_EVENT | {"CAMEO Code": "43", "Intensity": "2.8"}
    protest = ICEWS_EVENT | {"CAMEO Code": "14", "Intensity": "-6.5", "Event ID": "22"}
    relations = opened(tmp_path, visit, protest).relations
    assert relations[["type", "sign"]].to_numpy().tolist() == [["consultation", 1], ["protest", -1]]


def test_the_same_id_on_another_day_is_another_event(tmp_path: Path) -> None:
    claims = opened(tmp_path, ICEWS_EVENT, ICEWS_EVENT | {"Event Date": "2001-03-05"}).claims
    assert claims["claim_id"].tolist() == ["icews-21-2001-03-04", "icews-21-2001-03-05"]


def test_countries_at_odds_are_sides(tmp_path: Path) -> None:
    dataset = opened(tmp_path, ICEWS_EVENT)
    assert dataset.sides["side"].tolist() == ["Eastland", "Northland"]
    assert dataset.actors[["actor", "side", "kind"]].to_numpy().tolist() == [
        ["Eastland", "Eastland", "state"],
        ["Foreign Affairs (Northland)", "Northland", ""],
        ["Northland News Agency", "third", "media"],
    ]
