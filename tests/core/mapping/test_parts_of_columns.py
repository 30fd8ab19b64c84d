"""Columns that count parts of the one before them, and cells that hold several figures."""

from pathlib import Path

import pytest

from core.mapping import load_mapped
from core.mapping.mapping import Source
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
