"""What each chart takes to draw another view of as much as it has to bear, 1,680 pixels wide."""

import os
from collections.abc import Callable, Iterator
from itertools import cycle, islice

from msgspec import Struct
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from benchmarks import crowded
from benchmarks.claims import claims
from benchmarks.measuring import Calibration, Durations
from benchmarks.part import Line, Part, Report, Settings
from core.crossfilter import Workspace
from core.dataset import Dataset
from core.filters import DateSpan
from core.filters.dates import day_of
from core.panels.bins import extent
from core.panels.relations.view import Level, RelationsOptions
from core.panels.timeline.view import TimelineOptions
from core.session import Change, SessionState, open_workspace, set_clause, set_option
from gui.application import application
from gui.panel import Panel
from gui.panels import PANELS
from gui.starting import keep_imports, spare_garbage
from gui.theme import LIGHT

WIDTH = 1680
TIMES = 60
ROWS = 100_000
"""Claims that are stacked as bars."""


class Load(Struct, frozen=True):
    """A panel, what it has to draw, and how long that may take."""

    what: str
    panel: str
    height: int
    dataset: Callable[[], Dataset]
    target: float
    """Seconds at p95: what architecture.md measured for the quickest way, or a share of a frame."""
    options: object = None


LOADS = (
    Load(
        *("3,652 days × 6 sides as bars", "timeline", 300, lambda: claims(ROWS, 1), 4e-3),
    ),
    Load(
        *("20,000 glyphs", "timeline", 2_000, crowded.glyphs, 6e-3),
        options=TimelineOptions(frozenset((*crowded.SIDES, "third"))),
    ),
    Load(
        *("500 actors, 5,000 lines", "relations", 800, crowded.crowd, 8e-3),
        options=RelationsOptions(level=Level.ACTORS, hidden_kinds=frozenset()),
    ),
    Load("2,000 losses", "losses", 500, crowded.losses, 4e-3),
)


def run(settings: Settings) -> Report:
    """Draw every load in a panel of its own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    spare_garbage()
    application()
    keep_imports()
    calibration = Calibration(settings)
    return Report(tuple(_lines(settings, calibration)), calibration.drift)


def _lines(settings: Settings, calibration: Calibration) -> Iterator[Line]:
    for load in LOADS:
        calibration.sample()
        taken = Canvas(load).redraw(settings)
        words = f"p95 ≤ {load.target * 1e3:.0f} ms"
        yield Line(load.what, words, taken.summary(), taken.p95 <= load.target)


class Canvas:
    """One panel on the screen, and two views of it that it shows in turn."""

    def __init__(self, load: Load) -> None:
        self._spec = next(spec for spec in PANELS if spec.key == load.panel)
        workspace = Workspace(load.dataset())
        begun = open_workspace(workspace)(SessionState())
        if load.options is not None:
            begun = set_option(load.panel, load.options)(begun)
        self.views = [
            (state, self._spec.build(self._spec.question(state)))
            for state in (begun, _all_but_a_day(workspace)(begun))
        ]
        self.panel: Panel = self._spec.widget()
        self.panel.wear(LIGHT)
        self.panel.resize(WIDTH, load.height)
        self.panel.show()
        for state, view in self.views:
            self._draw(state, view)

    def redraw(self, settings: Settings) -> Durations:
        """Show one view after the other, each until it is painted."""
        taken = Durations(settings)
        for state, view in islice(cycle(self.views), TIMES):
            taken.time(lambda state=state, view=view: self._draw(state, view))
        self.panel.close()
        self.panel.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return taken

    def _draw(self, state: SessionState, view: object) -> None:
        self.panel.show_view(view)
        self.panel.follow(state)
        QApplication.processEvents()


def _all_but_a_day(workspace: Workspace) -> Change:
    """The dates without the last one: nearly the same to be drawn, and all of it elsewhere."""
    first, last = extent(workspace.index.days[SessionState().filters.clock]) or (0, 1)
    return set_clause(DateSpan(day_of(first), day_of(last - 1)))


PART = Part("paint", "Each chart drawn anew with as much as it has to bear", run)
