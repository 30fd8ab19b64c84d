import json
import subprocess
import sys
from pathlib import Path

import pytest

from core.dataset import Dataset
from core.problems import Problem, Severity, UnreadableError
from gui import check_command
from gui.command_line import run

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "assets" / "samples" / "april-2016"
HOSTILE = Problem("bad_date", Severity.ERROR, "a\x1b.csv", 2, "on", "x\ty\n", "No\u202e date.")


def given(monkeypatch: pytest.MonkeyPatch, *problems: Problem) -> None:
    monkeypatch.setattr(check_command, "load_together", lambda _: Dataset("a", problems=problems))


def test_a_clean_file_is_code_0(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch)
    assert run(["check", "a.csv"]) == 0
    assert capsys.readouterr().out == ""


def test_kinds_of_problems_are_one_line_each_and_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    more = Problem("bad_date", Severity.ERROR, "b.csv", 0, "on", "", "More.", 41)
    given(monkeypatch, HOSTILE, more)
    assert run(["check", "a.csv"]) == 1
    printed = capsys.readouterr()
    assert printed.out == "error\tbad_date\t42\ta�.csv, row 2, on\tNo� date.\n"
    assert printed.err == "0 claims, 0 rows rejected, 42 problems\n"


def test_every_row_is_printed_where_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, HOSTILE)
    assert run(["check", "a.csv", "--rows"]) == 1
    expected = "a�.csv\t2\ton\terror\tbad_date\tx�y�\tNo� date.\t\n"
    assert capsys.readouterr().out == expected


def test_rows_tell_what_a_cell_was_read_as(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("claimant,best,source,basis,event_date\nA,about 30,s,snapshot,2016\n", "utf-8")
    run(["check", str(path), "--rows"])
    last = capsys.readouterr().out.splitlines()[-1].split("\t")
    assert last[3:6] + last[7:] == ["reading", "read_figure", "about 30", "~30 (approx)"]


def test_notes_alone_are_printed_and_the_file_is_clean(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, Problem("no_source", Severity.NOTE, "a.csv", 0, "source", "", "No source."))
    assert run(["check", "a.csv"]) == 0
    assert capsys.readouterr().out == "note\tno_source\t1\ta.csv, source\tNo source.\n"


def test_problems_as_json_keep_every_letter(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given(monkeypatch, Problem("bad_date", Severity.ERROR, "a.csv", 2, "on", "\x1b\ud800ə", "No."))
    assert run(["check", "a.csv", "--json"]) == 1
    printed = capsys.readouterr().out
    assert printed.isascii()
    assert json.loads(printed) == [
        {
            "code": "bad_date",
            "severity": "error",
            "file": "a.csv",
            "row": 2,
            "column": "on",
            "value": "\x1b\ud800ə",
            "sentence": "No.",
            "count": 1,
            "read_as": "",
        }
    ]


def test_what_cannot_be_read_is_a_sentence_and_code_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: object) -> Dataset:
        raise UnreadableError("a.csv is empty.")

    monkeypatch.setattr(check_command, "load_together", refuse)
    assert run(["check", "a.csv"]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "counterclaim: a.csv is empty.\n")


def test_stopping_with_ctrl_c_is_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: object) -> Dataset:
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "load_together", stop)
    assert run(["check", "a.csv"]) == 130


def test_checking_a_file_needs_no_qt() -> None:
    code = (
        "import sys; from gui.command_line import run; run(['check', sys.argv[1]]); "
        "sys.exit(any(name.startswith(('PySide6', 'pyqtgraph')) for name in sys.modules))"
    )
    done = subprocess.run(  # noqa: S603 - this interpreter, these words
        [sys.executable, "-c", code, str(SAMPLE)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "202 claims" in done.stderr


def saved_view(folder: Path, data: Path, shown: int) -> Path:
    """A view of the first two days of April, saved when it showed so many of 3 claims."""
    dates = {"kind": "dates", "first": "2016-04-01", "last": "2016-04-02", "rule": "overlaps"}
    path = folder / "view.json"
    view = {
        "version": 3,
        "data": {"name": "claims", "paths": [str(data)]},
        "filters": {"clauses": [dates], "clock": "claimed_on"},
        "numbers": {"shown": shown, "total": 3, "cells": [], "untold": 1},
    }
    path.write_text(json.dumps(view), "utf-8")
    return path


@pytest.mark.parametrize(("shown", "code"), [(1, 0), (2, 1)])
def test_of_a_view_only_what_it_shows_is_checked_and_what_moved_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], shown: int, code: int
) -> None:
    data = tmp_path / "claims.csv"
    data.write_text(
        "claim_id,claimant,subject,measure,category,best,basis,source,claimed_on\n"
        "c0,A,B,killed,personnel,3,snapshot,s,2016-04-02\n"
        "c1,A,B,killed,personnel,4,,s,2016-04-05\n"
        "c2,A,B,killed,personnel,5,,s,2016-04-06\n",
        "utf-8",
    )
    assert run(["check", str(data)]) == 1
    assert "basis_unknown\t2\t" in capsys.readouterr().out
    view = str(saved_view(tmp_path, data, shown))
    for words in (["check", "--view", view], ["check", str(data), "--view", view]):
        assert run(words) == code
        printed = capsys.readouterr()
        assert "basis_unknown" not in printed.out
        assert "3 claims, 0 rows rejected, 1 problems\n" in printed.err
        assert ("Claims shown: 2 then, 1 now." in printed.err) is bool(code)


def test_neither_a_file_nor_a_view_is_a_wrong_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["check"])
    assert ended.value.code == 2
    assert "--view" in capsys.readouterr().err


def test_a_view_that_cannot_be_read_is_code_2(tmp_path: Path) -> None:
    view = tmp_path / "view.json"
    view.write_text('{"version": 99}', "utf-8")
    assert run(["check", str(SAMPLE), "--view", str(view)]) == 2
