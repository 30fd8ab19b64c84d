"""A view is given a handling marking by clicks; it goes wherever the view goes."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QInputDialog
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.loading import load
from core.session import Session, open_workspace
from core.shipped import SAMPLE
from core.view_file import read_view
from gui.assembly import assemble
from gui.exporting.dialog import ExportDialog
from gui.main_window import MainWindow
from gui.panels import PANELS


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    session = Session()
    session.start(open_workspace(Workspace(load([SAMPLE]))))
    made = assemble(session, PANELS, load)
    qtbot.addWidget(made)
    made.show()
    return made


def give(window: MainWindow, command: str) -> None:
    action = window.findChild(QAction, command)
    assert isinstance(action, QAction)
    action.trigger()


def choose(window: MainWindow, words: str) -> None:
    give(window, "view-handling")
    (dialog,) = (d for d in window.findChildren(QInputDialog) if d.isVisible())
    dialog.setTextValue(words)
    dialog.accept()


def shown(window: MainWindow) -> str:
    marking = window.status_line.marking
    return "" if marking is None else marking.text()


def test_the_marking_of_a_view_stands_in_the_window_and_can_be_taken_back(
    window: MainWindow,
) -> None:
    assert shown(window) == ""
    choose(window, "amber")
    assert shown(window) == "TLP:AMBER"
    choose(window, "TLP:BLUE")
    assert shown(window) == "TLP:AMBER"
    choose(window, "None")
    assert shown(window) == ""
    window.session.undo()
    assert shown(window) == "TLP:AMBER"


def test_the_marking_of_a_view_goes_into_its_file_its_steps_and_its_pages(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(window, "TLP:RED")
    path = tmp_path / "view.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(window.saving.ended):
        give(window, "save-view")
    assert read_view(path).handling.text == "TLP:RED"
    give(window, "story-add")
    (step,) = window.session.state.story.steps
    assert step.view.handling.text == "TLP:RED"
    give(window, "export")
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    (product,) = dialog.series().products
    assert product.handling.text == "TLP:RED"
    dialog.choices.handling.setEditText("TLP:GREEN")
    (product,) = dialog.series().products
    assert product.handling.text == "TLP:GREEN"
    dialog.close()
    choose(window, "None")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    give(window, "open-view")
    assert shown(window) == "TLP:RED"
