from dataclasses import replace
from types import MappingProxyType

import pandas as pd
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.index import Rows
from core.problems import Problem, Severity
from core.session import open_workspace
from gui.main_window import MainWindow
from gui.problems_dialog import ProblemsDialog
from tests.making import dataset

WARNING, ERROR = Severity.WARNING, Severity.ERROR
PROBLEMS = (
    Problem("falling_total", WARNING, "a.csv", 3, "best", "9", "a.csv, row 3, best: it falls."),
    Problem(
        "bad_date", ERROR, "a.csv", 2, "claimed_on", "<b>x", "a.csv, row 2, claimed_on: <b>no date."
    ),
    Problem("falling_total", WARNING, "a.csv", 12, "best", "8", "a.csv, row 12, best: it falls."),
    Problem("encoding", WARNING, "a.csv", 0, "", "", "a.csv: read as Windows-1252."),
)


@pytest.fixture
def dialog(window: MainWindow) -> ProblemsDialog:
    made = dataset([{"claimant": "A"}, {"claimant": "B"}])
    raw = pd.DataFrame({"_file": ["a.csv", "a.csv"], "_row": ["3", "12"]})
    made = replace(made, raw=MappingProxyType({"claims": raw}), problems=PROBLEMS)
    window.session.start(open_workspace(Workspace(made)))
    opened = ProblemsDialog(window.session, window.saving, window)
    opened.show()
    return opened


def column(dialog: ProblemsDialog, place: int) -> list[str]:
    model = dialog.table
    return [model.data(model.index(row, place)) for row in range(model.rowCount())]


def test_every_problem_is_listed_with_its_place_and_in_plain_text(dialog: ProblemsDialog) -> None:
    assert column(dialog, 3) == ["3", "2", "12", "—"]
    assert column(dialog, 5)[1] == "<b>x"
    assert column(dialog, 6)[1] == "<b>no date."


def test_kinds_are_counted_worst_first_and_narrow_the_list(dialog: ProblemsDialog) -> None:
    listed = [dialog.kinds.item(row).text() for row in range(dialog.kinds.count())]
    assert listed == ["All problems  4", "bad date  1", "falling total  2", "encoding  1"]
    dialog.kinds.setCurrentRow(2)
    assert column(dialog, 3) == ["3", "12"]


def test_rows_are_sorted_as_numbers(dialog: ProblemsDialog) -> None:
    dialog.view.sortByColumn(3, Qt.SortOrder.DescendingOrder)
    assert column(dialog, 3) == ["12", "3", "2", "—"]
    dialog.view.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert column(dialog, 0) == ["error", "warning", "warning", "warning"]


def test_a_problem_leads_to_the_claim_of_its_row(
    qtbot: QtBot, window: MainWindow, dialog: ProblemsDialog
) -> None:
    dialog.view.selectRow(2)
    qtbot.mouseClick(dialog.jump, Qt.MouseButton.LeftButton)
    assert window.session.state.selected == Rows([1])
    assert window.session.state.focused == 1


@pytest.mark.parametrize("row", [1, 3])
def test_a_problem_whose_row_was_not_kept_leads_nowhere(dialog: ProblemsDialog, row: int) -> None:
    dialog.view.selectRow(row)
    assert not dialog.jump.isEnabled()


def test_the_list_of_a_dataset_that_was_closed_leads_nowhere(
    window: MainWindow, dialog: ProblemsDialog
) -> None:
    window.opening.close()
    dialog.view.selectRow(2)
    assert not dialog.jump.isEnabled()


def test_the_status_line_counts_problems_and_opens_the_list(
    qtbot: QtBot, window: MainWindow, dialog: ProblemsDialog
) -> None:
    dialog.close()
    assert window.status_line.problems.text() == "0 rows rejected · 3 warnings"
    qtbot.mouseClick(window.status_line.problems, Qt.MouseButton.LeftButton)
    opened = [one for one in window.findChildren(ProblemsDialog) if one.isVisible()]
    assert len(opened) == 1
