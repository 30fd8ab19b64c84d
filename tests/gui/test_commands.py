from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from core.filters import Words
from core.index import NO_ROWS, Rows
from core.session import (
    clear_filters,
    hover_claims,
    select_claims,
    set_clause,
    set_known_on,
    set_option,
    swap_sides,
)
from core.summary import is_open
from gui.about import LIBRARIES, About
from gui.actions import RECENT_MENU
from gui.commands import COMMANDS, commands_of, palette_entries
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.settings import Settings
from gui.shortcut_sheet import ShortcutSheet, keys_of
from gui.theme import BRIEFING, DARK, LIGHT
from gui.widgets.palette import Palette
from tests.windows import CountOptions


def action(window: MainWindow, command: str) -> QAction:
    found = window.findChild(QAction, command)
    assert isinstance(found, QAction)
    return found


def titles(dialog: QDialog) -> set[str]:
    return {label.text() for label in dialog.findChildren(QLabel)}


def test_ids_and_keys_are_unique() -> None:
    ids = [command.id for command in COMMANDS]
    keys = [QKeySequence(key).toString() for command in COMMANDS for key in command.shortcuts]
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
    assert all(keys)


def test_the_menus_stand_in_the_order_people_know() -> None:
    bar = dict.fromkeys(command.menu.split("/")[0] for command in COMMANDS)
    assert list(bar) == ["File", "Edit", "View", "Story", "Help"]


def test_every_command_is_in_its_menu_and_every_key_on_the_sheet(window: MainWindow) -> None:
    sheet = ShortcutSheet(commands_of(window), PANELS, window)
    words = titles(sheet)
    for command in commands_of(window):
        menus = list(action(window, command.id).associatedObjects())
        assert any(hasattr(menu, "menuAction") for menu in menus), command.id
        if command.shortcuts:
            assert {command.words, keys_of(command)} <= words
    for spec in PANELS:
        assert not spec.keys or f"In {spec.title}" in words
        assert {word for line in spec.keys for word in line} <= words


def test_every_command_but_the_palette_is_in_the_palette(
    window: MainWindow, settings: Settings
) -> None:
    settings.recent.add([Path("/data/a&b.csv")])
    offered = [entry.title for entry in palette_entries(window)]
    wanted = [command.words for command in commands_of(window) if command.id != "palette"]
    assert offered == [*wanted, "Open recent: a&b.csv"]


def test_the_palette_narrows_and_runs_what_is_picked(qtbot: QtBot, window: MainWindow) -> None:
    action(window, "palette").trigger()
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    qtbot.keyClicks(palette.field, "dark")
    assert [entry.title for entry in palette.shown] == ["Dark theme"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert window.theme == DARK


def test_undo_and_redo_can_be_given_when_there_is_something_to_undo(opened: MainWindow) -> None:
    undo, redo = action(opened, "undo"), action(opened, "redo")
    assert (undo.isEnabled(), redo.isEnabled()) == (False, False)
    opened.session.apply(set_clause(Words("x")))
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)
    undo.trigger()
    assert opened.session.state.filters.clauses == ()
    assert (undo.isEnabled(), redo.isEnabled()) == (False, True)
    redo.trigger()
    assert opened.session.state.filters.clauses == (Words("x"),)
    assert (undo.isEnabled(), redo.isEnabled()) == (True, False)


def test_every_action_stands_as_its_command_says_after_each_change(opened: MainWindow) -> None:
    def stands() -> list[tuple[str, bool, bool]]:
        return [
            (command.id, action(opened, command.id).isEnabled(), command.enabled(opened))
            for command in COMMANDS
        ]

    session = opened.session
    for change in (
        lambda: session.apply(set_clause(Words("x")), "type"),
        lambda: session.apply(set_clause(Words("xy")), "type"),
        lambda: session.apply(set_known_on(date(2016, 4, 4))),
        session.undo,
        session.redo,
        lambda: session.apply(clear_filters()),
        session.undo,
        session.undo,
        session.redo,
        lambda: session.apply(select_claims(Rows([1]))),
        lambda: session.apply(hover_claims(Rows([0]))),
        lambda: session.apply(swap_sides()),
    ):
        change()
        assert [name for name, shown, said in stands() if shown != said] == []


def test_a_change_of_view_options_can_be_undone_too(opened: MainWindow) -> None:
    opened.session.apply(set_option("count", CountOptions("rows")))
    assert action(opened, "undo").isEnabled()


def test_keys_do_what_the_sheet_says(qtbot: QtBot, opened: MainWindow) -> None:
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    opened.session.apply(set_clause(Words("x")))
    qtbot.keyClick(opened, Qt.Key.Key_Z, control)
    assert opened.session.state.filters.clauses == ()
    qtbot.keyClick(opened, Qt.Key.Key_Y, control)
    assert opened.session.state.filters.clauses == (Words("x"),)
    qtbot.keyClick(opened, Qt.Key.Key_Backspace, control)
    assert opened.session.state.filters.clauses == ()
    qtbot.keyClick(opened, Qt.Key.Key_T, control | shift)
    assert opened.theme == DARK
    qtbot.keyClick(opened, Qt.Key.Key_F, control)
    assert getattr(opened.bars[0], "searches", 0) == 1


def test_escape_clears_selection_and_highlight(qtbot: QtBot, opened: MainWindow) -> None:
    opened.session.apply(select_claims(Rows([1])))
    opened.session.apply(hover_claims(Rows([0])))
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    assert opened.session.state.selected == NO_ROWS
    assert opened.session.state.hovered == NO_ROWS
    assert opened.session.state.focused is None


def test_selected_claims_are_copied_with_who_said_it_and_where(
    qtbot: QtBot, opened: MainWindow
) -> None:
    assert not action(opened, "copy").isEnabled()
    opened.session.apply(select_claims(Rows([0, 1])))
    qtbot.keyClick(opened, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    for line in lines:
        assert "A" in line
        assert line.endswith(")")
        assert "source not stated" in line


def has_picture() -> bool:
    return not QApplication.clipboard().pixmap().isNull()


def test_a_picture_of_the_panels_is_copied(qtbot: QtBot, opened: MainWindow) -> None:
    QApplication.clipboard().clear()
    action(opened, "copy-picture").trigger()
    qtbot.waitUntil(has_picture, timeout=20_000)
    picture = QApplication.clipboard().pixmap()
    assert (picture.width(), picture.height()) == (3200, 1800)


def test_the_key_for_a_picture_gives_way_to_a_panel_that_uses_it(
    qtbot: QtBot, opened: MainWindow
) -> None:
    assert not action(opened, "copy-picture").shortcuts()
    QApplication.clipboard().clear()
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(opened, Qt.Key.Key_C, held)
    qtbot.waitUntil(has_picture, timeout=20_000)


def test_the_open_command_opens_what_the_dialog_gives(
    qtbot: QtBot, window: MainWindow, claims_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def give(*_: object) -> tuple[list[str], str]:
        return [str(claims_file)], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", give)
    with qtbot.waitSignal(window.opening.opened):
        action(window, "open").trigger()
    assert window.opening.paths == (claims_file,)


def test_a_dialog_that_is_dismissed_opens_nothing(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    action(window, "open").trigger()
    action(window, "open-folder").trigger()
    assert not window.opening.loading.busy


def test_the_folder_command_opens_a_folder(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    with qtbot.waitSignal(window.opening.opened):
        action(window, "open-folder").trigger()
    assert window.opening.paths == (tmp_path,)


def test_without_data_only_what_makes_sense_can_be_given(window: MainWindow) -> None:
    disabled = {
        command.id for command in commands_of(window) if not action(window, command.id).isEnabled()
    }
    assert {"reload", "close-dataset", "save-view", "find", "undo", "problems"} <= disabled
    assert not {"open", "open-folder", "open-sample", "quit", "shortcuts", "palette"} & disabled


def test_the_recent_menu_lists_what_is_there_and_what_is_gone(
    opened: MainWindow, settings: Settings, claims_file: Path
) -> None:
    settings.recent.add([claims_file.with_name("R&D.csv")])
    menus = {menu.title(): menu for menu in opened.top_bar.menus.findChildren(type(_file(opened)))}
    recent = menus[RECENT_MENU.rpartition("/")[2]]
    for _ in range(2):
        recent.aboutToShow.emit()
        listed = [one.text() for one in recent.actions() if not one.isSeparator()]
        assert listed == ["R&&D.csv   (not there any more)", "april-2016.csv", "Clear the list"]
    action(opened, "clear-recent").trigger()
    assert settings.recent.entries == ()
    assert not action(opened, "clear-recent").isEnabled()


def _file(window: MainWindow) -> object:
    return window.top_bar.menus.actions()[0].menu()


def test_closing_the_dataset_leads_back_to_the_welcome_page(opened: MainWindow) -> None:
    action(opened, "close-dataset").trigger()
    assert not is_open(opened.session.state.workspace)
    assert opened.pages.currentWidget() is opened.welcome
    assert not action(opened, "close-dataset").isEnabled()


def test_a_theme_is_worn_by_everything_at_once(window: MainWindow) -> None:
    assert window.theme == LIGHT
    action(window, "theme-briefing").trigger()
    assert window.theme == BRIEFING
    assert action(window, "theme-briefing").isChecked()
    assert not action(window, "theme-light").isChecked()
    assert window.top_bar.theme_button.text() == "Briefing ▾"
    assert all(panel.theme == BRIEFING for panel in window.refresh.panels.values())
    assert QApplication.font().pointSizeF() == BRIEFING.point_size
    assert window.status_line.contents.font().pointSizeF() == BRIEFING.point_size


def test_a_panel_can_be_hidden_and_shown(opened: MainWindow) -> None:
    show = action(opened, "panel-count")
    assert show.isChecked()
    show.trigger()
    assert opened.desk.docks["count"].isHidden()
    assert not show.isChecked()
    show.trigger()
    assert opened.desk.docks["count"].isVisible()


def test_full_screen_goes_on_and_off(window: MainWindow) -> None:
    action(window, "full-screen").trigger()
    assert window.isFullScreen()
    assert action(window, "full-screen").isChecked()
    action(window, "full-screen").trigger()
    assert not window.isFullScreen()


def test_the_about_box_names_version_and_libraries(window: MainWindow) -> None:
    action(window, "about").trigger()
    box = window.findChild(About)
    assert isinstance(box, About)
    words = titles(box)
    assert {name for name, _ in LIBRARIES} <= words
    assert "—" not in words
