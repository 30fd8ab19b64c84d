"""The card panel alone, over a small dataset, with hands to click in it."""

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.index import Rows
from core.panels import card
from core.session import Session, SessionState, open_workspace, select_claims
from gui.background import Background
from gui.panel import Area, PanelSpec
from gui.panels.card import CardPanel
from gui.panels.card.page import LineList
from gui.refresh import Refresh
from gui.widgets.link_question import LinkQuestion

MARKUP = "<b>bold</b><img src=x>"
NAMED = (
    *("claimant", "subject", "place", "source", "source_url", "text", "translation", "note"),
    *("tags", "value_text", "category", "unit", "language"),
)
KILLED: dict[str, object] = {
    "subject": "A1",
    "measure": "killed",
    "category": "personnel",
    "victim_class": "military",
    "basis": "cumulative",
    "since": "2016-04-01",
}
CLAIMS: list[dict[str, object]] = [
    KILLED
    | {"claimant": "B1", "claimed_on": "2016-04-04", "best": 300, "source": "Interfax"}
    | {"source_url": "https://example.org/one?a=1"},
    KILLED | {"claimant": "A1", "claimed_on": "2016-04-06", "act": "deny", "replies_to": "c0"},
    KILLED
    | {"claimant": "C1", "claimed_on": "2016-04-08", "best": 94}
    | {"source_url": "javascript:alert(1)"},
    dict.fromkeys(
        NAMED,
        MARKUP,
    )
    | {"best": 3, "claim_id": MARKUP},
]


class Desk:
    def __init__(self, qtbot: QtBot, open_: Workspace) -> None:
        self.qtbot = qtbot
        self.opened: list[str] = []
        self.session = Session()
        self.panel = CardPanel(lambda url: self.opened.append(url.toString()))
        qtbot.addWidget(self.panel)
        qtbot.addWidget(self.panel.header)
        spec = PanelSpec(
            *("card", "Claim", Area.BOTTOM_RIGHT, card.build, CardPanel), follows_selection=True
        )
        self.background = Background()
        self.refresh = Refresh(self.session, [(spec, self.panel)], self.background)
        self.panel.resize(610, 900)
        self.panel.show()
        self.panel.header.show()
        self.session.apply(open_workspace(open_))
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.refresh.busy)

    @property
    def state(self) -> SessionState:
        return self.session.state

    def look_at(self, *rows: int) -> None:
        self.session.apply(select_claims(Rows(rows), rows[0]))
        self.settle()

    def line(self, lines: LineList, place: int) -> QPoint:
        return lines.table.visualRect(lines.table.model().index(place, 1)).center()

    def question(self) -> LinkQuestion | None:
        return self.panel.findChild(LinkQuestion)
