"""Which figures of a crowded row of a loss chart are written."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtSvg import QSvgGenerator
from pytestqt.qtbot import QtBot

from core.filters import FilterState
from core.panels.losses import LossesView, build
from core.panels.question import Question
from gui.charts.gap.butterfly import ButterflyChart
from gui.charts.gap.canvas import Drawing
from gui.charts.gap.chart import GapChart
from gui.charts.gap.layout import ChartRow, GapLines
from gui.theme import LIGHT, font_of
from tests.comparing import killed
from tests.making import workspace


def view() -> LossesView:
    """31 admitted, 558 claimed, more than 270 by a third party: Azerbaijan's dead in the sample."""
    actors: list[dict[str, object]] = [
        {"actor": "A MoD", "side": "A"},
        {"actor": "B MoD", "side": "B"},
        {"actor": "Paper", "side": "third"},
    ]
    claims = [
        killed("A MoD", "A MoD", 31),
        killed("B MoD", "A MoD", 558),
        killed("Paper", "A MoD", 270, bound="more_than"),
        killed("A MoD", "B MoD", 40),
        killed("B MoD", "A MoD", 90_000, measure="wounded"),
    ]
    made = build(Question(workspace(claims, actors=actors), FilterState()))
    assert isinstance(made, LossesView)
    return made


def figures(chart: GapChart, path: Path) -> list[str]:
    """Whatever the chart writes, as its SVG says it."""
    chart.setFont(font_of(LIGHT))
    chart.resize(530, 160)
    paper = QSvgGenerator()
    paper.setFileName(str(path))
    chart.render(paper, QPoint())
    return re.findall(r"<text[^>]*>([^<]*)</text", path.read_text("utf-8"))


def gap(shown: LossesView) -> Drawing:
    return Drawing(GapLines(shown.lines), shown.scale, shown.sides)


def butterfly(shown: LossesView) -> Drawing:
    lines = [ChartRow((pair.left, pair.right)) for pair in shown.pairs]
    return Drawing(lines, shown.scale, shown.sides, (("A", "A"), ("B", "B")))


@pytest.mark.parametrize(("form", "draws"), [(GapChart, gap), (ButterflyChart, butterfly)])
def test_an_outermost_claim_is_written_before_a_third_partys_at_the_same_place(
    qtbot: QtBot,
    tmp_path: Path,
    form: Callable[[], GapChart],
    draws: Callable[[LossesView], Drawing],
) -> None:
    """The arrow of "more than 270" ends beyond the mark of 558, where its figure would stand.

    Beside that mark "> 270" would be read as what the adversary claims.
    """
    chart = form()
    qtbot.addWidget(chart)
    chart.show_drawing(draws(view()))
    said = figures(chart, tmp_path / "chart.svg")
    assert "558" in said
    assert "&gt; 270" not in said
