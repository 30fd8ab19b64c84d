"""The actor relations panel at work in a session, for its tests."""

from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.panels.question import Question
from core.panels.relations.view import RelationsOptions, build
from core.session import Change, Session, open_workspace
from gui.panels.relations.panel import RelationsPanel
from tests.making import workspace

CLAIMS_TYPED: list[dict[str, object]] = [
    {"claimant": "A1", "subject": "B1", "claimed_on": "2016-04-02"},
    {"claimant": "A1", "subject": "B1", "claimed_on": "2016-04-03"},
    {
        "claimant": "B1",
        "subject": "A1",
        "claimed_on": "2016-04-04",
        "act": "deny",
        "replies_to": "c0",
    },
    {"claimant": "Turkey", "subject": "A1", "claimed_on": "2016-04-05"},
]
RELATIONS: list[dict[str, object]] = [
    {
        "source": "Turkey",
        "target": "A1",
        "type": "political_support",
        "sign": 1,
        "directed": "yes",
        "basis": "stated",
        "strength": "confirmed",
        "valid_from": "2016-04-02",
        "claim_ids": "c3",
    },
    {
        "source": "Iran",
        "target": "B1",
        "type": "border",
        "sign": 0,
        "directed": "no",
        "basis": "structural",
        "strength": "unconfirmed",
    },
    {
        "source": "A1",
        "target": "B1",
        "type": "hostility",
        "sign": -1,
        "directed": "no",
        "basis": "stated",
        "strength": "tentative",
    },
]
ACTORS: list[dict[str, object]] = [
    {"actor": "A1", "side": "A"},
    {"actor": "B1", "side": "B"},
    {"actor": "Turkey", "side": "third"},
    {"actor": "Iran", "side": "third"},
]


class Bench:
    """A panel at work in a session, built anew after every change."""

    def __init__(self, qtbot: QtBot, made: Workspace) -> None:
        self.qtbot = qtbot
        self.session = Session()
        self.session.apply(open_workspace(made))
        self.panel = RelationsPanel()
        qtbot.addWidget(self.panel.header)
        qtbot.addWidget(self.panel)
        self.asked: list[str] = []
        self.panel.asked.connect(self._apply)
        self.panel.resize(610, 330)
        self.panel.show()
        self.refresh()

    def _apply(self, change: Change, gesture: str) -> None:
        self.asked.append(gesture)
        self.session.apply(change, gesture)
        self.refresh()

    def refresh(self) -> None:
        state = self.session.state
        question = Question(state.workspace, state.filters, options=self.options)
        self.panel.show_view(build(question))
        self.panel.follow(state)

    @property
    def options(self) -> RelationsOptions:
        options = self.session.state.options.get("relations", RelationsOptions())
        assert isinstance(options, RelationsOptions)
        return options

    def place(self, name: str) -> int:
        assert self.panel.view is not None
        return [node.name for node in self.panel.view.nodes].index(name)

    def node(self, name: str) -> QPoint:
        assert self.panel.graph.drawn is not None
        return QPointF(*self.panel.graph.drawn.centres[self.place(name)].tolist()).toPoint()

    def line(self, kind: str) -> QPoint:
        assert self.panel.view is not None
        assert self.panel.graph.drawn is not None
        number = [edge.kind for edge in self.panel.view.edges].index(kind)
        return QPointF(*self.panel.graph.drawn.along(number, 0.5)).toPoint()

    def click(self, at: QPoint) -> None:
        self.qtbot.mouseClick(self.panel.graph, Qt.MouseButton.LeftButton, pos=at)

    def drag(self, start: QPoint, end: QPoint) -> None:
        graph, left = self.panel.graph, Qt.MouseButton.LeftButton
        self.qtbot.mousePress(graph, left, pos=start)
        for part in (0.3, 0.6, 1.0):
            self.qtbot.mouseMove(graph, start + (end - start) * part)
        self.qtbot.mouseRelease(graph, left, pos=end)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.panel.graph, key, held)


def relations_bench(qtbot: QtBot) -> Bench:
    """Two sides, Turkey and Iran, with claims both ways, a denial and three relations."""
    return Bench(qtbot, workspace(CLAIMS_TYPED, actors=ACTORS, relations=RELATIONS))
