from pathlib import Path

import pytest

from core.dataset import Dataset
from core.loading import load
from core.loading.known.gdeltfields import EVENT_FIELDS, MENTION_FIELDS
from core.problems import UnreadableError
from tests.known_samples import GDELT_EVENT, GDELT_MENTION, GDELT_VISIT, headerless, written


def put(folder: Path, *events: dict[str, str], columns: int = 61) -> Path:
    path = folder / "20180101.export.CSV"
    path.write_bytes(headerless(EVENT_FIELDS[columns], events))
    return path


def opened(folder: Path, *events: dict[str, str], columns: int = 61) -> Dataset:
    return load([put(folder, *events, columns=columns)])


def mentioned(folder: Path, *mentions: dict[str, str]) -> Path:
    path = folder / "20180102.mentions.CSV"
    path.write_bytes(headerless(MENTION_FIELDS[16], mentions))
    return path


def test_the_medium_asserts_what_the_actor_did(tmp_path: Path) -> None:
    claim = opened(tmp_path, GDELT_EVENT).claims.iloc[0]
    assert (claim["claimant"], claim["act"], claim["topic"]) == ("news.example", "assert", "stance")
    assert claim["subject"] == "Northland"
    assert claim["claimed_on"] == "2018-01-01"
    assert claim["event_date"] == "2017-12-02"
    assert claim["recorded_on"] == "2018-01-01T00:15:00Z"
    assert claim["source_url"] == "http://www.news.example/politics/1"
    assert claim["note"] == (
        "threat (CAMEO 130) towards Eastland; Goldstein scale -4.4; 2 mentions in 1 sources; "
        "found and coded by a machine"
    )
    assert (claim["place"], claim["latitude"], claim["place_precision"]) == (
        "Bridgetown, Northland",
        10.5,
        "1",
    )


@pytest.mark.parametrize(("columns", "claimant"), [(57, "GDELT"), (58, "news.example")])
def test_the_older_widths_are_read_and_row_one_is_an_event(
    tmp_path: Path, columns: int, claimant: str
) -> None:
    dataset = opened(tmp_path, GDELT_EVENT, GDELT_VISIT, columns=columns)
    assert dataset.claims["claimant"].tolist() == [claimant] * 2
    assert dataset.raw["claims"]["_row"].tolist() == ["1", "2"]
    assert dataset.claims["latitude"].tolist() == [10.5, 10.5]


def test_a_file_with_header_reads_the_same(tmp_path: Path) -> None:
    path = tmp_path / "query.csv"
    path.write_bytes(
        written(
            [name.lower() for name in EVENT_FIELDS[61]],
            [{name.lower(): cell for name, cell in GDELT_EVENT.items()}],
        )
    )
    assert load([path]).claims.equals(opened(tmp_path, GDELT_EVENT).claims)


def test_a_quotation_mark_is_a_letter_like_any_other(tmp_path: Path) -> None:
    odd = GDELT_EVENT | {"ActionGeo_FullName": '"Bridgetown, Northland'}
    dataset = opened(tmp_path, odd, GDELT_VISIT, GDELT_VISIT | {"GLOBALEVENTID": "3"})
    assert dataset.claims["place"].tolist()[0] == '"Bridgetown, Northland'
    assert (len(dataset.claims), dataset.rejected) == (3, ())


def test_the_sign_follows_the_quad_class_and_nothing_on_the_scale_is_neutral(
    tmp_path: Path,
) -> None:
    visit = GDELT_VISIT | {"Actor2Code": "NLDGOV", "Actor2Name": "NORTHLAND"}
    statement = GDELT_EVENT | {"EventCode": "010", "QuadClass": "1", "GoldsteinScale": "0"}
    relations = opened(tmp_path, GDELT_EVENT, visit, statement | {"GLOBALEVENTID": "3"}).relations
    columns = ["source", "target", "type", "sign", "basis", "strength"]
    assert list(relations[columns].itertuples(index=False, name=None)) == [
        ("Northland", "Eastland", "threat", -1, "assessed", "unconfirmed"),
        ("Eastland", "Northland", "consultation", 1, "assessed", "unconfirmed"),
        ("Northland", "Eastland", "statement", 0, "assessed", "unconfirmed"),
    ]


def test_countries_at_odds_are_sides_and_their_parts_belong_to_them(tmp_path: Path) -> None:
    state = GDELT_EVENT | {"GLOBALEVENTID": "4", "Actor1Code": "NLD"}
    dataset = opened(tmp_path, GDELT_EVENT, state)
    assert dataset.sides["side"].tolist() == ["Eastland", "Northland"]
    actors = dataset.actors[["actor", "side", "kind", "parent", "cameo"]]
    assert actors.to_numpy().tolist() == [
        ["Eastland", "Eastland", "state", "", "ELD"],
        ["Northland", "Northland", "state", "", "NLD"],
        ["Northland (NLDGOV)", "Northland", "government", "Northland", "NLDGOV"],
        ["news.example", "third", "media", "", ""],
    ]


def test_mentions_alone_are_refused_kindly(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="Open it together with the file of events"):
        load([mentioned(tmp_path, GDELT_MENTION)])


def test_mentions_with_their_events_are_claims_of_the_same(tmp_path: Path) -> None:
    first = GDELT_MENTION | {"MentionIdentifier": GDELT_EVENT["SOURCEURL"]}
    stray = GDELT_MENTION | {"GLOBALEVENTID": "5"}
    paths = [put(tmp_path, GDELT_EVENT), mentioned(tmp_path, GDELT_MENTION, stray, first)]
    dataset = load(paths)
    columns = ["claimant", "claimed_on", "event_date", "subject"]
    assert dataset.claims[columns].to_numpy().tolist() == [
        ["news.example", "2018-01-01", "2017-12-02", "Northland"],
        ["other.example", "2018-01-02", "2017-12-02", "Northland"],
        ["other.example", "2018-01-02", "2017-12-02", "Northland"],
    ]
    assert [text.endswith("same_as:gdelt-719024876") for text in dataset.claims["tags"]] == [
        False,
        False,
        True,
    ]
    assert [(row.file, row.row, row.code) for row in dataset.rejected] == [
        (paths[1].name, 2, "no_event")
    ]
