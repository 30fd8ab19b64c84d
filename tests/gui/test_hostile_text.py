"""Text of files is never markup: in panels, dialogs, menus, tool tips and titles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from core.index import Rows
from core.layers import load_together
from core.session import Session, select_claims
from gui.assembly import assemble
from gui.commands import palette_entries
from gui.layers_dialog import LayersDialog
from gui.main_window import MainWindow
from gui.mapping.page import MappingPage
from gui.panels import PANELS
from gui.shot import wait_until_settled
from gui.widgets.palette import Palette

BAIT = "<img src=x><b>bait</b>&lt;i&gt; &File"
TAGS = ("<img src=x>", "<b>bait")
HEAD = (
    "claim_id,claimant,subject,measure,category,claimed_on,best,source,place,text,note,tags,basis"
)


def rows(claimant: str) -> str:
    made = [f'"{BAIT} {claimant}"', f'"{BAIT} x"', "killed", f'"{BAIT}"', "2016-04-02"]
    rest = [f'"{BAIT}"'] * 5
    good = ",".join([f'"{BAIT} 1"', *made, "3", *rest, "snapshot"])
    bad = ",".join([f'"{BAIT} 2"', *made, f'"{BAIT}"', *rest, "snapshot"])
    return f"{HEAD}\n{good}\n{bad}\n"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    one, two = tmp_path / "<b>bait one.csv", tmp_path / "<b>bait two.csv"
    one.write_text(rows("a"), encoding="utf-8")
    two.write_text(rows("b"), encoding="utf-8")
    return one, two


@pytest.fixture
def window(qtbot: QtBot, files: tuple[Path, Path]) -> MainWindow:
    made = assemble(Session(), PANELS, load_together)
    qtbot.addWidget(made)
    made.show()
    with qtbot.waitSignal(made.opening.opened, timeout=30_000):
        made.opening.open([files[0]])
    files[0].write_text(rows("c"), encoding="utf-8")
    with qtbot.waitSignal(made.opening.opened, timeout=30_000):
        made.opening.reload()
    made.session.apply(select_claims(Rows([0]), 0))
    for key in made.desk.docks:
        made.desk.bring_forward(key)
        wait_until_settled(made)
    return made


def is_safe_tip(text: str) -> bool:
    """Whether Qt shows a tool tip as it was written: escaped, or without any sign of markup."""
    return not any(tag in text for tag in TAGS)


def shown_in(view: QAbstractItemView) -> Iterator[tuple[str, str]]:
    model = view.model()
    top, one_column = QModelIndex(), isinstance(model, QAbstractListModel)
    for row in range(min(model.rowCount(top) if model else 0, 40)):
        for column in range(1 if one_column else model.columnCount(top)):
            index = model.index(row, column)
            yield str(index.data() or ""), str(index.data(Qt.ItemDataRole.ToolTipRole) or "")


def assert_plain(top: QWidget) -> int:
    """No widget below reads markup; how many texts that hold the bait were met."""
    met = 0
    for widget in (top, *top.findChildren(QWidget)):
        assert is_safe_tip(widget.toolTip()), (widget, widget.toolTip())
        assert not widget.statusTip()
        assert not widget.whatsThis()
        if isinstance(widget, QLabel) and any(tag in widget.text() for tag in TAGS):
            met += 1
            assert widget.textFormat() is Qt.TextFormat.PlainText, widget.text()
        assert not isinstance(widget, QTextBrowser)
        if isinstance(widget, QTextEdit):
            met += "<b>bait" in widget.toPlainText()
        if isinstance(widget, QAbstractItemView) and not isinstance(widget.parent(), QComboBox):
            for text, tip in shown_in(widget):
                met += "<b>bait" in text
                assert is_safe_tip(tip), tip
    for action in top.findChildren(QAction):
        assert is_safe_tip(action.toolTip()), action.text()
    return met


def test_no_panel_reads_markup_in_the_text_of_a_file(window: MainWindow) -> None:
    met = 0
    for spec in window.specs:
        window.desk.bring_forward(spec.key)
        wait_until_settled(window)
        panel = window.refresh.panels[spec.key]
        met += assert_plain(panel) + assert_plain(panel.header)
    assert met > 10
    assert assert_plain(window) > 0


def test_titles_and_menus_show_names_as_they_are(window: MainWindow) -> None:
    assert "<b>bait one" in window.windowTitle()
    entries = palette_entries(window)
    assert any("<b>bait" in entry.title for entry in entries)
    palette = Palette(entries, window)
    assert_plain(palette)


def test_the_list_of_datasets_reads_no_markup(
    qtbot: QtBot, window: MainWindow, files: tuple[Path, Path]
) -> None:
    window.layering.add([files[1]])
    qtbot.waitUntil(lambda: len(window.layering.parts) == 2, timeout=30_000)
    dialog = LayersDialog(window.layering, window)
    dialog.show()
    assert assert_plain(dialog) > 2
    assert_plain(window.messages)


def test_the_mapping_page_reads_no_markup(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "<b>bait.csv"
    path.write_text(f'"{BAIT}",day\n"{BAIT}",2016-04-02\n', encoding="utf-8")
    page = MappingPage(path, None, window)
    page.show()
    qtbot.waitUntil(lambda: page.shown is not None, timeout=30_000)
    assert assert_plain(page) > 2
    for box in page.findChildren(QAbstractScrollArea):
        assert is_safe_tip(box.toolTip())
    page.reject()


def test_an_error_reads_no_markup(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "<b>bait.json"
    path.write_text("{", encoding="utf-8")
    with qtbot.waitSignal(window.opening.loading.failed, timeout=30_000):
        window.opening.open([path])
    assert assert_plain(window.messages) > 0
