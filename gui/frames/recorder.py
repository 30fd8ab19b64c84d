"""From the input event to the painted window: what took how long.

While it records it watches every event of the program; off, nothing of it is installed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from time import perf_counter_ns

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QInputEvent
from PySide6.QtWidgets import QWidget

from gui.frames.record import Frame, Part
from gui.panel import Panel
from gui.refresh import Refresh, Showing

_INPUT = {
    QEvent.Type.MouseButtonPress: "press",
    QEvent.Type.MouseButtonRelease: "release",
    QEvent.Type.MouseButtonDblClick: "double click",
    QEvent.Type.MouseMove: "move",
    QEvent.Type.Wheel: "wheel",
    QEvent.Type.KeyPress: "key",
    QEvent.Type.KeyRelease: "key",
    QEvent.Type.Drop: "drop",
    QEvent.Type.Enter: "enter",
    QEvent.Type.Leave: "leave",
}
_ELSEWHERE = frozenset({QEvent.Type.Timer, QEvent.Type.MetaCall, QEvent.Type.UpdateRequest})
"""Events after whose arrival a change of state no longer comes from the input before."""
_REST = QEvent.Type(QEvent.registerEventType())
_ROUNDS = 2
"""Layouts asked for while a panel is drawn may ask for one paint more."""
_MS = 1e-6


@dataclass
class _Open:
    """A frame that is not painted yet; moments of ``perf_counter_ns``."""

    began: int
    event: str
    waited: float
    events: int = 0
    applied: int = 0
    showing: dict[str, Showing] = field(default_factory=dict)
    painting: dict[str, int] = field(default_factory=dict)
    painted: dict[str, int] = field(default_factory=dict)
    rounds: int = 0


class Recorder(QObject):
    """Records every gesture that changes the state, once the window has painted it."""

    recorded = Signal(object)
    """A Frame."""

    def __init__(self, refresh: Refresh, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._refresh = refresh
        self._started = 0
        self._keys: Mapping[QObject, str] = {}
        self._input: tuple[str, int, int] | None = None
        """Kind, time stamp and moment of the input that is being handled."""
        self._least_gap: int | None = None
        self._open: _Open | None = None
        self._brush: tuple[str, int] | None = None
        """Who is painting, and since when."""

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
        self._keys = {
            widget: key
            for key, panel in self._refresh.panels.items()
            for widget in _widgets_of(panel)
        }
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
        self._started, self._open, self._input, self._brush = 0, None, None, None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Take note of input and of paint; every event goes on."""
        kind = event.type()
        if kind == QEvent.Type.Paint:
            self._paint(watched)
        elif kind in _INPUT:
            self._take_input(_INPUT[kind], event)
        elif kind in _ELSEWHERE:
            self._input = None
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

    def _take_input(self, kind: str, event: QEvent) -> None:
        """The first arrival of an event counts: Qt hands it from the window down to a widget."""
        stamp = event.timestamp() if isinstance(event, QInputEvent) else 0
        if self._input is None or self._input[1] != stamp or not stamp:
            self._input = (kind, stamp, perf_counter_ns())

    def _change(self) -> None:
        now = perf_counter_ns()
        if self._open is None:
            kind, stamp, began = self._input or ("program", 0, now)
            self._open = _Open(began, kind, self._waited(stamp, began))
        self._open.events += 1
        self._open.rounds = 0

    def _waited(self, stamp: int, began: int) -> float:
        """By how much more than ever before the arrival lags behind the stamp, in ms.

        The two clocks tick alike but begin at different moments.
        """
        if not stamp:
            return 0.0
        gap = began - stamp * 1_000_000
        self._least_gap = gap if self._least_gap is None else min(gap, self._least_gap)
        return (gap - self._least_gap) * _MS

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
        panels = self._refresh.panels.values()
        if self._open is None or all(panel.window() is not window for panel in panels):
            return False
        self._brush = ("", perf_counter_ns())
        done = window.event(event)
        self._lay_down()
        self._brush = None
        return done

    def _paint(self, widget: QObject) -> None:
        if self._brush is not None:
            self._lay_down()
            self._brush = (self._key(widget), perf_counter_ns())

    def _lay_down(self) -> None:
        if self._brush is None or self._open is None:
            return
        key, since = self._brush
        now = perf_counter_ns()
        self._open.painting[key] = self._open.painting.get(key, 0) + now - since
        self._open.painted[key] = now

    def _key(self, widget: QObject | None) -> str:
        while widget is not None:
            if widget in self._keys:
                return self._keys[widget]
            widget = widget.parent()
        return ""

    def _closed(self, frame: _Open) -> Frame:
        def since(moment: int) -> float:
            return round((moment - frame.began) * _MS, 3)

        keys = sorted({*frame.showing, *frame.painted} - {""})
        parts = tuple(_part(frame, key) for key in keys)
        last = max([frame.applied, *frame.painted.values()])
        return Frame(
            at=round((frame.began - self._started) * _MS, 3),
            event=frame.event,
            events=frame.events,
            waited=round(frame.waited, 3),
            applied=since(frame.applied),
            total=since(last),
            parts=parts,
        )


def _widgets_of(panel: Panel) -> tuple[QWidget, QWidget]:
    return panel, panel.header


def _part(frame: _Open, key: str) -> Part:
    def since(moment: int) -> float:
        return round((moment - frame.began) * _MS, 3)

    showing = frame.showing.get(key)
    painted = frame.painted.get(key, 0)
    if showing is None:
        paint = round(frame.painting[key] * _MS, 3)
        return Part(key, 0.0, 0.0, 0.0, 0.0, paint, since(painted))
    began, ended = showing.building or (0, 0)
    return Part(
        panel=key,
        asked=since(showing.asked),
        built=round((ended - began) * _MS, 3),
        shown=since(showing.shown),
        handing=round((showing.shown - showing.came) * _MS, 3),
        painting=round(frame.painting.get(key, 0) * _MS, 3),
        painted=since(max(painted, showing.shown)),
    )
