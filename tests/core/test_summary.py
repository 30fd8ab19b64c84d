import pytest
from msgspec.structs import replace

from core.crossfilter import Workspace, empty_workspace
from core.dataset import Dataset
from core.problems import Problem, RejectedRow, Severity
from core.summary import is_open, problems_sentence, size_sentence, title_of
from core.wording.counts import counted
from tests.making import dataset


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("april-2016", "April 2016"),
        ("2016-04-04", "2016-04-04"),
        ("claims_2016-04", "Claims 2016-04"),
        ("Nagorno-Karabakh", "Nagorno Karabakh"),
        ("", ""),
        ("---", "---"),
    ],
)
def test_a_name_becomes_a_title_and_dates_keep_their_dashes(name: str, title: str) -> None:
    assert title_of(Dataset(name=name)) == title


def test_one_is_singular_and_thousands_are_grouped() -> None:
    assert (counted(0, "row"), counted(1, "row"), counted(12045, "row")) == (
        "0 rows",
        "1 row",
        "12,045 rows",
    )


def test_the_size_of_a_dataset_in_words() -> None:
    made = replace(dataset([{"claimant": "A"}, {"claimant": "B"}]), name="april-2016")
    assert size_sentence(made) == "april-2016 · 2 claims, 2 actors, 0 relations"


def test_what_was_wrong_in_words() -> None:
    def found(severity: Severity) -> Problem:
        return Problem("x", severity, "a.csv", 2, "", "", "")

    rejected = (RejectedRow("a.csv", 2, "x", "", ()),)
    made = Dataset(
        "a", problems=(found(Severity.ERROR), found(Severity.WARNING)), rejected=rejected
    )
    assert problems_sentence(made) == "1 row rejected · 1 warning"
    noted = replace(made, problems=(*made.problems, found(Severity.NOTE)))
    assert problems_sentence(noted) == "1 row rejected · 1 warning · 1 note"


def test_only_a_workspace_that_was_loaded_is_open() -> None:
    assert not is_open(empty_workspace())
    assert is_open(Workspace(Dataset(name="")))
