"""What each chart takes to draw another view of as much as it has to bear, 1,680 pixels wide."""

import gc
import os
from collections.abc import Callable, Iterator

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


def shorter(first: int, last: int, number: int) -> tuple[int, int]:
    """All days but the last so many: nearly the same to be drawn, each day a little wider."""
    return first, last - number


def single(first: int, _: int, number: int) -> tuple[int, int]:
    """One day: the same lines and losses are claimed on each, with other weights and figures."""
    return first + number, first + number


class Load(Struct, frozen=True):
    """A panel, what it has to draw, and how long that may take."""

    what: str
    panel: str
    height: int
    dataset: Callable[[], Dataset]
    target: float
    """Seconds at p95: what architecture.md measured for the quickest way, or a share of a frame."""
    days: Callable[[int, int, int], tuple[int, int]] = shorter
    """Days of a view by its number, out of the first and last of the dataset."""
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
        *("500 actors, 5,000 lines", "relations", 800, crowded.crowd, 8e-3, single),
        options=RelationsOptions(level=Level.ACTORS, hidden_kinds=frozenset()),
    ),
    Load("2,000 losses", "losses", 500, crowded.losses, 4e-3, single),
)


def run(settings: Settings) -> Report:
    """Draw every load in a panel of its own, what was left by the one before swept away."""
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
        gc.collect()
        words = f"p95 ≤ {load.target * 1e3:.0f} ms"
        yield Line(load.what, words, taken.summary(), taken.p95 <= load.target)


class Canvas:
    """One panel on the screen, and views that it shows in turn, none of them for a second time."""

    def __init__(self, load: Load) -> None:
        self._spec = next(spec for spec in PANELS if spec.key == load.panel)
        workspace = Workspace(load.dataset())
        begun = open_workspace(workspace)(SessionState())
        if load.options is not None:
            begun = set_option(load.panel, load.options)(begun)
        states = [_on_days(workspace, load, number)(begun) for number in range(TIMES + 1)]
        self.views = [(state, self._spec.build(self._spec.question(state))) for state in states]
        self.panel: Panel = self._spec.widget()
        self.panel.wear(LIGHT)
        self.panel.resize(WIDTH, load.height)
        self.panel.show()
        self._draw(*self.views[0])

    def redraw(self, settings: Settings) -> Durations:
        """Show one view after the other, each until it is painted."""
        taken = Durations(settings)
        for state, view in self.views[1:]:
            taken.time(lambda state=state, view=view: self._draw(state, view))
        self.panel.close()
        self.panel.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return taken

    def _draw(self, state: SessionState, view: object) -> None:
        self.panel.show_view(view)
        self.panel.follow(state)
        QApplication.processEvents()


def _on_days(workspace: Workspace, load: Load, number: int) -> Change:
    first, last = extent(workspace.index.days[SessionState().filters.clock]) or (0, 1)
    begin, end = load.days(first, last, number)
    return set_clause(DateSpan(day_of(begin), day_of(end)))


PART = Part("paint", "Each chart drawn anew with as much as it has to bear", run)
