from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.index import Rows
from core.layers import load_together
from core.panels.changes.columns import COLUMNS
from core.session import Session
from gui.assembly import assemble
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.panels.changes import KEY
from gui.panels.changes.panel import ChangesPanel
from gui.shot import wait_until_settled
from tests.windows import widths_in

HEAD = "claim_id,claimant,subject,measure,category,claimed_on,best,source,basis\n"
TANKS = "A,B,destroyed,tank,2016-04-02"
OLD = f"{HEAD}c0,{TANKS},14,S,snapshot\nc1,{TANKS},9,<b>gone</b>,snapshot\n"
NEW = f"{HEAD}c2,{TANKS},16,S,snapshot\nc0,{TANKS},15,S,snapshot\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text(OLD, encoding="utf-8")
    return path


@pytest.fixture
def window(qtbot: QtBot, file: Path) -> MainWindow:
    specs = [spec for spec in PANELS if spec.key in ("losses", "relations", KEY)]
    made = assemble(Session(), specs, load_together)
    qtbot.addWidget(made)
    made.resize(1500, 900)
    made.show()
    with qtbot.waitSignal(made.opening.opened):
        made.opening.open([file])
    return made


@pytest.fixture
def panel(qtbot: QtBot, window: MainWindow, file: Path) -> ChangesPanel:
    file.write_text(NEW, encoding="utf-8")
    with qtbot.waitSignal(window.opening.opened):
        window.opening.reload()
    said = next(line for line in window.messages.lines if "Show what changed" in line.buttons)
    said.buttons["Show what changed"].click()
    found = window.seats.panel(KEY)
    assert isinstance(found, ChangesPanel)
    qtbot.waitUntil(lambda: found.in_sight)
    wait_until_settled(window)
    return found


def lines(panel: ChangesPanel) -> list[str]:
    model = panel.table.model()
    return [str(model.index(row, 0).data()).strip() for row in range(model.rowCount())]


def click(window: MainWindow, panel: ChangesPanel, text: str) -> None:
    index = panel.table.model().index(lines(panel).index(text), 0)
    panel.table.scrollTo(index)
    place = panel.table.visualRect(index).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    wait_until_settled(window)


def test_the_card_is_put_away_until_something_was_read_again(window: MainWindow) -> None:
    assert window.desk.docks[KEY].isHidden()
    window.desk.reset()
    assert window.desk.docks[KEY].isHidden()
    assert not window.desk.docks["losses"].isHidden()


def test_a_reload_says_what_changed_and_the_panel_lists_it(
    window: MainWindow, panel: ChangesPanel
) -> None:
    del window
    assert lines(panel) == [
        "▾ Figures of the comparison (1)",
        "B",
        "▾ Changed claims (1)",
        "c0",
        "▾ Added claims (1)",
        "c2",
        "▾ Withdrawn claims (1)",
        "c1",
    ]
    assert panel.header.subtitle.startswith("1 claim added, 1 changed, 1 withdrawn; 1 figure")


def test_a_line_selects_the_claims_behind_it(window: MainWindow, panel: ChangesPanel) -> None:
    click(window, panel, "c0")
    assert window.session.state.selected == Rows([1])
    assert "best: 14 → 15" in panel.page.toPlainText()
    click(window, panel, "B")
    assert window.session.state.selected


def test_a_withdrawn_claim_is_read_in_plain_text_and_selects_nothing(
    window: MainWindow, panel: ChangesPanel
) -> None:
    click(window, panel, "c1")
    assert not window.session.state.selected
    assert panel.page.toPlainText().startswith("c1 · withdrawn")


def test_a_heading_folds_its_list(window: MainWindow, panel: ChangesPanel) -> None:
    click(window, panel, "▾ Changed claims (1)")
    assert "c0" not in lines(panel)
    QTest.keyClick(panel.table, Qt.Key.Key_Right)
    wait_until_settled(window)
    assert "c0" in lines(panel)


def test_everything_new_is_selected_at_once(
    qtbot: QtBot, window: MainWindow, panel: ChangesPanel
) -> None:
    qtbot.mouseClick(panel.select, Qt.MouseButton.LeftButton)
    assert window.session.state.selected == Rows([0, 1])


def test_the_list_and_the_line_at_hand_are_copied(qtbot: QtBot, panel: ChangesPanel) -> None:
    qtbot.mouseClick(panel.copy_button, Qt.MouseButton.LeftButton)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 9
    panel.table.take_in_hand(3)
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2


def test_opening_another_dataset_forgets_what_changed(
    qtbot: QtBot, window: MainWindow, panel: ChangesPanel, file: Path
) -> None:
    with qtbot.waitSignal(window.opening.opened):
        window.opening.open([file])
    wait_until_settled(window)
    assert window.session.state.changes is None
    assert "Nothing was read again" in panel.body.message.text()


def test_pointing_at_a_line_highlights_its_claims(window: MainWindow, panel: ChangesPanel) -> None:
    panel.table.pointed.emit(lines(panel).index("c2"))
    assert window.session.state.hovered == Rows([0])
    panel.table.pointed.emit(0)
    assert not window.session.state.hovered


@pytest.mark.parametrize(
    ("width", "left_out"), [(355, {"before", "sentence"}), (432, {"sentence"}), (1000, set())]
)
def test_in_little_room_numbers_are_whole_and_what_says_least_is_left_out(
    panel: ChangesPanel, width: int, left_out: set[str]
) -> None:
    widths = widths_in(panel.table, width)
    assert {column.key for column in COLUMNS} - widths.keys() == left_out
    assert sum(widths.values()) <= width
    digits = panel.table.fontMetrics().horizontalAdvance("1,300,030")
    assert all(widths[key] > digits for key in {"before", "after"} - left_out)
