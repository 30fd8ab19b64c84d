"""Panels that share a place: the first stands in front, the others wait until they are wanted."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel, QTabBar
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.session import Session, open_workspace
from gui.assembly import assemble
from gui.commands import commands_of
from gui.main_window import MainWindow
from gui.panel import Area, PanelSpec
from gui.panels import PANELS
from gui.theme import DARK
from tests.making import workspace
from tests.program import Program
from tests.windows import CountPanel, FakeLoader, SearchBar, count


class SizedPanel(CountPanel):
    """Keeps the sizes that somebody sets."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes = b""

    def layout_state(self) -> bytes:
        return self.sizes

    def restore_layout_state(self, state: bytes) -> None:
        self.sizes = state


SPECS = (
    PanelSpec("bar", "Bar", Area.BAR, count, SearchBar),
    PanelSpec("side", "Side", Area.LEFT, count, CountPanel),
    PanelSpec("front", "Front", Area.BOTTOM, count, CountPanel),
    PanelSpec("back", "Back", Area.BOTTOM, count, SizedPanel),
)


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[MainWindow]:
    window = assemble(Session(), SPECS, FakeLoader())
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    window.session.start(open_workspace(workspace([{"claimant": "A"}, {"claimant": "B"}])))
    qtbot.waitUntil(lambda: not window.refresh.busy)
    yield window
    window.close()


def shown(window: MainWindow, key: str) -> object:
    panel = window.refresh.panels.get(key)
    return panel.shown if isinstance(panel, CountPanel) else None


def in_sight(window: MainWindow, key: str) -> bool:
    panel = window.refresh.panels.get(key)
    return panel is not None and panel.in_sight


def run(window: MainWindow, command: str) -> None:
    (found,) = [one for one in commands_of(window) if one.id == command]
    found.run(window)


def test_the_first_panel_of_a_place_stands_in_front_and_the_other_is_not_even_made(
    opened: MainWindow,
) -> None:
    assert set(opened.refresh.panels) == {"bar", "side", "front"}
    assert in_sight(opened, "front")
    assert shown(opened, "front") == 2


def test_a_panel_asked_for_behind_another_is_made_and_computed_when_it_comes_forward(
    opened: MainWindow, qtbot: QtBot
) -> None:
    assert opened.seats.panel("back") is opened.seats.panel("back")
    qtbot.waitUntil(lambda: not opened.refresh.busy)
    assert (in_sight(opened, "back"), shown(opened, "back")) == (False, None)
    opened.desk.docks["back"].raise_()
    qtbot.waitUntil(lambda: shown(opened, "back") == 2)


def test_a_panel_made_late_wears_the_theme_and_has_its_sizes(opened: MainWindow) -> None:
    opened.wear(DARK)
    opened.seats.restore_sizes("back", b"wide")
    assert opened.seats.sizes["back"] == b"wide"
    panel = opened.seats.panel("back")
    assert isinstance(panel, CountPanel)
    assert (panel.theme, panel.layout_state()) == (DARK, b"wide")
    opened.seats.restore_sizes("back", b"narrow")
    assert opened.seats.sizes["back"] == b"narrow"
    assert opened.seats.panel("nobody") is None
    opened.seats.restore_sizes("nobody", b"from a file")
    assert set(opened.seats.sizes) == {"bar", "side", "front", "back"}


def test_a_panel_is_computed_when_it_comes_forward(opened: MainWindow, qtbot: QtBot) -> None:
    opened.desk.docks["back"].raise_()
    qtbot.waitUntil(lambda: shown(opened, "back") == 2)
    assert not in_sight(opened, "front")


def test_the_command_brings_a_panel_forward_before_it_puts_it_away(
    opened: MainWindow, qtbot: QtBot
) -> None:
    run(opened, "panel-back")
    qtbot.waitUntil(lambda: in_sight(opened, "back"))
    run(opened, "panel-back")
    assert opened.desk.docks["back"].isHidden()
    qtbot.waitUntil(lambda: in_sight(opened, "front"))


def test_reset_puts_the_first_panel_in_front_again(opened: MainWindow, qtbot: QtBot) -> None:
    opened.desk.docks["back"].raise_()
    qtbot.waitUntil(lambda: in_sight(opened, "back"))
    opened.desk.reset()
    qtbot.waitUntil(lambda: in_sight(opened, "front"))
    assert not in_sight(opened, "back")


def test_no_tabs_are_left_where_cards_stood_while_the_desk_was_put_together(qtbot: QtBot) -> None:
    window = assemble(Session(), PANELS, FakeLoader())
    qtbot.addWidget(window)
    window.resize(1680, 1000)
    with qtbot.waitExposed(window):
        window.show()

    def too_narrow() -> list[str]:
        bars = [bar for bar in window.desk.findChildren(QTabBar) if bar.isVisible()]
        return [bar.tabText(0) for bar in bars if bar.width() < bar.tabRect(0).width()]

    window.session.start(open_workspace(workspace([{"claimant": "A"}, {"claimant": "B"}])))
    assert too_narrow() == []
    qtbot.waitUntil(lambda: not window.refresh.busy, timeout=30_000)
    assert too_narrow() == []
    window.close()


@pytest.mark.parametrize("spec", PANELS, ids=lambda spec: spec.key)
def test_the_subtitle_of_every_panel_stands_on_its_card_when_it_first_comes_in_front(
    qtbot: QtBot, sample: Workspace, spec: PanelSpec
) -> None:
    program = Program(qtbot, sample)
    program.window.desk.bring_forward(spec.key)
    panels = program.window.refresh
    qtbot.waitUntil(lambda: spec.key in panels.panels)
    panel = panels.panels[spec.key]
    subtitle = panel.header.findChild(QLabel, "panelSubtitle")
    assert isinstance(subtitle, QLabel)
    subtitle.ensurePolished()
    assert subtitle.palette().window().color() == QColor(panel.theme.surface)
