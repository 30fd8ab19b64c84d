"""A view under other decisions about names: a worker puts the data together."""

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core import view_file
from core.crossfilter import Workspace
from core.dataset import Dataset
from core.filters import Words
from core.layers import combined, load_together
from core.merges import Decisions, MergeKind, Pair
from core.session import Session, SessionState, set_clause
from core.story import Step, Story
from core.view_file import view_of, write_view
from gui.assembly import assemble
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.telling import steps, telling_of

HEADER = "claimant,subject,measure,category,claimed_on,best,source\n"
SPLIT = Decisions().split(Pair(MergeKind.ACTOR, "two", "azerbaijan", "Azerbaijan"))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text(f"{HEADER}Azerbaijan,Armenia,killed,personnel,2016-04-04,170,Agency\n", "utf-8")
    two.write_text(f"{HEADER}azerbaijan,Armenia,killed,personnel,2016-04-05,20,Paper\n", "utf-8")
    return [one, two]


@pytest.fixture
def window(qtbot: QtBot, files: list[Path], threads: list[str]) -> MainWindow:
    made = assemble(Session(SessionState(Workspace(load_together(files)))), PANELS, load_together)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made.refresh.busy, timeout=20_000)
    assert threads == []
    return made


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where data is put together anew: on the GUI thread or on a worker."""
    seen: list[str] = []

    def watched(parts: tuple[Dataset, ...], decisions: Decisions) -> Dataset:
        main = threading.current_thread() is threading.main_thread()
        seen.append("window" if main else "worker")
        return combined(parts, decisions)

    monkeypatch.setattr(view_file, "combined", watched)
    return seen


def decided(files: list[Path]) -> SessionState:
    """The same files with two names kept apart, and a filter."""
    apart = combined(load_together(files).parts, SPLIT)
    return set_clause(Words("Paper"))(SessionState(Workspace(apart)))


def test_a_view_with_other_decisions_is_put_together_by_a_worker_as_one_step_of_undo(
    qtbot: QtBot, window: MainWindow, files: list[Path], tmp_path: Path, threads: list[str]
) -> None:
    path = tmp_path / "view.json"
    write_view(path, view_of(decided(files)))
    before = window.session.state
    with qtbot.waitSignals([window.viewing.started, window.viewing.ended], timeout=20_000):
        window.viewing.open(path)
        assert window.viewing.busy
        assert window.session.state is before
    assert threads == ["worker"]
    assert window.layering.decisions == SPLIT
    assert window.session.state.filters.clauses == (Words("Paper"),)
    window.session.undo()
    assert window.session.state.workspace is before.workspace
    assert window.session.state.filters == before.filters


def test_a_step_is_shown_and_presented_under_its_own_decisions_by_a_worker(
    qtbot: QtBot, window: MainWindow, files: list[Path], threads: list[str]
) -> None:
    told = Story("Two", (Step("s1", "Apart", view_of(decided(files)), panels=("losses",)),))
    window.session.start(lambda state: SessionState(state.workspace, story=told))
    steps.show_step(window, "s1")
    qtbot.waitUntil(lambda: window.session.state.step == "s1", timeout=20_000)
    assert window.layering.decisions == SPLIT
    window.session.undo()
    performing = telling_of(window).performing
    performing.present()
    qtbot.waitUntil(lambda: performing.presenting, timeout=20_000)
    show = performing.show_window
    assert show is not None
    qtbot.waitUntil(lambda: not show.busy, timeout=20_000)
    layers = show.session.state.workspace.dataset.layers
    assert layers is not None
    assert layers.decisions == SPLIT
    show.close()
    assert threads == ["worker"]


def test_the_view_asked_for_last_wins(
    qtbot: QtBot, window: MainWindow, files: list[Path], tmp_path: Path
) -> None:
    first, last = tmp_path / "first.json", tmp_path / "last.json"
    write_view(first, view_of(decided(files)))
    write_view(last, view_of(set_clause(Words("Agency"))(window.session.state)))
    window.viewing.open(first)
    window.viewing.open(last)
    qtbot.waitUntil(lambda: not window.viewing.busy, timeout=20_000)
    assert window.session.state.filters.clauses == (Words("Agency"),)
    assert window.layering.decisions == Decisions()
