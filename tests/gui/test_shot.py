"""A picture of the window is that of a window at rest."""

from itertools import combinations

from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.loading import load
from core.session import Session, open_workspace
from gui.assembly import assemble
from gui.dock import PanelDock
from gui.panels import PANELS
from gui.shot import wait_until_settled


def test_in_a_low_window_no_card_lies_over_another(qtbot: QtBot, sample: Workspace) -> None:
    """The timeline makes do with less height only after it was laid out with more."""
    session = Session()
    session.start(open_workspace(sample))
    window = assemble(session, PANELS, load)
    qtbot.addWidget(window)
    window.resize(1200, 660)
    window.show()
    wait_until_settled(window)
    timeline = window.seats.panel("timeline")
    assert timeline is not None
    assert timeline.height() == timeline.minimumSizeHint().height()
    cards = [dock for dock in window.findChildren(PanelDock) if dock.isVisible()]
    fronts = [card for card in cards if not card.visibleRegion().isEmpty()]
    assert len(fronts) >= 5
    for one, other in combinations(fronts, 2):
        assert not one.geometry().intersects(other.geometry())
