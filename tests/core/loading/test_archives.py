import zipfile
from pathlib import Path

import pytest

from core.loading import limits, load
from core.problems import UnreadableError

ROWS = "claimant,best\nA,1\nB,2\n"


def zipped(folder: Path, members: dict[str, str]) -> Path:
    path = folder / "mine.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name, text)
    return path


def test_the_tables_of_an_archive_are_read_and_named(tmp_path: Path) -> None:
    actors = "actor,side\nA,A\nB,B\n"
    path = zipped(tmp_path, {"data/Claims.CSV": ROWS, "actors.csv": actors, "readme.md": "hello"})
    dataset = load([path])
    assert dataset.claims["claimant"].tolist() == ["A", "B"]
    assert dataset.sides["side"].tolist() == ["A", "B"]
    assert dataset.raw["claims"]["_file"].tolist() == ["mine.zip/data/Claims.CSV"] * 2


def test_a_path_out_of_the_archive_leads_nowhere(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    dataset = load([zipped(inner, {"../../evil.csv": ROWS, "/etc/evil.csv": ROWS})])
    assert len(dataset.claims) == 4
    assert [path.name for path in tmp_path.rglob("*")] == ["inner", "mine.zip"]


def test_texts_called_as_a_readme_or_a_licence_is_go_with_tables(tmp_path: Path) -> None:
    about = {"readme.txt": "Read on", "x/LICENSE.txt": "Free.", "_README_FIRST.TXT": "a,b"}
    assert len(load([zipped(tmp_path, about | {"readme_counts.csv": ROWS})]).claims) == 2
    assert len(load([zipped(tmp_path, {"readme.txt": ROWS})]).claims) == 2


def test_an_archive_inside_an_archive_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="archives inside archives are not opened"):
        load([zipped(tmp_path, {"more.zip": "PK"})])


def test_what_a_system_hides_in_archives_is_no_table(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"__MACOSX/._a.csv": "x", ".b.csv": "x", "a.csv": ROWS})
    assert len(load([path]).claims) == 2


def test_an_archive_of_too_many_files_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 2)
    with pytest.raises(UnreadableError, match="holds 3 files; no more than 2 are looked at"):
        load([zipped(tmp_path, {f"{name}.csv": ROWS for name in "abc"})])


def test_an_archive_that_unfolds_beyond_measure_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="would unfold to far more than it is worth"):
        load([zipped(tmp_path, {"a.csv": "claimant\n" + "A\n" * (12 << 20)})])


def test_a_broken_archive_is_called_one(tmp_path: Path) -> None:
    path = zipped(tmp_path, {"a.csv": ROWS * 100})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(UnreadableError, match=r"mine\.zip is not a whole archive"):
        load([path])
