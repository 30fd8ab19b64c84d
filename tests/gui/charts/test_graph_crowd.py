"""Many lines of a graph: one for each pair of nodes, told apart by rank."""

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from core.filters import FilterState
from core.panels.question import Question
from core.panels.relations.view import Level, RelationsOptions, RelationsView, build
from gui.charts.graph.crowd import bundled, paint_strokes
from gui.charts.graph.geometry import Geometry
from gui.charts.graph.looks import Look
from tests.making import workspace


def test_lines_of_a_crowd_run_once_for_each_pair_the_weightiest_ranked_first() -> None:
    """A claims 3 of B and B 1 of A: 4 between them; A claims 2 of C: rank 2 of 2 and 1 of 2."""
    claims: list[dict[str, object]] = [
        {"claimant": source, "subject": target}
        for source, target in (*[("A1", "B1")] * 3, ("B1", "A1"), *[("A1", "C1")] * 2)
    ]
    options = RelationsOptions(level=Level.ACTORS, hidden_kinds=frozenset())
    view = build(Question(workspace(claims), FilterState(), options=options))
    places, rank = bundled(view, np.arange(len(view.edges)))
    pairs = [{view.nodes[n].name for n in ends_of(view, place)} for place in places.tolist()]
    found = dict(zip(map(frozenset, pairs), rank.tolist(), strict=True))
    assert found == {frozenset({"A1", "B1"}): 1.0, frozenset({"A1", "C1"}): 0.5}


def ends_of(view: RelationsView, place: int) -> tuple[int, int]:
    return view.edges[place].source, view.edges[place].target


def strokes_across(ys: list[float], opacity: float) -> QImage:
    """Level black lines over a white ground, 100 pixels wide, in a crowd that asks for sheets."""
    count = len(ys)
    ends = np.array([[0.0, y] for y in ys]), np.array([[100.0, y] for y in ys])
    drawn = Geometry(np.zeros((0, 2)), np.zeros(0), ends[0], ends[0], ends[1])
    image = QImage(QSize(100, 60), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    look = Look("#000000", (), 1.05, opacity)
    paint_strokes(painter, drawn, [(look, np.arange(count))])
    painter.end()
    return image


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
