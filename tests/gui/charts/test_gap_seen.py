"""A loss chart paints again what another drawing changes, and nothing else."""

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.filters import FilterState, OneOf
from core.index import NO_ROWS, Rows
from core.panels.losses import LossesView, build
from core.panels.question import Question
from gui.charts.gap.canvas import Drawing
from gui.charts.gap.chart import GapChart
from gui.charts.gap.layout import GapLines
from gui.theme import LIGHT
from tests.comparing import Claim, killed
from tests.making import workspace
from tests.pictures import EDGE

ACTORS: list[Claim] = [
    {"actor": "A MoD", "side": "A"},
    {"actor": "B MoD", "side": "B"},
    {"actor": "Paper", "side": "third"},
]
SAID: list[Claim] = [
    killed("A MoD", "A MoD", 40),
    killed("B MoD", "A MoD", 900),
    killed("A MoD", "A MoD", 30, measure="wounded"),
    {**killed("Paper", "A MoD", 60, measure="wounded"), "source": "Radio"},
    {**killed("B MoD", "A MoD", 70, measure="captured"), "source": "Agency"},
    {**killed("B MoD", "A MoD", 80, measure="captured"), "source": "Press"},
    killed("A MoD", "B MoD", 20),
]
"""Three lines of A's losses under a heading, one of B's; Radio, Agency and Press say one each."""


class Painted(QObject):
    """Where a widget was asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note of the region of each paint event."""
        del watched
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


class Bench:
    """A chart on the screen, and what it paints from one view to the next."""

    def __init__(self, bot: QtBot) -> None:
        self.chart, self.painted = GapChart(), Painted()
        bot.addWidget(self.chart)
        self.chart.resize(560, 260)
        self.chart.wear(LIGHT)
        with bot.waitExposed(self.chart):
            self.chart.show()
        self.chart.installEventFilter(self.painted)
        self.space = workspace(SAID, actors=ACTORS)

    def show(self, *without: str) -> QRegion:
        """Show the losses without what some sources say, and return what was painted."""
        hidden = OneOf("source", frozenset(without), exclude=True)
        view = build(Question(self.space, FilterState().with_clause(hidden)))
        return self.draw(view)

    def draw(self, view: LossesView) -> QRegion:
        """Show a view, and return what was painted."""
        self.painted.region = QRegion()
        self.chart.show_drawing(Drawing(GapLines(view.lines), view.scale, view.sides))
        QApplication.processEvents()
        return self.painted.region

    def box(self, label: str) -> QRect:
        """Where a line stands."""
        lines = enumerate(self.chart.lines)
        place = next(at for at, line in lines if getattr(line, "labels", ("",))[0] == label)
        shift = self.chart.area.top() - self.chart.bar.value()
        return self.chart.places.ink(place, shift, float(self.chart.width()))

    @property
    def picture(self) -> QImage:
        """The whole chart, painted at once."""
        return self.chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def outside(before: QImage, after: QImage, painted: QRegion) -> int:
    """How many pixels differ that were not painted again."""
    one, other = pixels(before), pixels(after)
    differs = np.argwhere((np.abs(one - other) > EDGE).any(axis=2))
    assert len(differs), "the two views differ"
    return sum(not painted.contains(QPoint(int(x), int(y))) for y, x in differs)


def pixels(image: QImage) -> npt.NDArray[np.int16]:
    read = np.frombuffer(image.constBits(), dtype=np.uint8)
    return read.reshape(image.height(), -1, 4).astype(np.int16)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    bench = Bench(qtbot)
    bench.show()
    return bench


def test_only_the_line_that_changed_is_painted_again(bench: Bench) -> None:
    """70 and 80 were captured, of which one stands and the other is a variant of it."""
    painted = bench.show("Press")
    assert painted.boundingRect() == bench.box("Personnel captured")


def test_where_nothing_in_sight_changed_nothing_is_painted(bench: Bench) -> None:
    again = build(Question(workspace(SAID, actors=ACTORS), FilterState()))
    assert bench.draw(again).isEmpty()


@pytest.mark.parametrize("without", [("Radio",), ("Press",), ("Agency",), ("Agency", "Press")])
def test_whatever_differs_lies_in_what_was_painted(bench: Bench, without: tuple[str, ...]) -> None:
    before = bench.picture
    for sources in (without, ()):
        painted, after = bench.show(*sources), bench.picture
        assert outside(before, after, painted) == 0
        before = after


@pytest.mark.parametrize("marked", [(Rows([0]), NO_ROWS), (NO_ROWS, Rows([1]))])
def test_with_claims_hovered_or_selected_all_is_painted(
    bench: Bench, marked: tuple[Rows, Rows]
) -> None:
    """Which claims stand behind a line may change where its figures do not."""
    bench.chart.show_marked(*marked)
    QApplication.processEvents()
    assert bench.show("Press").boundingRect() == bench.chart.rect()
