from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFileDialog, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from core.loading import load
from core.mapping import Mapping, load_mapped, read_mapping
from core.mapping.mapping import Source
from core.mapping.shelf import Shelf
from core.session import Session
from gui.assembly import assemble
from gui.main_window import MainWindow
from gui.mapping.page import MappingPage
from gui.mapping.words import MARK, UNUSED, WIDE
from gui.mapping_commands import show_mapping_page
from gui.settings import Settings
from tests.windows import SPECS

TEXT = (
    "day,tanks,helicopters,remarks,zz\n"
    "2022-03-01,5,about 3,<b>first</b>,1\n"
    "2022-03-02,7,lots,,2\n"
    "2022-03-03,,,,3\n"
)

WRITTEN_AS_TABLES = (
    "Date,Who,About whom,Killed (thousands)\n"
    "2016-04-04,A,B,1.4\n,C,,0.3\n2016-04-05,B,A,2\n,C,,0.4\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "losses.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "shelf")


@pytest.fixture
def window(qtbot: QtBot, shelf: Shelf) -> MainWindow:
    made = assemble(Session(), SPECS, load, Settings(shelf=shelf))
    qtbot.addWidget(made)
    made.show()
    return made


def page_of(qtbot: QtBot, window: MainWindow) -> MappingPage:
    qtbot.waitUntil(lambda: window.findChild(MappingPage) is not None, timeout=20_000)
    page = window.findChild(MappingPage)
    assert page is not None
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)
    return page


def previewed(qtbot: QtBot, page: MappingPage) -> None:
    mapping = page.mapping
    page.shown = None
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)
    assert page.mapping == mapping


def fill(qtbot: QtBot, page: MappingPage, target: str, text: str) -> None:
    page.editors.setCurrentWidget(page.editors.constants)
    field = page.editors.constants.fields[target]
    field.setFocus()
    qtbot.keyClicks(field, text)
    page.shown = None
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)


def choose(qtbot: QtBot, page: MappingPage, combo: QComboBox, data: str) -> None:
    if combo.currentData() == data:
        return
    page.shown = None
    combo.setCurrentIndex(combo.findData(data))
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)


def test_a_file_that_is_not_understood_opens_its_mapping_page_and_then_its_claims(
    qtbot: QtBot, window: MainWindow, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.opening.open([table])
    page = page_of(qtbot, window)
    assert not page.opener.isEnabled()
    fill(qtbot, page, "claimant", "General Staff")
    fill(qtbot, page, "subject", "Red")
    choose(qtbot, page, page.editors.columns.combos["zz"], MARK)
    choose(qtbot, page, page.editors.columns.combos["zz"], UNUSED)
    choose(qtbot, page, page.editors.columns.combos["helicopters"], UNUSED)
    choose(qtbot, page, page.editors.columns.combos["helicopters"], WIDE)
    saved = tmp_path / "my.mapping.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    qtbot.mouseClick(page.files.save, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        qtbot.mouseClick(page.opener, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.refresh.busy)
    opened = window.session.state.workspace.dataset
    again = load_mapped(table, read_mapping(saved))
    assert opened.claims.equals(again.claims)
    assert opened.claims["category"].tolist() == ["tank", "helicopter", "tank", "helicopter"]
    assert opened.claims["bound"].tolist() == ["exact", "approx", "exact", "vague"]
    assert set(opened.claims["subject"]) == {"Red"}
    assert [row.row for row in opened.rejected] == [4]


def test_the_mapping_is_offered_again_for_the_same_shape_and_kept_on_reload(
    qtbot: QtBot, window: MainWindow, table: Path, shelf: Shelf
) -> None:
    window.opening.open([table])
    page = page_of(qtbot, window)
    fill(qtbot, page, "claimant", "Ministry")
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        qtbot.mouseClick(page.opener, Qt.MouseButton.LeftButton)
    assert shelf.find(page.mapping.shape) == page.mapping
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        window.opening.reload()
    assert len(window.session.state.workspace.dataset.claims) == 4
    qtbot.waitUntil(lambda: window.findChild(MappingPage) is None, timeout=20_000)
    window.opening.open([table])
    second = page_of(qtbot, window)
    assert second.mapping.source("claimant") == Source("claimant", constant="Ministry")
    assert "used for a file of this shape" in second.hint.text()
    assert second.opener.isEnabled()
    second.reject()


def test_words_read_otherwise_change_the_preview(
    qtbot: QtBot, window: MainWindow, table: Path
) -> None:
    window.opening.open([table])
    page = page_of(qtbot, window)
    fill(qtbot, page, "claimant", "Ministry")
    choose(qtbot, page, page.reading.unread, "refuse")
    assert page.shown is not None
    assert "2 are refused" in page.shown.sentence
    grid = page.editors.words
    grid.add.click()
    row = grid.table.rowCount() - 1
    stand = grid.table.cellWidget(row, 1)
    assert isinstance(stand, QComboBox)
    stand.setCurrentText("alone")
    item = grid.table.item(row, 0)
    assert item is not None
    page.shown = None
    item.setText("lots")
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)
    assert "1 are refused" in page.shown.sentence


def test_the_page_shows_text_as_text_and_is_silent_while_it_shows(
    qtbot: QtBot, window: MainWindow, table: Path
) -> None:
    window.opening.open([table])
    page = page_of(qtbot, window)
    heard: list[object] = []
    for signal in (
        page.editors.changed,
        page.editors.columns.chosen,
        page.editors.constants.changed,
        page.reading.reading_changed,
        page.reading.style_changed,
    ):
        signal.connect(lambda *values: heard.append(values))
    item = page.editors.columns.item(3, 1)
    assert item is not None
    assert item.text() == "<b>first</b>"
    assert "&lt;b&gt;" in item.toolTip()
    page.show_mapping(replace(page.mapping, sources=(Source("claimant", ("remarks",)),)))
    previewed(qtbot, page)
    assert heard == []
    page.reject()


def test_letting_go_leaves_everything_as_it_was(
    qtbot: QtBot, window: MainWindow, table: Path
) -> None:
    window.opening.open([table])
    page = page_of(qtbot, window)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(MappingPage) is None, timeout=20_000)
    assert window.opening.paths == ()
    assert Mapping().sources == ()


NAMELESS = "2022-03-01;A/B;5\n2022-03-02;A;no data\n2022-03-03;B;7\n"


def test_scales_and_gaps_are_proposed_changed_by_clicks_and_replayed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tables.csv"
    path.write_text(WRITTEN_AS_TABLES, encoding="utf-8")
    window.opening.open([path])
    page = page_of(qtbot, window)
    scales, fills = page.editors.scales, page.editors.fills
    assert scales.lines() == (("Killed (thousands)", "thousands"),)
    assert fills.lines() == (("Date",), ("About whom",))
    counted = scales.table.cellWidget(0, 1)
    assert isinstance(counted, QComboBox)
    page.shown = None
    counted.setCurrentText("hundreds")
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)
    fills.table.setCurrentCell(1, 0)
    page.shown = None
    page.editors.setCurrentIndex(page.editors.count() - 1)
    qtbot.mouseClick(fills.remove, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)
    saved = tmp_path / "my.mapping.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    qtbot.mouseClick(page.files.save, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        qtbot.mouseClick(page.opener, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.refresh.busy)
    claims = window.session.state.workspace.dataset.claims
    assert claims["best"].tolist() == [140, 30, 200, 40]
    assert claims["subject"].tolist() == ["B", "", "A", ""]
    assert claims["claimed_on"].tolist() == [*["2016-04-04"] * 2, *["2016-04-05"] * 2]
    assert claims.equals(load_mapped(path, read_mapping(saved)).claims)


def test_a_file_without_names_and_with_lists_is_mapped_by_clicks_and_replayed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "nameless.csv"
    path.write_text(NAMELESS, encoding="utf-8")
    window.opening.open([path])
    page = page_of(qtbot, window)
    assert page.reading.nameless.isChecked()
    assert not page.reading.header.isEnabled()
    assert list(page.editors.columns.combos) == ["column 1", "column 2", "column 3"]
    choose(qtbot, page, page.editors.columns.combos["column 1"], "claimed_on")
    choose(qtbot, page, page.editors.columns.combos["column 2"], "claimant")
    choose(qtbot, page, page.editors.columns.combos["column 3"], "best")
    fill(qtbot, page, "measure", "killed")
    fill(qtbot, page, "subject", "Red")
    page.reading.missing.setText("-99; no data")
    page.shown = None
    page.reading.missing.editingFinished.emit()
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)
    grid = page.editors.lists
    grid.add.click()
    page.shown = None
    item = grid.table.item(0, 1)
    assert item is not None
    item.setText("/")
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)
    assert page.mapping.lists == (("claimant", "/"),)
    assert page.mapping.style.missing == ("-99", "no data")
    saved = tmp_path / "my.mapping.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    qtbot.mouseClick(page.files.save, Qt.MouseButton.LeftButton)
    mapping = page.mapping
    with qtbot.waitSignal(window.opening.opened, timeout=20_000):
        qtbot.mouseClick(page.opener, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.refresh.busy)
    opened = window.session.state.workspace.dataset
    assert read_mapping(saved) == mapping
    assert opened.claims.equals(load_mapped(path, read_mapping(saved)).claims)
    assert opened.claims["claimant"].tolist() == ["A", "B", "A", "B"]
    assert opened.claims["statement_id"].tolist() == ["row 1", "row 1", "row 2", "row 3"]
    assert opened.claims["best"].fillna(-1).tolist() == [5, 5, -1, 7]


def test_the_first_row_can_hold_the_names_after_all(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "nameless.csv"
    path.write_text(NAMELESS, encoding="utf-8")
    window.opening.open([path])
    page = page_of(qtbot, window)
    page.shown = None
    page.reading.nameless.click()
    qtbot.waitUntil(lambda: page.shown is not None, timeout=20_000)
    assert page.reading.header.isEnabled()
    assert page.mapping.reading.header_row == 1
    assert "5" in page.editors.columns.combos
    page.reject()


def test_a_term_offers_its_vocabulary_the_likeliest_first(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("who,what,number\nA,helikopter,5\nA,tanks,2\nA,tanks,3\n", encoding="utf-8")
    show_mapping_page(window, path)
    page = page_of(qtbot, window)
    grid = page.editors.terms
    grid.show_lines((("category", "helikopter", ""), ("measure", "died", "")))
    for row, first in enumerate(("helicopter", "")):
        index = grid.table.model().index(row, 2)
        delegate = grid.table.itemDelegateForColumn(2)
        editor = delegate.createEditor(grid, QStyleOptionViewItem(), index)
        assert isinstance(editor, QComboBox)
        assert editor.findText("killed") >= 0 or first
        assert not first or editor.itemText(0) == first
    page.reject()
