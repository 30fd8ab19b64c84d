"""Each chart of the benchmark of painting is as full as it says."""

from collections.abc import Callable

import numpy as np
import pytest

from benchmarks import paint
from benchmarks.paint import LOADS, Canvas, Load
from benchmarks.part import Settings
from core.panels.losses.view import LossesView
from core.panels.relations.view import RelationsView
from gui.panels.timeline import TimelinePanel


def bars(canvas: Canvas) -> int:
    """Days under the bars of each side."""
    assert isinstance(canvas.panel, TimelinePanel)
    overview = canvas.panel.lanes.view and canvas.panel.lanes.view.overview
    assert overview
    assert len(overview.counts) >= 6
    return overview.last - overview.first + 1


def glyphs(canvas: Canvas) -> int:
    assert isinstance(canvas.panel, TimelinePanel)
    assert canvas.panel.lanes.hits
    assert not canvas.panel.lanes.hits.layout.bins
    return len(canvas.panel.lanes.hits.layout.rows)


def lines(canvas: Canvas) -> int:
    view = canvas.views[0][1]
    assert isinstance(view, RelationsView)
    assert len(view.shown) == 500
    return len(view.edges)


def losses(canvas: Canvas) -> int:
    view = canvas.views[0][1]
    assert isinstance(view, LossesView)
    return len(view.rows)


@pytest.mark.parametrize(
    ("load", "count", "least"),
    list(zip(LOADS, (bars, glyphs, lines, losses), (3_650, 19_900, 4_900, 2_000), strict=True)),
    ids=[load.what for load in LOADS],
)
@pytest.mark.usefixtures("qtbot")
def test_a_load_is_drawn_as_full_as_it_says(
    monkeypatch: pytest.MonkeyPatch,
    load: Load,
    count: Callable[[Canvas], int],
    least: int,
) -> None:
    monkeypatch.setattr(paint, "TIMES", 2)
    canvas = Canvas(load)
    assert count(canvas) >= least
    assert len(canvas.redraw(Settings()).taken) == 2


@pytest.mark.usefixtures("qtbot")
def test_from_one_view_to_the_next_most_lines_weigh_and_most_losses_count_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A line is claimed 1 to 3 times a day: two days differ in 2 of 3. Figures run to 97."""
    monkeypatch.setattr(paint, "TIMES", 2)
    crowd, told = (Canvas(load) for load in LOADS[2:])
    for canvas in (crowd, told):
        canvas.redraw(Settings())
    (_, one), (_, other) = crowd.views[1:]
    assert isinstance(one, RelationsView)
    assert isinstance(other, RelationsView)
    assert np.mean(one.edges.weight != other.edges.weight) > 0.6
    (_, before), (_, after) = told.views[1:]
    assert isinstance(before, LossesView)
    assert isinstance(after, LossesView)
    figures = [
        np.array([row.cell.compared[0].amount.best for row in view.rows if row.cell.compared[0]])
        for view in (before, after)
    ]
    assert len(figures[0]) == len(figures[1]) == 2_000
    assert np.mean(figures[0] != figures[1]) > 0.9
