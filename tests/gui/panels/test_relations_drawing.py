"""What the actor relations panel draws: labels, lines, colours, legend, words where nothing is."""

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from core.filters import FilterState, OneOf
from core.index import Rows
from core.panels.question import Question
from core.panels.relations.view import Form, Level, RelationsOptions, build
from gui.charts.graph import lines
from gui.charts.graph.discs import Discs
from gui.charts.graph.legend import GraphLegend, legend_items
from gui.charts.graph.lines import paint_lines
from gui.charts.graph.looks import Marks, edge_look, look_codes
from gui.theme import DARK, LIGHT, THEMES, Theme
from tests.making import workspace
from tests.relations_bench import Bench, relations_bench


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return relations_bench(qtbot)


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


def test_of_parallel_lines_counts_have_words_only_when_pointed_at(bench: Bench) -> None:
    graph, view = bench.panel.graph, bench.panel.view
    assert view is not None
    assert graph.drawn is not None
    ends = {bench.place("A1"), bench.place("B1")}
    between = [p for p, edge in enumerate(view.edges) if {edge.source, edge.target} == ends]
    assert len(between) == 4
    worded = {view.edges[place].kind for place in set(between) & set(graph.labels.edges)}
    assert worded == {"hostility"}
    rested = graph.grab().toImage()
    counts = next(place for place in between if view.edges[place].counted)
    graph.emphasis = replace(graph.emphasis, hovered=Marks(edges=frozenset({counts})))
    assert list(graph.words((counts,))) == [counts]
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


def test_the_legend_keeps_its_room_where_a_filter_leaves_less_to_explain(
    bench: Bench, qtbot: QtBot
) -> None:
    """Without claims and denials seven of nine entries are left; at some width in fewer lines."""
    panel, alone = bench.panel, GraphLegend()
    qtbot.addWidget(alone)
    widths, size = range(150, 600), panel.graph.size()
    before = [panel.legend.heightForWidth(width) for width in widths]
    none = FilterState().with_clause(OneOf("claimant", frozenset()))
    panel.show_view(build(Question(bench.session.state.workspace, none)))
    assert panel.view is not None
    assert [words for _, _, words in panel.legend.items][-1] == "to whom"
    assert [panel.legend.heightForWidth(width) for width in widths] == before
    assert panel.graph.size() == size
    alone.items = legend_items([*panel.view.edges], LIGHT)
    assert any(
        alone.heightForWidth(width) < high for width, high in zip(widths, before, strict=True)
    )


def test_nothing_to_draw_is_said_with_what_to_do(qtbot: QtBot) -> None:
    bench = Bench(qtbot, workspace([]))
    assert bench.panel.stack.currentWidget() is bench.panel.message
    assert bench.panel.message.text().startswith("No relations to draw.")


def test_with_every_kind_switched_off_the_menu_stays_in_reach(bench: Bench) -> None:
    assert bench.panel.view is not None
    for kind in [kind.kind for kind in bench.panel.view.kinds if kind.shown]:
        words = f"{kind.replace('_', ' ')}  "
        bench.panel.menu.aboutToShow.emit()
        next(a for a in bench.panel.menu.actions() if a.text().startswith(words)).trigger()
    assert bench.panel.message.text().startswith("All lines of this dataset are off: ")
    assert bench.panel.kinds.isVisible()
    bench.panel.menu.aboutToShow.emit()
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


@pytest.mark.parametrize("few", [0, 60])
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_discs_kept_as_pictures_are_the_painted_ones(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, ratio: float, few: int
) -> None:
    """In the middle, halfway and near the rim; beyond it is the ground. They stand 20 apart."""
    view, graph = bench.panel.view, bench.panel.graph
    assert view is not None
    assert graph.drawn is not None
    monkeypatch.setattr("gui.charts.graph.discs._FEW", few)
    apart = np.array([(40.0 + 60 * place, 60.0) for place in range(len(view.nodes))])
    level = replace(graph.drawn, centres=apart, radii=graph.drawn.radii)

    def tones(theme: Theme) -> list[tuple[int, ...]]:
        image = QImage(QSize(400, 120) * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        opacity = {place: 0.3 + 0.2 * (place % 3) for place in view.shown}
        Discs((view, level), theme, view.shown, opacity).paint(painter)
        painter.end()
        return [
            image.pixelColor((QPointF(x + away, y) * ratio).toPoint()).getRgb()
            for (x, y), outer in zip(apart.tolist(), level.radii.tolist(), strict=True)
            for away in (0, outer / 2, outer - 1.5, outer + 4)
        ]

    for theme in THEMES:
        kept = tones(theme)
        with monkeypatch.context() as patched:
            patched.setattr("gui.charts.graph.discs.takes_stamps", lambda *_: False)
            straight = tones(theme)
        assert np.abs(np.array(kept) - np.array(straight)).max() <= 2
        assert len(set(kept)) >= 4


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_lines_kept_as_pictures_are_the_painted_ones(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, ratio: float
) -> None:
    view, drawn = bench.panel.view, bench.panel.graph.drawn
    assert view is not None
    assert drawn is not None
    shown = (view, drawn)

    def painted() -> np.ndarray:
        image = QImage(bench.panel.graph.size() * ratio, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(QColor("white"))
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = np.arange(len(view.edges))
        paint_lines(painter, shown, LIGHT, places, look_codes(view, np.ones(len(places))))
        painter.end()
        return np.frombuffer(image.constBits(), dtype=np.uint8).astype(np.int16)

    kept = painted()
    monkeypatch.setattr("gui.charts.graph.lines.sharp_ratio", lambda *_: 0.0)
    assert np.ptp(kept.reshape(-1, 4)[:, :3]) > 100
    assert np.abs(kept - painted()).max() <= 3


def test_no_line_is_kept_in_more_pixels_than_a_quarter_of_a_million(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Seen through a zoom of a hundred the lines are 20 000 points long."""
    kept: list[QSize] = []

    def noted(size: QSize) -> QPixmap:
        kept.append(size)
        return QPixmap(size)

    monkeypatch.setattr(lines, "QPixmap", noted)
    graph = bench.panel.graph
    middle = graph.rect().center()
    for factor in (1.01, 10, 10):
        graph.look_through(graph.camera.zoomed(factor, middle.x(), middle.y()))
        for _ in range(2):
            graph.grab()
    assert kept
    assert max(size.width() * size.height() for size in kept) < 300_000


def test_lines_that_find_no_room_among_those_kept_are_made_again(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Six lines, each of them larger than all room: the same picture, but no line stays."""
    view, drawn = bench.panel.view, bench.panel.graph.drawn
    assert view is not None
    assert drawn is not None
    shown, places = (view, drawn), np.arange(len(view.edges))
    codes = look_codes(view, np.ones(len(places)))
    made: list[QSize] = []

    def noted(size: QSize) -> QPixmap:
        made.append(size)
        return QPixmap(size)

    monkeypatch.setattr(lines, "QPixmap", noted)

    def painted() -> QImage:
        image = QImage(bench.panel.graph.size(), QImage.Format.Format_RGB32)
        image.fill(QColor("white"))
        with QPainter(image) as painter:
            paint_lines(painter, shown, DARK, places, codes)
        return image

    first = painted()
    at_first = len(made)
    assert painted() == first
    assert len(made) == at_first
    monkeypatch.setattr(lines, "_ROOM", 1)
    monkeypatch.setattr(lines, "PICTURES", lines.Pictures())
    made.clear()
    assert painted() == painted() == first
    assert len(made) == 2 * len(places)


def test_what_lies_in_the_round_corner_of_the_card_does_not_fill_it(bench: Bench) -> None:
    """The legend stands at the lower left, the buttons at the lower right."""
    bench.panel.wear(THEMES[0])
    assert bench.panel.graph.autoFillBackground()
    for part in (bench.panel.legend, bench.panel.kinds, bench.panel.fit):
        assert not part.autoFillBackground()
