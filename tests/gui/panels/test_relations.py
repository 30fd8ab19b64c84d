"""The actor relations panel under real clicks, drags and keys."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import DateSpan, FilterState
from core.index import NO_ROWS, Rows
from core.panels.question import Question
from core.panels.relations.view import Form, Level, RelationsOptions, build
from core.session import Change, Session, hover_claims, open_workspace, select_claims, set_clause
from gui.charts.graph.canvas import Mark
from gui.charts.graph.legend import legend_items
from gui.charts.graph.looks import Marks, edge_look
from gui.panels.relations.panel import RelationsPanel
from gui.theme import DARK, LIGHT, THEMES
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


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot, workspace(CLAIMS_TYPED, actors=ACTORS, relations=RELATIONS))


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


def test_pointing_at_an_actor_highlights_its_claims_and_leaving_ends_it(bench: Bench) -> None:
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
    entry = next(a for a in bench.panel.menu.actions() if a.text().startswith("hostility"))
    assert entry.isChecked()
    entry.trigger()
    assert "hostility" in bench.options.hidden_kinds
    assert "hostility" not in {edge.kind for edge in bench.panel.view.edges}
    entry = next(a for a in bench.panel.menu.actions() if a.text().startswith("hostility"))
    assert not entry.isChecked()
    entry.trigger()
    assert "hostility" not in bench.options.hidden_kinds


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


def test_labels_collide_with_no_node_and_no_other_label(bench: Bench) -> None:
    graph = bench.panel.graph
    assert graph.drawn is not None
    boxes = [box for box, _ in (*graph.labels.nodes.values(), *graph.labels.edges.values())]
    assert len(graph.labels.nodes) == 4
    discs = [
        QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
        for (x, y), radius in zip(
            graph.drawn.centres.tolist(), graph.drawn.radii.tolist(), strict=True
        )
    ]
    for number, box in enumerate(boxes):
        assert not any(box.intersects(other) for other in (*boxes[number + 1 :], *discs))


def test_of_many_parallel_lines_none_has_words_until_it_is_pointed_at(bench: Bench) -> None:
    graph, view = bench.panel.graph, bench.panel.view
    assert view is not None
    assert graph.drawn is not None
    ends = {bench.place("A1"), bench.place("B1")}
    between = [p for p, edge in enumerate(view.edges) if {edge.source, edge.target} == ends]
    assert len(between) == 4
    assert not set(between) & set(graph.labels.edges)
    rested = graph.grab().toImage()
    hostility = next(place for place in between if view.edges[place].kind == "hostility")
    graph.emphasis = replace(graph.emphasis, hovered=Marks(edges=frozenset({hostility})))
    assert list(graph.words((hostility,))) == [hostility]
    assert graph.grab().toImage() != rested


@pytest.mark.parametrize("width", [380, 610, 900])
def test_no_button_covers_the_graph(bench: Bench, qtbot: QtBot, width: int) -> None:
    panel = bench.panel
    panel.resize(width, 330)
    qtbot.waitUntil(lambda: panel.graph.width() == width - 2)
    canvas = panel.graph.rect().translated(panel.graph.mapTo(panel, QPoint()))
    buttons = [button for button in panel.findChildren(QToolButton) if button.isVisible()]
    assert {button.text() for button in buttons} >= {"Kinds ▾", "Fit"}
    for button in buttons:
        assert not canvas.intersects(button.rect().translated(button.mapTo(panel, QPoint())))


def test_parallel_lines_are_drawn_apart(bench: Bench) -> None:
    view, drawn = bench.panel.view, bench.panel.graph.drawn
    assert view is not None
    assert drawn is not None
    ends = {bench.place("A1"), bench.place("B1")}
    middles = [
        drawn.along(place, 0.5)
        for place, edge in enumerate(view.edges)
        if {edge.source, edge.target} == ends
    ]
    assert len(middles) == 4, "hostility, claims both ways, a denial"
    for number, (x, y) in enumerate(middles):
        for other_x, other_y in middles[number + 1 :]:
            assert abs(x - other_x) + abs(y - other_y) > 5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.key)
def test_colour_says_the_sign_and_dashes_the_strength(bench: Bench, theme: object) -> None:
    assert theme in THEMES
    chosen = next(known for known in THEMES if known is theme)
    assert bench.panel.view is not None
    looks = {edge.kind: edge_look(edge, chosen) for edge in bench.panel.view.edges}
    assert looks["political_support"].colour == chosen.supportive
    assert looks["hostility"].colour == chosen.hostile
    assert looks["border"].colour == chosen.neutral
    dashes = [looks[kind].dashes for kind in ("political_support", "hostility", "border")]
    assert dashes[0] == ()
    assert len(set(dashes)) == 3


def test_more_claims_make_a_wider_line_and_a_condition_a_dashed_one(bench: Bench) -> None:
    assert bench.panel.view is not None
    edge = bench.panel.view.edges[0]
    widths = [edge_look(replace(edge, weight=count), LIGHT).width for count in (0, 1, 20)]
    assert widths == sorted(set(widths))
    sure = edge_look(replace(edge, strength="confirmed"), LIGHT)
    conditional = edge_look(replace(edge, strength="confirmed", condition="if"), LIGHT)
    assert (sure.dashes, bool(conditional.dashes)) == ((), True)


def test_the_legend_explains_only_what_is_drawn(bench: Bench) -> None:
    assert bench.panel.view is not None
    words = [words for _, _, words in bench.panel.legend.items]
    assert words == [
        *("supportive", "hostile", "neutral", "confirmed", "tentative, if", "unconfirmed"),
        *("to whom", "claims", "denials"),
    ]
    kept = [edge for edge in bench.panel.view.edges if edge.kind == "border"]
    assert [words for _, _, words in legend_items(kept, LIGHT)] == ["neutral", "unconfirmed"]


def test_nothing_to_draw_is_said_with_what_to_do(qtbot: QtBot) -> None:
    bench = Bench(qtbot, workspace([]))
    assert bench.panel.stack.currentWidget() is bench.panel.message
    assert bench.panel.message.text().startswith("No relations to draw.")


def test_with_every_kind_switched_off_the_menu_stays_in_reach(bench: Bench) -> None:
    assert bench.panel.view is not None
    for kind in [kind.kind for kind in bench.panel.view.kinds if kind.shown]:
        words = f"{kind.replace('_', ' ')}  "
        next(a for a in bench.panel.menu.actions() if a.text().startswith(words)).trigger()
    assert bench.panel.message.text().startswith("All lines of this dataset are off: ")
    assert bench.panel.kinds.isVisible()
    next(a for a in bench.panel.menu.actions() if a.text() == "Show all kinds").trigger()
    assert bench.panel.stack.currentWidget() is bench.panel.graph


@pytest.mark.parametrize("size", [(610, 330), (450, 250), (200, 150)])
def test_drawing_following_and_dressing_are_silent(bench: Bench, size: tuple[int, int]) -> None:
    bench.panel.resize(*size)
    for options in (
        RelationsOptions(),
        RelationsOptions(form=Form.MATRIX),
        RelationsOptions(level=Level.ACTORS, ego="Turkey"),
    ):
        state = bench.session.state
        bench.panel.show_view(build(Question(state.workspace, FilterState(), options=options)))
        bench.panel.follow(replace(state, hovered=Rows([0]), selected=Rows([1, 2])))
        bench.panel.wear(DARK)
        assert not bench.panel.grab().isNull()
    assert bench.asked == []


def test_five_hundred_actors_and_five_thousand_lines_are_drawn_straight(qtbot: QtBot) -> None:
    relations: list[dict[str, object]] = [
        {"source": f"C{n}", "target": f"C{(n + step) % 500}", "type": "alliance", "sign": 1}
        for n in range(500)
        for step in range(1, 11)
    ]
    bench = Bench(qtbot, workspace([], relations=relations))
    assert bench.panel.view is not None
    assert len(bench.panel.view.shown) == 500
    assert len(bench.panel.view.edges) == 5000
    assert len(bench.panel.graph.labels.nodes) <= 60
    assert bench.panel.graph.labels.edges == {}
    assert not bench.panel.grab().isNull()


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
