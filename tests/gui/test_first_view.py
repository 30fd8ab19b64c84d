"""A folder of claims opens on the view that its makers put into it."""

import json
from pathlib import Path
from shutil import copytree

import pytest
from pytestqt.qtbot import QtBot

from core.first_view import NAME
from core.layers import load_together
from core.session import clear_filters
from core.shipped import SAMPLE
from gui.main_window import MainWindow
from gui.settings import Settings
from tests.gui.conftest import open_and_wait
from tests.windows import small_window

CLAIMS = (
    "claim_id,claimant,subject,topic,measure,category,best,claimed_on\n"
    "c1,A MoD,B,loss,killed,personnel,30,2016-04-02\n"
    "c2,B MoD,B,loss,killed,personnel,4,2016-05-02\n"
)
MAY = {
    "version": 2,
    "filters": {
        "clauses": [
            {"kind": "dates", "first": "2016-05-01", "last": "2016-05-31", "rule": "inside"}
        ],
        "clock": "claimed_on",
    },
    "selection": {"claims": ["c2", "gone"], "focused": "c2"},
}


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    made = small_window(load_together, Settings())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "may"
    made.mkdir()
    (made / "claims.csv").write_text(CLAIMS, "utf-8")
    (made / NAME).write_text(json.dumps(MAY), "utf-8")
    return made


def test_the_sample_opens_on_the_days_of_the_fighting_with_a_claim_that_is_denied(
    qtbot: QtBot, window: MainWindow
) -> None:
    open_and_wait(qtbot, window, window.welcome.sample.click)
    state = window.session.state
    (dates,) = state.filters.clauses
    assert dates.describe(state.workspace.index) == "2 – 8 Apr 2016"
    assert state.workspace.dataset.claims["claim_id"].iat[state.focused] == "SF-18"
    assert not window.session.can_undo


def test_a_folder_opens_on_its_view_and_a_claim_that_is_not_there_is_left_out(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    open_and_wait(qtbot, window, lambda: window.opening.open([folder]))
    state = window.session.state
    assert [clause.key for clause in state.filters.clauses] == ["dates"]
    assert (state.selected.array.tolist(), state.focused) == ([1], 1)
    assert not [p for p in state.workspace.dataset.problems if NAME in p.sentence]


def test_reading_it_again_keeps_the_filters_that_are_set_by_then(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    open_and_wait(qtbot, window, lambda: window.opening.open([folder]))
    window.session.apply(clear_filters())
    open_and_wait(qtbot, window, window.opening.reload)
    assert window.session.state.filters.clauses == ()


def test_files_opened_together_with_others_open_on_all_claims(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    other = copytree(SAMPLE, tmp_path / "other")
    open_and_wait(qtbot, window, lambda: window.opening.open([folder, other]))
    assert window.session.state.filters.clauses == ()


def test_a_view_that_is_not_understood_is_told_and_all_claims_are_shown(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    (folder / NAME).write_text("{", "utf-8")
    open_and_wait(qtbot, window, lambda: window.opening.open([folder]))
    assert window.session.state.filters.clauses == ()
    assert "opening.view.json is not a saved view" in window.messages.lines[0].sentence.text()
