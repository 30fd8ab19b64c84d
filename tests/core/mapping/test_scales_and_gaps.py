"""Figures in thousands, cells that say what stands above, losses of whoever speaks."""

from pathlib import Path

import pytest

from core.dataset import Dataset
from core.loading.figures import read_figure
from core.mapping import Mapping, load_mapped
from core.mapping.mapping import Scale, Source, Term
from core.mapping.scales import SCALES, scale_said, scaled, without_scale
from core.mapping.suggest import propose

HEAD = "Date,Claimant,Subject"


def opened(folder: Path, text: str) -> tuple[Mapping, Dataset]:
    path = folder / "some.csv"
    path.write_text(text, encoding="utf-8")
    mapping = propose(path).suggestion.mapping
    return mapping, load_mapped(path, mapping)


@pytest.mark.parametrize(
    ("name", "counted", "plain"),
    [
        ("Killed (thousands)", "thousands", "Killed"),
        ("Displaced, in millions", "millions", "Displaced,"),
        ("Killed [000s]", "thousands", "Killed"),
        ("Потери, тыс.", "thousands", "Потери,"),
        ("死者 (万)", "ten thousands", "死者"),
        ("Refugees (lakh)", "lakhs", "Refugees"),
        ("Millionaires killed", "", "Millionaires killed"),
        ("Killed", "", "Killed"),
    ],
)
def test_a_name_says_what_its_figures_are_counted_in(name: str, counted: str, plain: str) -> None:
    assert scale_said(name) == counted
    assert without_scale(name) == plain


@pytest.mark.parametrize("factor", SCALES.values())
def test_a_figure_and_its_ends_are_multiplied_exactly(factor: float) -> None:
    read = scaled(read_figure("8.2"), factor, "8.2")
    assert read.best * 10 == 82 * factor
    both = scaled(read_figure("0.3–0.5"), factor, "0.3–0.5")
    assert (both.low * 10, both.high * 10) == (3 * factor, 5 * factor)


def test_a_figure_with_a_word_of_its_own_is_not_multiplied_again() -> None:
    for text in ("1.2 thousand", "about 1.2 million", "1.2k", "1,2 тыс."):
        read = read_figure(text)
        assert scaled(read, 1000, text) is read


def test_columns_in_thousands_are_read_as_what_they_mean(tmp_path: Path) -> None:
    text = (
        f'{HEAD},"Killed (thousands)",Wounded\n'
        "2016-04-04,A,B,1.4,2\n2016-04-05,A,B,0.3–0.5,3\n2016-04-06,A,B,more than 8.2,4\n"
    )
    mapping, dataset = opened(tmp_path, text)
    assert mapping.scales == (Scale("Killed (thousands)", "thousands"),)
    killed = dataset.claims[dataset.claims["measure"] == "killed"]
    assert killed["best"].fillna(-1).tolist() == [1400, -1, 8200]
    assert killed["low"].fillna(-1).tolist() == [-1, 300, 8200]
    assert killed["high"].fillna(-1).tolist() == [-1, 500, -1]
    assert killed["value_text"].tolist() == ["1.4", "0.3–0.5", "more than 8.2"]
    assert dataset.claims[dataset.claims["measure"] == "wounded"]["best"].tolist() == [2, 3, 4]


def test_a_title_above_the_names_counts_for_every_column_of_figures(tmp_path: Path) -> None:
    text = f'"Losses, figures in thousands",,,,\n{HEAD},Killed,Wounded\n2016-04-04,A,B,1.4,2\n'
    mapping, dataset = opened(tmp_path, text)
    assert [scale.column for scale in mapping.scales] == ["Killed", "Wounded"]
    assert sorted(dataset.claims["best"]) == [1400, 2000]


def test_ends_in_columns_of_their_own_are_multiplied_each_by_its_own_scale(tmp_path: Path) -> None:
    text = f"{HEAD},Low (thousands),High\n2016-04-04,A,B,1,2500\n"
    path = tmp_path / "some.csv"
    path.write_text(text, encoding="utf-8")
    mapping = Mapping(
        sources=(
            Source("claimant", ("Claimant",)),
            Source("low", ("Low (thousands)",)),
            Source("high", ("High",)),
            Source("measure", constant="killed"),
        ),
        scales=(Scale("Low (thousands)", "thousands"),),
    )
    claims = load_mapped(path, mapping).claims
    assert (claims["low"].tolist(), claims["high"].tolist()) == ([1000], [2500])


GAPS = (
    "Date,Claimant,Subject,Category,Destroyed\n"
    "2016-04-04,A MoD,B,tank,3\n"
    ",,,artillery,4\n"
    ",B Army,A,tank,none\n"
    ",,,uav,1\n"
    "2016-04-05,A MoD,B,tank,4\n"
    ",,,artillery,6\n"
    ",Total,,,10\n"
    ",,,helicopter,2\n"
)


def test_an_empty_cell_says_what_stands_above_it_also_below_rows_left_out(tmp_path: Path) -> None:
    """“none” is a code for not given: its row is refused, and the one below it is still B's."""
    mapping, dataset = opened(tmp_path, GAPS)
    assert set(mapping.fills) == {"Date", "Claimant", "Subject"}
    claims = dataset.claims
    assert claims["claimant"].tolist() == ["A MoD", "A MoD", "B Army", "A MoD", "A MoD", "Total"]
    assert claims["subject"].tolist() == ["B", "B", "A", "B", "B", "B"]
    assert claims["claimed_on"].tolist() == [*["2016-04-04"] * 3, *["2016-04-05"] * 3]
    assert {row.row: row.code for row in dataset.rejected} == {4: "no_figure", 8: "summary_row"}
    raw = dataset.raw["claims"]
    assert raw["Claimant"].tolist() == ["A MoD", "", "", "A MoD", "", ""]


def test_columns_that_are_not_filled_down_stay_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text(GAPS, encoding="utf-8")
    mapping = Mapping(sources=(Source("claimant", ("Claimant",)), Source("subject", ("Subject",))))
    dataset = load_mapped(path, mapping)
    assert dataset.claims["claimant"].tolist() == ["A MoD", "B Army", "A MoD", "Total"]


OWN = (
    "Date,Claimant,Own killed,Enemy killed\n"
    "2016-04-04,Azerbaijan MoD,31,170\n2016-04-04,Armenia MoD,20,300\n"
)


def test_own_and_enemy_losses_are_those_of_the_two_sides_that_speak(tmp_path: Path) -> None:
    mapping, dataset = opened(tmp_path, OWN)
    assert [dict(part.cells)["subject"] for part in mapping.parts] == ["(own side)", "(other side)"]
    claims = dataset.claims
    said = claims[["claimant", "subject", "best"]].to_numpy().tolist()
    assert said == [
        ["Azerbaijan MoD", "Azerbaijan", 31],
        ["Azerbaijan MoD", "Armenia", 170],
        ["Armenia MoD", "Armenia", 20],
        ["Armenia MoD", "Azerbaijan", 300],
    ]
    assert dataset.sides["side"].tolist() == ["Azerbaijan", "Armenia"]


def test_the_side_in_a_column_of_its_own_goes_before_the_name(tmp_path: Path) -> None:
    text = (
        "Date,Claimant,Claimant side,Own killed,Enemy killed\n"
        "1999-01-01,X,Reds,1,2\n1999-01-01,Y,Blues,3,4\n1999-01-02,Z,Reds,5,6\n"
    )
    _, dataset = opened(tmp_path, text)
    assert dataset.claims["subject"].tolist() == ["Reds", "Blues", "Blues", "Reds", "Reds", "Blues"]


def test_a_column_of_own_and_enemy_is_the_subject(tmp_path: Path) -> None:
    text = (
        "Date,Claimant,Kind,Killed\n2016-04-04,Azerbaijan MoD,own losses,31\n"
        "2016-04-04,Azerbaijan MoD,enemy losses,170\n2016-04-04,Armenia MoD,own losses,20\n"
    )
    mapping, dataset = opened(tmp_path, text)
    assert Term("subject", "enemy losses", "(other side)") in mapping.terms
    assert dataset.claims["subject"].tolist() == ["Azerbaijan", "Armenia", "Armenia"]


def test_where_more_than_two_sides_speak_enemy_losses_are_of_nobody_and_it_is_said(
    tmp_path: Path,
) -> None:
    path = tmp_path / "some.csv"
    path.write_text(OWN + "2016-04-04,Turkey MoD,1,2\n", encoding="utf-8")
    proposed = propose(path).suggestion
    assert [dict(part.cells).get("subject") for part in proposed.mapping.parts] == [None, None]
    (tmp_path / "two.csv").write_text(OWN, encoding="utf-8")
    dataset = load_mapped(path, propose(tmp_path / "two.csv").suggestion.mapping)
    own, other = dataset.claims["subject"].tolist()[::2], dataset.claims["subject"].tolist()[1::2]
    assert (own, other) == (["Azerbaijan", "Armenia", "Turkey"], ["", "", ""])
    (told,) = [problem for problem in dataset.problems if problem.code == "relative_side"]
    assert "speak for 3 sides (Armenia, Azerbaijan, Turkey)" in told.sentence
