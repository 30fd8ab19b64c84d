"""A graph of few marks paints where another view differs, and looks as if it were painted whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QImage, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.crossfilter import Workspace
from core.filters import FilterState, OneOf
from core.panels.question import Question
from core.panels.relations.view import RelationsView, build
from gui.charts.graph.chart import GraphChart
from gui.charts.graph.looks import Emphasis, Marks
from gui.charts.graph.placed import Placed, changed_part
from gui.theme import LIGHT
from gui.widgets.ground import lay_ground
from tests.making import workspace
from tests.pictures import furthest
from tests.relations_bench import ACTORS, CLAIMS_TYPED, RELATIONS

CLAIMANTS = ("A1", "B1", "Turkey")


@pytest.fixture(scope="module")
def space() -> Workspace:
    return workspace(CLAIMS_TYPED, actors=ACTORS, relations=RELATIONS)


def made_by(space: Workspace, *claimants: str) -> RelationsView:
    chosen = OneOf("claimant", frozenset(claimants))
    return build(Question(space, FilterState().with_clause(chosen)))


def on_screen() -> GraphChart:
    chart = GraphChart()
    chart.setGeometry(300, 300, 560, 280)
    lay_ground(chart, LIGHT.surface)
    chart.show()
    return chart


def seen(chart: GraphChart) -> QImage:
    QApplication.processEvents()
    return chart.screen().grabWindow(chart.winId()).toImage()


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.sets(st.sampled_from(CLAIMANTS)), min_size=1, max_size=6))
@settings(max_examples=25)
def test_views_painted_where_they_differ_look_as_if_each_were_painted_whole(
    steps: list[set[str]],
) -> None:
    space = workspace(CLAIMS_TYPED, actors=ACTORS, relations=RELATIONS)
    followed, fresh = on_screen(), on_screen()
    try:
        followed.draw(made_by(space, *CLAIMANTS))
        for claimants in steps:
            seen(followed)
            followed.draw(made_by(space, *sorted(claimants)))
        fresh.draw(made_by(space, *sorted(steps[-1])))
        assert furthest(seen(followed), seen(fresh)) == 0
    finally:
        for chart in (followed, fresh):
            chart.close()
            chart.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class Painted(QObject):
    """What a widget was asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.areas: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        del watched
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return False


@pytest.fixture
def chart(qtbot: QtBot, space: Workspace) -> GraphChart:
    chart = on_screen()
    qtbot.addWidget(chart)
    chart.draw(made_by(space, *CLAIMANTS))
    seen(chart)
    return chart


def painted(chart: GraphChart, view: RelationsView) -> list[QRect]:
    watching = Painted()
    chart.installEventFilter(watching)
    chart.draw(view)
    QApplication.processEvents()
    chart.removeEventFilter(watching)
    return watching.areas


def test_a_step_paints_the_marks_that_look_otherwise(chart: GraphChart, space: Workspace) -> None:
    """Without Turkey's one claim its disc, its name and its line to A1 are weaker, and no other."""
    view = made_by(space, "A1", "B1")
    (area,) = painted(chart, view)
    assert chart.drawn is not None
    at = {
        node.name: QPoint(*map(round, chart.drawn.centres[place].tolist()))
        for place, node in enumerate(view.nodes)
    }
    assert area.contains(at["Turkey"])
    assert not area.contains(at["Iran"])
    assert not area.contains(at["B1"])


def test_a_view_of_the_same_marks_is_not_painted(chart: GraphChart, space: Workspace) -> None:
    assert painted(chart, made_by(space, *CLAIMANTS)) == []


def test_all_is_painted_where_something_stands_out(chart: GraphChart, space: Workspace) -> None:
    """What is pointed at lies above all and dims the rest."""
    chart.show_emphasis(Emphasis(hovered=Marks(nodes=frozenset({0}))))
    seen(chart)
    assert painted(chart, made_by(space, *CLAIMANTS)) == [chart.rect()]


@pytest.mark.usefixtures("qapp")
def test_the_part_that_changed_holds_what_came_and_what_went() -> None:
    """Of 10 by 10 at 5, 5 and at 50.5, 20: from 5, 5 to 60.5, 30, on whole pixels."""
    first, stays, last = (
        Placed(left, top, 10.0, 10.0, QPixmap()) for left, top in ((5, 5), (90, 90), (50.5, 20))
    )
    assert changed_part([first, stays], [stays, last]) == QRect(5, 5, 56, 25)
    assert changed_part([first, stays], [first, stays]) == QRect()
    many = [stays._replace(left=float(left)) for left in range(200)]
    assert changed_part([stays], many) is None
