import warnings
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.filters import Words
from core.problems import UnreadableError
from core.session import set_clause, set_known_on
from core.shipped import SAMPLE
from core.summary import is_open
from gui.main_window import MainWindow
from gui.settings import Settings
from gui.widgets.progress import PATIENCE_MS
from tests.gui.test_watch import rewrite
from tests.windows import FakeLoader


def wait_for_data(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: is_open(window.session.state.workspace) and not window.refresh.busy)


def drag(window: MainWindow, data: QMimeData) -> tuple[bool, bool]:
    """Real events: whether the drag was welcome, and whether the drop was taken."""
    place, left = window.rect().center(), Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # Qt 6.11 knows no other form
        enter = QDragEnterEvent(place, Qt.DropAction.CopyAction, data, left, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    drop = QDropEvent(QPointF(place), Qt.DropAction.CopyAction, data, left, none)
    drop.ignore()
    QApplication.sendEvent(window, drop)
    return enter.isAccepted(), drop.isAccepted()


def test_a_dropped_file_opens(qtbot: QtBot, window: MainWindow, claims_file: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(claims_file))])
    assert drag(window, data) == (True, True)
    wait_for_data(qtbot, window)
    assert window.opening.paths == (claims_file,)
    assert window.windowTitle() == "April 2016 – Counterclaim"
    assert window.status_line.contents.text() == "april-2016 · 2 claims, 1 actor, 0 relations"
    assert window.pages.currentWidget() is window.desk


@pytest.mark.parametrize("content", ["text", "https://example.org/claims.csv"])
def test_what_is_not_a_local_file_cannot_be_dropped(window: MainWindow, content: str) -> None:
    data = QMimeData()
    data.setText(content)
    if content.startswith("http"):
        data.setUrls([QUrl(content)])
    assert drag(window, data) == (content.startswith("http"), False)
    assert not window.opening.loading.busy


def test_files_dropped_together_open_as_one(
    qtbot: QtBot, window: MainWindow, loader: FakeLoader, claims_file: Path
) -> None:
    actors = claims_file.with_name("actors.csv")
    actors.write_text("actor\n", "utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (claims_file, actors)])
    drag(window, data)
    wait_for_data(qtbot, window)
    assert loader.calls == [(claims_file, actors)]


def test_what_was_opened_is_listed_and_opens_again(
    qtbot: QtBot, opened: MainWindow, settings: Settings, claims_file: Path
) -> None:
    assert settings.recent.entries == ((claims_file,),)
    opened.opening.close()
    assert opened.pages.currentWidget() is opened.welcome
    opened.welcome.entries[0].click()
    wait_for_data(qtbot, opened)
    assert opened.opening.paths == (claims_file,)


def test_a_recent_file_that_is_gone_says_so_and_can_be_forgotten(
    qtbot: QtBot, opened: MainWindow, settings: Settings, claims_file: Path
) -> None:
    opened.opening.close()
    claims_file.unlink()
    opened.welcome.entries[0].click()
    line = opened.messages.lines[0]
    assert line.sentence.text().startswith(f"{claims_file} is not there.")
    line.buttons["Remove from the list"].click()
    assert settings.recent.entries == ()
    qtbot.waitUntil(lambda: opened.welcome.entries == [])


def test_the_sample_is_no_recent_file(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    window.welcome.sample.click()
    wait_for_data(qtbot, window)
    assert window.opening.paths == (SAMPLE,)
    assert settings.recent.entries == ()


def test_what_cannot_be_read_leaves_the_old_dataset_open(
    qtbot: QtBot, opened: MainWindow, loader: FakeLoader, tmp_path: Path
) -> None:
    bad = tmp_path / "<b>bad<b>.csv"
    bad.write_text("", "utf-8")
    loader.error = UnreadableError("<b>bad<b>.csv is empty.")
    opened.opening.open([bad])
    qtbot.waitUntil(lambda: bool(opened.messages.lines))
    said = opened.messages.lines[0].sentence
    assert said.text() == "<b>bad<b>.csv is empty. April 2016 stays open."
    assert said.textFormat() == Qt.TextFormat.PlainText
    assert opened.windowTitle() == "April 2016 – Counterclaim"
    loader.error = None
    opened.messages.lines[0].buttons["Try again"].click()
    qtbot.waitUntil(lambda: opened.opening.paths == (bad,))
    assert opened.messages.lines == ()


def test_a_load_that_takes_long_shows_a_line_whose_cancel_works(
    qtbot: QtBot, window: MainWindow, loader: FakeLoader, claims_file: Path
) -> None:
    loader.hold()
    window.opening.open([claims_file])
    assert window.progress.isHidden()
    qtbot.waitUntil(window.progress.isVisible, timeout=PATIENCE_MS * 10)
    assert window.progress.words == "Opening april-2016.csv Reading rows"
    qtbot.mouseClick(window.progress.button, Qt.MouseButton.LeftButton)
    assert window.progress.isHidden()
    qtbot.waitUntil(lambda: loader.running == 0)
    assert not is_open(window.session.state.workspace)
    assert window.messages.lines == ()


def test_escape_cancels_a_load(
    qtbot: QtBot, window: MainWindow, loader: FakeLoader, claims_file: Path
) -> None:
    loader.hold()
    window.opening.open([claims_file])
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.opening.loading.busy


def test_the_window_stays_usable_while_it_loads(
    qtbot: QtBot, opened: MainWindow, loader: FakeLoader, claims_file: Path
) -> None:
    loader.hold()
    opened.opening.open([claims_file])
    qtbot.waitUntil(lambda: loader.running == 1)
    opened.session.apply(set_clause(Words("claim 1")))
    panel = opened.refresh.panels["count"]
    qtbot.waitUntil(lambda: getattr(panel, "shown", None) == 1)
    assert loader.running == 1


def test_closing_in_the_middle_of_a_load_ends_it(
    qtbot: QtBot, window: MainWindow, loader: FakeLoader, claims_file: Path
) -> None:
    loader.hold()
    window.opening.open([claims_file])
    qtbot.waitUntil(lambda: loader.running == 1)
    assert window.close()
    assert loader.running == 0
    assert not window.opening.loading.busy


def test_a_change_on_disk_is_asked_and_a_reload_keeps_the_filters(
    qtbot: QtBot, opened: MainWindow, loader: FakeLoader, claims_file: Path
) -> None:
    opened.session.apply(set_clause(Words("claim 1")))
    filters = opened.session.state.filters
    loader.claims = 5
    rewrite(claims_file, "claim_id\nc1\nc2\n")
    qtbot.waitUntil(lambda: bool(opened.messages.lines))
    assert len(loader.calls) == 1
    line = opened.messages.lines[0]
    assert line.sentence.text().startswith("april-2016.csv changed on disk after it was read.")
    with qtbot.waitSignal(opened.opening.opened):
        line.buttons["Reload"].click()
    assert opened.session.state.workspace.index.size == 5
    assert opened.session.state.filters == filters
    (said,) = (line.sentence.text() for line in opened.messages.lines)
    assert said.startswith("Read again: 3 claims added, 0 changed, 0 withdrawn;")
    assert said.endswith(" Filters kept.")


def test_a_file_that_vanishes_is_said_and_stays_on_the_screen(
    qtbot: QtBot, opened: MainWindow, claims_file: Path
) -> None:
    claims_file.unlink()
    qtbot.waitUntil(lambda: bool(opened.messages.lines))
    assert "no longer on disk" in opened.messages.lines[0].sentence.text()
    assert is_open(opened.session.state.workspace)


def test_another_dataset_begins_without_filters_and_without_history(
    qtbot: QtBot, opened: MainWindow, tmp_path: Path
) -> None:
    opened.session.apply(set_known_on(date(2016, 4, 4)))
    other = tmp_path / "other.csv"
    other.write_text("x", "utf-8")
    with qtbot.waitSignal(opened.opening.opened):
        opened.opening.open([other])
    assert opened.session.state.filters.known_on is None
    assert not opened.session.can_undo


def test_closing_the_dataset_forgets_its_messages_and_stops_watching(
    qtbot: QtBot, opened: MainWindow, claims_file: Path
) -> None:
    rewrite(claims_file, "changed")
    qtbot.waitUntil(lambda: bool(opened.messages.lines))
    opened.opening.close()
    assert opened.messages.lines == ()
    assert opened.windowTitle() == "Counterclaim"
    rewrite(claims_file, "changed again")
    opened.opening.watch.look()
    assert opened.messages.lines == ()
