"""A small window for the tests of the frame."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.loading import load
from core.shipped import SAMPLE
from gui.main_window import MainWindow
from gui.settings import Settings
from tests.program import Program
from tests.windows import FakeLoader, small_window


@pytest.fixture
def loader() -> Iterator[FakeLoader]:
    made = FakeLoader()
    yield made
    made.release()


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def window(qtbot: QtBot, loader: FakeLoader, settings: Settings) -> MainWindow:
    made = small_window(loader, settings)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def claims_file(tmp_path: Path) -> Path:
    path = tmp_path / "april-2016.csv"
    path.write_text("claim_id\nc1\n", encoding="utf-8")
    return path


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, claims_file: Path) -> MainWindow:
    open_and_wait(qtbot, window, lambda: window.opening.open([claims_file]))
    return window


@pytest.fixture(scope="session")
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


@pytest.fixture
def program(qtbot: QtBot, sample: Workspace) -> Iterator[Program]:
    QToolTip.hideText()
    yield Program(qtbot, sample)
    QToolTip.hideText()


def open_and_wait(qtbot: QtBot, window: MainWindow, act: Callable[[], object]) -> None:
    with qtbot.waitSignal(window.opening.opened):
        act()
    qtbot.waitUntil(lambda: not window.refresh.busy)
