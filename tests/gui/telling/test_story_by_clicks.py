"""A story made by clicks on the sample, saved, reopened, presented step by step, exported."""

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QInputDialog, QLabel
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import DateSpan
from core.loading import load
from core.panels.losses import LossesOptions, Mode
from core.session import Session, open_workspace
from core.shipped import SAMPLE
from core.story import Filling
from core.story_file import read_story
from gui.assembly import assemble
from gui.briefing_settings import Motion
from gui.exporting.dialog import ExportDialog
from gui.exporting.forms import FORMS
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.panels.losses.panel import LossesPanel
from gui.panels.story import StoryPanel
from gui.panels.timeline import TimelinePanel
from gui.presenting.show import Show
from gui.telling import telling_of

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000

P = TypeVar("P")


class Hands:
    """Clicks and keys in a window."""

    def __init__(self, qtbot: QtBot, place: Path, workspace: Workspace | None = None) -> None:
        self.qtbot = qtbot
        self.session = Session()
        if workspace is not None:
            self.session.start(open_workspace(workspace))
        self.window: MainWindow = assemble(self.session, PANELS, load, in_hand=place)
        qtbot.addWidget(self.window)
        self.window.resize(1680, 1000)
        self.window.show()
        self.timeline = self._panel("timeline", TimelinePanel)
        self.losses = self._panel("losses", LossesPanel)
        self.story = self._panel("story", StoryPanel)
        self.settle()

    def _panel(self, key: str, kind: type[P]) -> P:
        panel = self.window.seats.panel(key)
        assert isinstance(panel, kind)
        return panel

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.refresh.busy, timeout=LONG)

    def give(self, command: str) -> None:
        action = self.window.findChild(QAction, command)
        assert isinstance(action, QAction)
        assert action.isEnabled(), command
        action.trigger()
        self.settle()

    def click(self, widget: object) -> None:
        self.qtbot.mouseClick(widget, LEFT)
        self.settle()

    def present(self) -> Show:
        self.give("present")
        return self.showing()

    def showing(self) -> Show:
        self.qtbot.waitUntil(
            lambda: telling_of(self.window).performing.show_window is not None, timeout=LONG
        )
        show = telling_of(self.window).performing.show_window
        assert show is not None
        self.qtbot.waitUntil(lambda: not show.busy, timeout=LONG)
        return show

    def press(self, show: Show, key: Qt.Key) -> None:
        self.qtbot.keyClick(show, key)
        self.qtbot.waitUntil(lambda: not show.busy, timeout=LONG)


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "story.json"


@pytest.fixture
def told(qtbot: QtBot, sample: Workspace, place: Path) -> Hands:
    """Three steps: all of it; the densest days, in own words; the same as a table, with notes."""
    hands = Hands(qtbot, place, sample)
    hands.window.settings.briefing.motion = Motion.NEVER
    hands.give("panel-story")
    hands.click(hands.story.add)
    hands.click(hands.timeline.densest)
    hands.click(hands.story.add)
    hands.click(hands.story.editor.filling.button(Filling.OWN.value))
    hands.story.editor.headline.selectAll()
    qtbot.keyClicks(hands.story.editor.headline, "Two accounts of one week")
    hands.click(hands.losses.mode.button(Mode.TABLE.value))
    hands.click(hands.story.add)
    hands.story.editor.title.selectAll()
    qtbot.keyClicks(hands.story.editor.title, "In figures")
    qtbot.keyClicks(hands.story.editor.notes, "Read slowly.")
    hands.settle()
    return hands


def saved(hands: Hands, path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    hands.give("story-save")
    return path


def test_a_story_made_by_clicks_is_presented_step_by_step_from_its_file(
    told: Hands, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(told, tmp_path / "week.story.json", monkeypatch)
    steps = read_story(path).steps
    assert [step.title for step in steps][2] == "In figures"
    assert [bool(step.view.filters.clauses) for step in steps] == [False, True, True]
    other = Hands(qtbot, tmp_path / "other.json")
    other.window.settings.briefing.motion = Motion.NEVER
    with qtbot.waitSignal(other.window.opening.opened, timeout=LONG):
        other.window.opening.open([path])
    other.settle()
    before = other.session.state
    show = other.present()
    seen: list[str] = []
    for step in steps:
        state = show.session.state
        assert state.filters == step.view.filters
        assert show.stage.title.text() == step.title
        seen.append(show.stage.headline.text())
        other.press(show, Qt.Key.Key_PageDown)
    assert isinstance(show.session.state.filters.clause("dates"), DateSpan)
    assert show.session.state.options["losses"] == LossesOptions(mode=Mode.TABLE)
    assert seen[0].startswith("As of ")
    assert seen[1] == "Two accounts of one week"
    other.press(show, Qt.Key.Key_P)
    assert show.presenter.notes.toPlainText() == "Read slowly."
    other.press(show, Qt.Key.Key_Escape)
    assert other.session.state is before


def test_a_title_given_to_the_story_stands_in_the_panel_its_file_and_the_name_of_its_exports(
    told: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def name(words: str) -> None:
        told.give("story-title")
        (dialog,) = (d for d in told.window.findChildren(QInputDialog) if d.isVisible())
        dialog.setTextValue(words)
        dialog.accept()
        told.settle()

    def subtitle() -> str:
        assert told.story.view is not None
        return told.story.view.subtitle

    plain, offered = subtitle(), ""

    def choose(_parent: object, _title: str, offer: str, _kinds: str) -> tuple[str, str]:
        nonlocal offered
        offered = offer
        return str(tmp_path / "kept.story.json"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    name("  One week / two accounts ")
    assert subtitle() == f"{plain} · One week / two accounts"
    told.give("story-save-as")
    assert offered.startswith("One week - two accounts.")
    assert read_story(tmp_path / "kept.story.json").title == "One week / two accounts"
    name("")
    assert subtitle() == plain
    told.session.undo()
    assert told.session.state.story.title == "One week / two accounts"


def test_a_marking_chosen_for_the_story_stands_at_head_and_foot_of_the_stage(
    told: Hands,
) -> None:
    def choose(words: str) -> None:
        told.give("story-handling")
        (dialog,) = (d for d in told.window.findChildren(QInputDialog) if d.isVisible())
        dialog.setTextValue(words)
        dialog.accept()

    def stands() -> list[str]:
        show = told.present()
        marks = [
            mark.text()
            for mark in show.stage.findChildren(QLabel)
            if mark.objectName() == "marking" and mark.isVisible()
        ]
        told.press(show, Qt.Key.Key_Escape)
        return marks

    choose("amber")
    assert told.session.state.story.handling.text == "TLP:AMBER"
    assert stands() == ["TLP:AMBER", "TLP:AMBER"]
    choose("TLP:BLUE")
    assert told.session.state.story.handling.text == "TLP:AMBER"
    told.session.undo()
    assert stands() == []


def test_a_crash_in_the_middle_of_presenting_is_taken_up_where_it_was(
    told: Hands, qtbot: QtBot, place: Path, sample: Workspace
) -> None:
    told.session.start(lambda state: state)
    show = told.present()
    told.press(show, Qt.Key.Key_Home)
    told.press(show, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: place.exists() and b'"step": "s2"' in place.read_bytes(), timeout=LONG)
    kept = place.read_bytes()
    after = Hands(qtbot, place, sample)
    place.write_bytes(kept)
    telling_of(after.window).offer_restore()
    (line,) = after.window.messages.lines
    assert "(3 steps) was being presented" in line.message.sentence
    qtbot.mouseClick(line.buttons["Take it up again"], LEFT)
    again = after.showing()
    assert again.step == "s2"
    assert again.session.state.filters == told.session.state.story.steps[1].view.filters
    again.close()
    show.close()


def test_a_story_made_by_clicks_is_exported_in_every_form(
    told: Hands, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told.give("story-export")
    dialog = told.window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.choices.what.currentText() == "Story (3 steps)"
    for place, form in enumerate(FORMS):
        dialog.choices.form.setCurrentIndex(place)
        qtbot.waitUntil(dialog.save.isEnabled, timeout=LONG)
        out = tmp_path / f"out{form.suffix}"
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, out=out: (str(out), ""))
        with qtbot.waitSignal(dialog.saved, timeout=LONG):
            qtbot.mouseClick(dialog.save, LEFT)
        files = sorted(tmp_path.glob(f"out*{form.suffix}"))
        together = form.suffix in (".pdf", ".pptx", ".html")
        assert len(files) == (1 if together else 3), form.suffix
        assert all(path.stat().st_size > 1000 for path in files)
    dialog.close()
