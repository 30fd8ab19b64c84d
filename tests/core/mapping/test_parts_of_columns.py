"""Columns that count parts of the one before them, and cells that hold several figures."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from core.mapping import load_mapped
from core.mapping.mapping import Source
from core.mapping.serial import from_json, to_json
from core.mapping.several import several
from core.mapping.suggest import propose


def test_parts_have_the_measure_of_their_whole_and_a_category_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(
        "date,Civilian deaths,of which men,of which women,of which boys,of which girls,"
        "of whom soldiers,Injured,including children\n"
        "2023-02-01,8006,3300,2600,250,200,7,13287,900\n",
        encoding="utf-8",
    )
    mapping = propose(path).suggestion.mapping
    for target in ("claimant", "subject"):
        mapping = mapping.with_source(Source(target, constant="Monitor"))
    claims = load_mapped(path, mapping).claims
    assert claims[["measure", "category", "victim_class", "best"]].to_numpy().tolist() == [
        ["killed", "personnel", "civilian", 8006],
        ["killed", "man", "civilian", 3300],
        ["killed", "woman", "civilian", 2600],
        ["killed", "boy", "civilian", 250],
        ["killed", "girl", "civilian", 200],
        ["killed", "of whom soldiers", "civilian", 7],
        ["wounded", "personnel", "unknown", 13287],
        ["wounded", "child", "unknown", 900],
    ]


@pytest.mark.parametrize("header", ["of whom children", "including women"])
def test_a_part_of_nothing_counted_is_no_column_of_figures(tmp_path: Path, header: str) -> None:
    path = tmp_path / "wide.csv"
    path.write_text(f"date,visits,{header}\n2023-02-01,9,3\n", encoding="utf-8")
    assert propose(path).suggestion.mapping.parts == ()


REPORTS = (
    "date,speaker,about,losses\n"
    '2024-02-03,A,B,"27 soldiers, 6 civilians"\n'
    "2024-02-04,B,A,31–94 dead; about 200 injured\n"
    '2024-02-05,B,A,"3 tanks, 1,200 troops and 1 helicopter"\n'
    "2024-02-06,A,B,7\n"
    "2024-02-07,A,B,between 20 and 30\n"
)


def test_figures_of_one_cell_are_a_claim_each_said_in_one_breath(tmp_path: Path) -> None:
    path = tmp_path / "reports.csv"
    path.write_text(REPORTS, encoding="utf-8")
    suggestion = propose(path).suggestion
    assert [f.column for f in suggestion.findings if f.code == "figures_apart"] == ["losses"]
    dataset = load_mapped(path, from_json(to_json(suggestion.mapping)))
    claims = dataset.claims
    told = claims[["measure", "category", "victim_class", "best", "low", "high"]].fillna(-1)
    assert told.to_numpy().tolist() == [
        ["lost_unspecified", "personnel", "military", 27, -1, -1],
        ["lost_unspecified", "personnel", "civilian", 6, -1, -1],
        ["killed", "personnel", "unknown", -1, 31, 94],
        ["wounded", "personnel", "unknown", 200, -1, -1],
        ["lost_unspecified", "tank", "unknown", 3, -1, -1],
        ["lost_unspecified", "personnel", "unknown", 1200, -1, -1],
        ["lost_unspecified", "helicopter", "unknown", 1, -1, -1],
        ["lost_unspecified", "", "unknown", 7, -1, -1],
        ["lost_unspecified", "", "unknown", -1, 20, 30],
    ]
    assert claims["value_text"].tolist()[:2] == ["27 soldiers", "6 civilians"]
    assert claims["statement_id"].iloc[:7].nunique() == 3
    assert dataset.raw["claims"]["_row"].tolist() == list("223344456")
    assert dataset.rejected == ()


def test_without_that_line_of_the_mapping_such_cells_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "reports.csv"
    path.write_text(REPORTS, encoding="utf-8")
    mapping = replace(propose(path).suggestion.mapping, lists=())
    dataset = load_mapped(path, mapping)
    assert dataset.claims["best"].notna().sum() == 1
    assert [p.value for p in dataset.problems if p.code == "unread_words"][:1] == [
        "27 soldiers, 6 civilians"
    ]


@pytest.mark.parametrize(
    "text",
    ["3 April, 5 killed", "200 killed and wounded", "5 and 6", "12 of them, 4 tanks"],
)
def test_a_cell_of_which_one_piece_is_not_understood_is_not_taken_apart(text: str) -> None:
    assert several(text) == ()


def test_an_id_of_the_row_is_the_id_of_the_statement_where_its_cell_holds_several(
    tmp_path: Path,
) -> None:
    path = tmp_path / "reports.csv"
    path.write_text(
        "id,date,speaker,about,losses\n"
        'r1,2024-02-03,A,B,"27 soldiers, 6 civilians"\n'
        "r2,2024-02-04,A,B,7\n"
        'r3,2024-02-05,A,B,"a good 3 tanks, 5 dead"\n',
        encoding="utf-8",
    )
    dataset = load_mapped(path, propose(path).suggestion.mapping)
    claims = dataset.claims
    assert claims["statement_id"].tolist()[:2] == ["r1", "r1"]
    assert claims["claim_id"].tolist()[2:] == ["r2", "r3"]
    assert claims["claim_id"].is_unique
    problems = {problem.code: problem.value for problem in dataset.problems}
    assert "reused_id" not in problems
    assert problems["unread_words"] == "a good 3 tanks, 5 dead"
