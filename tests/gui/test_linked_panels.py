"""The whole window on the shipped sample: every panel shows the same claims, filtered alike.

The sample has 202 claims. What it says of losses, read by hand from its claims.csv:

- SF-21 … SF-24, the Azerbaijan MoD of Armenian forces, measure lost_unspecified: 170 troops,
  12 armoured vehicles, 3 tanks, 1 artillery battery.
- SF-25 … SF-29, the NKR Defence Army of Azerbaijan, basis unknown: 300 killed, 18 tanks, 3 IFVs,
  6 UAVs, 2 helicopters. Later running totals stand for the first two: 558 killed (AM-2017-01),
  about 25 tanks (NK-0406-03); those of 4 April say 6, 2 and 3 as well (NK-0404-10 … -12).
- SF-18, Azerbaijan: Mataghis is in its hands. SF-19 denies that and SF-20 says no more than 300 m,
  both by the NKR Defence Army and in reply to SF-18.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtWidgets import QTableView, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.dataset import Dataset
from core.filters import DateSpan, FilterState, OneOf
from core.filters.dates import day_number
from core.index import NO_ROWS, Rows
from core.loading import load
from core.panels.losses import LossesOptions, LossesView, Mode
from core.panels.losses.rows import LossMark, LossRow
from core.session import Session, SessionState, open_workspace
from core.shipped import SAMPLE
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


@pytest.fixture(scope="module")
def sample() -> Workspace:
    return Workspace(load([SAMPLE]))


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
        panel = self.window.refresh.panels[key]
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
        self.qtbot.mouseClick(self.losses.gap.viewport(), LEFT, pos=self.mark_place(claim))
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


@pytest.fixture
def program(qtbot: QtBot, sample: Workspace) -> Iterator[Program]:
    QToolTip.hideText()
    yield Program(qtbot, sample)
    QToolTip.hideText()


def changed(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    return {key for key in before if before[key] != after[key]}


# the brush


def test_the_brush_filters_every_panel_but_the_overview_it_stands_on(program: Program) -> None:
    before = program.picture()
    program.brush(date(2016, 3, 20), date(2016, 4, 20), date(2016, 5, 10))
    span = program.state.filters.clause("dates")
    assert isinstance(span, DateSpan)
    assert date(2016, 3, 1) < span.first < date(2016, 4, 1)
    assert date(2016, 5, 1) < span.last < date(2016, 6, 1)
    claims = program.state.workspace.dataset.claims
    inside = (claims["claimed_on_from"].dt.date <= span.last) & (
        claims["claimed_on_to"].dt.date >= span.first
    )
    assert 100 < inside.sum() < 202
    after = program.picture()
    assert changed(before, after) == {
        "lanes",
        "losses",
        "relations",
        "table",
        "facets",
        "denominator",
    }
    assert after["denominator"] == f"{inside.sum()} of 202 claims"
    assert str(after["table"]).startswith(f"{inside.sum()} of 202")
    assert program.shown == Rows.where(inside.to_numpy())
    assert program.timeline.overview.box.width() < program.timeline.overview.width() / 4


def test_a_drag_of_the_brush_is_one_step_of_undo(program: Program) -> None:
    before = program.picture()
    program.brush(*(date(2016, month, 1) for month in (2, 3, 4, 5, 6)))
    assert program.picture() != before
    program.keys(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.state.filters == FilterState()
    assert program.picture() == before
    assert not program.session.can_undo


# facets and undo


def test_a_facet_filters_every_panel_and_undo_and_redo_move_them_all(program: Program) -> None:
    before = program.picture()
    program.pick_facet("claimant_side", AZERBAIJAN, only=True)
    expected = OneOf("claimant_side", frozenset({AZERBAIJAN}))
    assert program.state.filters.clause("claimant_side") == expected
    filtered = program.picture()
    assert changed(before, filtered) == set(before), "no panel is left out"
    assert filtered["denominator"] == "46 of 202 claims"
    sides = {mark.side for mark in marks(program.losses.view)}
    assert sides == {AZERBAIJAN}, "only one side speaks"
    program.keys(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.picture() == before
    program.keys(
        Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    )
    assert program.picture() == filtered


def marks(view: LossesView | None) -> list[LossMark]:
    assert view is not None
    return [mark for row in view.rows for mark in row.marks if mark is not None]


# pointing


class Painted(QObject):
    """Notes which of some widgets were painted."""

    def __init__(self, **widgets: QWidget) -> None:
        super().__init__()
        self.names: set[str] = set()
        self._of = {widget: name for name, widget in widgets.items()}
        for widget in widgets.values():
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.names.add(self._of[watched])
        return False


def watch(program: Program) -> Painted:
    return Painted(
        timeline=program.timeline.lanes,
        losses=program.losses.gap.viewport(),
        relations=program.relations.graph,
        table=program.claims.table.viewport(),
    )


def ink(widget: QWidget) -> bytes:
    image = widget.grab().toImage()
    return bytes(image.constBits())


def lit(program: Program) -> Rows:
    """The claims highlighted in the table."""
    table, view = program.claims.table, program.claims.table.sheet
    places = [place for place in range(view.count) if table.is_lit(place)]
    return Rows(program.claims.table.sheet.view.order[places])


def test_pointing_at_a_loss_highlights_its_claims_everywhere_and_filters_nothing(
    program: Program,
) -> None:
    before = program.picture()
    calm = ink(program.timeline.lanes), ink(program.relations.graph)
    place = program.mark_place("NK-0406-03")
    painted = watch(program)
    program.qtbot.mouseMove(program.losses.gap.viewport(), place)
    program.qtbot.waitUntil(lambda: len(program.state.hovered) > 0)
    assert program.ids(program.state.hovered) == ["NK-0406-03"]
    program.qtbot.waitUntil(lambda: painted.names == {"timeline", "losses", "relations", "table"})
    assert lit(program) == program.state.hovered
    assert calm[0] != ink(program.timeline.lanes)
    assert calm[1] != ink(program.relations.graph)
    assert program.picture() == before
    assert not program.session.can_undo


def test_pointing_at_the_timeline_highlights_its_claims_everywhere_and_filters_nothing(
    program: Program,
) -> None:
    program.brush(date(2016, 3, 20), date(2016, 5, 10))
    before, filters = program.picture(), program.state.filters
    calm = ink(program.losses.gap), ink(program.relations.graph)
    lanes = program.timeline.lanes
    hits = lanes.hits
    assert hits is not None
    of_losses = Rows([row for mark in marks(program.losses.view) for row in mark.rows.array])
    place = next(place for place in range(len(hits)) if hits.rows(place).meets(of_losses))
    painted = watch(program)
    program.qtbot.mouseMove(lanes, QPointF(hits.x[place], hits.y[place]).toPoint())
    program.qtbot.waitUntil(lambda: len(program.state.hovered) > 0)
    assert program.state.hovered.meets(hits.rows(place))
    program.qtbot.waitUntil(lambda: painted.names == {"timeline", "losses", "relations", "table"})
    assert lit(program) == program.state.hovered
    assert calm[0] != ink(program.losses.gap)
    assert calm[1] != ink(program.relations.graph)
    assert program.picture() == before
    assert program.state.filters == filters
    program.timeline.lanes.leaveEvent(QEvent(QEvent.Type.Leave))
    assert program.state.hovered == NO_ROWS
    assert lit(program) == NO_ROWS


# the card


def test_a_click_on_a_loss_opens_its_first_claim_attribution_first(program: Program) -> None:
    program.click_loss("SF-21")
    assert program.ids(program.state.selected) == ["SF-21"]
    assert program.card.page.sentence.text().startswith(
        "Around 4 Apr 2016 the Azerbaijan MoD claimed 170 troops of Armenian forces lost"
    )
    chart = program.losses.gap
    beside = QPoint(30, program.mark_place("AM-0414-01").y())
    program.qtbot.mouseClick(chart.viewport(), LEFT, pos=beside)
    program.settle()
    chosen = program.state.selected
    assert program.row("AM-0414-01") in chosen
    assert program.row("AZ-2020-01") in chosen
    assert program.state.focused == int(chosen.array[0])
    assert program.card.header.subtitle == f"1 of {len(chosen)} selected"


def test_the_thread_of_mataghis_leads_from_the_claim_to_its_denial(program: Program) -> None:
    program.type_search("Mataghis")
    place = program.claims.table.sheet.view.place_of[program.row("SF-18")]
    table = program.claims.table
    program.qtbot.mouseClick(
        table.viewport(), LEFT, pos=table.visualRect(table.model().index(int(place), 1)).center()
    )
    program.settle()
    page = program.card.page
    assert program.state.focused == program.row("SF-18")
    assert page.sentence.text().startswith("On 4 Apr 2016 Azerbaijan claimed 1 settlement gained")
    assert "Madagiz" in page.sentence.text()
    sheet = page.chain.table.sheet
    said = [
        (sheet.text(line, "claimant"), sheet.text(line, "words")) for line in range(sheet.count)
    ]
    assert said[:3] == [
        ("Azerbaijan", "1 · Settlements gained"),
        ("NKR Defence Army", "denies: The NKR military denies the loss of Mataghis."),
        ("NKR Defence Army", "replies: ≤ 300 · Distance gained"),
    ]
    program.click_line(page.chain.table, 1)
    assert program.ids(program.state.selected) == ["SF-19"]
    assert page.sentence.text().startswith(
        "On 4 Apr 2016 the NKR Defence Army denied the claim by Azerbaijan"
    )
    program.click_line(page.chain.table, 2)
    assert program.ids(program.state.selected) == ["SF-20"]
    assert "the NKR Defence Army claimed up to 300 m gained" in page.sentence.text()
    program.keys(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.ids(program.state.selected) == ["SF-19"]


# nothing left


def test_filtered_to_nothing_every_panel_says_so_and_clear_all_brings_all_back(
    program: Program,
) -> None:
    before = program.picture()
    program.type_search("no claim says this")
    assert len(program.shown) == 0
    assert program.bar.count.text() == "0 of 202 claims"
    view = program.timeline.lanes.view
    assert view is not None
    assert view.message == "No claim passes the filters. Clear a filter or widen the dates."
    assert program.losses.stack.currentWidget() is program.losses.message
    assert program.losses.message.text().startswith("No claim matches the filters.")
    assert program.claims.message.isVisible()
    assert program.claims.message.text() == "No claim passes the filters."
    assert program.claims.clear.isVisible()
    assert program.card.hint.isVisible()
    relations = program.relations.view
    assert relations is not None
    assert relations.counts.sum() == 0
    assert "57 relations" in program.relations.header.subtitle, "those are stated, not claimed"
    facets = program.facets.sections.values()
    assert not any(entry.count for section in facets for entry in section.values.shown)
    program.qtbot.mouseClick(program.bar.clear, LEFT)
    program.settle()
    assert program.picture() == before
    assert program.bar.search.text() == ""


# known numbers


def test_the_figures_of_the_article_stand_where_the_sample_has_them(sample: Workspace) -> None:
    rows = {(row.cell.subject, row.label, row.cell.thing.unit): row for row in losses(sample).rows}

    def said(subject: str, label: str, unit: str = "count") -> LossMark:
        mark = rows[subject, label, unit].marks[ADVERSARY]
        assert mark is not None
        return mark

    ids = sample.dataset.claims["claim_id"]

    def standing(mark: LossMark) -> tuple[str, list[str]]:
        return mark.text, ids.iloc[mark.rows.array].tolist()

    lost = "lost (not specified)"
    assert standing(said(ARMENIA, f"Personnel {lost}")) == ("170", ["SF-21"])
    assert standing(said(ARMENIA, f"Armoured vehicle {lost}")) == ("12", ["SF-22"])
    assert standing(said(ARMENIA, f"Tank {lost}")) == ("3", ["SF-23"])
    assert standing(said(ARMENIA, f"Artillery {lost} · battery", "battery")) == ("1", ["SF-24"])

    killed = said(AZERBAIJAN, "Personnel killed")
    assert standing(killed) == ("558", ["AM-2017-01"])
    assert 300 in killed.slot.ticks
    tanks = said(AZERBAIJAN, "Tank destroyed")
    assert standing(tanks) == ("~25", ["NK-0406-03"])
    assert 18 in tanks.slot.ticks
    three = [
        (said(AZERBAIJAN, f"{thing} destroyed"), claim, text)
        for thing, claim, text in (
            ("Unmanned aerial vehicle", "SF-28", "6"),
            ("Helicopter", "SF-29", "2"),
            ("Infantry fighting vehicle", "SF-27", "3"),
        )
    ]
    for mark, claim, text in [(killed, "SF-25", "558"), (tanks, "SF-26", "~25"), *three]:
        assert mark.text == text
        assert claim in ids.iloc[mark.slot.every.array].tolist()
        assert mark.side == ARMENIA


def losses(workspace: Workspace, **options: object) -> LossesView:
    spec = next(spec for spec in PANELS if spec.key == "losses")
    state = open_workspace(workspace)(SessionState())
    question = replace(spec.question(state), options=LossesOptions(**options))
    view = spec.build(question)
    assert isinstance(view, LossesView)
    return view


# symmetry


def swapped(dataset: Dataset) -> Dataset:
    """The same claims, with every actor of one side held to the other."""
    other = {ARMENIA: AZERBAIJAN, AZERBAIJAN: ARMENIA}
    actors = dataset.actors.copy()
    actors["side"] = actors["side"].astype("str").replace(other).astype("category")
    return replace(dataset, actors=actors)


def by_thing(view: LossesView, side: str) -> dict[object, tuple[object, ...]]:
    halves = [half for pair in view.pairs for half in (pair.left, pair.right) if half is not None]
    return {half.cell.thing: figures(half) for half in halves if half.cell.subject == side}


def figures(row: LossRow) -> tuple[object, ...]:
    """A row without the names of the sides."""
    cell = row.cell
    shown = [mark and (mark.role, mark.text, mark.slot.ticks, mark.rows) for mark in row.marks]
    return (*shown, cell.state, cell.rows, cell.denials, row.verdict, row.gap)


def test_sides_that_change_places_change_nothing_but_their_places(sample: Workspace) -> None:
    mode = {"mode": Mode.BUTTERFLY}
    plain, mirrored = losses(sample, **mode), losses(Workspace(swapped(sample.dataset)), **mode)
    assert plain.pair == mirrored.pair == (AZERBAIJAN, ARMENIA)
    assert len(plain.pairs) > 20
    left, right = (by_thing(plain, side) for side in plain.pair)
    assert left
    assert right
    assert by_thing(mirrored, AZERBAIJAN) == right
    assert by_thing(mirrored, ARMENIA) == left
    assert plain.scale == mirrored.scale
    assert plain.coverage == mirrored.coverage


def test_the_order_of_the_sides_orders_the_losses_and_nothing_else(sample: Workspace) -> None:
    sides = sample.dataset.sides.iloc[::-1].reset_index(drop=True)
    turned = losses(Workspace(replace(sample.dataset, sides=sides)))
    plain = losses(sample)
    assert turned.sides == plain.sides[::-1] == (ARMENIA, AZERBAIJAN)
    for subject in (ARMENIA, AZERBAIJAN, ""):
        mine, theirs = (
            [figures(row) for row in view.rows if row.cell.subject == subject]
            for view in (plain, turned)
        )
        assert mine
        assert mine == theirs
    assert turned.rows[0].cell.subject == ARMENIA
