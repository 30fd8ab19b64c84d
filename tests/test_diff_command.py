import json
from pathlib import Path

import pytest

from gui.command_line import run

HEAD = "claim_id,claimant,subject,measure,category,claimed_on,best\n"
TANKS = "A,B,destroyed,tank,2016-04-0"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text(f"{HEAD}c0,{TANKS}3,14\nc\x1b1,{TANKS}2,9\n", encoding="utf-8")
    new.write_text(f"{HEAD}c2,{TANKS}2,16\nc0,{TANKS}3,15\n", encoding="utf-8")
    return [str(old), str(new)]


def test_what_moved_changed_came_and_went_is_one_line_each_and_code_1(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", *files]) == 1
    printed = capsys.readouterr()
    cells = [line.split("\t")[:6] for line in printed.out.splitlines()]
    assert cells == [
        ["moved", "B", "Tank destroyed, third parties", "14", "15", "+1"],
        ["changed", "c0", "best", "14", "15", "+1"],
        ["added", "c2", "Tanks destroyed", "—", "16", ""],
        ["withdrawn", "c�1", "Tanks destroyed", "9", "—", ""],
    ]
    assert printed.err.startswith("1 claim added, 1 changed, 1 withdrawn; 1 figure")
    assert printed.err.endswith("matched: 1 by their id.\n")


def test_the_same_as_json(files: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run(["diff", "--json", *files])
    found = json.loads(capsys.readouterr().out)
    assert found[0]["change"] == "moved"
    assert (found[0]["subject"], found[0]["by"]) == ("B", "+1")
    assert found[3]["id"] == "c\x1b1"


def test_two_readings_that_say_the_same_are_code_0(
    files: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["diff", files[0], files[0]]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Nothing changed in 2 claims.")


def test_what_cannot_be_read_is_code_2(files: list[str], tmp_path: Path) -> None:
    assert run(["diff", files[0], str(tmp_path / "none.csv")]) == 2


def test_within_a_view_only_what_its_filters_let_through_is_compared(
    files: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    dates = {"kind": "dates", "first": "2016-04-02", "last": "2016-04-02", "rule": "overlaps"}
    view = tmp_path / "view.json"
    filters = {"clauses": [dates], "clock": "claimed_on"}
    view.write_text(json.dumps({"version": 3, "filters": filters}), "utf-8")
    assert run(["diff", *files, "--view", str(view)]) == 1
    printed = capsys.readouterr()
    assert [line.split("\t")[0] for line in printed.out.splitlines()] == [
        "moved",
        "added",
        "withdrawn",
    ]
    assert printed.err.startswith("1 claim added, 0 changed, 1 withdrawn; 1 figure")
