"""The export dialog and the clipboard, by clicks and keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.loading import load
from core.session import Session, SessionState
from core.shipped import SAMPLE
from gui.assembly import assemble
from gui.exporting.asking import Asked
from gui.exporting.dialog import ExportDialog
from gui.exporting.forms import FORMS
from gui.exporting.product import Product
from gui.exporting.sight import Sight
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.theme import LIGHT


@pytest.fixture(scope="module")
def state() -> SessionState:
    return SessionState(Workspace(load([SAMPLE])))


@pytest.fixture
def dialog(state: SessionState, qtbot: QtBot) -> ExportDialog:
    made = ExportDialog(Asked(state, PANELS, {"losses", "timeline"}), LIGHT, None, "losses")
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made.preview.picture.pixmap().isNull(), timeout=20_000)
    return made


def product(dialog: ExportDialog) -> Product:
    (found,) = dialog.series().products
    return found


def test_the_dialog_opens_on_the_panel_whose_menu_asked_for_it(dialog: ExportDialog) -> None:
    assert dialog.choices.what.currentText() == "Loss comparison"
    assert [spec.key for spec in product(dialog).specs] == ["losses"]


def test_the_whole_view_is_those_panels_that_are_open(dialog: ExportDialog) -> None:
    dialog.choices.what.setCurrentIndex(0)
    assert [spec.key for spec in product(dialog).specs] == ["timeline", "losses"]


def test_the_preview_shows_the_page_as_others_see_it(dialog: ExportDialog, qtbot: QtBot) -> None:
    before = dialog.preview.picture.pixmap().toImage()
    sight = list(Sight).index(Sight.GREYSCALE)
    dialog.choices.sight.setCurrentIndex(sight)
    dialog.choices.sight.activated.emit(sight)
    qtbot.waitUntil(lambda: dialog.preview.picture.pixmap().toImage() != before, timeout=20_000)
    grey = dialog.preview.picture.pixmap().toImage()
    for x in range(0, grey.width(), 7):
        pixel = grey.pixelColor(x, grey.height() // 3)
        assert pixel.red() == pixel.green() == pixel.blue()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.suffix[1:])
def test_every_form_is_written_where_the_dialog_is_told_to(
    form: object,
    dialog: ExportDialog,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    place = [entry.suffix for entry in FORMS].index(form.suffix)  # type: ignore[attr-defined]
    dialog.choices.form.setCurrentIndex(place)
    wanted = tmp_path / "out"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(wanted), ""))
    saved: list[Path] = []
    dialog.saved.connect(saved.append)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(saved), timeout=20_000)
    assert saved[0].name == f"out{FORMS[place].suffix}"
    assert saved[0].stat().st_size > 1000


def test_a_marking_that_does_not_exist_is_said_and_cannot_be_saved(
    dialog: ExportDialog, qtbot: QtBot
) -> None:
    dialog.choices.handling.setEditText("TLP:BLUE")
    qtbot.waitUntil(lambda: not dialog.save.isEnabled())
    assert "no label of TLP 2.0" in dialog.choices.problem.text()
    dialog.choices.handling.setEditText("Staff only")
    qtbot.waitUntil(dialog.save.isEnabled)
    assert product(dialog).handling.text == "Staff only"


def test_what_cannot_be_written_is_told(dialog: ExportDialog, tmp_path: Path) -> None:
    told: list[Exception] = []
    dialog.failed.connect(told.append)
    dialog.write_to(tmp_path / "nowhere" / "out.png")
    assert isinstance(told[0], OSError)
    assert not list(tmp_path.iterdir())


@pytest.fixture
def window(state: SessionState, qtbot: QtBot) -> MainWindow:
    made = assemble(Session(state), PANELS, load)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: not made.refresh.busy, timeout=20_000)
    return made


def test_ctrl_e_opens_the_dialog_and_saving_is_told_in_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    action = window.findChild(QAction, "export")
    assert isinstance(action, QAction)
    assert action.shortcut().toString() == "Ctrl+E"
    action.trigger()
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    with qtbot.waitSignal(dialog.saved, timeout=20_000):
        dialog.write_to(tmp_path / "out.png")
    assert any("out.png" in line.message.sentence for line in window.messages.lines)
    dialog.close()


def test_the_menu_of_a_card_exports_and_copies_it(window: MainWindow, qtbot: QtBot) -> None:
    menu = window.desk.docks["losses"].menu()
    actions = {action.text(): action for action in menu.actions()}
    board = QGuiApplication.clipboard()
    board.clear()
    actions["Copy as table"].trigger()
    qtbot.waitUntil(lambda: bool(board.text()), timeout=20_000)
    text = board.text()
    assert text.startswith("Loss comparison\nLosses of\tMeasure")
    assert "Shown: 202 of 202 claims" in text
    actions["Copy as picture"].trigger()
    qtbot.waitUntil(lambda: not board.image().isNull(), timeout=20_000)
    image = board.image()
    assert (image.width(), image.height()) == (3200, 1800)
    actions["Export…"].trigger()
    dialog = window.findChild(ExportDialog)
    assert isinstance(dialog, ExportDialog)
    assert dialog.choices.what.currentText() == "Loss comparison"
    dialog.close()


def test_the_sidebar_only_filters_and_has_nothing_to_export(window: MainWindow) -> None:
    texts = [action.text() for action in window.desk.docks["facets"].menu().actions()]
    assert "Export…" not in texts
