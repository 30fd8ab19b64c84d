"""The actor relations panel under real clicks, drags and keys."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.filters import DateSpan
from core.index import NO_ROWS, Rows
from core.panels.relations.edges import COUNTED
from core.panels.relations.view import Form, Level, RelationsOptions, RelationsView
from core.session import hover_claims, select_claims, set_clause, set_option
from gui.charts.graph.canvas import Mark
from gui.panels.relations.changes import show_form, show_level
from tests.making import workspace
from tests.pictures import alike
from tests.relations_bench import Bench, relations_bench


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return relations_bench(qtbot)


def test_a_click_on_an_actor_selects_its_claims_and_dims_all_but_its_neighbours(
    bench: Bench,
) -> None:
    bench.click(bench.node("Turkey"))
    assert bench.session.state.selected == Rows([3])
    assert bench.options.ego == "Turkey"
    bench.session.undo()
    assert (bench.session.state.selected, bench.options.ego) == (NO_ROWS, "")


def test_a_click_on_a_line_selects_the_claims_behind_it(bench: Bench) -> None:
    bench.click(bench.line("political_support"))
    assert bench.session.state.selected == Rows([3])
    bench.click(bench.line("denials"))
    assert bench.session.state.selected == Rows([2])


def test_a_click_on_a_relation_without_claims_leaves_the_selection(bench: Bench) -> None:
    bench.session.apply(select_claims(Rows([1])))
    bench.click(bench.line("border"))
    assert bench.session.state.selected == Rows([1])


def test_a_click_beside_everything_ends_the_attention_and_a_second_the_selection(
    bench: Bench,
) -> None:
    bench.click(bench.node("A1"))
    bench.click(QPoint(3, 3))
    assert bench.options.ego == ""
    assert len(bench.session.state.selected) == 4
    bench.click(QPoint(3, 3))
    assert bench.session.state.selected == NO_ROWS


def test_a_drag_pins_an_actor_in_one_step_of_undo_and_moves_no_other(bench: Bench) -> None:
    others = [bench.node(name) for name in ("A1", "B1", "Iran")]
    start = bench.node("Turkey")
    bench.drag(start, start + QPoint(60, 40))
    (pin,) = bench.options.pins
    assert (pin.level, pin.name) == (Level.PARTIES, "Turkey")
    assert (bench.node("Turkey") - (start + QPoint(60, 40))).manhattanLength() <= 2
    assert [bench.node(name) for name in ("A1", "B1", "Iran")] == others
    assert bench.session.state.selected == NO_ROWS
    bench.session.undo()
    bench.refresh()
    assert bench.options.pins == ()
    assert bench.node("Turkey") == start


def test_a_double_click_and_the_delete_key_let_a_pinned_actor_go(bench: Bench) -> None:
    for release in ("mouse", "key"):
        start = bench.node("Turkey")
        bench.drag(start, start + QPoint(50, 30))
        if release == "mouse":
            bench.qtbot.mouseDClick(
                bench.panel.graph, Qt.MouseButton.LeftButton, pos=bench.node("Turkey")
            )
        else:
            bench.click(bench.node("Turkey"))
            bench.key(Qt.Key.Key_Delete)
        assert bench.options.pins == ()
        assert bench.node("Turkey") == start


def test_shift_and_an_arrow_move_an_actor(bench: Bench) -> None:
    bench.click(bench.node("Iran"))
    before = bench.node("Iran")
    bench.key(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert [pin.name for pin in bench.options.pins] == ["Iran"]
    assert abs((bench.node("Iran") - before).x() - 12) <= 1


def test_pointing_at_an_actor_highlights_its_claims_and_leaving_ends_it(
    bench: Bench,
) -> None:
    bench.qtbot.mouseMove(bench.panel.graph, bench.node("Turkey"))
    assert bench.session.state.hovered == Rows([3])
    bench.qtbot.mouseMove(bench.panel.graph, QPoint(2, 2))
    assert bench.session.state.hovered == NO_ROWS


def test_claims_pointed_at_elsewhere_stand_out_with_their_actors(bench: Bench) -> None:
    bench.session.apply(hover_claims(Rows([3])))
    bench.panel.follow(bench.session.state)
    hovered = bench.panel.graph.emphasis.hovered
    assert hovered.nodes == {bench.place("Turkey"), bench.place("A1")}
    assert len(hovered.edges) == 1
    assert bench.panel.matrix.hovered == {(bench.place("Turkey"), bench.place("A1"))}


def test_what_is_selected_is_found_once_while_something_else_is_pointed_at(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Rows] = []
    plain = RelationsView.marks_of

    def counted(view: RelationsView, rows: Rows) -> tuple[frozenset[int], frozenset[int]]:
        asked.append(rows)
        return plain(view, rows)

    monkeypatch.setattr(RelationsView, "marks_of", counted)
    chosen = Rows([1, 2])
    for change in (select_claims(chosen), hover_claims(Rows([3])), hover_claims(Rows([0]))):
        bench.session.apply(change)
        bench.panel.follow(bench.session.state)
    assert asked.count(chosen) == 1
    view, emphasis = bench.panel.view, bench.panel.graph.emphasis
    assert view is not None
    assert (emphasis.selected.nodes, emphasis.selected.edges) == plain(view, chosen)
    bench.session.apply(select_claims(Rows([3])))
    bench.panel.follow(bench.session.state)
    emphasis = bench.panel.graph.emphasis
    assert (emphasis.selected.nodes, emphasis.selected.edges) == plain(view, Rows([3]))


def test_tab_walks_over_the_actors_enter_selects_and_esc_clears(bench: Bench) -> None:
    bench.panel.graph.setFocus()
    bench.key(Qt.Key.Key_Tab)
    assert "A1" in bench.panel.graph.accessibleDescription()
    bench.key(Qt.Key.Key_Tab)
    bench.key(Qt.Key.Key_Return)
    assert bench.options.ego == "B1"
    bench.key(Qt.Key.Key_Escape)
    assert bench.options.ego == ""


def test_arrows_walk_to_the_actor_that_way_and_e_to_its_lines(bench: Bench) -> None:
    bench.click(bench.node("A1"))
    bench.key(Qt.Key.Key_Right)
    assert bench.panel.graph.emphasis.cursor.nodes != {bench.place("A1")}
    bench.key(Qt.Key.Key_E)
    (line,) = bench.panel.graph.emphasis.cursor.edges
    bench.key(Qt.Key.Key_E)
    assert bench.panel.graph.emphasis.cursor.edges != {line}


def test_the_key_cursor_goes_with_the_line_it_stands_on(bench: Bench) -> None:
    """Taken back while the graph has the focus, where fewer lines are left than its number."""
    graph = bench.panel.graph
    few = RelationsOptions(hidden_kinds=frozenset(COUNTED))
    for options in (few, RelationsOptions()):
        bench.session.apply(set_option("relations", options))
        bench.refresh()
    assert graph.view is not None
    assert graph.drawn is not None
    last = len(graph.view.edges) - 1
    bench.click(QPointF(*graph.drawn.along(last, 0.5)).toPoint())
    assert graph.emphasis.cursor.edges == {last}
    while bench.options != few:
        assert bench.session.can_undo
        bench.session.undo()
    bench.refresh()
    assert len(graph.view.edges) <= last
    assert graph.walked is None
    fresh = relations_bench(bench.qtbot)
    fresh.session.apply(set_option("relations", few))
    fresh.refresh()
    assert alike(graph.grab().toImage(), fresh.panel.graph.grab().toImage())


def test_the_key_cursor_of_the_matrix_goes_with_its_cell(bench: Bench) -> None:
    matrix = bench.panel.matrix
    bench.session.apply(show_form(Form.MATRIX))
    bench.refresh()
    last = matrix.view.claimants[-1] if matrix.view else -1
    matrix.setFocus()
    for _ in range(4):
        bench.qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.cursor_cell is not None
    assert matrix.cursor_cell[0] == last
    bench.session.apply(show_level(Level.SIDES))
    bench.refresh()
    bench.qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.view is not None
    assert matrix.cursor_cell == (matrix.view.claimants[0], matrix.view.subjects[0])


def test_the_wheel_zooms_at_the_pointer_and_fit_brings_all_back(bench: Bench) -> None:
    graph, at = bench.panel.graph, bench.node("A1")
    before = bench.node("B1")
    event = QWheelEvent(
        QPointF(at),
        QPointF(at),
        QPoint(),
        QPoint(0, 240),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(graph, event)
    assert (bench.node("A1") - at).manhattanLength() <= 1
    assert bench.node("B1") != before
    bench.qtbot.mouseClick(bench.panel.fit, Qt.MouseButton.LeftButton)
    assert bench.node("B1") == before
    assert bench.asked == []


def test_a_drag_on_the_background_shifts_everything_and_asks_nothing(bench: Bench) -> None:
    before = bench.node("A1")
    bench.drag(QPoint(4, 4), QPoint(34, 24))
    assert bench.node("A1") - before == QPoint(30, 20)
    bench.refresh()
    assert bench.node("A1") - before == QPoint(30, 20), "a new view keeps the camera"
    assert bench.options.pins == ()


def test_a_filter_moves_no_actor_on_the_canvas(bench: Bench) -> None:
    names = ("A1", "B1", "Turkey", "Iran")
    before = [bench.node(name) for name in names]
    bench.session.apply(set_clause(DateSpan(date(2016, 3, 1), date(2016, 3, 1))))
    bench.refresh()
    assert [bench.node(name) for name in names] == before


def test_a_kind_is_switched_off_in_the_menu_and_on_again(bench: Bench) -> None:
    bench.panel.menu.aboutToShow.emit()
    entry = next(a for a in bench.panel.menu.actions() if a.text().startswith("hostility"))
    assert entry.isChecked()
    entry.trigger()
    assert "hostility" in bench.options.hidden_kinds
    assert "hostility" not in {edge.kind for edge in bench.panel.view.edges}
    bench.panel.menu.aboutToShow.emit()
    entry = next(a for a in bench.panel.menu.actions() if a.text().startswith("hostility"))
    assert not entry.isChecked()
    entry.trigger()
    assert "hostility" not in bench.options.hidden_kinds


def test_kinds_are_drawn_apart_and_together_by_the_menu(bench: Bench) -> None:
    words = "Relations of one sign as one line"
    bench.panel.menu.aboutToShow.emit()
    entry = next(a for a in bench.panel.menu.actions() if a.text() == words)
    assert entry.isChecked()
    entry.trigger()
    assert not bench.options.bundled
    bench.panel.menu.aboutToShow.emit()
    entry = next(a for a in bench.panel.menu.actions() if a.text() == words)
    entry.trigger()
    assert bench.options.bundled


def test_level_and_form_are_picked_in_the_header(bench: Bench) -> None:
    left = Qt.MouseButton.LeftButton
    bench.qtbot.mouseClick(bench.panel.level.button("sides"), left)
    assert bench.options.level is Level.SIDES
    bench.qtbot.mouseClick(bench.panel.form.button("matrix"), left)
    assert bench.options.form is Form.MATRIX
    assert bench.panel.stack.currentWidget() is bench.panel.matrix


def test_a_cell_of_the_matrix_selects_its_claims_by_click_and_by_key(bench: Bench) -> None:
    bench.qtbot.mouseClick(bench.panel.form.button("matrix"), Qt.MouseButton.LeftButton)
    matrix = bench.panel.matrix
    assert matrix.grid is not None
    box = matrix.grid.box((bench.place("A1"), bench.place("B1")))
    bench.qtbot.mouseClick(matrix, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    assert bench.session.state.selected == Rows([0, 1])
    assert matrix.selected == {(bench.place("A1"), bench.place("B1"))}
    bench.qtbot.keyClick(matrix, Qt.Key.Key_Down)
    bench.qtbot.keyClick(matrix, Qt.Key.Key_Left)
    bench.qtbot.keyClick(matrix, Qt.Key.Key_Return)
    assert bench.session.state.selected == Rows([2])
    bench.qtbot.keyClick(matrix, Qt.Key.Key_Escape)
    assert bench.session.state.selected == NO_ROWS


def test_a_matrix_too_large_scrolls_and_keeps_the_key_cursor_in_sight(qtbot: QtBot) -> None:
    claims: list[dict[str, object]] = [
        {"claimant": f"A{number}", "subject": "B1"} for number in range(60)
    ]
    bench = Bench(qtbot, workspace(claims))
    bench.qtbot.mouseClick(bench.panel.form.button("matrix"), Qt.MouseButton.LeftButton)
    matrix = bench.panel.matrix
    assert matrix.grid is not None
    seen = len(matrix.grid.rows)
    assert 0 < seen < 60
    for _ in range(seen + 2):
        qtbot.keyClick(matrix, Qt.Key.Key_Down)
    assert matrix.cursor_cell is not None
    assert matrix.cursor_cell in set(matrix.grid.cells)
    assert matrix.grid.scroll.y() == 2
    assert not bench.panel.hint.isVisible()


def test_a_crowd_is_told_that_the_matrix_is_there(qtbot: QtBot) -> None:
    claims: list[dict[str, object]] = [
        {"claimant": f"A{number}", "subject": "B1"} for number in range(40)
    ]
    bench = Bench(qtbot, workspace(claims))
    assert bench.panel.hint.isVisible()
    assert bench.panel.hint.text() == "41 actors: draw as a matrix"
    qtbot.mouseClick(bench.panel.hint, Qt.MouseButton.LeftButton)
    assert bench.options.form is Form.MATRIX


def test_a_mark_names_a_node_or_a_line(bench: Bench) -> None:
    def at(point: QPoint) -> Mark | None:
        return bench.panel.graph.at(point.x(), point.y())

    assert at(bench.node("A1")) == Mark("node", bench.place("A1"))
    found = at(bench.line("border"))
    assert found is not None
    assert found.part == "edge"
    assert at(QPoint(2, 2)) is None


def test_lines_that_are_off_from_the_start_are_named(qtbot: QtBot) -> None:
    bench = Bench(qtbot, workspace([{"claimant": "X", "subject": "Y"}]))
    assert bench.panel.message.text() == (
        "All lines of this dataset are off: third parties' claims.\nSwitch them on under Kinds."
    )
