"""Pointing and clicking in one panel of the whole window reaches all others."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from core.filters import OneOf
from core.index import NO_ROWS, Rows
from core.session import set_clause
from gui.theme import LIGHT
from tests.program import LEFT, Program, marks


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
        losses=program.losses.gap,
        relations=program.relations.graph,
        table=program.claims.table.viewport(),
    )


def test_a_filter_paints_nothing_below_what_says_it(program: Program) -> None:
    """The words of a header lie on a ground of their own."""
    header = program.timeline.header
    program.window.wear(LIGHT)
    QApplication.processEvents()
    subtitle = header.findChild(QLabel, "panelSubtitle")
    assert isinstance(subtitle, QLabel)
    painted = Painted(header=header, subtitle=subtitle)
    program.session.apply(set_clause(OneOf("topic", frozenset({"ceasefire"}), exclude=True)))
    program.settle()
    program.qtbot.waitUntil(lambda: "subtitle" in painted.names)
    assert painted.names == {"subtitle"}


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
    program.qtbot.mouseMove(program.losses.gap, place)
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


def test_a_click_on_a_loss_opens_its_first_claim_attribution_first(program: Program) -> None:
    program.click_loss("SF-21")
    assert program.ids(program.state.selected) == ["SF-21"]
    assert program.card.page.sentence.text().startswith(
        "Around 4 Apr 2016 the Azerbaijan MoD claimed 170 troops of Armenian forces lost"
    )
    chart = program.losses.gap
    beside = QPoint(30, program.mark_place("AM-0414-01").y())
    program.qtbot.mouseClick(chart, LEFT, pos=beside)
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
