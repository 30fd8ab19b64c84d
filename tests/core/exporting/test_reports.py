from pathlib import Path

from core.exporting import save_rejected
from core.loading import load
from tests.tables import rows_of


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
