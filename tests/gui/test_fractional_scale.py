"""Screens of five pixels for four points: what covers its ground leaves no pixel to chance.

Lines of 25 points end at 31.25 pixels, a widget of 201 points that begins at 6.25 ends at 257.5.
"""

from math import floor

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gui.charts.page import Page
from gui.painting import Painting
from gui.widgets.check_row import Entry
from gui.widgets.checklist import Checklist, Listing

RATIO = 1.25
UNPAINTED = QColor("magenta")
WHITE = QColor("white")


@pytest.fixture(autouse=True)
def screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QWidget, "devicePixelRatioF", lambda _: RATIO)


def unpainted(widget: QWidget, at: QPoint | None = None) -> int:
    """How many pixels that lie in a widget by more than half it leaves as they were."""
    at = at or QPoint(0, 0)
    size = QSize(widget.width() + at.x(), widget.height() + at.y())
    image = QImage((size.toSizeF() * RATIO).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(RATIO)
    image.fill(UNPAINTED)
    widget.render(image, at, QRegion(), QWidget.RenderFlag(0))
    pixels = np.frombuffer(image.constBits(), dtype=np.uint32).reshape(image.height(), -1)
    left, top = (floor(side * RATIO + 0.5) for side in at.toTuple())
    return int((pixels[top:, left:] == UNPAINTED.rgb()).sum())


class Sheet(QWidget):
    """A widget that is all of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        with Painting(self) as painter:
            self.page.draw(painter, self, "", WHITE, lambda _, __: None)


@pytest.mark.parametrize("at", [QPoint(3, 5), QPoint(0, 0), QPoint(1, 2)])
@pytest.mark.parametrize("edge", [200, 201, 202, 203])
def test_a_page_covers_its_widget(qtbot: QtBot, at: QPoint, edge: int) -> None:
    sheet = Sheet()
    qtbot.addWidget(sheet)
    sheet.resize(edge, edge)
    assert unpainted(sheet, at) == 0


@pytest.mark.parametrize("high", range(9, 21))
def test_the_lines_of_a_checklist_cover_it(qtbot: QtBot, high: int) -> None:
    values = Checklist("Topic")
    qtbot.addWidget(values)
    font = values.font()
    font.setPixelSize(high)
    values.setFont(font)
    words = tuple("abcdefg")

    def entry(row: int) -> Entry:
        return Entry(words[row], words[row], count=1, total=1, checked=True)

    values.show_listing(Listing(words, 1, entry))
    values.resize(160, values.height())
    values.show()
    assert unpainted(values.viewport()) == 0
