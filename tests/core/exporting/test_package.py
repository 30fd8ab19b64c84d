import json
from pathlib import Path
from typing import NoReturn

import pandas as pd
import pytest

from core.dataset import Dataset
from core.exporting import save
from core.loading import load
from tests.hostile import assert_same
from tests.tables import rows_of


@pytest.fixture
def dataset(tmp_path: Path) -> Dataset:
    path = tmp_path / "mine.csv"
    path.write_text(
        'claim_id,claimant,subject,best,note,text\n"=1",A,B,5,\'quoted,-x\n', encoding="utf-8"
    )
    return load([path])


def test_no_cell_is_a_formula_and_the_package_says_so(dataset: Dataset, tmp_path: Path) -> None:
    save(dataset, tmp_path / "saved")
    (row,) = rows_of(tmp_path / "saved" / "claims.csv")
    assert (row["claim_id"], row["note"], row["text"]) == ("'=1", "''quoted", "'-x")
    descriptor = json.loads((tmp_path / "saved" / "datapackage.json").read_text("utf-8"))
    assert descriptor["counterclaim"]["escaped"] == "apostrophe"
    assert descriptor["resources"][0]["path"] == "claims.csv"


def test_negative_numbers_stay_numbers(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("claimant,latitude,longitude\nA,-33.5,-70\n", encoding="utf-8")
    save(load([path]), tmp_path / "out.csv")
    (row,) = rows_of(tmp_path / "out.csv")
    assert (row["latitude"], row["longitude"]) == ("-33.5", "-70")


def test_the_claims_alone_can_be_saved(dataset: Dataset, tmp_path: Path) -> None:
    save(dataset, tmp_path / "out.csv")
    back = load([tmp_path / "out.csv"])
    assert back.claims["claimant"].tolist() == ["A"]
    assert back.claims["best"].tolist() == [5]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine.csv", "out.csv"]


def test_claims_saved_alone_come_back_as_they_were_written(tmp_path: Path) -> None:
    texts = ["=2+3", "'quoted", "@home", "-x", "+", "plain", "''=1"]
    path, out = tmp_path / "mine.csv", tmp_path / "out.csv"
    rows = [f"A,t{place},{text}" for place, text in enumerate(texts)]
    path.write_text("\n".join(["claimant,topic,text", *rows, ""]), encoding="utf-8")
    save(load([path]), out)
    assert [row["text"] for row in rows_of(out)][:3] == ["'=2+3", "''quoted", "'@home"]
    assert load([path]).claims["text"].tolist() == texts
    assert load([out]).claims["text"].tolist() == texts


def test_a_saved_package_is_replaced_as_a_whole(dataset: Dataset, tmp_path: Path) -> None:
    save(dataset, tmp_path / "saved")
    save(load([tmp_path / "saved"]), tmp_path / "saved")
    assert_same(dataset, load([tmp_path / "saved"]))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine.csv", "saved"]


def test_a_folder_with_other_files_is_never_replaced(dataset: Dataset, tmp_path: Path) -> None:
    folder = tmp_path / "thesis"
    folder.mkdir()
    (folder / "chapter.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(FileExistsError, match=r"chapter\.txt"):
        save(dataset, folder)
    with pytest.raises(FileExistsError, match="is a file"):
        save(dataset, folder / "chapter.txt")
    assert (folder / "chapter.txt").read_text("utf-8") == "years of work"


def test_a_failure_half_way_leaves_the_old_folder(
    dataset: Dataset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(dataset, tmp_path / "saved")
    before = (tmp_path / "saved" / "claims.csv").read_bytes()

    def fail(*_args: object, **_options: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_csv", fail)
    for name in ("saved", "new.csv"):
        with pytest.raises(OSError, match="the disk is full"):
            save(dataset, tmp_path / name)
    assert (tmp_path / "saved" / "claims.csv").read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["mine.csv", "saved"]


def test_an_empty_dataset_can_be_saved_and_loaded(tmp_path: Path) -> None:
    save(Dataset("nothing"), tmp_path / "saved")
    assert len(load([tmp_path / "saved"]).claims) == 0
