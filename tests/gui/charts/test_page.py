"""A widget as one opaque picture."""

import numpy as np
import pytest
from PySide6.QtCore import QBuffer, QPointF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.filters import FilterState
from core.index import Rows
from core.panels import timeline
from core.panels.question import Question
from core.panels.timeline.span import limits_of
from gui.charts.page import Page
from gui.charts.stamps import Paper
from gui.charts.timeline import canvas
from gui.charts.timeline.ink import Marked
from gui.charts.timeline.lanes import LanesChart
from gui.theme import DARK, LIGHT, Theme
from tests.making import workspace
from tests.pictures import furthest

WHITE, BLACK, RED = QColor("white"), QColor("black"), QColor("#ff0000")


class Noted:
    def __init__(self) -> None:
        self.papers: list[Paper | None] = []

    def paint(self, painter: QPainter, paper: Paper | None) -> None:
        self.papers.append(paper)
        painter.fillRect(0, 0, 10, 10, RED)


def widget_of(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(20, 20)
    return widget


def drawn(page: Page, widget: QWidget, key: object, ground: QColor, noted: Noted) -> QImage:
    image = QImage(QSize(30, 30), QImage.Format.Format_RGB32)
    image.fill(QColor("blue"))
    with QPainter(image) as painter:
        page.draw(painter, widget, key, ground, noted.paint)
    return image


def test_a_page_stands_until_what_it_shows_its_ground_or_its_size_changes(qtbot: QtBot) -> None:
    page, widget, noted = Page(), widget_of(qtbot), Noted()
    for key, ground in ((1, WHITE), (1, WHITE), (2, WHITE), (2, BLACK), (2, BLACK)):
        image = drawn(page, widget, key, ground, noted)
        assert image.pixelColor(5, 5) == RED
        assert image.pixelColor(15, 15) == ground
        assert image.pixelColor(25, 25) == QColor("blue")
    assert len(noted.papers) == 3
    widget.resize(30, 20)
    assert drawn(page, widget, 2, BLACK, noted).pixelColor(25, 15) == BLACK
    assert len(noted.papers) == 4


def test_the_paper_is_what_is_painted_on(qtbot: QtBot) -> None:
    page, widget = Page(), widget_of(qtbot)

    def write(_: QPainter, paper: Paper | None) -> None:
        assert paper is not None
        assert paper.ground == WHITE.rgba()
        paper.pixels[3, 7] = RED.rgba()

    image = QImage(QSize(20, 20), QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        page.draw(painter, widget, 1, WHITE, write)
    assert image.pixelColor(7, 3) == RED
    assert image.pixelColor(8, 3) == WHITE


def test_vectors_are_painted_themselves(qtbot: QtBot) -> None:
    page, widget, noted = Page(), widget_of(qtbot), Noted()
    for _ in range(2):
        svg, out = QSvgGenerator(), QBuffer()
        svg.setOutputDevice(out)
        with QPainter(svg) as painter:
            page.draw(painter, widget, 1, WHITE, noted.paint)
        assert b"#ff0000" in out.data().data()
    assert noted.papers == [None, None]


CROWD = workspace(
    [
        {
            "claimed_on": f"2016-{1 + n % 12:02}-{1 + n % 28:02}",
            "claimant": "AB"[n % 2] + "1",
            "act": ("assert", "deny")[n % 3 == 0],
            "topic": ("loss", "territory")[n % 5 == 0],
        }
        for n in range(400)
    ]
)


def lanes(qtbot: QtBot, theme: Theme) -> LanesChart:
    chart = LanesChart()
    qtbot.addWidget(chart)
    chart.resize(1200, 300)
    view = timeline.build(Question(CROWD, FilterState()))
    chart.wear(theme)
    chart.show_view(view)
    chart.show_span(limits_of(view))
    return chart


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_many_glyphs_look_as_they_do_blended_one_over_the_other(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, theme: Theme
) -> None:
    """But for their edges where they cross a line of the grid, which is hardly not the ground."""
    chart = lanes(qtbot, theme)
    assert chart.scene is not None
    assert len(chart.scene.layout.rows) >= canvas.MANY
    written = chart.grab().toImage()
    monkeypatch.setattr(canvas, "MANY", 1_000)
    assert furthest(written, chart.grab().toImage()) <= 24


def test_what_is_pointed_at_stands_out_of_many_glyphs_and_goes_back(qtbot: QtBot) -> None:
    chart = lanes(qtbot, LIGHT)
    before = chart.grab().toImage()
    chart.show_marked(Marked(hovered=Rows([7])))
    pointed = chart.grab().toImage()
    chart.show_marked(Marked())
    assert chart.grab().toImage() == before
    assert chart.scene is not None
    layout = chart.scene.layout
    seven, other = layout.place_of(7), layout.place_of(8)
    for place, stands in ((seven, True), (other, False)):
        at = QPointF(layout.x[place], layout.y[place]).toPoint()
        assert (pointed.pixelColor(at) == before.pixelColor(at)) is stands


def test_a_chart_without_a_view_fills_its_ground(qtbot: QtBot) -> None:
    chart = LanesChart()
    qtbot.addWidget(chart)
    chart.resize(300, 100)
    chart.wear(DARK)
    image = chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(100, 300)
    assert set(pixels[:, 200:].ravel().tolist()) == {QColor(DARK.surface).rgba()}
