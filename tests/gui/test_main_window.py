from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QPoint, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QStyle
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.problems import UnreadableError
from core.session import Session, open_workspace, set_option
from gui.assembly import assemble, theme_at_first
from gui.desk import BETWEEN, SIDEBAR
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.settings import Settings
from gui.store import Memory
from gui.theme import DARK, LIGHT
from gui.widgets.message_bar import Tone
from tests.program import Program
from tests.windows import CountOptions, FakeLoader, small_window


def test_nothing_open_is_a_page_with_ways_in(window: MainWindow) -> None:
    assert window.pages.currentWidget() is window.welcome
    assert window.status_line.contents.text() == "Nothing is open"
    assert all(bar.isHidden() for bar in window.bars)
    for button in (window.welcome.file_button, window.welcome.sample):
        assert button.isVisible()


def test_the_panels_fill_the_desk_without_gaps(opened: MainWindow) -> None:
    side, count = opened.desk.docks["side"].geometry(), opened.desk.docks["count"].geometry()
    inside = opened.desk.contentsRect()
    assert side.left() == inside.left()
    assert count.right() == inside.right()
    assert count.left() - side.right() <= 12
    for dock in (side, count):
        assert (dock.top(), dock.bottom()) == (inside.top(), inside.bottom())


def test_the_header_of_a_card_is_where_it_is_dragged_and_has_a_menu(opened: MainWindow) -> None:
    dock = opened.desk.docks["count"]
    assert dock.titleBarWidget() is opened.refresh.panels["count"].header
    menu = dock.menu()
    assert isinstance(menu, QMenu)
    choose(menu, "Float")
    assert dock.isFloating()
    choose(dock.menu(), "Dock")
    assert not dock.isFloating()
    choose(dock.menu(), "Close")
    assert dock.isHidden()


def choose(menu: QMenu, title: str) -> None:
    next(action for action in menu.actions() if action.text() == title).trigger()


def test_reset_brings_every_card_back_to_its_place(opened: MainWindow) -> None:
    before = {key: dock.geometry() for key, dock in opened.desk.docks.items()}
    opened.desk.docks["count"].setFloating(True)
    opened.desk.docks["side"].hide()
    opened.desk.reset()
    QApplication.processEvents()
    assert {key: dock.geometry() for key, dock in opened.desk.docks.items()} == before


def test_a_floating_card_is_out_of_sight_while_nothing_is_open(
    qtbot: QtBot, opened: MainWindow, claims_file: Path
) -> None:
    dock = opened.desk.docks["count"]
    dock.setFloating(True)
    opened.opening.close()
    assert not dock.isVisible()
    with qtbot.waitSignal(opened.opening.opened):
        opened.opening.open([claims_file])
    assert dock.isVisible()


def test_arrangement_theme_size_and_options_come_back(
    qtbot: QtBot, loader: FakeLoader, opened: MainWindow, settings: Settings, claims_file: Path
) -> None:
    opened.resize(QSize(700, 640))
    opened.desk.docks["count"].hide()
    opened.wear(DARK)
    opened.session.apply(set_option("count", CountOptions("rows")))
    opened.close()
    assert theme_at_first(settings, is_dark=False) == DARK
    assert settings.options({"count": CountOptions()}) == {"count": CountOptions("rows")}
    again = small_window(loader, settings)
    qtbot.addWidget(again)
    again.show()
    with qtbot.waitSignal(again.opening.opened):
        again.opening.open([claims_file])
    assert again.size() == QSize(700, 640)
    assert again.desk.docks["count"].isHidden()
    assert again.desk.docks["side"].isVisible()


def test_a_broken_arrangement_falls_back_to_the_first(
    qtbot: QtBot, loader: FakeLoader, claims_file: Path
) -> None:
    store = Memory()
    for key in ("geometry", "docks/2"):
        store.setValue(key, QByteArray(b"nonsense"))
    window = small_window(loader, Settings(store))
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.opening.opened):
        window.opening.open([claims_file])
    assert all(dock.isVisible() for dock in window.desk.docks.values())


def test_who_never_chose_a_theme_gets_the_one_of_the_screen() -> None:
    assert theme_at_first(Settings(), is_dark=True) == DARK
    assert theme_at_first(Settings(), is_dark=False) == LIGHT


def test_an_error_anywhere_is_told_in_the_message_bar(window: MainWindow) -> None:
    window.errors.report(UnreadableError("<h1>big</h1>"))
    line = window.messages.lines[0]
    assert line.sentence.text() == "<h1>big</h1>"
    assert line.sentence.textFormat() == Qt.TextFormat.PlainText
    assert line.message.tone == Tone.ERROR


def test_cards_stand_apart_as_the_style_sheet_says(program: Program) -> None:
    desk = program.window.desk
    extent = QStyle.PixelMetric.PM_DockWidgetSeparatorExtent
    assert desk.style().pixelMetric(extent, None, desk) == BETWEEN


def test_the_side_keeps_its_width_when_the_window_grows_and_when_it_shrinks(
    qtbot: QtBot, program: Program
) -> None:
    window, side = program.window, program.window.desk.docks["facets"]

    def width_at(across: int, down: int) -> int:
        window.resize(across, down)
        QApplication.processEvents()
        return side.width()

    first = side.width()
    assert first == pytest.approx(SIDEBAR * window.desk.fontMetrics().horizontalAdvance("0"), abs=3)
    kept = [width_at(*size) for size in ((1280, 800), (1920, 1080), (1280, 800), (2560, 1440))]
    assert kept == pytest.approx([first] * 4, abs=2)
    edge = QPoint(side.geometry().right() + 5, side.geometry().center().y())
    qtbot.mousePress(window.desk, Qt.MouseButton.LeftButton, pos=edge)
    qtbot.mouseMove(window.desk, edge + QPoint(60, 0))
    QApplication.processEvents()
    qtbot.mouseRelease(window.desk, Qt.MouseButton.LeftButton, pos=edge + QPoint(60, 0))
    kept = [side.width(), width_at(1680, 1000), width_at(2560, 1440)]
    assert kept == pytest.approx([first + 60] * 3, abs=2)


def test_a_panel_that_fails_is_told_with_details(window: MainWindow) -> None:
    window.refresh.failed.emit(ZeroDivisionError("x"))
    line = window.messages.lines[0]
    assert line.sentence.text().startswith("Drawing a panel failed (ZeroDivisionError).")
    assert "Details" in line.buttons


def test_a_low_window_leaves_out_what_its_tabs_and_tips_say(program: Program) -> None:
    window, timeline = program.window, program.timeline
    known_on = window.refresh.panels["known_on"]
    ease = (timeline.minimumSizeHint().height(), known_on.sizeHint().height())
    assert timeline.legend.isVisible()
    window.resize(1280, 800)
    window.desk.reset()
    QApplication.processEvents()
    assert not timeline.legend.isVisible()
    assert "interval" in timeline.axis.toolTip()
    low = (timeline.minimumSizeHint().height(), known_on.sizeHint().height())
    assert low[0] <= ease[0] - 40
    assert low[1] < ease[1]
    losses = program.losses
    assert not losses.header.findChild(QLabel, "panelTitle").isVisible()
    assert (window.width(), window.height()) == (1280, 800)
    rows = range(len(losses.gap.lines))
    whole = [line for line in rows if losses.gap.box(line).bottom() <= losses.gap.area.bottom()]
    assert len(whole) >= 6, "a heading and five rows"
    table = program.claims.table
    assert table.horizontalScrollBar().maximum() == 0
    window.resize(1680, 1000)
    QApplication.processEvents()
    assert timeline.legend.isVisible()
    assert losses.header.findChild(QLabel, "panelTitle").isVisible()


def test_a_window_at_ease_becomes_as_low_as_it_is_asked_to_be(program: Program) -> None:
    """What the panels need while they take their ease once kept a window at 807 pixels of 800."""
    window = program.window
    asked = window.minimumSizeHint().height() - 20
    window.resize(1280, asked)
    for _ in range(8):
        QApplication.processEvents()
        assert window.height() == asked
    window.resize(1280, 100)
    assert window.minimumSizeHint().height() <= window.height() < asked


def test_the_side_is_no_wider_at_first_where_the_window_is_sized_before_it_is_shown(
    program: Program,
) -> None:
    digits = program.window.desk.fontMetrics().horizontalAdvance("0") * SIDEBAR
    assert program.window.desk.docks["facets"].width() == pytest.approx(digits, abs=3)


def test_a_low_window_opens_with_the_same_shares_whether_or_not_it_was_at_rest_before(
    qtbot: QtBot, sample: Workspace
) -> None:
    heights: list[dict[str, int]] = []
    for at_rest in (True, False):
        window = assemble(Session(), PANELS, FakeLoader())
        qtbot.addWidget(window)
        window.resize(1280, 800)
        window.show()
        if at_rest:
            QApplication.processEvents()
        window.session.start(open_workspace(sample))
        qtbot.waitUntil(lambda shown=window: not shown.refresh.busy)
        docks = window.desk.docks
        heights.append({key: docks[key].height() for key in ("timeline", "losses", "claims")})
        window.close()
    assert heights[0] == heights[1]
    share = heights[0]["timeline"] / window.desk.height()
    assert share == pytest.approx(0.275, abs=0.02)
