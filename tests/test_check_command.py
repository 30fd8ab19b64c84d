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
        "sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
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
