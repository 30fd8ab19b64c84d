"""The whole window on the shipped sample, with hands to click in it."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters.dates import day_number
from core.index import Rows
from core.loading import load
from core.panels.losses import LossesView
from core.panels.losses.rows import LossMark
from core.session import Session, SessionState, open_workspace
from gui.assembly import assemble
from gui.charts.gap.layout import ChartRow
from gui.charts.gap.marks import ends_of
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.panels.card import CardPanel
from gui.panels.claims import ClaimsPanel
from gui.panels.facets import FacetsPanel
from gui.panels.filter_bar import FilterBarPanel
from gui.panels.losses.panel import LossesPanel
from gui.panels.relations.panel import RelationsPanel
from gui.panels.timeline import TimelinePanel

ARMENIA, AZERBAIJAN = "Armenia / NKR", "Azerbaijan"
OWN, ADVERSARY = 0, 1
LEFT = Qt.MouseButton.LeftButton

P = TypeVar("P", bound=QWidget)


class Program:
    """The window with every panel, and hands to click in it."""

    def __init__(self, qtbot: QtBot, workspace: Workspace) -> None:
        self.qtbot = qtbot
        self.session = Session()
        self.session.start(open_workspace(workspace))
        self.window: MainWindow = assemble(self.session, PANELS, load)
        qtbot.addWidget(self.window)
        self.window.resize(1680, 1000)
        self.window.show()
        self.bar = self._panel("filter_bar", FilterBarPanel)
        self.facets = self._panel("facets", FacetsPanel)
        self.timeline = self._panel("timeline", TimelinePanel)
        self.losses = self._panel("losses", LossesPanel)
        self.relations = self._panel("relations", RelationsPanel)
        self.claims = self._panel("claims", ClaimsPanel)
        self.card = self._panel("card", CardPanel)
        self.settle()

    def _panel(self, key: str, kind: type[P]) -> P:
        panel = self.window.seats.panel(key)
        assert isinstance(panel, kind)
        return panel

    @property
    def state(self) -> SessionState:
        return self.session.state

    @property
    def shown(self) -> Rows:
        return Rows.where(self.state.workspace.mask(self.state.filters))

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.window.refresh.busy)

    def keys(self, key: Qt.Key, *held: Qt.KeyboardModifier) -> None:
        modifiers = Qt.KeyboardModifier.NoModifier
        for one in held:
            modifiers |= one
        self.qtbot.waitUntil(self.window.isActiveWindow)
        self.qtbot.keyClick(self.window, key, modifiers)
        self.settle()

    def row(self, claim: str) -> int:
        ids = self.state.workspace.dataset.claims["claim_id"].tolist()
        return ids.index(claim)

    def ids(self, rows: Rows) -> list[str]:
        return self.state.workspace.dataset.claims["claim_id"].iloc[rows.array].tolist()

    def brush(self, *days: date) -> None:
        """Drag over the overview from the first day over the others."""
        strip = self.timeline.overview
        places = [QPoint(round(strip.scale.x(day_number(day) + 0.5)), 20) for day in days]
        self.qtbot.mousePress(strip, LEFT, pos=places[0])
        for place in places[1:]:
            self.qtbot.mouseMove(strip, place)
        self.qtbot.mouseRelease(strip, LEFT, pos=places[-1])
        self.settle()

    def pick_facet(self, key: str, value: str, *, only: bool = False) -> None:
        values = self.facets.sections[key].values
        held = Qt.KeyboardModifier.ControlModifier if only else Qt.KeyboardModifier.NoModifier
        place = values.visualRect(values.model().index(values.row_of(value), 0)).center()
        self.qtbot.mouseClick(values.viewport(), LEFT, held, place)
        self.settle()

    def type_search(self, words: str) -> None:
        self.qtbot.keyClicks(self.bar.search, words)
        self.settle()

    def mark_place(self, claim: str) -> QPoint:
        """Where the mark of a claim stands in the loss comparison, scrolled into sight."""
        chart, row = self.losses.gap, self.row(claim)
        for place, line in enumerate(chart.lines):
            cells = line.cells if isinstance(line, ChartRow) else ()
            for mark in (mark for cell in cells if cell for mark in cell.marks if mark):
                if row in mark.rows:
                    chart.bar.setValue(round(chart.places.box(place, 0, 1).top()))
                    low, high = ends_of(mark.amount, chart.work.columns.fields[0])
                    return QPointF((low + high) / 2, chart.box(place).center().y()).toPoint()
        raise LookupError(claim)

    def click_loss(self, claim: str) -> None:
        self.qtbot.mouseClick(self.losses.gap, LEFT, pos=self.mark_place(claim))
        self.settle()

    def click_line(self, table: QTableView, place: int) -> None:
        index = table.model().index(place, 0)
        self.card.area.ensureWidgetVisible(table)
        table.scrollTo(index)
        self.qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())
        self.settle()

    def picture(self) -> Mapping[str, object]:
        """What every panel shows, in numbers."""
        timeline = self.timeline.lanes.view
        losses, relations = self.losses.view, self.relations.view
        assert timeline is not None
        assert timeline.overview is not None
        assert losses is not None
        assert relations is not None
        return {
            "timeline": timeline.shown.tolist(),
            "lanes": self.timeline.header.subtitle,
            "overview": timeline.overview.counts.tolist(),
            "losses": [row.sentence for row in losses.rows],
            "relations": relations.counts.sum(),
            "table": self.claims.header.subtitle,
            "facets": {
                key: [(entry.value, entry.count) for entry in section.values.shown]
                for key, section in self.facets.sections.items()
            },
            "denominator": self.bar.count.text(),
        }


def changed(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    return {key for key in before if before[key] != after[key]}


def marks(view: LossesView | None) -> list[LossMark]:
    assert view is not None
    return [mark for row in view.rows for mark in row.marks if mark is not None]
