import errno
import json
from pathlib import Path
from threading import get_ident

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core import view_file
from core.digest import Digest, digest_of
from core.exporting import atomic
from core.filters import Words
from core.loading import load
from core.session import SessionState, set_clause, set_option
from core.view_file import read_view
from gui.main_window import MainWindow
from gui.widgets.message_bar import Tone
from tests.windows import CountOptions


@pytest.fixture
def choose(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    chosen = ["", ""]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen[0], chosen[1]))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen[0], ""))
    return chosen


def said(window: MainWindow) -> str:
    return window.messages.lines[0].sentence.text() if window.messages.lines else ""


def test_a_dataset_is_saved_as_a_data_package(
    qtbot: QtBot, opened: MainWindow, choose: list[str], tmp_path: Path
) -> None:
    choose[0] = str(tmp_path / "package")
    with qtbot.waitSignal(opened.saving.ended):
        opened.saving.save_dataset()
    assert json.loads((tmp_path / "package" / "datapackage.json").read_text("utf-8"))
    assert said(opened) == f"Saved {tmp_path / 'package'}"
    assert not opened.saving.busy


@pytest.mark.parametrize(
    ("typed", "kind", "written"),
    [
        ("out", "SQLite database (*.sqlite)", "out.sqlite"),
        ("v1.2", "Parquet (*.parquet)", "v1.2.parquet"),
        ("out.xlsx", "Parquet (*.parquet)", "out.xlsx"),
    ],
)
def test_a_dataset_is_saved_in_the_format_chosen_or_typed(
    qtbot: QtBot,
    opened: MainWindow,
    choose: list[str],
    tmp_path: Path,
    typed: str,
    kind: str,
    written: str,
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    choose[:] = [str(folder / typed), kind]
    with qtbot.waitSignal(opened.saving.ended):
        opened.saving.save_dataset()
    assert [entry.name for entry in folder.iterdir()] == [written]
    claims = opened.session.state.workspace.dataset.claims
    assert load([folder / written]).claims["claim_id"].tolist() == claims["claim_id"].tolist()


def test_problems_get_the_suffix_that_was_not_typed(
    qtbot: QtBot, opened: MainWindow, choose: list[str], tmp_path: Path
) -> None:
    choose[0] = str(tmp_path / "problems")
    with qtbot.waitSignal(opened.saving.ended):
        opened.saving.save_problems()
    assert (tmp_path / "problems.csv").read_text("utf-8-sig").startswith("severity,code")


def test_a_dialog_that_is_dismissed_saves_nothing(opened: MainWindow, choose: list[str]) -> None:
    assert choose == ["", ""]
    opened.saving.save_rejected()
    opened.viewing.choose()
    assert not opened.saving.busy
    assert opened.messages.lines == ()


def test_what_cannot_be_written_is_told(
    qtbot: QtBot, opened: MainWindow, choose: list[str], tmp_path: Path
) -> None:
    choose[0] = str(tmp_path / "no folder" / "view.json")
    with qtbot.waitSignal(opened.saving.ended):
        opened.saving.save_view()
    assert opened.messages.lines[0].message.tone == Tone.ERROR
    assert said(opened).startswith("Save view:")
    assert "No such file" in said(opened)


def test_a_view_that_was_saved_shows_the_same_again(
    qtbot: QtBot, opened: MainWindow, choose: list[str], tmp_path: Path
) -> None:
    choose[0] = str(tmp_path / "view.json")
    opened.session.apply(set_clause(Words("claim 1")))
    opened.session.apply(set_option("count", CountOptions("rows")))
    saved = opened.session.state
    with qtbot.waitSignal(opened.saving.ended):
        opened.saving.save_view()
    opened.session.undo()
    opened.session.undo()
    opened.viewing.choose()
    assert opened.session.state.filters == saved.filters
    assert opened.session.state.options == saved.options
    opened.session.undo()
    assert opened.session.state.filters.clauses == ()


def test_the_numbers_of_a_view_are_added_up_by_the_worker(
    qtbot: QtBot,
    opened: MainWindow,
    choose: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    choose[0] = str(tmp_path / "view.json")
    threads: list[int] = []

    def digest(state: SessionState) -> Digest:
        threads.append(get_ident())
        return digest_of(state)

    monkeypatch.setattr(view_file, "digest_of", digest)
    with qtbot.waitSignal(opened.saving.ended):
        opened.saving.save_view()
    assert len(threads) == 1
    assert threads[0] != get_ident()
    kept = read_view(Path(choose[0])).digest
    assert kept == digest_of(opened.session.state)


def test_a_view_that_cannot_be_read_changes_nothing_and_is_told(
    opened: MainWindow, choose: list[str], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"version": 99}', "utf-8")
    choose[0] = str(bad)
    before = opened.session.state
    opened.viewing.choose()
    assert opened.session.state == before
    assert said(opened).startswith("Opening the view: bad.json is not a saved view:")


def test_a_view_of_another_dataset_says_so(
    qtbot: QtBot, opened: MainWindow, choose: list[str], tmp_path: Path
) -> None:
    view = tmp_path / "view.json"
    view.write_text(json.dumps({"version": 1, "dataset": "donbas", "filters": {"clauses": []}}))
    choose[0] = str(view)
    opened.viewing.choose()
    qtbot.waitUntil(lambda: not opened.viewing.busy)
    assert said(opened) == (
        "This view was saved from donbas, and april-2016 is open. It keeps no numbers to compare."
    )


def test_saving_over_the_open_file_asks_for_no_reload(
    qtbot: QtBot, opened: MainWindow, choose: list[str], claims_file: Path
) -> None:
    choose[0] = str(claims_file)
    with qtbot.waitSignal(opened.saving.ended):
        opened.saving.save_dataset()
    opened.opening.watch.look()
    assert said(opened) == f"Saved {claims_file}"
    assert len(opened.messages.lines) == 1
    back = load([claims_file]).claims["claim_id"].tolist()
    assert back == opened.session.state.workspace.dataset.claims["claim_id"].tolist()


def test_a_full_disk_is_told_and_leaves_what_was_there(
    qtbot: QtBot,
    opened: MainWindow,
    choose: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "mine.csv"
    target.write_text("before", encoding="utf-8")
    choose[0] = str(target)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "hidden.part")

    monkeypatch.setattr(atomic.os, "replace", full)
    with qtbot.waitSignal(opened.saving.ended):
        opened.saving.save_problems()
    assert said(opened) == (
        f"Save problems: {target}: the disk is full. What was there is unchanged. "
        "Choose another place, or make room."
    )
    assert [entry.name for entry in tmp_path.iterdir() if "part" in entry.name] == []
    assert target.read_text("utf-8") == "before"
