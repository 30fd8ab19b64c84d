"""The whole window on the shipped sample: every panel shows the same claims, filtered alike."""

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication

from core.filters import DateSpan, FilterState, OneOf
from core.index import Rows
from tests.program import AZERBAIJAN, LEFT, Program, changed, marks


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
    assert program.losses.forms.message.isVisible()
    assert program.losses.forms.message.text().startswith("No claim matches the filters.")
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


class Laid(QObject):
    """Counts the layouts of a window."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


def test_filters_down_to_no_claim_and_back_move_no_card(program: Program) -> None:
    """Words become longer, empty panels say so, and none of it is laid out by the window."""
    topics = program.facets.sections["topic"].values.shown
    program.pick_facet("topic", topics[0].value)
    for _ in range(8):
        QApplication.processEvents()
    laid = Laid(program.window)
    program.window.installEventFilter(laid)
    shown = [len(program.shown)]
    for topic in (*topics[1:], *topics):
        program.pick_facet("topic", topic.value)
        QApplication.processEvents()
        shown.append(len(program.shown))
    assert (min(shown), shown[-1]) == (0, 202)
    assert laid.count == 0
