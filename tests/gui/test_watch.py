import os
from pathlib import Path

from pytestqt.qtbot import QtBot

from gui.watch import Watch, stamps_of


def rewrite(path: Path, text: str) -> None:
    """As editors do: a new file in the place of the old one."""
    part = path.with_suffix(".part")
    part.write_text(text, "utf-8")
    os.replace(part, path)  # noqa: PTH105


def watching(path: Path) -> tuple[Watch, list[tuple[Path, ...]]]:
    watch = Watch()
    told: list[tuple[Path, ...]] = []
    watch.changed.connect(told.append)
    watch.watch([path])
    return watch, told


def test_a_file_that_is_replaced_is_told_and_watched_further(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("a", "utf-8")
    watch, told = watching(path)
    rewrite(path, "ab")
    qtbot.waitUntil(lambda: told == [(path,)])
    rewrite(path, "abc")
    qtbot.waitUntil(lambda: told == [(path,), (path,)])
    watch.stop()


def test_a_file_in_a_watched_folder_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("a", "utf-8")
    watch, told = watching(tmp_path)
    path.write_text("ab", "utf-8")
    qtbot.waitUntil(lambda: told == [(path,)])
    watch.stop()


def test_a_change_while_the_file_was_being_read_is_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("a", "utf-8")
    stamps = stamps_of([path])
    path.write_text("ab", "utf-8")
    watch = Watch()
    told: list[tuple[Path, ...]] = []
    watch.changed.connect(told.append)
    watch.watch([path], stamps)
    assert told == [(path,)]


def test_a_file_that_is_as_it_was_again_is_told_as_no_change(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("a", "utf-8")
    watch, told = watching(path)
    looks = path.stat()
    path.write_text("ab", "utf-8")
    watch.look()
    path.write_text("a", "utf-8")
    os.utime(path, ns=(looks.st_atime_ns, looks.st_mtime_ns))
    watch.look()
    assert told == [(path,), ()]


def test_looking_again_tells_nothing_new(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("a", "utf-8")
    watch, told = watching(path)
    path.unlink()
    watch.look()
    watch.look()
    assert told == [(path,)]


def test_after_stopping_nothing_is_told(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_text("a", "utf-8")
    watch, told = watching(path)
    watch.stop()
    path.write_text("ab", "utf-8")
    watch.look()
    assert told == []


def test_paths_that_are_not_there_have_no_stamp(tmp_path: Path) -> None:
    assert stamps_of([tmp_path / "none.csv"]) == {}


def test_a_new_table_in_a_watched_folder_is_told_and_other_files_are_not(
    qtbot: QtBot, tmp_path: Path
) -> None:
    claims, sources = tmp_path / "claims.csv", tmp_path / "sources.csv"
    claims.write_text("a", "utf-8")
    watch, told = watching(tmp_path)
    (tmp_path / "notes.md").write_text("a", "utf-8")
    (tmp_path / "april.view.json").write_text("{}", "utf-8")
    watch.look()
    assert told == []
    sources.write_text("a", "utf-8")
    qtbot.waitUntil(lambda: told == [(sources,)])
    assert watch.knew(claims)
    assert not watch.knew(sources)
    watch.stop()


def test_a_folder_without_claims_is_watched_for_every_known_ending(
    qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "2022.csv").write_text("a", "utf-8")
    watch, told = watching(tmp_path)
    later = tmp_path / "2023.csv"
    later.write_text("a", "utf-8")
    qtbot.waitUntil(lambda: told == [(later,)])
    watch.stop()
