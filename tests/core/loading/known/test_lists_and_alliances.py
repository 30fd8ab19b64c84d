from pathlib import Path

import pytest

from core.dataset import Dataset
from core.loading import load
from core.problems import NotUnderstoodError
from tests.other_samples import ALLIES, GAZETTEER, STATE_AGAIN, STATE_LIST

CLAIMS = b"claimant,subject,measure,best,claimed_on\nPress,ARM,killed,3,2016-04-02\n"


def opened(folder: Path, **files: bytes) -> Dataset:
    paths = []
    for name, content in files.items():
        path = folder / f"{name}.csv"
        path.write_bytes(content)
        paths.append(path)
    return load(paths)


def relations(dataset: Dataset) -> list[tuple[str, ...]]:
    columns = ["source", "target", "type", "valid_from", "valid_to", "directed"]
    return [tuple(map(str, row)) for row in dataset.relations[columns].to_numpy()]


def test_unbroken_years_are_one_relation_in_whichever_order_the_two_stand(tmp_path: Path) -> None:
    """1993 and 1994 (twice, once each way round) follow one another, 1996 does not."""
    dataset = opened(tmp_path, dyads=ALLIES)
    assert relations(dataset) == [
        ("Armenia", "Azerbaijan", "defence_pact", "1993-01-01", "1994-12-31", "no"),
        ("Armenia", "Azerbaijan", "defence_pact", "1996-01-01", "1996-12-31", "no"),
        ("Armenia", "Turkey", "nonaggression_pact", "1994-01-01", "1994-12-31", "no"),
        ("COW 9999", "Turkey", "alliance_treaty", "1994-01-01", "1994-12-31", "no"),
    ]
    assert set(dataset.relations["sign"]) == {0}
    first = dataset.relations["claim_ids"].iloc[0]
    assert first == "atop-371-373-1993;atop-371-373-1994;atop-373-371-1994"
    note = dataset.relations["note"].iloc[0]
    assert note == (
        "obligations: defence, non-aggression, consultation; "
        "the file does not name the treaty; the file covers 1993 to 1996"
    )


def test_dyads_as_atop_publishes_them_name_their_treaties(tmp_path: Path) -> None:
    content = (
        b"dyad,mem1,mem2,year,atopally,defense,offense,neutral,nonagg,consul,atopid1,atopid2\n"
        b"371373,371,373,1993,1,1,0,0,1,1,4675,-9\n371373,371,373,1994,1,1,0,0,1,1,4675,4700\n"
    )
    dataset = opened(tmp_path, dyads=content)
    assert [note.split("; ")[1] for note in dataset.relations["note"]] == [
        "by ATOP 4675",
        "by ATOP 4675, ATOP 4700",
    ]
    assert dataset.actors["cow"].tolist()[:2] == ["371", "373"]


def test_a_list_of_states_says_who_is_who_and_claims_nothing(tmp_path: Path) -> None:
    dataset = opened(tmp_path, list=STATE_LIST + STATE_AGAIN)
    assert len(dataset.claims) == 0
    actors = dataset.actors
    assert actors["actor"].tolist() == ["Armenia", "Germany", "Northland"]
    assert actors["cow"].tolist() == ["371", "260", "9998"]
    assert actors["iso3"].tolist() == ["ARM", "DEU", ""]
    assert actors["note"].iloc[2] == "listed 1902-05-20 – 1906-09-25, 1909-01-23 – 2016-12-31"
    assert [(row.row, row.code) for row in dataset.rejected] == [(5, "listed_again")]


def test_claims_beside_a_list_meet_its_states_by_code_and_keep_their_sides(tmp_path: Path) -> None:
    alone = opened(tmp_path, claims=CLAIMS)
    assert alone.sides["side"].tolist() == ["ARM"]
    both = opened(tmp_path, claims=CLAIMS, states=STATE_LIST)
    assert both.claims["subject"].tolist() == ["Armenia"]
    assert both.sides["side"].tolist() == ["Armenia"]
    assert both.actors["side"].tolist() == ["Armenia", "third", "third", "third"]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"gwno,gwabbrev,statename\n371,ARM,Armenia\n".replace(b"statename", b"country"), "371"),
        (b"name,alpha-2,alpha-3,country-code\nArmenia,AM,ARM,051\n", "371"),
        (b"fips,country\nAM,ARMENIA\n", "371"),
        (b"CODE,LABEL\nARM,Armenia\n", "371"),
        (b"ActorId,NameData,NameFull,Org\n52,Government of Armenia,,4\n", "371"),
    ],
)
def test_lists_of_other_schemes(tmp_path: Path, content: bytes, codes: str) -> None:
    dataset = opened(tmp_path, list=content)
    assert dataset.actors["cow"].tolist() == [codes]
    assert len(dataset.claims) == 0


@pytest.mark.parametrize(
    "content",
    [
        b"country,iso3,deaths\nArmenia,ARM,3\n",
        b"country,iso3,year\nArmenia,ARM,2001\nArmenia,ARM,2002\n",
        b"ccode,state,version\n371,A,1\n371,B,1\n371,C,1\n",
        b"code,label\n17,killed\n18,wounded\n",
    ],
)
def test_a_table_with_more_than_names_and_codes_is_no_list(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NotUnderstoodError):
        opened(tmp_path, table=content)


def test_places_of_one_name_are_told_apart(tmp_path: Path) -> None:
    dataset = opened(tmp_path, towns=GAZETTEER + b"41.0,47.0,Talish,Tartar,,AZ\n")
    assert dataset.places["place"].tolist() == [
        "Talish, Tartar, AZ (40.38, 46.75)",
        "Talish, Masally, AZ",
        "Madagiz",
        "Talish, Tartar, AZ (41.0, 47.0)",
    ]
    assert dataset.rejected == ()
