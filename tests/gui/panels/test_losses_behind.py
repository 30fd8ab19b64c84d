"""What stands behind the rows is looked up on the worker, never while painting or pointing."""

import threading
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from benchmarks.claims import claims
from core.comparison import details
from core.comparison.details import Behind
from core.crossfilter import Workspace
from core.filters import DateSpan
from core.panels.losses import LossesOptions, LossesView, Mode, build
from core.panels.question import Question
from core.session import Session, open_workspace, set_clause, set_option
from gui.background import Background
from gui.panel import Area, PanelSpec
from gui.panels.losses.panel import LossesPanel
from gui.refresh import Refresh

SPEC = PanelSpec(
    "losses", "Loss comparison", Area.MIDDLE, build, LossesPanel, options=LossesOptions()
)


@pytest.fixture(scope="module")
def space() -> Workspace:
    """So many claims that not all are looked behind at once."""
    return Workspace(claims(30_000, 7))


class Bench:
    """A panel at work on a session, answered by a worker."""

    def __init__(self, qtbot: QtBot, space: Workspace, mode: Mode) -> None:
        self.qtbot, self.session, self.panel = qtbot, Session(), LossesPanel()
        qtbot.addWidget(self.panel)
        self.background = Background()
        self.refresh = Refresh(self.session, [(SPEC, self.panel)], self.background)
        self.panel.resize(790, 420)
        self.panel.show()
        self.session.apply(open_workspace(space))
        self.session.apply(set_option("losses", LossesOptions(mode=mode)))

    @property
    def view(self) -> LossesView:
        """The view shown."""
        assert self.panel.view is not None
        return self.panel.view

    def rest(self) -> None:
        """Wait until nothing is awaited any more."""
        refresh = self.refresh
        self.qtbot.waitUntil(lambda: not refresh.busy and not refresh.looking, timeout=60_000)

    def paint(self) -> None:
        """Paint the panel within this call."""
        self.panel.grab()


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """The thread of every look behind cells."""
    found: list[threading.Thread] = []
    plain = details.behind

    def watched(*args: object) -> Behind:
        found.append(threading.current_thread())
        return plain(*args)  # pyright: ignore[reportArgumentType]

    monkeypatch.setattr("core.comparison.backing.behind", watched)
    return found


@pytest.fixture(params=[Mode.GAP, Mode.BUTTERFLY, Mode.TABLE])
def bench(
    qtbot: QtBot, space: Workspace, looks: list[threading.Thread], request: pytest.FixtureRequest
) -> Iterator[Bench]:
    """The panel in one of its forms, with nothing known of its comparison."""
    assert not looks
    space.budget.shrink(0)
    made = Bench(qtbot, space, request.param)
    yield made
    made.background.stop()


def test_painting_pointing_and_picking_look_nothing_up(
    bench: Bench, looks: list[threading.Thread]
) -> None:
    bench.qtbot.waitUntil(lambda: bench.panel.view is not None and not bench.refresh.busy)
    bench.paint()
    chart = bench.panel.gap
    for y in range(0, 400, 20):
        bench.qtbot.mouseMove(chart, QPoint(300, y))
    bench.rest()
    bench.paint()
    chart.bar.setValue(chart.bar.maximum())
    bench.panel.table.scrollToBottom()
    bench.paint()
    bench.rest()
    bench.paint()
    assert looks
    assert threading.main_thread() not in looks


def test_what_is_not_in_sight_is_not_looked_up(bench: Bench) -> None:
    bench.rest()
    known = sum(row.known for row in bench.view.rows)
    assert 0 < known < len(bench.view.rows) / 2


@pytest.mark.parametrize("bench", [Mode.GAP], indirect=True)
def test_a_click_on_a_row_not_known_yet_is_carried_out_when_it_is(bench: Bench) -> None:
    bench.qtbot.waitUntil(lambda: bench.panel.view is not None)
    chart, row = bench.panel.gap, bench.view.rows[2]
    assert not row.known
    place = chart.box(3).center().toPoint()
    bench.qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)
    assert not len(bench.session.state.selected)
    bench.rest()
    chosen = bench.session.state.selected
    assert len(chosen)
    assert np.isin(chosen.array, row.rows.array).all()


@pytest.mark.parametrize("bench", [Mode.GAP], indirect=True)
def test_the_last_step_of_a_drag_carries_the_bands(bench: Bench, space: Workspace) -> None:
    bench.rest()
    first = date(2016, 1, 1)
    for days in range(400, 430):
        bench.session.apply(set_clause(DateSpan(first, first + timedelta(days))), "drag")
    bench.rest()
    drawn = [row for line in bench.panel.gap.in_sight for row in line.cells if row]
    assert drawn
    assert all(row.known for row in drawn)
    alone = Workspace(space.dataset)
    anew = build(Question(alone, bench.session.state.filters, options=LossesOptions()))
    by_cell = {row.cell.place: row for row in anew.rows}
    for row in drawn:
        other = by_cell[row.cell.place]
        assert row.cell.slots == other.cell.slots
        assert row.rows == other.rows
    assert any(mark.slot.ticks for row in drawn for mark in row.marks if mark)


@pytest.mark.parametrize("bench", [Mode.TABLE], indirect=True)
def test_a_table_sorted_by_origins_looks_behind_every_row(
    bench: Bench, looks: list[threading.Thread]
) -> None:
    bench.rest()
    bench.panel.table.sortByColumn(13, Qt.SortOrder.DescendingOrder)
    bench.rest()
    rows = bench.panel.table.rows
    assert all(row.known for row in rows)
    summed = [sum(slot.origins for slot in row.cell.compared if slot) for row in rows]
    assert summed == sorted(summed, reverse=True)
    assert threading.main_thread() not in looks
