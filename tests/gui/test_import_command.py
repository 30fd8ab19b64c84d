from pathlib import Path

import pytest

from core.loading import load
from core.mapping import read_mapping
from gui.command_line import run

TEXT = "date,tanks,helicopters\n2022-03-01,5,1\n2022-03-02,7,\n2022-03-03,,\n"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "losses.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_suggested_mapping_imports_into_a_package_that_opens(
    table: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mapping, out = tmp_path / "m.json", tmp_path / "out"
    constants = ["--set", "claimant=General Staff", "--set", "subject=Red"]
    assert run(["import", str(table), "--suggest", str(mapping), *constants]) == 0
    said = capsys.readouterr().out
    assert "date\t→ claimed_on" in said
    assert "fill in the claimant" not in said
    assert [part.column for part in read_mapping(mapping).parts] == ["tanks", "helicopters"]
    assert run(["import", str(table), "--mapping", str(mapping), "--out", str(out)]) == 1
    heard = capsys.readouterr()
    assert "3 claims written, 1 rows rejected" in heard.err
    assert "row 4" in heard.out
    claims = load([out]).claims
    assert claims["best"].tolist() == [5, 1, 7]
    assert set(claims["subject"]) == {"Red"}


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--mapping", "absent.json", "--out", "x"],
        ["--mapping", "m.json"],
    ],
)
def test_what_cannot_be_imported_is_said(
    table: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(table), *words]) == 2
    assert capsys.readouterr().err.startswith("counterclaim: ")


def test_a_constant_for_no_column_is_refused(table: Path) -> None:
    with pytest.raises(SystemExit):
        run(["import", str(table), "--suggest", "m.json", "--set", "winner=us"])
