"""What the checks find before something leaves: listed, led to, blocked, stamped; by clicks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import DateSpan, OneOf
from core.loading import load
from core.panels.losses import LossesOptions, Mode
from core.panels.losses.scale import ScaleKind
from core.session import Session, SessionState, set_clause, set_option
from core.shipped import SAMPLE
from core.story import Filling, Headline, Story
from gui.assembly import assemble
from gui.exporting.dialog import ExportDialog
from gui.exporting.leaving import copy_as_table, export
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.panels.facets.panel import FacetsPanel
from gui.panels.losses.changes import options_of
from gui.panels.losses.panel import LossesPanel
from tests.stories import of_sample

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


@pytest.fixture
def window(sample: Workspace, qtbot: QtBot) -> MainWindow:
    state = set_option("losses", LossesOptions(mode=Mode.BUTTERFLY, scale=ScaleKind.LOG))(
        SessionState(sample, story=misleading())
    )
    made = assemble(Session(state), PANELS, load)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made.refresh.busy, timeout=20_000)
    return made


def misleading() -> Story:
    """Two steps; the second says “perhaps” in its headline."""
    first, second = of_sample().steps
    said = Headline(Filling.OWN, "Perhaps both lost more.")
    return Story("April", (first, replace(second, headline=said)))


def opened(window: MainWindow, qtbot: QtBot, what: str) -> ExportDialog:
    export(window, what)
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    qtbot.waitUntil(lambda: not dialog.preview.picture.pixmap().isNull(), timeout=20_000)
    return dialog


def sentences(dialog: ExportDialog) -> list[str]:
    return [warned.sentence for warned in dialog.checks.list.listed]


def press(qtbot: QtBot, dialog: ExportDialog, words: str) -> None:
    at = next(place for place, said in enumerate(sentences(dialog)) if words in said)
    qtbot.mouseClick(dialog.checks.list.buttons[at], LEFT)


def test_what_is_found_stands_in_the_dialog_with_its_reason(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot, "losses")
    assert any("logarithmic axis" in said for said in sentences(dialog))
    assert all(warned.reason.endswith(".") for warned in dialog.checks.list.listed)
    assert "stamped on the footer" in dialog.checks.summary.text()
    assert dialog.save.isEnabled()
    dialog.close()


def test_every_number_of_the_dialog_can_be_read(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, "losses")
    for field in (dialog.choices.width_of, dialog.choices.height_of, dialog.choices.scale):
        edit = field.findChild(QLineEdit)
        assert isinstance(edit, QLineEdit)
        assert edit.width() > edit.fontMetrics().horizontalAdvance("0000.0")
    dialog.close()


def test_nothing_found_is_said(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot, "relations")
    assert sentences(dialog) == []
    assert dialog.checks.summary.text() == "10 checks, nothing found"
    assert dialog.checks.list.isHidden()
    dialog.close()


def test_a_warning_leads_to_its_panel_and_selects_its_claims(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.desk.docks["losses"].hide()
    dialog = opened(window, qtbot, "losses")
    press(qtbot, dialog, "figures of different")
    assert not window.desk.docks["losses"].isHidden()
    assert len(window.session.state.selected) > 1
    window.session.undo()
    assert len(window.session.state.selected) == 0
    dialog.close()


def test_a_warning_of_a_setting_leads_to_its_very_control(window: MainWindow, qtbot: QtBot) -> None:
    window.desk.docks["losses"].hide()
    dialog = opened(window, qtbot, "losses")
    press(qtbot, dialog, "logarithmic axis")
    losses = window.refresh.panels["losses"]
    assert isinstance(losses, LossesPanel)
    qtbot.waitUntil(lambda: window.focusWidget() is losses.scale, timeout=5_000)
    qtbot.keyClick(losses.scale, Qt.Key.Key_Space)
    assert options_of(window.session.state).scale is ScaleKind.LINEAR
    dialog.close()


def test_a_warning_of_dates_leads_into_a_folded_sidebar(window: MainWindow, qtbot: QtBot) -> None:
    window.session.apply(set_clause(DateSpan(date(2016, 4, 2), date(2016, 4, 3))))
    sidebar = window.refresh.panels["facets"]
    assert isinstance(sidebar, FacetsPanel)
    sidebar.dates.fold.setChecked(False)
    dialog = opened(window, qtbot, "losses")
    press(qtbot, dialog, "hidden by the dates")
    qtbot.waitUntil(lambda: window.focusWidget() is sidebar.dates.first, timeout=5_000)
    assert sidebar.dates.fold.isChecked()
    assert len(window.session.state.selected) == 1
    dialog.close()


def test_a_warning_of_a_side_leads_to_the_claimants_sides(window: MainWindow, qtbot: QtBot) -> None:
    window.session.apply(set_clause(OneOf("claimant_side", frozenset({"Azerbaijan"}))))
    dialog = opened(window, qtbot, "losses")
    press(qtbot, dialog, "Lopsided")
    sidebar = window.refresh.panels["facets"]
    assert isinstance(sidebar, FacetsPanel)
    values = sidebar.sections["claimant_side"].values
    qtbot.waitUntil(lambda: window.focusWidget() is values, timeout=5_000)
    dialog.close()


def test_blocking_is_a_setting_that_keeps_it_from_leaving(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(window, qtbot, "losses")
    qtbot.mouseClick(dialog.checks.block, LEFT, pos=dialog.checks.block.rect().center())
    dialog.checks.block.setChecked(True)
    assert window.settings.briefing.blocking
    assert not dialog.save.isEnabled()
    assert dialog.checks.summary.text().endswith("it cannot leave")
    dialog.write_to(tmp_path / "out.svg")
    assert not list(tmp_path.iterdir())
    dialog.checks.block.setChecked(False)
    assert dialog.save.isEnabled()
    dialog.close()


def test_what_was_overridden_is_stamped(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = opened(window, qtbot, "losses")
    dialog.choices.form.setCurrentIndex(1)
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        dialog.write_to(tmp_path / "out.svg")
    written = (tmp_path / "out.svg").read_text(encoding="utf-8")
    assert "left in spite of warnings: mixed measures or bases · bars not from zero" in written
    dialog.close()


def test_a_story_leaves_as_a_whole_and_its_warnings_name_their_step(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(window, qtbot, "story")
    assert dialog.choices.what.currentText() == "Story (2 steps)"
    assert dialog.preview.where.text() == "Step 1 of 2: Day 1"
    assert any(said.startswith("Step 2: “Perhaps” (headline)") for said in sentences(dialog))
    qtbot.mouseClick(dialog.preview.after, LEFT)
    assert dialog.preview.where.text() == "Step 2 of 2: Day 2"
    assert not dialog.preview.after.isEnabled()
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        dialog.write_to(tmp_path / "out.png")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out-01.png", "out-02.png"]
    dialog.close()


def test_a_warning_of_words_leads_to_the_step_and_into_the_field(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = opened(window, qtbot, "story")
    press(qtbot, dialog, "Perhaps")
    assert dialog.preview.place == 1
    assert window.session.state.step == "s2"
    assert "story" in window.desk.in_sight
    dialog.close()


def test_writing_is_given_up_by_cancel_and_nothing_half_stays(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = opened(window, qtbot, "story")
    dialog.choices.form.setCurrentIndex(2)
    qtbot.waitUntil(lambda: not dialog.pause.isActive())
    qtbot.waitUntil(dialog.save.isEnabled, timeout=20_000)
    dialog.write_to(tmp_path / "out.pdf")
    assert dialog.writer.busy
    assert not dialog.save.isEnabled()
    dialog.progress.button.click()
    assert not dialog.writer.busy
    assert dialog.save.isEnabled()
    assert not list(tmp_path.iterdir())
    dialog.close()


def waiting(window: MainWindow, words: str) -> Callable[[], bool]:
    return lambda: any(line.message.sentence.startswith(words) for line in window.messages.lines)


def test_a_copy_says_what_the_checks_warn_of_and_leads_there(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.session.apply(set_option("losses", LossesOptions(mode=Mode.GAP)))
    window.desk.docks["losses"].hide()
    copy_as_table(window, "losses")
    qtbot.waitUntil(waiting(window, "Copied as a table, stamped with 1 warning"), timeout=20_000)
    assert "left in spite of warnings" in QGuiApplication.clipboard().text()
    (line,) = window.messages.lines
    qtbot.mouseClick(line.buttons["Show Loss comparison"], LEFT)
    assert not window.desk.docks["losses"].isHidden()
    assert len(window.session.state.selected) > 1


def test_nothing_is_copied_where_checks_block(window: MainWindow, qtbot: QtBot) -> None:
    window.settings.briefing.blocking = True
    QGuiApplication.clipboard().setText("before")
    copy_as_table(window, "losses")
    qtbot.waitUntil(waiting(window, "Not copied, since checks block"), timeout=20_000)
    assert QGuiApplication.clipboard().text() == "before"
