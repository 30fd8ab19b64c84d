"""A story made by clicks on the sample of 202 claims, saved, reopened, taken up after a crash."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import DateSpan, Words
from core.index import Rows
from core.loading import load
from core.panels.losses import LossesOptions, Mode
from core.session import Session, open_workspace, select_claims, set_clause, set_option
from core.shipped import SAMPLE
from core.story import Filling
from core.story_file import read_story
from gui.assembly import assemble
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.panels.story import StoryPanel
from gui.settings import Settings
from gui.telling import Telling, steps, telling_of
from gui.theme import DARK, LIGHT
from tests.gui.conftest import open_and_wait
from tests.pictures import alike

LEFT = Qt.MouseButton.LeftButton
APRIL = DateSpan(date(2016, 4, 2), date(2016, 4, 5))


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


class Desk:
    """The window on the sample with its story panel in front, and hands to click in it."""

    def __init__(self, qtbot: QtBot, workspace: Workspace | None, place: Path | None) -> None:
        self.qtbot = qtbot
        QCursor.setPos(0, 0)  # another test may have left it over a panel
        self.session = Session()
        if workspace is not None:
            self.session.start(open_workspace(workspace))
        self.settings = Settings()
        self.window: MainWindow = assemble(self.session, PANELS, load, self.settings, in_hand=place)
        qtbot.addWidget(self.window)
        self.window.resize(1680, 1000)
        self.window.show()
        self.telling: Telling = telling_of(self.window)
        panel = self.window.seats.panel("story")
        assert isinstance(panel, StoryPanel)
        self.panel = panel
        steps.show_panel(self.window)
        self.settle()

    def settle(self) -> None:
        refresh = self.window.refresh
        self.qtbot.waitUntil(lambda: not (refresh.busy or refresh.looking))
        self.qtbot.waitUntil(lambda: not self.telling.illustrating.busy, timeout=30_000)

    def add(self) -> None:
        self.qtbot.mouseClick(self.panel.add, LEFT)
        self.settle()

    def click(self, row: int) -> None:
        place = self.panel.list.visualRect(self.panel.list.steps.index(row)).center()
        self.qtbot.mouseClick(self.panel.list.viewport(), LEFT, pos=place)
        self.settle()

    def key(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        with_ = held[0] if held else Qt.KeyboardModifier.NoModifier
        self.qtbot.keyClick(self.panel.list, key, with_)
        self.settle()

    @property
    def titles(self) -> list[str]:
        return [step.title for step in self.session.state.story.steps]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "kept" / "story.json"


@pytest.fixture
def desk(qtbot: QtBot, sample: Workspace, place: Path) -> Desk:
    return Desk(qtbot, sample, place)


def three_steps(desk: Desk) -> None:
    desk.add()
    desk.session.apply(set_clause(APRIL))
    desk.settle()
    desk.add()
    desk.session.apply(set_clause(Words("mataghis")))
    desk.session.apply(select_claims(Rows([17])))
    desk.session.apply(set_option("losses", LossesOptions(mode=Mode.TABLE)))
    desk.settle()
    desk.add()


def test_a_step_shows_every_panel_again_as_it_was(desk: Desk) -> None:
    three_steps(desk)
    assert desk.titles == ["April 2016", "2 – 5 Apr 2016", desk.titles[2]]
    last = desk.session.state
    pictures = {key: p.grab().toImage() for key, p in desk.window.refresh.panels.items()}
    desk.click(0)
    assert desk.session.state.filters.clauses == ()
    assert desk.session.state.options == {}
    assert len(desk.session.state.selected) == 0
    desk.click(2)
    assert replace(desk.session.state, arrangement=None) == last
    for key in ("timeline", "losses", "relations", "claims", "card", "filter_bar"):
        if key in desk.window.desk.in_sight or key == "filter_bar":
            again = desk.window.refresh.panels[key].grab().toImage()
            assert alike(again, pictures[key]), key


def test_layout_and_theme_come_back_with_the_step(desk: Desk) -> None:
    desk.add()
    desk.window.wear(DARK)
    desk.window.desk.docks["relations"].hide()
    desk.settle()
    desk.add()
    desk.click(0)
    assert desk.window.theme is LIGHT
    assert not desk.window.desk.docks["relations"].isHidden()
    desk.click(1)
    assert desk.window.theme is DARK
    assert desk.window.desk.docks["relations"].isHidden()
    assert "story" in desk.window.desk.in_sight


def test_steps_move_by_keys_and_by_dragging_and_undo_brings_them_back(desk: Desk) -> None:
    three_steps(desk)
    first, second, third = desk.titles
    desk.key(Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.titles == [first, third, second]
    model = desk.panel.list.steps
    carried: QMimeData = model.mimeData([model.index(0)])
    assert not model.dropMimeData(carried, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    desk.settle()
    assert desk.titles == [third, second, first]
    desk.session.undo()
    desk.session.undo()
    desk.settle()
    assert desk.titles == [first, second, third]
    desk.key(Qt.Key.Key_Delete)
    assert desk.titles == [first, second]
    desk.session.undo()
    assert desk.titles == [first, second, third]


def test_words_are_typed_into_the_step_and_one_field_is_one_step_of_undo(desk: Desk) -> None:
    desk.add()
    editor = desk.panel.editor
    editor.title.selectAll()
    desk.qtbot.keyClicks(editor.title, "Who said what")
    desk.qtbot.keyClicks(editor.notes, "Speak slowly")
    desk.settle()
    (step,) = desk.session.state.story.steps
    assert (step.title, step.notes) == ("Who said what", "Speak slowly")
    desk.session.undo()
    desk.session.undo()
    (step,) = desk.session.state.story.steps
    assert (step.title, step.notes) == ("April 2016", "")


def test_a_headline_says_where_it_comes_from(desk: Desk) -> None:
    desk.add()
    editor = desk.panel.editor
    fresh = editor.headline.toPlainText()
    assert fresh.startswith("As of ")
    assert editor.headline.isReadOnly()
    desk.qtbot.mouseClick(editor.filling.button(Filling.FROZEN.value), LEFT)
    desk.settle()
    frozen = desk.session.state.story.steps[0].headline
    assert (frozen.filling, frozen.text) == (Filling.FROZEN, fresh)
    assert frozen.frozen_on is not None
    desk.qtbot.mouseClick(editor.filling.button(Filling.OWN.value), LEFT)
    desk.settle()
    editor.headline.selectAll()
    desk.qtbot.keyClicks(editor.headline, "Two accounts")
    assert desk.session.state.story.steps[0].headline.text == "Two accounts"


def test_a_step_is_updated_in_place_duplicated_and_deleted(desk: Desk) -> None:
    desk.add()
    desk.session.apply(set_clause(APRIL))
    steps.update(desk.window)
    steps.duplicate(desk.window)
    assert desk.titles == ["April 2016", "April 2016 (copy)"]
    assert all(step.view.filters.clauses == (APRIL,) for step in desk.session.state.story.steps)
    steps.delete(desk.window)
    assert desk.titles == ["April 2016 (copy)"]


def test_every_step_has_its_picture(desk: Desk) -> None:
    three_steps(desk)
    pictures = desk.panel.list.delegate.pictures
    assert set(pictures) == {"s1", "s2", "s3"}
    assert pictures["s1"] != pictures["s3"]


def test_a_saved_story_opens_with_its_data_in_a_new_window(
    desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    three_steps(desk)
    path = tmp_path / "april.story.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    desk.telling.filing.save()
    assert read_story(path) == desk.session.state.story
    assert not desk.telling.filing.dirty
    assert desk.settings.recent.entries[0] == (path,)
    other = Desk(qtbot, None, None)
    open_and_wait(qtbot, other.window, lambda: other.window.opening.open([path]))
    other.settle()
    assert other.titles == desk.titles
    assert other.session.state.step == "s1"
    steps.go(other.window, 1)
    assert other.session.state.filters.clauses == (APRIL,)
    assert [card.moved for card in other.panel.view.cards] == ["", "", ""]


def test_a_crash_loses_nothing(desk: Desk, qtbot: QtBot, place: Path, sample: Workspace) -> None:
    three_steps(desk)
    desk.telling.surviving.keep()
    story = desk.session.state.story
    after = Desk(qtbot, sample, place)
    after.telling.offer_restore()
    (line,) = after.window.messages.lines
    assert (
        line.message.sentence == "A story (3 steps) was being edited when the program last ended."
    )
    qtbot.mouseClick(line.buttons["Take it up again"], LEFT)
    after.settle()
    assert after.session.state.story == story
    assert after.session.state.step == "s3"
    assert after.session.state.selected == Rows([17])


def test_nothing_is_kept_of_what_is_saved(
    desk: Desk, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.add()
    desk.telling.surviving.keep()
    assert place.exists()
    path = tmp_path / "a.story.json"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    desk.telling.filing.save()
    assert not place.exists()


def test_a_story_that_cannot_be_read_is_told_and_changes_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    desk.add()
    before = desk.session.state
    bad = tmp_path / "bad.story.json"
    bad.write_text("{}", "utf-8")
    desk.telling.filing.open(bad)
    assert desk.session.state == before
    assert "bad.story.json is not a story" in desk.window.messages.lines[0].message.sentence


def test_what_the_checks_find_is_marked_and_listed_and_led_to(desk: Desk) -> None:
    desk.add()
    desk.add()
    editor = desk.panel.editor
    desk.qtbot.mouseClick(editor.filling.button(Filling.OWN.value), LEFT)
    desk.settle()
    editor.headline.selectAll()
    desk.qtbot.keyClicks(editor.headline, "Perhaps both lost more")
    desk.settle()
    warned = desk.panel.list.delegate.warned
    assert warned["s2"] == warned["s1"] + 1
    said = [one.sentence for one in desk.panel.warnings.listed]
    (perhaps,) = [place for place, one in enumerate(said) if "“Perhaps” (headline)" in one]
    desk.click(0)
    assert not any("Perhaps" in one.sentence for one in desk.panel.warnings.listed)
    desk.click(1)
    desk.window.activateWindow()
    desk.qtbot.mouseClick(desk.panel.warnings.buttons[perhaps], LEFT)
    assert editor.headline.hasFocus() or desk.window.focusWidget() is editor.headline


def test_a_warning_of_a_chart_leads_to_its_claims(desk: Desk) -> None:
    desk.add()
    desk.window.desk.docks["losses"].hide()
    mixed = next(
        place
        for place, one in enumerate(desk.panel.warnings.listed)
        if "different counting bases" in one.sentence
    )
    desk.qtbot.mouseClick(desk.panel.warnings.buttons[mixed], LEFT)
    desk.settle()
    assert not desk.window.desk.docks["losses"].isHidden()
    assert len(desk.session.state.selected) > 1
