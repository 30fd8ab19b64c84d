"""Cards are painted together once they have something to show, but wait for no slow one."""

import threading
from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from core.panels.question import Question
from core.session import Session
from gui.assembly import assemble
from gui.main_window import MainWindow
from tests.windows import SPECS, FakeLoader, count


def test_no_card_is_painted_before_all_have_something_to_show(
    qtbot: QtBot, window: MainWindow, claims_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.assembly._LONGEST_MS", 600_000)
    painting: list[bool] = []
    window.refresh.shown.connect(lambda _: painting.append(window.pages.updatesEnabled()))
    window.opening.open([claims_file])
    qtbot.waitUntil(lambda: bool(painting) and not window.refresh.busy)
    assert painting[0] is False
    assert window.pages.updatesEnabled()


def test_what_takes_long_keeps_nothing_from_being_painted(qtbot: QtBot, claims_file: Path) -> None:
    go = threading.Event()

    def slow(question: Question) -> int:
        go.wait()
        return count(question)

    *others, last = SPECS
    window = assemble(Session(), (*others, replace(last, build=slow)), FakeLoader())
    qtbot.addWidget(window)
    window.show()
    try:
        window.opening.open([claims_file])
        qtbot.waitUntil(lambda: window.pages.currentWidget() is window.desk)
        qtbot.waitUntil(window.pages.updatesEnabled)
        assert window.refresh.busy
    finally:
        go.set()
    qtbot.waitUntil(lambda: not window.refresh.busy)
