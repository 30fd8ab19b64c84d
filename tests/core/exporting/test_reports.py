import csv
from pathlib import Path

from core.exporting import save_problems, save_rejected
from core.loading import load


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_refused_rows_are_saved_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("claimant,best,row\nA,1,x\n,=2+3,y\nB,lots,z\n", encoding="utf-8")
    save_rejected(load([path]), tmp_path / "rejected.csv")
    first, second = rows_of(tmp_path / "rejected.csv")
    assert (first["row"], first["problem"], first["best"]) == ("3", "no_claimant", "'=2+3")
    assert (second["row"], second["problem"], second["row (as written)"]) == (
        "4",
        "bad_number",
        "z",
    )


def test_problems_are_saved_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("claimant,best\nA,lots\n", encoding="utf-8")
    dataset = load([path])
    save_problems(dataset, tmp_path / "problems.csv")
    rows = rows_of(tmp_path / "problems.csv")
    assert len(rows) == len(dataset.problems)
    (error,) = [row for row in rows if row["severity"] == "error"]
    assert (error["code"], error["file"], error["row"], error["column"], error["value"]) == (
        "bad_number",
        "mine.csv",
        "2",
        "best",
        "lots",
    )
