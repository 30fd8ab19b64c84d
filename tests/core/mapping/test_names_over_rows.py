"""Wide tables whose columns are named over two rows and more."""

from collections import Counter
from pathlib import Path

import pytest
from msgspec.structs import replace

from core.loading.headrows import JOINT, stacked
from core.loading.reading import Reading
from core.mapping import load_mapped, read_mapping, write_mapping
from core.mapping.mapping import Source
from core.mapping.suggest import Proposal, propose
from core.mapping.suggest.headings import header_words

SIDES = (
    "date,Azerbaijan,,,Armenia,,,\n"
    ",killed,wounded,tanks,killed,wounded,tanks,source\n"
    "2016-04-02,12,3,1,18,35,2,briefing\n"
    "2016-04-03,16,,2,20,40,2,briefing\n"
)


def proposal(folder: Path, text: str) -> Proposal:
    path = folder / "wide.csv"
    path.write_text(text, encoding="utf-8")
    return propose(path)


def rows_of_names(found: Proposal) -> tuple[int, int]:
    reading = found.suggestion.mapping.reading
    return reading.header_row, reading.header_rows


def parts(found: Proposal) -> dict[str, dict[str, str]]:
    return {part.column: dict(part.cells) for part in found.suggestion.mapping.parts}


def codes(found: Proposal) -> set[str]:
    return {finding.code for finding in found.suggestion.findings}


def test_a_side_over_its_measures_says_whose_each_figure_is(tmp_path: Path) -> None:
    """Row 1 names the sides, row 2 what is counted; the last column belongs to neither.

    12, 3, 1, 18, 35, 2 on the first day, and on the second one figure fewer: 11 claims.
    """
    found = proposal(tmp_path, SIDES)
    assert rows_of_names(found) == (1, 2)
    assert found.table.headers[0] == "date"
    assert found.table.headers[-1] == "source"
    assert "header_rows" in codes(found)
    mapping = found.suggestion.mapping.with_source(Source("claimant", constant="MoD"))
    claims = load_mapped(found.path, mapping).claims
    told = Counter(zip(claims["subject"], claims["measure"], claims["category"], strict=True))
    assert told == {
        ("Azerbaijan", "killed", "personnel"): 2,
        ("Azerbaijan", "wounded", "personnel"): 1,
        ("Azerbaijan", "lost_unspecified", "tank"): 2,
        ("Armenia", "killed", "personnel"): 2,
        ("Armenia", "wounded", "personnel"): 2,
        ("Armenia", "lost_unspecified", "tank"): 2,
    }
    assert claims["best"].sum() == 12 + 3 + 1 + 18 + 35 + 2 + 16 + 2 + 20 + 40 + 2


def test_three_rows_below_a_title_are_side_category_and_measure(tmp_path: Path) -> None:
    text = (
        "Losses in April\n"
        ",Reds,,,,Blues,,,\n"
        ",tanks,,helicopters,,tanks,,helicopters,\n"
        "date,destroyed,damaged,destroyed,damaged,destroyed,damaged,destroyed,damaged\n"
        "2016-04-02,1,2,3,4,5,6,7,8\n2016-04-03,1,2,3,4,5,6,7,8\n"
    )
    found = proposal(tmp_path, text)
    assert rows_of_names(found) == (2, 3)
    assert not found.table.rejected
    assert parts(found)["Blues › helicopters › damaged"] == {
        "measure": "damaged",
        "category": "helicopter",
        "subject": "Blues",
    }


def test_who_claims_may_stand_above_whose_losses(tmp_path: Path) -> None:
    text = (
        "Date,Claimed by Azerbaijan,,Claimed by Armenia,\n"
        ",Armenian losses,Azerbaijani losses,Armenian losses,Azerbaijani losses\n"
        "2016-04-02,100,12,18,200\n2016-04-03,170,12,20,300\n"
    )
    found = proposal(tmp_path, text)
    assert "no_claimant" not in codes(found)
    claims = load_mapped(found.path, found.suggestion.mapping).claims
    told = list(zip(claims["claimant"], claims["subject"], claims["best"], strict=True))
    assert told[:4] == [
        ("Azerbaijan", "Armenia", 100),
        ("Azerbaijan", "Azerbaijan", 12),
        ("Armenia", "Armenia", 18),
        ("Armenia", "Azerbaijan", 200),
    ]


def test_a_total_over_both_sides_lands_on_neither(tmp_path: Path) -> None:
    text = "date,Reds,,Blues,,Both sides,\n,killed,wounded,killed,wounded,killed,wounded\n"
    found = proposal(tmp_path, text + "2016-04-02,12,3,1,18,13,21\n2016-04-03,12,3,1,18,13,21\n")
    assert parts(found)["Both sides › killed"] == {
        "measure": "killed",
        "category": "personnel",
        "scope": "both_sides",
    }


def test_both_ends_of_a_figure_may_stand_below_it(tmp_path: Path) -> None:
    text = "date,Killed,,,Wounded,,\n,low,best,high,low,best,high\n2016-04-02,1,2,3,4,5,6\n"
    found = proposal(tmp_path, text + "2016-04-03,1,2,3,4,5,6\n")
    told = [(p.column, p.low, p.high) for p in found.suggestion.mapping.parts]
    assert told == [
        ("Killed › best", "Killed › low", "Killed › high"),
        ("Wounded › best", "Wounded › low", "Wounded › high"),
    ]


def test_a_row_of_units_is_no_data(tmp_path: Path) -> None:
    text = "date,claimant,tanks,helicopters,area\n,,pcs,pcs,km2\n2016-04-02,MoD,1,2,3.5\n"
    found = proposal(tmp_path, text + "2016-04-03,MoD,1,2,4.5\n")
    assert rows_of_names(found) == (1, 2)
    assert parts(found)["tanks › pcs"] == {"measure": "lost_unspecified", "category": "tank"}
    assert parts(found)["area › km2"] == {"measure": "area_km2"}


def test_a_row_of_hashtags_is_no_data(tmp_path: Path) -> None:
    """Humanitarian data has a row of tags below its names (HXL)."""
    text = "date,location,killed,injured\n#date,#loc +name,#affected+killed,#affected+injured\n"
    found = proposal(tmp_path, text + "2016-04-02,Milltown,3,4\n2016-04-03,Milltown,5,6\n")
    assert rows_of_names(found) == (1, 2)
    assert [part.cells for part in found.suggestion.mapping.parts] == [
        (("measure", "killed"), ("category", "personnel")),
        (("measure", "wounded"), ("category", "personnel")),
    ]
    assert found.suggestion.mapping.source("claimed_on") is not None


def test_years_over_measures_and_years_alone_date_the_figures(tmp_path: Path) -> None:
    over = proposal(tmp_path, ",2015,,2016,\nside,killed,wounded,killed,wounded\nReds,3,4,5,6\n")
    assert parts(over)["2016 › killed"]["event_date"] == "2016"
    alone = proposal(tmp_path, "country,indicator,2014,2015,2016\nNorthland,deaths,3,4,5\n")
    assert [cells["event_date"] for cells in parts(alone).values()] == ["2014", "2015", "2016"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Source:,MoD,,\ndate,killed,wounded,tanks\n2016-04-02,1,2,3\n", id="a remark above"
        ),
        pytest.param(
            ",,Losses in April,\ndate,killed,wounded,tanks\n2016-04-02,1,2,3\n", id="a title amid"
        ),
        pytest.param(
            "who,about,n,date\nA,A,many,2016-04-02\nB,A,3,2016-04-03\n", id="a worded row"
        ),
        pytest.param("who,who,n,note\nA,A,,x\nB,A,3,\nB,A,4,y\n", id="names given twice"),
    ],
)
def test_other_rows_are_not_taken_for_names(tmp_path: Path, text: str) -> None:
    assert rows_of_names(proposal(tmp_path, text))[1] == 1


def test_what_was_detected_can_be_changed_and_is_kept_in_the_file(tmp_path: Path) -> None:
    found = proposal(tmp_path, SIDES)
    again = propose(found.path, replace(found.suggestion.mapping.reading, header_rows=1))
    assert again.table.headers[1] == "Azerbaijan"
    assert len(again.table.rows) == len(found.table.rows) + 1
    path = tmp_path / "m.mapping.json"
    write_mapping(path, found.suggestion.mapping)
    assert read_mapping(path).reading == Reading("", ",", 1, 2)


def test_names_reach_as_far_as_a_file_says() -> None:
    """Cells that were merged are repeated: “Reds” holds for two, and the rest for itself."""
    names = stacked([["Day", "Reds", "Reds", ""], ["Day", "killed", "hurt", "read in"]])
    assert names == ["Day", f"Reds{JOINT}killed", f"Reds{JOINT}hurt", "read in"]


def test_parts_of_a_name_say_each_their_own() -> None:
    words = header_words(f"Losses of Azerbaijan{JOINT}civilians{JOINT}killed{JOINT}(persons)")
    assert (words.rest, words.victims, words.measure) == ("Azerbaijan", "civilian", "killed")
