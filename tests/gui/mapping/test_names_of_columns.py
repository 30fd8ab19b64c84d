"""The rows that hold the names, and the table of a file, chosen on the mapping page."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from core.exporting.package import save_package
from core.loading import load
from core.mapping import load_mapped, read_mapping
from core.mapping.mapping import Source
from core.mapping.shelf import Shelf
from gui.import_command import bring_in
from gui.mapping.page import MappingPage
from tests.core.loading.test_formats import write_xlsx

TWO_ROWS = "day,Reds,,Blues,\n,killed,tanks,killed,tanks\n2016-04-02,1,2,3,4\n2016-04-03,5,6,7,8\n"


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def opened(qtbot: QtBot, path: Path, parent: QWidget) -> MappingPage:
    page = MappingPage(path, None, parent)
    page.show()
    settle(qtbot, page)
    return page


def settle(qtbot: QtBot, page: MappingPage) -> None:
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)


def two_rows(folder: Path) -> Path:
    path = folder / "wide.csv"
    path.write_text(TWO_ROWS, encoding="utf-8")
    return path


def test_names_over_two_rows_are_shown_and_can_be_changed(
    qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    page = opened(qtbot, two_rows(tmp_path), parent)
    assert (page.reading.header.value(), page.reading.rows.value()) == (1, 2)
    assert "Blues › tanks" in page.editors.columns.combos
    page.shown = None
    page.reading.rows.setValue(1)
    settle(qtbot, page)
    assert list(page.editors.columns.combos) == ["day", "Reds", "column 3", "Blues", "column 5"]
    page.shown = None
    page.reading.rows.setValue(2)
    settle(qtbot, page)
    assert "Blues › tanks" in page.editors.columns.combos
    page.reject()


def test_what_is_saved_there_gives_the_same_package_on_the_command_line(
    qtbot: QtBot, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, saved = two_rows(tmp_path), tmp_path / "my.mapping.json"
    page = opened(qtbot, path, parent)
    field = page.editors.constants.fields["claimant"]
    page.editors.setCurrentWidget(page.editors.constants)
    field.setFocus()
    qtbot.keyClicks(field, "Ministry")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    qtbot.mouseClick(page.files.save, Qt.MouseButton.LeftButton)
    save_package(load_mapped(path, page.mapping), tmp_path / "clicks")
    assert bring_in([str(path), "--mapping", str(saved), "--out", str(tmp_path / "line")]) == 0
    clicks, line = load((tmp_path / "clicks",)), load((tmp_path / "line",))
    assert clicks.claims.equals(line.claims)
    assert sorted(line.claims["best"]) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert set(line.claims["subject"]) == {"Reds", "Blues"}
    page.reject()


def test_a_loaded_mapping_reads_the_file_its_own_way(
    qtbot: QtBot, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(qtbot, two_rows(tmp_path), parent)
    saved = tmp_path / "my.mapping.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(saved), ""))
    qtbot.mouseClick(page.files.save, Qt.MouseButton.LeftButton)
    page.shown = None
    page.reading.nameless.click()
    settle(qtbot, page)
    page.shown = None
    qtbot.mouseClick(page.files.load, Qt.MouseButton.LeftButton)
    settle(qtbot, page)
    assert page.mapping == read_mapping(saved)
    assert page.mapping.source("claimed_on") == Source("claimed_on", ("day",))
    assert "Reds › killed" in page.editors.columns.combos
    page.reject()


def test_names_chosen_by_hand_are_offered_again_for_the_same_file(
    qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    """Row 1 is detected; somebody says that the names stand in row 2 alone."""
    path, shelf = two_rows(tmp_path), Shelf(tmp_path / "shelf")
    page = MappingPage(path, shelf, parent)
    settle(qtbot, page)
    page.chosen.connect(lambda _path, mapping: shelf.keep(mapping))
    for change in (lambda: page.reading.rows.setValue(1), lambda: page.reading.header.setValue(2)):
        page.shown = None
        change()
        settle(qtbot, page)
    page.show_mapping(page.mapping.with_source(Source("claimant", constant="Ministry")))
    page.shown = None
    settle(qtbot, page)
    assert "killed (2)" in page.editors.columns.combos
    qtbot.mouseClick(page.opener, Qt.MouseButton.LeftButton)
    again = MappingPage(path, shelf, parent)
    settle(qtbot, again)
    assert (again.mapping.reading.header_row, again.mapping.reading.header_rows) == (2, 1)
    assert "killed (2)" in again.editors.columns.combos
    assert again.mapping.source("claimant") == Source("claimant", constant="Ministry")
    assert "used for a file of this shape" in again.hint.text()
    again.reject()


def test_a_sheet_is_chosen_where_there_are_several_and_only_then(
    qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    path = tmp_path / "book.xlsx"
    write_xlsx(path, {"May": [["day", "tanks"], ["a", "1"]], "June": [["day", "guns"], ["b", "2"]]})
    page = opened(qtbot, path, parent)
    assert page.reading.table.isVisible()
    assert not page.reading.delimiter.isVisible()
    page.shown = None
    page.reading.table.setCurrentIndex(page.reading.table.findData("June"))
    settle(qtbot, page)
    assert list(page.editors.columns.combos) == ["day", "guns"]
    assert page.mapping.reading.table == "June"
    page.reject()
    other = opened(qtbot, two_rows(tmp_path), parent)
    assert not other.reading.table.isVisible()
    assert other.reading.delimiter.isVisible()
    other.reject()
