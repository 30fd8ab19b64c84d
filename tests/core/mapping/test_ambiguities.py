"""What a file leaves open is said, and nothing is said where it leaves nothing open."""

import zipfile
from pathlib import Path

import pytest

from core.mapping import load_mapped
from core.mapping.suggest import propose

CASES = {
    "ambiguous_date": ("who,date\nA,03/04/2016\n", "who,date\nA,2016-04-03\nA,2016-04-05\n"),
    "short_year": ("who,date\nA,13/04/16\n", "who,date\nA,13/04/2016\n"),
    "time_zone": ("who,date\nA,2016-04-02T23:30+04:00\n", "who,date\nA,2016-04-02T23:30\n"),
    "future_date": ("who,date\nA,2156-04-02\n", "who,date\nA,2016-04-02\n"),
    "early_date": ("who,date\nA,0216-04-02\n", "who,date\nA,1916-04-02\n"),
    "day_number": ("who,date\nA,42462\nB,42463\n", "who,date\nA,2016-04-02\nB,2016\n"),
    "spreadsheet_damage": ("who,age\nA,May-14\nA,15-64\n", "who,age\nA,5-14\nA,15-64\n"),
    "reused_id": ("id,who\n1,A\n1,B\n", "id,who\n1,A\n2,B\n"),
    "numeric_header": ("who,91.40%,text\nA,OK,x\n", "who,share,text\nA,OK,x\n"),
    "empty_header": ("who,,text\nA,b,x\n", "who,what,text\nA,b,x\n"),
    "duplicate_header": ("who,n,n\nA,1,2\n", "who,n,m\nA,1,2\n"),
    "summary_row": (
        "who,category,n\nA,tank,1\nA,Total losses,1\n",
        "who,category,n\nA,tank,1\nA,truck,1\n",
    ),
    "mixed_encoding": ("who,text\nA,caf\u00c3\u00a9\n", "who,text\nA,caf\u00e9\n"),
    "ragged_row": ("who,text,n\nA,broken\nover,1\n", "who,text,n\nA,whole,1\n"),
    "no_names": ("2016-04-02,MoD,5\n2016-04-03,MoD,6\n", "date,who,n\n2016-04-02,MoD,5\n"),
    "list": (
        "who,about,text\nMoD / Army,B,x\nMoD,B,y\nArmy,B,z\n",
        "who,about,text\nMoD / Press,B,x\nArmy,B,y\n",
    ),
    "decimal": ('who,n\nA,"1,200"\n', "who,n\nA,1200\n"),
    "preamble": ("Losses as announced\n\nwho,n,m\nA,1,2\n", "who,n,m\nA,1,2\n"),
    "relative_side": (
        "who,date,enemy_killed,own_killed\nA,2016-04-02,9,3\n",
        "who,date,reds_killed,blues_killed\nA,2016-04-02,9,3\n",
    ),
    "scaled": (
        "side,Killed (thousands)\nReds,1.2\n",
        "side,Killed by the thousand islands\nReds,many\n",
    ),
    "gaps": (
        "date,side,killed\n2016-04-02,Reds,1\n,Blues,2\n2016-04-03,Reds,3\n,Blues,4\n",
        "date,side,killed\n2016-04-02,Reds,1\n2016-04-02,Blues,2\n2016-04-03,Reds,3\n,Blues,4\n",
    ),
    "notes_below": (
        "date,killed,wounded\n2016-04-02,3,4\n\nSource: Ministry\n* preliminary\n",
        "date,killed,wounded\n2016-04-02,3,4\n2016-04-03,5\n",
    ),
    "one_each": ("name,date of death\nA,2016-04-02\n", "name,date of birth\nA,2016-04-02\n"),
    "header_rows": (
        "day,Reds,,Blues,\n,killed,tanks,killed,tanks\n2016-04-02,1,2,3,4\n",
        "day,killed,tanks,wounded,guns\n2016-04-02,1,2,3,4\n",
    ),
    "missing_codes": ("who,n\nA,5\nB,-99\n", "who,n\nA,5\nB,-4\n"),
}


def said(folder: Path, text: str) -> set[str]:
    path = folder / "some.csv"
    path.write_text(text, encoding="utf-8")
    return {finding.code for finding in propose(path).suggestion.findings}


@pytest.mark.parametrize("code", CASES)
def test_a_doubt_is_said_where_there_is_one_and_only_there(tmp_path: Path, code: str) -> None:
    trips, does_not = CASES[code]
    assert code in said(tmp_path, trips)
    assert code not in said(tmp_path, does_not)


def test_an_id_used_twice_is_said_where_rows_become_several_claims_too(tmp_path: Path) -> None:
    assert "reused_id" in said(tmp_path, "id,killed,wounded\n1,2,3\n1,4,5\n")
    assert "reused_id" not in said(tmp_path, "id,killed,wounded\n1,2,3\n2,4,5\n")


def test_losses_of_the_enemy_land_on_no_side_that_was_guessed(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text(CASES["relative_side"][0], encoding="utf-8")
    parts = propose(path).suggestion.mapping.parts
    assert [dict(part.cells).get("subject") for part in parts] == [None, None]


def test_several_tables_of_an_archive_share_the_mapping_and_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "two.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", "who,tanks\nA,3\n")
        archive.writestr("b.csv", "who,tanks\nB,4\n")
    found = propose(path).suggestion
    told = [finding.sentence for finding in found.findings if finding.code == "one_table"]
    assert told == ["two.zip/a.csv is shown; the mapping is used for all: two.zip/b.csv too."]
    assert load_mapped(path, found.mapping).claims["claimant"].tolist() == ["A", "B"]


def test_a_day_number_is_the_day_that_a_spreadsheet_shows(tmp_path: Path) -> None:
    """Day 42462 is 2 April 2016: day 25569 is 1 January 1970, and 16893 days lie between."""
    path = tmp_path / "some.csv"
    path.write_text("who,date\nA,42462\nB,42463.75\n", encoding="utf-8")
    claims = load_mapped(path, propose(path).suggestion.mapping).claims
    assert claims["claimed_on"].tolist() == ["2016-04-02", "2016-04-03"]


def test_claimants_in_one_cell_each_say_it(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text(CASES["list"][0], encoding="utf-8")
    mapping = propose(path).suggestion.mapping
    assert dict(mapping.lists) == {"claimant": " / "}
    claims = load_mapped(path, mapping).claims
    assert claims["claimant"].tolist() == ["MoD", "Army", "MoD", "Army"]
