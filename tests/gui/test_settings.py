import json
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from gui.recent import KEPT_RECENT
from gui.settings import Settings, user_store
from gui.store import Memory
from tests.windows import CountOptions


def test_what_was_set_is_read_back_from_the_disk() -> None:
    store = user_store()
    settings = Settings(store)
    settings.geometry = QByteArray(b"size")
    settings.docks = QByteArray(b"docks")
    settings.set_layout("claims", b"widths")
    settings.theme = "dark"
    settings.recent.add([Path("/data/claims.csv")])
    settings.set_options({"count": CountOptions("rows")})
    store.sync()
    again = Settings(user_store())
    assert again.geometry == QByteArray(b"size")
    assert again.docks == QByteArray(b"docks")
    assert again.layout("claims") == b"widths"
    assert again.layout("card") == b""
    assert again.theme == "dark"
    assert again.recent.entries == ((Path("/data/claims.csv"),),)
    assert again.options({"count": CountOptions()}) == {"count": CountOptions("rows")}


@pytest.mark.parametrize(
    "broken", [None, 7, "pink", "", b"\xff", [], {"a": 1}, "[[[", '{"count": 3}']
)
def test_a_broken_value_is_as_if_it_was_never_set(broken: object) -> None:
    store = Memory()
    for key in ("geometry", "docks/2", "theme", "recent", "options"):
        store.setValue(key, broken)
    settings = Settings(store)
    assert settings.geometry is None
    assert settings.docks is None
    assert settings.theme is None
    assert settings.recent.entries == ()
    assert settings.options({"count": CountOptions()}) == {}


@pytest.mark.parametrize(
    "listed", ["[1, null, {}]", "[[1]]", '[[""]]', "[[]]", '{"a": []}', "[" * 10**5]
)
def test_recent_entries_that_are_not_paths_are_left_out(listed: str) -> None:
    store = Memory()
    store.setValue("recent", listed)
    assert Settings(store).recent.entries == ()


def test_an_arrangement_of_another_version_is_not_taken_up() -> None:
    store = Memory()
    store.setValue("docks/0", QByteArray(b"old"))
    assert Settings(store).docks is None


def test_the_newest_is_on_top_once_and_the_list_stays_short() -> None:
    settings = Settings()
    for number in range(KEPT_RECENT + 3):
        settings.recent.add([Path(f"/data/{number}.csv")])
    settings.recent.add([Path("/data/5.csv")])
    assert settings.recent.entries[0] == (Path("/data/5.csv"),)
    assert len(settings.recent.entries) == KEPT_RECENT
    assert len(set(settings.recent.entries)) == KEPT_RECENT


def test_a_relative_path_is_remembered_in_full(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    settings = Settings()
    settings.recent.add([Path("claims.csv")])
    assert settings.recent.entries == ((tmp_path / "claims.csv",),)


def test_an_option_that_no_longer_fits_leaves_the_others_alone() -> None:
    store = Memory()
    store.setValue("options", json.dumps({"count": {"words": 3}, "other": {"words": "x"}}))
    read = Settings(store).options({"count": CountOptions(), "other": CountOptions()})
    assert read == {"other": CountOptions("x")}
