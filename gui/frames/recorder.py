"""From the input event to the painted window: what took how long.

While it records it watches every event of the program; off, nothing of it is installed.
"""

from time import perf_counter_ns

from msgspec import Struct, field
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from gui.frames.arrivals import INPUT, Arrivals
from gui.frames.brush import Brush, PaintTimes
from gui.frames.record import Frame, Part
from gui.refresh import Refresh
from gui.showing import Showing

_ELSEWHERE = frozenset({QEvent.Type.Timer, QEvent.Type.MetaCall, QEvent.Type.UpdateRequest})
"""Events after whose arrival a change of state no longer comes from the input before."""
_REST = QEvent.Type(QEvent.registerEventType())
_ROUNDS = 2
"""Layouts asked for while a panel is drawn may ask for one paint more."""
_MS = 1e-6


class _Open(Struct):
    """A frame that is not painted yet; moments of ``perf_counter_ns``."""

    began: int
    event: str
    waited: float
    events: int = 0
    applied: int = 0
    showing: dict[str, Showing] = {}
    paints: PaintTimes = field(default_factory=PaintTimes)
    rounds: int = 0


class Recorder(QObject):
    """Records every gesture that changes the state, once the window has painted it."""

    recorded = Signal(object)
    """A Frame."""

    def __init__(self, refresh: Refresh, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._refresh = refresh
        self._started = 0
        self._arrivals = Arrivals()
        self._brush = Brush()
        self._open: _Open | None = None

    @property
    def on(self) -> bool:
        """Whether it records."""
        return self._started > 0

    def start(self) -> None:
        """Record from now on."""
        app = QCoreApplication.instance()
        if self.on or app is None:
            return
        self._started = perf_counter_ns()
        self._refresh.changed.connect(self._change)
        self._refresh.told.connect(self._apply)
        self._refresh.shown.connect(self._show)
        self._refresh.settled.connect(self._settle)
        app.installEventFilter(self)

    def stop(self) -> None:
        """Record no more, and take every hook away."""
        app = QCoreApplication.instance()
        if not self.on or app is None:
            return
        app.removeEventFilter(self)
        self._refresh.changed.disconnect(self._change)
        self._refresh.told.disconnect(self._apply)
        self._refresh.shown.disconnect(self._show)
        self._refresh.settled.disconnect(self._settle)
        self._started, self._open = 0, None
        self._arrivals.forget()
        self._brush = Brush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note of input and of paint; every event goes on."""
        kind = event.type()
        if kind == QEvent.Type.Paint:
            self._brush.hand_to(watched)
        elif kind in INPUT:
            self._arrivals.take(event)
        elif kind in _ELSEWHERE:
            self._arrivals.forget()
            if kind == QEvent.Type.UpdateRequest and isinstance(watched, QWidget):
                return self._paint_window(watched, event)
        return False

    def customEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """The window has come to rest, or once more after a last layout."""
        frame = self._open
        if event.type() != _REST or frame is None or self._refresh.busy:
            return
        if frame.rounds < _ROUNDS:
            frame.rounds += 1
            self._look_later()
            return
        self._open = None
        self.recorded.emit(self._closed(frame))

    def _change(self) -> None:
        if self._open is None:
            arrival = self._arrivals.latest()
            waited = self._arrivals.waited(arrival)
            self._open = _Open(arrival.began, arrival.kind, waited)
        self._open.events += 1
        self._open.rounds = 0

    def _show(self, showing: Showing) -> None:
        if self._open is not None:
            self._open.showing[showing.key] = showing

    def _apply(self) -> None:
        if self._open is not None:
            self._open.applied = self._open.applied or perf_counter_ns()

    def _settle(self) -> None:
        if self._open is not None:
            self._look_later()

    def _look_later(self) -> None:
        QCoreApplication.postEvent(self, QEvent(_REST), Qt.EventPriority.LowEventPriority.value)

    def _paint_window(self, window: QWidget, event: QEvent) -> bool:
        """Let a window paint all that is due, and take note of when it has."""
        panels = self._refresh.panels
        if self._open is None or all(panel.window() is not window for panel in panels.values()):
            return False
        self._brush.take_up(panels, self._open.paints)
        done = window.event(event)
        self._brush.lay_down()
        return done

    def _closed(self, frame: _Open) -> Frame:
        def since(moment: int) -> float:
            return round((moment - frame.began) * _MS, 3)

        keys = sorted({*frame.showing, *frame.paints.until} - {""})
        parts = tuple(_part(frame, key) for key in keys)
        last = max([frame.applied, *frame.paints.until.values()])
        return Frame(
            at=round((frame.began - self._started) * _MS, 3),
            event=frame.event,
            events=frame.events,
            waited=round(frame.waited, 3),
            applied=since(frame.applied),
            total=since(last),
            parts=parts,
        )


def _part(frame: _Open, key: str) -> Part:
    def since(moment: int) -> float:
        return round((moment - frame.began) * _MS, 3)

    showing = frame.showing.get(key)
    painted = frame.paints.until.get(key, 0)
    if showing is None:
        paint = round(frame.paints.spent[key] * _MS, 3)
        return Part(key, 0.0, 0.0, 0.0, 0.0, paint, since(painted))
    began, ended = showing.building or (0, 0)
    return Part(
        panel=key,
        asked=since(showing.asked),
        built=round((ended - began) * _MS, 3),
        shown=since(showing.shown),
        handing=round((showing.shown - showing.came) * _MS, 3),
        painting=round(frame.paints.spent.get(key, 0) * _MS, 3),
        painted=since(max(painted, showing.shown)),
    )
