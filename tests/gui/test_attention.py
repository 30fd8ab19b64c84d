"""What is counted ahead waits from a change until the window has painted it."""

from PySide6.QtGui import QPaintEvent
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import Words
from core.session import Session, SessionState, open_workspace, set_clause
from gui.background import Background
from gui.panel import Area, Panel, PanelSpec
from gui.refresh import Refresh
from tests.making import workspace


class Noting(Panel):
    """Notes whether counting is held whenever it is told anything, and when it paints."""

    def __init__(self, opened: Workspace) -> None:
        super().__init__("Noting")
        self.opened = opened
        self.shown: list[bool] = []
        self.painted: list[bool] = []

    def show_view(self, view: object) -> None:
        assert view is not None
        self.shown.append(self.opened.precedence.held)
        self.update()

    def follow(self, state: SessionState) -> None:
        """Nothing of it depends on the state."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        self.painted.append(self.opened.precedence.held)
        super().paintEvent(event)


def test_counting_waits_until_a_change_is_painted_and_no_longer(qtbot: QtBot) -> None:
    opened = workspace([{"claimant": "A1"}, {"claimant": "B1"}])
    panel, session, background = Noting(opened), Session(), Background()
    qtbot.addWidget(panel)
    spec = PanelSpec("noting", "Noting", Area.TOP, lambda question: question.seen, lambda: panel)
    refresh = Refresh(session, [(spec, panel)], background)
    panel.resize(300, 200)
    panel.show()
    session.apply(open_workspace(opened))
    qtbot.waitUntil(lambda: not refresh.busy and not opened.precedence.held)
    panel.shown.clear()
    panel.painted.clear()
    session.apply(set_clause(Words("a")))
    assert opened.precedence.held
    qtbot.waitUntil(lambda: not refresh.busy and not opened.precedence.held)
    assert panel.shown
    assert panel.painted
    assert all(panel.shown)
    assert all(panel.painted)
    background.stop()


def test_a_window_that_closes_holds_nobody(qtbot: QtBot) -> None:
    opened = workspace([{"claimant": "A1"}])
    panel, session, background = Noting(opened), Session(), Background()
    qtbot.addWidget(panel)
    spec = PanelSpec("noting", "Noting", Area.TOP, lambda question: question.seen, lambda: panel)
    refresh = Refresh(session, [(spec, panel)], background)
    session.apply(open_workspace(opened))
    assert opened.precedence.held
    refresh.stop()
    assert not opened.precedence.held
    background.stop()
