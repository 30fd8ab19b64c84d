"""Words on the clipboard: the selection and the view."""

from PySide6.QtGui import QGuiApplication

from core.index import Rows
from core.session import select_claims
from gui.commands import COMMANDS
from gui.main_window import MainWindow


def run(window: MainWindow, key: str) -> str:
    command = next(command for command in COMMANDS if command.id == key)
    assert command.enabled(window)
    command.run(window)
    return QGuiApplication.clipboard().text()


def test_the_selection_is_copied_in_words(opened: MainWindow) -> None:
    opened.session.apply(select_claims(Rows([0, 1])))
    said = run(opened, "copy-sentence")
    assert said.startswith("2 claims selected. ")
    assert "claim c0 in april-2016" in said


def test_what_is_in_view_is_copied_in_words(opened: MainWindow) -> None:
    assert run(opened, "copy-view").startswith("In view: 2 of 2 claims of april-2016 (no filter).")


def test_without_a_selection_there_is_nothing_to_copy(opened: MainWindow) -> None:
    command = next(command for command in COMMANDS if command.id == "copy-sentence")
    assert not command.enabled(opened)
