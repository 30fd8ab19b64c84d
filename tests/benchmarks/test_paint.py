"""Each chart of the benchmark of painting is as full as it says."""

from collections.abc import Callable

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
    """Losses of which each has another own figure in the second view."""
    (_, one), (_, other) = canvas.views
    assert isinstance(one, LossesView)
    assert isinstance(other, LossesView)
    own, less = (view.comparison.compared[0].best for view in (one, other))
    assert (own > less).all()
    return len(one.rows)


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
