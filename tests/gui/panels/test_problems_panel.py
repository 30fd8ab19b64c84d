from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.index import Rows
from core.loading import load
from core.panels.problems.columns import COLUMNS
from core.problems import Severity
from core.session import Session, open_workspace
from gui.assembly import assemble
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.panels.problems import KEY
from gui.panels.problems.panel import ProblemsPanel
from gui.shot import wait_until_settled
from tests.windows import FakeLoader, widths_in

TEXT = (
    "claimant,claimed_on,best,basis\n"
    "A,2016-04-01,about 30,snapshot\n"
    "B,2016-04-02,<b>lots</b>,snapshot\n"
    "B,2016-04-02,many more,snapshot\n"
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    path = tmp_path / "mine.csv"
    path.write_text(TEXT, encoding="utf-8")
    session = Session()
    session.start(open_workspace(Workspace(load([path]))))
    specs = [spec for spec in PANELS if spec.key in ("losses", "relations", KEY)]
    made = assemble(session, specs, FakeLoader())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.mouseClick(made.status_line.problems, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: made.seats.panel(KEY).in_sight)
    wait_until_settled(made)
    return made


@pytest.fixture
def panel(window: MainWindow) -> ProblemsPanel:
    found = window.seats.panel(KEY)
    assert isinstance(found, ProblemsPanel)
    return found


def lines(panel: ProblemsPanel) -> list[str]:
    model = panel.table.model()
    return [str(model.index(row, 0).data()).strip() for row in range(model.rowCount())]


def click(window: MainWindow, panel: ProblemsPanel, line: int) -> None:
    place = panel.table.visualRect(panel.table.model().index(line, 0)).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    wait_until_settled(window)


def action(panel: ProblemsPanel, begins: str) -> QAction:
    return next(one for one in panel.menu.actions() if one.text().startswith(begins))


def test_the_status_line_counts_problems_and_brings_the_panel_forward(
    window: MainWindow, panel: ProblemsPanel
) -> None:
    assert window.status_line.problems.text().startswith("2 rows rejected · ")
    assert panel.in_sight
    assert lines(panel)[0] == "▸ ✕ bad number"


def test_a_click_unfolds_a_kind_and_another_folds_it(
    window: MainWindow, panel: ProblemsPanel
) -> None:
    click(window, panel, 0)
    assert lines(panel)[:3] == ["▾ ✕ bad number", "row 3 · best", "row 4 · best"]
    assert panel.table.currentIndex().row() == 0
    click(window, panel, 0)
    assert lines(panel)[0] == "▸ ✕ bad number"


def test_arrows_unfold_and_fold(window: MainWindow, panel: ProblemsPanel) -> None:
    panel.table.setCurrentIndex(panel.table.model().index(0, 0))
    QTest.keyClick(panel.table, Qt.Key.Key_Right)
    wait_until_settled(window)
    assert lines(panel)[1] == "row 3 · best"
    QTest.keyClick(panel.table, Qt.Key.Key_Left)
    wait_until_settled(window)
    assert lines(panel)[0] == "▸ ✕ bad number"


def test_a_refused_row_is_shown_as_written_in_plain_text(
    window: MainWindow, panel: ProblemsPanel
) -> None:
    click(window, panel, 0)
    click(window, panel, 1)
    assert "mine.csv · row 3 · refused" in panel.page.toPlainText()
    assert "best: <b>lots</b>" in panel.page.toPlainText()
    assert not window.session.state.selected


def test_a_kept_row_leads_to_its_claim_and_tells_what_was_read(
    window: MainWindow, panel: ProblemsPanel
) -> None:
    last = len(lines(panel)) - 1
    click(window, panel, last)
    click(window, panel, last + 1)
    assert window.session.state.selected == Rows([0])
    assert window.session.state.focused == 0
    assert "Written: about 30\nRead as: ~30 (approx)" in panel.page.toPlainText()
    assert panel.table.is_chosen(last + 1)


def test_severities_are_switched_off_and_everything_comes_back(
    window: MainWindow, panel: ProblemsPanel
) -> None:
    before = lines(panel)
    action(panel, "Errors").trigger()
    wait_until_settled(window)
    assert "▸ ✕ bad number" not in lines(panel)
    assert action(panel, "Errors").text() == "Errors: rows refused (2)"
    action(panel, "Everything").trigger()
    wait_until_settled(window)
    assert lines(panel) == before


def test_words_narrow_the_list_and_nothing_found_is_said(
    window: MainWindow, panel: ProblemsPanel
) -> None:
    QTest.keyClicks(panel.search, "many")
    wait_until_settled(window)
    assert lines(panel) == ["▸ ✕ bad number"]
    QTest.keyClicks(panel.search, "zzz")
    wait_until_settled(window)
    assert "No problem is of this kind" in panel.body.message.text()


def test_only_one_kind_can_be_chosen_from_the_menu(
    window: MainWindow, panel: ProblemsPanel
) -> None:
    chosen = next(one for one in panel.menu.kinds.actions() if one.text() == "read figure (1)")
    chosen.trigger()
    wait_until_settled(window)
    assert lines(panel) == ["▸ → read figure"]


def test_rows_are_ordered_by_a_heading(window: MainWindow, panel: ProblemsPanel) -> None:
    click(window, panel, 0)
    panel.table.head.sort_asked.emit("what")
    wait_until_settled(window)
    panel.table.head.sort_asked.emit("what")
    wait_until_settled(window)
    assert lines(panel)[1:3] == ["row 4 · best", "row 3 · best"]


def test_the_save_menu_gives_the_commands(
    window: MainWindow, panel: ProblemsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[str] = []
    monkeypatch.setattr(window.saving, "save_problems", lambda: saved.append("problems"))
    monkeypatch.setattr(window.saving, "save_rejected", lambda: saved.append("rejected"))
    for one in panel.save_button.menu().actions():
        one.trigger()
    assert saved == ["problems", "rejected"]


def test_the_line_at_hand_is_copied(window: MainWindow, panel: ProblemsPanel) -> None:
    del window
    panel.table.setCurrentIndex(panel.table.model().index(0, 0))
    QTest.keyClick(panel.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith("▸ ✕ bad number\t2\t")


def test_a_narrow_panel_leaves_the_room_to_the_list(panel: ProblemsPanel) -> None:
    panel.resize(300, 180)
    assert panel.page.isHidden()
    panel.resize(900, 200)
    assert not panel.page.isHidden()
    assert panel.body.split.orientation() is Qt.Orientation.Horizontal
    panel.resize(400, 700)
    assert panel.body.split.orientation() is Qt.Orientation.Vertical


def test_listing_problems_is_undone_like_any_change(
    window: MainWindow, panel: ProblemsPanel
) -> None:
    action(panel, "Errors").trigger()
    window.session.undo()
    wait_until_settled(window)
    assert panel.view is not None
    assert panel.view.options.severities == frozenset(Severity)


@pytest.mark.parametrize(
    ("width", "left_out"), [(355, {"read", "sentence"}), (432, {"sentence"}), (1000, set())]
)
def test_in_little_room_no_name_of_a_column_is_cut(
    panel: ProblemsPanel, width: int, left_out: set[str]
) -> None:
    widths = widths_in(panel.table, width)
    assert {column.key for column in COLUMNS} - widths.keys() == left_out
    assert sum(widths.values()) <= width
    metrics = panel.table.head.fontMetrics()
    titles = {column.key: metrics.horizontalAdvance(column.title) for column in COLUMNS}
    assert all(widths[key] > titles[key] + 8 for key in widths)
