from dataclasses import replace
from types import MappingProxyType

import pandas as pd
import pytest

from core.findings import COLUMNS, Group, Whereabouts, groups, ordered, remark
from core.problems import Problem, Severity
from tests.making import dataset

NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR


def problem(code: str, severity: Severity, row: int = 1, file: str = "a.csv") -> Problem:
    return Problem(code, severity, file, row, "best", "", f"{file}, row {row}, best: {code}.")


def test_errors_come_before_warnings_and_the_frequent_before_the_rare() -> None:
    found = [
        problem("z", NOTE),
        problem("y", WARNING),
        *[problem("x", WARNING)] * 2,
        problem("w", ERROR),
    ]
    assert groups(found) == (
        Group(ERROR, "w", 1),
        Group(WARNING, "x", 2),
        Group(WARNING, "y", 1),
        Group(NOTE, "z", 1),
    )


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_can_be_ordered_both_ways(column: str) -> None:
    found = [problem("b", NOTE, 12), problem("a", ERROR, 3)]
    both = {ordered(found, column), ordered(found, column, descending=True)}
    assert all(sorted(one, key=id) == sorted(found, key=id) for one in both)


def test_rows_are_ordered_as_numbers_within_their_file() -> None:
    found = [problem("a", NOTE, 12), problem("a", NOTE, 3), problem("a", NOTE, 3, "Z.csv")]
    assert [(one.row, one.file) for one in ordered(found, "row")] == [
        (3, "Z.csv"),
        (3, "a.csv"),
        (12, "a.csv"),
    ]


def test_a_sentence_is_told_without_the_place_its_columns_name() -> None:
    assert remark(problem("falls", WARNING, 7)) == "falls."
    whole = Problem("encoding", NOTE, "a.csv", 0, "", "", "a.csv: read as UTF-16.")
    assert remark(whole) == "read as UTF-16."
    assert remark(replace(whole, sentence="Something else.")) == "Something else."


def test_a_problem_leads_to_the_claim_made_of_its_row() -> None:
    raw = pd.DataFrame({"_file": ["a.csv", "b.csv"], "_row": ["3", "3"]})
    made = replace(dataset([{}, {}]), raw=MappingProxyType({"claims": raw}))
    where = Whereabouts(made)
    assert where.claim(problem("x", NOTE, 3, "a.csv")) == 0
    assert where.claim(problem("x", NOTE, 3, "b.csv")) == 1
    assert where.claim(problem("x", NOTE, 4, "a.csv")) is None
    assert where.claim(problem("x", NOTE, 0, "a.csv")) is None


def test_a_dataset_without_raw_rows_leads_nowhere() -> None:
    assert Whereabouts(dataset([{}])).claim(problem("x", NOTE)) is None
