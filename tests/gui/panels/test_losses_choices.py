"""The choices of the loss comparison by command, and the selected loss over time."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from core.index import NO_ROWS, Rows
from core.panels.losses import LossesOptions, Mode, build
from core.panels.losses.over_time import LossPick, OverTimeOptions
from core.panels.losses.showing import Show
from core.session import Change, Session, open_workspace, select_claims, set_option
from gui.commands import commands_of
from gui.main_window import MainWindow
from gui.panel import Area, PanelSpec
from gui.panels.losses.changes import offered, options_of, show_selected
from gui.panels.losses.panel import LossesPanel
from tests.comparing import Claim, claimed, own
from tests.making import workspace

SAID: list[Claim] = [
    claimed(26, "2016-04-02", basis="incremental"),
    own(1, "2016-04-04", basis="incremental"),
    claimed(3, "2016-04-06", basis="incremental", measure="destroyed", category="tank"),
]
KILLED = LossPick("A", "killed", "personnel", "count")
TANKS = LossPick("A", "destroyed", "tank", "count")
SPEC = PanelSpec(
    "losses", "Loss comparison", Area.MIDDLE, build, LossesPanel, options=LossesOptions()
)


class Bench:
    def __init__(self, qtbot: QtBot) -> None:
        self.session, self.panel = Session(), LossesPanel()
        qtbot.addWidget(self.panel)
        self.session.apply(open_workspace(workspace(SAID)))
        options = LossesOptions(mode=Mode.OVER_TIME, over_time=OverTimeOptions(pick=KILLED))
        self.session.apply(set_option("losses", options))
        self.panel.asked.connect(self._apply)
        self.panel.resize(790, 360)
        self.panel.show()
        self.draw()

    def draw(self) -> None:
        self.panel.show_view(SPEC.build(SPEC.question(self.session.state)))
        self.panel.follow(self.session.state)

    def select(self, *rows: int) -> None:
        self.session.apply(select_claims(Rows(rows)))
        self.panel.follow(self.session.state)

    def _apply(self, change: Change, gesture: str) -> None:
        self.session.apply(change, gesture)
        self.draw()


def test_another_loss_selected_is_offered_and_taken_by_a_click(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    offer = bench.panel.forms.over_time.offer
    assert offer.isHidden()
    bench.select(2)
    assert offer.text() == "→ Tank destroyed"
    assert not offer.isHidden()
    assert options_of(bench.session.state).over_time.pick == KILLED, "offered, not taken"
    qtbot.mouseClick(offer, Qt.MouseButton.LeftButton)
    assert options_of(bench.session.state).over_time.pick == TANKS
    assert offer.isHidden()


def test_the_loss_shown_and_several_losses_are_not_offered(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    for rows in ((0,), (0, 1), (0, 2), ()):
        bench.select(*rows)
        assert bench.panel.forms.over_time.offer.isHidden(), rows


def test_without_one_loss_selected_nothing_changes() -> None:
    session = Session()
    session.apply(open_workspace(workspace(SAID)))
    before = session.state
    session.apply(show_selected())
    assert session.state is before
    session.apply(select_claims(Rows([2])))
    session.apply(show_selected())
    assert options_of(session.state).mode is Mode.OVER_TIME
    session.apply(select_claims(NO_ROWS))
    assert offered(session.state) is None


def test_which_rows_are_shown_is_a_command_with_a_key(opened: MainWindow) -> None:
    commands = {command.id: command for command in commands_of(opened)}
    commands["losses-apart-4"].run(opened)
    options = options_of(opened.session.state)
    assert (options.show, options.factor) == (Show.APART, 4.0)
    assert commands["losses-apart-4"].checked is not None
    assert commands["losses-apart-4"].checked(opened)
    assert not commands["losses-apart-10"].checked(opened)
    commands["losses-denied"].run(opened)
    assert options_of(opened.session.state).show is Show.DENIED
    keys = [commands[key].shortcuts for key in ("losses-all", "losses-apart-2", "losses-denied")]
    assert keys == [("Alt+Shift+1",), ("Alt+Shift+2",), ("Alt+Shift+6",)]


def _fits(button: QToolButton) -> bool:
    return button.fontMetrics().horizontalAdvance(button.text()) <= button.width()


def test_the_names_of_losses_are_shortened_to_the_room_there_is(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    page = bench.panel.forms.over_time
    bench.select(2)
    bench.panel.resize(520, 360)
    assert page.minimumSizeHint().width() < 460
    assert page.picker.text().endswith("… ▾")
    assert page.offer.text().startswith("→ T")
    qtbot.waitUntil(lambda: all(_fits(button) for button in (page.picker, page.offer)))
    assert page.apart.geometry().right() <= page.width()
    bench.panel.resize(1200, 360)
    assert page.picker.text() == "Personnel killed – losses of A ▾"
    assert page.offer.text() == "→ Tank destroyed"


def test_a_plot_in_a_low_panel_scrolls_and_is_not_squeezed(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    chart = bench.panel.forms.over_time.chart
    chart.setFixedHeight(80)
    assert chart.bar.maximum() > 0
    (layout,) = chart.layouts
    assert layout.box.height() >= 7 * chart.fontMetrics().height() - 2
