from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from core.layers import load_together
from core.loading import Cache
from core.session import Session
from gui.assembly import assemble
from gui.caching import Caching
from gui.settings import Settings
from tests.windows import SPECS


def test_what_was_opened_is_kept_once_the_window_rests_and_deleted_by_a_command(
    qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("claimant\nA\n", "utf-8")
    cache = Cache(tmp_path / "cache", smallest=0)
    loader = partial(load_together, cache=cache)
    window = assemble(Session(), SPECS, loader, Settings(cache=cache))
    qtbot.addWidget(window)
    window.show()
    writer = window.findChild(Caching)
    assert isinstance(writer, Caching)
    with qtbot.waitSignal(writer.kept):
        window.opening.open([path])
    assert not cache.owes
    assert cache.size() > 0
    empty = window.findChild(QAction, "empty-cache")
    assert isinstance(empty, QAction)
    empty.trigger()
    assert cache.size() == 0
    said = [line.sentence.text() for line in window.messages.lines]
    assert said == ["Datasets kept from before were deleted (0 MB)."]


def test_a_window_that_closes_drops_what_is_being_kept(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("claimant\nA\n", "utf-8")
    cache = Cache(tmp_path / "cache", smallest=0)
    load_together([path], cache=cache)
    window = assemble(Session(), SPECS, load_together, Settings(cache=cache))
    qtbot.addWidget(window)
    writer = window.findChild(Caching)
    assert isinstance(writer, Caching)
    writer.keep()
    window.close()
    assert not list((tmp_path / "cache").glob("*.part"))
