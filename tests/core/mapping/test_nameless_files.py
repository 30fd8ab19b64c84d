from pathlib import Path

import pandas as pd
import pytest

from core.loading.reading import NO_HEADER, Reading
from core.mapping import read_raw
from core.mapping.offers import meanings_offered
from core.mapping.suggest import propose
from core.problems import UnreadableError


def file(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text",
    [
        "2022-03-01;A/B;5\n2022-03-02;A;6\n2022-03-03;B;7\n",
        "Russia,10,80\nRussia,12,81\n",
    ],
)
def test_a_first_row_of_data_is_no_row_of_names(tmp_path: Path, text: str) -> None:
    proposal = propose(file(tmp_path, text))
    assert proposal.suggestion.mapping.reading.header_row == NO_HEADER
    assert proposal.table.headers == ("column 1", "column 2", "column 3")
    assert len(proposal.table.rows) == text.count("\n")
    assert "no_names" in [finding.code for finding in proposal.suggestion.findings]


@pytest.mark.parametrize(
    "text",
    [
        "country,2015,2016\nArmenia,3,4\nArmenia,5,6\n",
        "country,2022-02-24,2022-02-25\nArmenia,3,4\nArmenia,5,6\n",
        "2015,2016,2017\n3,4,5\n6,7,8\n",
        "day,tanks\n2022-03-01,5\n2022-03-02,7\n",
        "who,number\n",
    ],
)
def test_names_that_are_years_dates_or_words_are_names(tmp_path: Path, text: str) -> None:
    assert propose(file(tmp_path, text)).suggestion.mapping.reading.header_row == 1


def test_every_row_of_a_file_without_names_is_read(tmp_path: Path) -> None:
    table = read_raw(file(tmp_path, "a,1\nb,2\n"), Reading(header_row=NO_HEADER))
    assert table.columns[0].to_pylist() == ["a", "b"]
    assert table.rows.tolist() == [1, 2]


def test_an_empty_file_without_names_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="is empty"):
        read_raw(file(tmp_path, ""), Reading(header_row=NO_HEADER))


def test_every_row_of_a_sheet_without_names_is_read(tmp_path: Path) -> None:
    path = tmp_path / "mine.xlsx"
    pd.DataFrame([["a", 1], ["b", 2]]).to_excel(path, header=False, index=False)
    table = read_raw(path, Reading(header_row=NO_HEADER))
    assert table.headers == ("column 1", "column 2")
    assert table.columns[0].to_pylist() == ["a", "b"]


def test_a_word_is_offered_the_meanings_spelled_most_like_it_first() -> None:
    assert meanings_offered("category", "helikopters")[0] == "helicopter"
    assert meanings_offered("measure", "Killed soldiers")[0] == "killed"
    assert set(meanings_offered("measure")) == set(meanings_offered("measure", "zz"))
    assert meanings_offered("claimant", "A") == ()
