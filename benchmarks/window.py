"""The real window, from the pointer to the painted panels: drags, toggles, as known on."""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, cycle, islice

from msgspec import Struct
from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.claims import claims
from benchmarks.gestures import STEPS
from benchmarks.measuring import FRAME, Calibration, Durations, resident
from benchmarks.part import Line, Part, Report, Settings
from core.crossfilter import DATES, Workspace
from core.dataset import Dataset
from core.filters import KNOWN_ON
from core.loading import load
from core.session import Session, clear_filters, open_workspace
from core.shipped import SAMPLE
from gui.application import application
from gui.assembly import assemble
from gui.frames import Frame
from gui.garbage import Sweeper
from gui.main_window import MainWindow
from gui.panels import PANELS
from gui.panels.facets import FacetsPanel
from gui.panels.known_on import KnownOnPanel
from gui.panels.timeline import TimelinePanel
from gui.shot import wait_until_settled
from gui.starting import keep_imports, spare_garbage

TABLE = "claims"
MOVES, TOGGLES = 120, 24
SIZE = (1680, 1000)
PATIENCE_MS = 20_000
FEW = 20_000
"""With fewer claims nothing is counted ahead."""
SAMPLE_DRAG, DRAG, TOGGLE = 8e-3, 16e-3, 20e-3
"""Seconds asked for from the event to the last painted panel but the table, at p95."""
LEFT = Qt.MouseButton.LeftButton
TOGGLED = "topic"


def run(settings: Settings) -> Report:
    """Drive a window of its own for the sample and for each size."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    spare_garbage()
    application()
    keep_imports()
    sweeper = Sweeper()
    sweeper.start()
    calibration = Calibration(settings)
    lines = [*_at("sample", load([SAMPLE]), SAMPLE_DRAG, settings, calibration)]
    for rows in settings.rows:
        dataset = claims(rows, settings.seed)
        lines += _at(f"{rows:,}", dataset, DRAG, settings, calibration)
    sweeper.stop()
    return Report(tuple(lines), calibration.drift)


def _at(
    name: str, dataset: Dataset, drag: float, settings: Settings, calibration: Calibration
) -> Iterator[Line]:
    hand = Hand(Workspace(dataset), settings)
    toggle = max(drag, TOGGLE) if dataset.name != "april-2016" else drag
    for what, target, gesture in (
        ("drag of the dates", drag, hand.drag_dates),
        ("drag of the dates, nothing counted ahead", drag, hand.drag_unprepared),
        (f"toggle of a {TOGGLED}", toggle, hand.toggle),
        ("drag of as known on", drag, hand.drag_known_on),
    ):
        calibration.sample()
        frames = gesture()
        charts, table = hand.durations(frames)
        within = charts.p95 <= target
        words = f"p95 ≤ {target * 1e3:.0f} ms"
        yield Line(f"{what}, {name}: charts painted", words, charts.summary(), within)
        later = table.p95 <= target + FRAME
        yield Line(f"{what}, {name}: table painted", "one frame more", table.summary(), later)
        hand.rest()
    print(f"{name}: {resident():,.0f} MiB")
    hand.leave()


class Move(Struct, frozen=True):
    """One gesture: what the recorder saw of it, and the processor time it took, in seconds."""

    frame: Frame
    cpu: float


class Hand:
    """A pointer over a real window without a screen."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._settings = settings
        self.session = Session()
        self.session.start(open_workspace(workspace))
        self.window: MainWindow = assemble(self.session, PANELS, load)
        self.window.resize(*SIZE)
        self.window.show()
        wait_until_settled(self.window)
        self._frames: list[Frame] = []
        self._stood: list[object] = []
        self.window.frames.recorder.recorded.connect(self._frames.append)
        self.window.refresh.armed.connect(self._stood.append)

    def durations(self, moves: Sequence[Move]) -> tuple[Durations, Durations]:
        """Until every panel but the table, and until the table has painted.

        On the processor's clock both are all that a gesture took.
        """
        keys = [key for key in self.window.refresh.panels if key != TABLE]
        if self._settings.cpu:
            taken = [move.cpu for move in moves]
            return Durations(self._settings, taken), Durations(self._settings, taken)
        charts = [move.frame.until(keys) / 1e3 for move in moves]
        table = [move.frame.until((TABLE,)) / 1e3 for move in moves]
        return Durations(self._settings, charts), Durations(self._settings, table)

    def rest(self) -> None:
        """Take back every filter, and let the window come to rest."""
        self.session.apply(clear_filters())
        wait_until_settled(self.window)

    def leave(self) -> None:
        """Close the window, and let all of it go."""
        self.window.close()
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()

    def drag_dates(self) -> list[Move]:
        """The brush over the dates, its counts standing."""
        self._approach(self._timeline.overview, DATES)
        return self._drag(self._timeline.overview, 20)

    def drag_unprepared(self) -> list[Move]:
        """The same where a filter changed just before, so that nothing was counted ahead."""
        self._click_value(0)
        wait_until_settled(self.window)
        return self._drag(self._timeline.overview, 20)

    def toggle(self) -> list[Move]:
        """Boxes of a facet, ticked and unticked one after another."""
        section = self._facets.sections[TOGGLED]
        self._approach(section.values, TOGGLED)
        places = islice(cycle(range(section.values.model().rowCount())), TOGGLES)
        return self._timed(lambda place=place: self._click_value(place) for place in places)

    def drag_known_on(self) -> list[Move]:
        """The slider of *as known on*."""
        panel = self.window.refresh.panels["known_on"]
        if not isinstance(panel, KnownOnPanel):
            raise TypeError(panel)
        self._approach(panel.slider, KNOWN_ON)
        return self._drag(panel.slider, panel.slider.height() // 3)

    @property
    def _timeline(self) -> TimelinePanel:
        panel = self.window.refresh.panels["timeline"]
        if not isinstance(panel, TimelinePanel):
            raise TypeError(panel)
        return panel

    @property
    def _facets(self) -> FacetsPanel:
        panel = self.window.refresh.panels["facets"]
        if not isinstance(panel, FacetsPanel):
            raise TypeError(panel)
        return panel

    def _approach(self, widget: QWidget, brush: str) -> None:
        """Come to a brush, and wait until what it moves is counted ahead."""
        self._stood.clear()
        at = QPointF(widget.rect().center())
        QApplication.sendEvent(widget, QEnterEvent(at, at, QPointF(widget.mapToGlobal(at))))
        if self.session.state.workspace.index.size < FEW:
            return
        _wait_for(self._stood)
        print(f"counts of {brush} {'stand' if self._stood[0] else 'do not all stand'}")

    def _drag(self, widget: QWidget, y: int) -> list[Move]:
        """A press at a third, then steps as a hand makes them, to and fro."""
        width = widget.width()
        begin, first = int(width * 0.35), int(width * 0.55)
        QTest.mousePress(widget, LEFT, pos=QPoint(begin, y))
        QTest.mouseMove(widget, QPoint(first, y))
        wait_until_settled(self.window)
        there = list(accumulate(STEPS * 2))
        steps = islice(cycle([*there, *reversed(there[:-1]), 0]), MOVES)
        moves = self._timed(
            lambda x=first + step: QTest.mouseMove(widget, QPoint(x, y)) for step in steps
        )
        QTest.mouseRelease(widget, LEFT, pos=QPoint(first, y))
        wait_until_settled(self.window)
        return moves

    def _click_value(self, place: int) -> None:
        values = self._facets.sections[TOGGLED].values
        area = values.visualRect(values.model().index(place, 0))
        QTest.mouseClick(values.viewport(), LEFT, pos=area.center())

    def _timed(self, gestures: Iterable[Callable[[], object]]) -> list[Move]:
        """Make gestures, each once the window has painted the one before.

        One that changes nothing, such as a step within the same day, is no move.
        """
        recorder = self.window.frames.recorder
        recorder.start()
        moves: list[Move] = []
        for gesture in gestures:
            before = self.session.state.filters
            self._frames.clear()
            begin = time.process_time()
            gesture()
            if self.session.state.filters != before:
                _wait_for(self._frames)
                moves.append(Move(self._frames[-1], time.process_time() - begin))
        recorder.stop()
        return moves


def _wait_for(held: Sequence[object]) -> None:
    """Let the window work until something is held; raises TimeoutError."""
    patience = QTimer()
    patience.setSingleShot(True)
    patience.start(PATIENCE_MS)
    while not held:
        if not patience.isActive():
            raise TimeoutError("the window did not come to rest")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


PART = Part("window", "The window, from the pointer to the painted panels", run)
