"""Many lines of a graph: one for each pair of nodes, told apart by rank."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.filters import FilterState
from core.panels.question import Question
from core.panels.relations.view import Level, RelationsOptions, RelationsView, build
from gui.charts.graph import crowd
from gui.charts.graph.crowd import Sheets, Stroke, bundled, paint_strokes
from gui.charts.graph.geometry import Geometry
from gui.charts.graph.looks import Look
from tests.making import workspace
from tests.pictures import furthest


def test_lines_of_a_crowd_run_once_for_each_pair_the_weightiest_ranked_first() -> None:
    """A claims 3 of B and B 1 of A: 4 between them; A claims 2 of C: rank 2 of 2 and 1 of 2."""
    claims: list[dict[str, object]] = [
        {"claimant": source, "subject": target}
        for source, target in (*[("A1", "B1")] * 3, ("B1", "A1"), *[("A1", "C1")] * 2)
    ]
    options = RelationsOptions(level=Level.ACTORS, hidden_kinds=frozenset())
    view = build(Question(workspace(claims), FilterState(), options=options))
    _, places, rank = bundled(view, np.arange(len(view.edges)))
    pairs = [{view.nodes[n].name for n in ends_of(view, place)} for place in places.tolist()]
    found = dict(zip(map(frozenset, pairs), rank.tolist(), strict=True))
    assert found == {frozenset({"A1", "B1"}): 1.0, frozenset({"A1", "C1"}): 0.5}


def ends_of(view: RelationsView, place: int) -> tuple[int, int]:
    return view.edges[place].source, view.edges[place].target


def level_lines(ys: list[float]) -> Geometry:
    """Lines 100 pixels long, each at its height."""
    ends = np.array([[0.0, y] for y in ys]), np.array([[100.0, y] for y in ys])
    return Geometry(np.zeros((0, 2)), np.zeros(0), ends[0], ends[0], ends[1])


def black(lines: list[int], opacity: float) -> Stroke:
    """Some lines, each between nodes of its own."""
    return Stroke(Look("#000000", (), 1.05, opacity), np.array(lines), np.array(lines))


def painted(paint: Callable[[QPainter], None]) -> QImage:
    """What is painted on a white ground of 100 × 60 pixels."""
    image = QImage(QSize(100, 60), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    with QPainter(image) as painter:
        paint(painter)
    return image


def strokes_across(ys: list[float], opacity: float) -> QImage:
    """Level black lines over a white ground, 100 pixels wide, in a crowd that asks for sheets."""
    strokes = [black([*range(len(ys))], opacity)]
    return painted(lambda painter: paint_strokes(painter, level_lines(ys), strokes))


@pytest.mark.usefixtures("qapp")
def test_a_line_of_a_crowd_covers_the_share_of_the_ground_that_its_look_says() -> None:
    """0.2 of black over white is 0.8 × 255 = 204; the lines stand three pixels apart."""
    image = strokes_across([3.0 * n + 1.5 for n in range(18)] * 6, 0.2)
    apart = strokes_across([3.0 * n + 1.5 for n in range(18)], 0.2)
    tones = {image.pixelColor(50, y).red() for y in range(60)}
    assert {apart.pixelColor(50, y).red() for y in range(60)} == {255, 204}
    assert tones == {255, 204}


@pytest.mark.usefixtures("qapp")
def test_where_many_lines_of_a_crowd_run_it_is_darker() -> None:
    """2,100 lines need three sheets: 700 at the same height are on each, 255 × 0.8³ = 131."""
    image = strokes_across([10.5] * 2_097 + [30.5, 40.5, 50.5], 0.2)
    assert abs(image.pixelColor(50, 10).red() - 131) <= 2
    assert {image.pixelColor(50, y).red() for y in (30, 40, 50)} == {204}


SPREAD = level_lines([n * 60 / 2_000 for n in range(2_000)])


def painted_on(
    sheets: Sheets, canvas: QWidget, strokes: list[Stroke], ground: str | None = None
) -> QImage:
    below = None if ground is None else QColor(ground)
    return painted(lambda painter: sheets.draw(painter, canvas, SPREAD, strokes, below))


def test_kept_sheets_show_what_is_painted_anew_whatever_came_went_or_looks_otherwise(
    qtbot: QtBot,
) -> None:
    """2,000, 1,999, 700, 2,000 and 90 lines: three sheets, one, three, and no sheet at all."""
    sheets, canvas = Sheets(), QWidget()
    qtbot.addWidget(canvas)
    canvas.resize(100, 60)
    every = [*range(2_000)]
    for strokes in (
        [black(every, 0.2)],
        [black(every[1:], 0.2)],
        [black(every[:700], 0.2)],
        [black(every[:1_990], 0.2), black(every[1_990:], 0.8)],
        [black(every[:90], 0.4)],
    ):
        anew = painted(lambda painter, strokes=strokes: paint_strokes(painter, SPREAD, strokes))
        assert painted_on(sheets, canvas, strokes) == anew
        assert furthest(painted_on(sheets, canvas, strokes, "white"), anew) <= 1


def test_lines_weakened_on_the_bare_ground_are_as_pale_as_those_on_sheets(qtbot: QtBot) -> None:
    """A line on its own: 0.4 of 0.5 of black over white is 0.8 × 255 = 204."""
    sheets, canvas = Sheets(), QWidget()
    qtbot.addWidget(canvas)
    canvas.resize(100, 60)
    apart = level_lines([3.0 * n + 1.5 for n in range(18)] * 6)
    strokes = [black([*range(108)], 0.5)]

    def paint(painter: QPainter) -> None:
        painter.setOpacity(0.4)
        sheets.draw(painter, canvas, apart, strokes, QColor("white"))
        assert painter.opacity() == pytest.approx(0.4)

    image = painted(paint)
    assert {image.pixelColor(50, y).red() for y in range(60)} == {255, 204}


def test_where_one_line_goes_only_the_sheet_it_was_on_is_painted_anew(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheets, canvas, drawn = Sheets(), QWidget(), list[int]()
    qtbot.addWidget(canvas)
    canvas.resize(100, 60)
    monkeypatch.setattr(crowd, "draw_lines", lambda _, ends: drawn.append(len(ends)))
    every = [*range(2_000)]
    for lines in (every, every, every[1:], every):
        painted_on(sheets, canvas, [black(lines, 0.2)])
    *first, without, again = drawn
    assert len(first) == 3
    assert sum(first) == 2_000
    assert min(first) > 500
    assert again in first
    assert without == again - 1
