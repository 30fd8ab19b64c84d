from pathlib import Path
from types import MappingProxyType

import pandas as pd
import pytest
from msgspec.structs import replace

from core.dataset import Dataset
from core.findings import COLUMNS, Group, Whereabouts, grouped, ledger_of, ordered, remark
from core.findings.report import read_in, save_problems
from core.loading import load
from core.problems import Problem, Severity
from tests.making import dataset
from tests.tables import rows_of

NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR
READING = Severity.READING


def problem(code: str, severity: Severity, row: int = 1, file: str = "a.csv") -> Problem:
    return Problem(code, severity, file, row, "best", "", f"{file}, row {row}, best: {code}.")


def loaded(tmp_path: Path, text: str) -> Dataset:
    path = tmp_path / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return load([path])


def test_errors_come_before_warnings_and_the_frequent_before_the_rare() -> None:
    found = [
        problem("z", NOTE),
        problem("y", WARNING),
        *[problem("x", WARNING)] * 2,
        problem("w", ERROR),
    ]
    assert grouped(found) == (
        Group(ERROR, "w", 1, 4),
        Group(WARNING, "x", 2, 2),
        Group(WARNING, "y", 1, 1),
        Group(NOTE, "z", 1, 0),
    )


def test_a_group_counts_the_rows_that_are_not_listed_one_by_one() -> None:
    found = [problem("x", WARNING), replace(problem("x", WARNING, 0), count=41)]
    assert grouped(found) == (Group(WARNING, "x", 42, 0),)


@pytest.mark.parametrize("column", COLUMNS)
def test_every_column_can_be_ordered_both_ways(column: str) -> None:
    found = [problem("b", NOTE, 12), problem("a", ERROR, 3)]
    both = {ordered(found, (0, 1), column), ordered(found, (0, 1), column, descending=True)}
    assert all(sorted(one) == [0, 1] for one in both)


def test_rows_are_ordered_as_numbers_within_their_file() -> None:
    found = [problem("a", NOTE, 12), problem("a", NOTE, 3), problem("a", NOTE, 3, "Z.csv")]
    assert ordered(found, (0, 1, 2), "row") == (2, 1, 0)


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
    assert where.claim(problem("x", NOTE, 3, "c.csv")) is None
    assert where.claim(problem("x", NOTE, 0, "a.csv")) is None


def test_of_several_claims_of_one_row_the_one_with_the_value_is_meant() -> None:
    raw = pd.DataFrame({"_file": ["a.csv"] * 2, "_row": ["3"] * 2})
    made = dataset([{"best": 1}, {"best": 2.5}])
    where = Whereabouts(replace(made, raw=MappingProxyType({"claims": raw})))
    assert where.claim(replace(problem("x", NOTE, 3), value="2.5")) == 1
    assert where.claim(replace(problem("x", NOTE, 3), value="7")) == 0


def test_a_dataset_without_raw_rows_leads_nowhere() -> None:
    assert Whereabouts(dataset([{}])).claim(problem("x", NOTE)) is None


def test_the_row_as_written_is_found_whether_it_was_kept_or_refused(tmp_path: Path) -> None:
    made = loaded(tmp_path, "claimant,best,mine\nA,about 30,x\nA,lots,\n")
    where = Whereabouts(made)
    kept = where.written(Problem("x", NOTE, "mine.csv", 2, "", "", ""))
    assert kept == (("claimant", "A"), ("best", "about 30"), ("mine", "x"))
    refused = where.written(Problem("x", NOTE, "mine.csv", 3, "", "", ""))
    assert refused == (("claimant", "A"), ("best", "lots"))
    assert where.written(Problem("x", NOTE, "mine.csv", 9, "", "", "")) == ()


def test_cells_read_as_something_else_are_listed_once_for_each_spelling(tmp_path: Path) -> None:
    made = loaded(
        tmp_path,
        "claimant,claimed_on,best,category\n"
        "A,4 Apr 2016,about 30,tanks\n"
        "A,2016-04-05,about 30,tank\n"
        "A,2016-04-06,31,tank\n",
    )
    ledger = ledger_of(made)
    found = [one for one in ledger.problems if one.severity is READING]
    told = {(one.code, one.row, one.column, one.value, one.count) for one in found}
    assert told == {
        ("read_figure", 2, "value_text", "about 30", 2),
        ("read_date", 2, "claimed_on", "4 Apr 2016", 1),
        ("read_term", 2, "category", "tanks", 1),
    }
    places = {one.code: ledger.problems.index(one) for one in found}
    assert read_in(made, ledger, places["read_figure"]) == "~30 (approx)"
    assert read_in(made, ledger, places["read_date"]) == "4 Apr 2016"
    assert read_in(made, ledger, places["read_term"]) == "tank"


def test_every_refused_row_is_listed_however_many_there_are(tmp_path: Path) -> None:
    rows = "".join(f"A,lots {n}\n" for n in range(1_200))
    made = loaded(tmp_path, f"claimant,best\n{rows}A,1\n")
    errors = [one for one in made.problems if one.severity is ERROR]
    assert (len(errors), errors[-1].count, errors[-1].row) == (1_001, 200, 0)
    ledger = ledger_of(made)
    listed = [one.row for one in ledger.problems if one.severity is ERROR]
    assert sorted(listed) == list(range(2, 1_202))
    assert ledger.groups[0] == Group(ERROR, "bad_number", 1_200, 0)


def test_the_ledger_of_a_dataset_is_made_once() -> None:
    made = dataset([{}])
    assert ledger_of(made) is ledger_of(made)
    assert ledger_of(made) is not ledger_of(dataset([{}]))


def test_problems_are_saved_with_their_place_and_what_was_read(tmp_path: Path) -> None:
    made = loaded(tmp_path, "claimant,best\nA,lots\n=A,about 30\n")
    save_problems(made, tmp_path / "problems.csv")
    rows = rows_of(tmp_path / "problems.csv")
    assert len(rows) == len(ledger_of(made).problems)
    (error,) = [row for row in rows if row["severity"] == "error"]
    place = ("code", "file", "row", "column", "value", "read_as")
    assert [error[name] for name in place] == ["bad_number", "mine.csv", "2", "best", "lots", ""]
    (reading,) = [row for row in rows if row["code"] == "read_figure"]
    assert (reading["value"], reading["read_as"]) == ("about 30", "~30 (approx)")


def test_problems_are_saved_so_that_no_spreadsheet_reads_a_formula(tmp_path: Path) -> None:
    hostile = Problem("x", WARNING, "=a.csv", 1, "@b", "+1", "=HYPERLINK()")
    save_problems(replace(dataset([{}]), problems=(hostile,)), tmp_path / "problems.csv")
    (row, *_) = rows_of(tmp_path / "problems.csv")
    assert (row["file"], row["column"], row["value"]) == ("'=a.csv", "'@b", "'+1")
