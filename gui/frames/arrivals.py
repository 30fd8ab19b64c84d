"""When the input that is being handled arrived, and how long it had waited."""

from time import perf_counter_ns

from msgspec import Struct
from PySide6.QtCore import QEvent
from PySide6.QtGui import QInputEvent

INPUT = {
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
"""Kinds of input by the type of their event."""
_MS = 1e-6


class Arrival(Struct, frozen=True):
    """An input event."""

    kind: str
    began: int
    """Moment of ``perf_counter_ns`` at which it came in."""
    stamp: int = 0
    """Its own time stamp in ms, 0 where it has none."""


class Arrivals:
    """Remembers the input that is being handled."""

    def __init__(self) -> None:
        self._input: Arrival | None = None
        self._least_gap: int | None = None

    def take(self, event: QEvent) -> None:
        """The first arrival of an event counts: Qt hands it from the window down to a widget."""
        stamp = event.timestamp() if isinstance(event, QInputEvent) else 0
        if self._input is None or self._input.stamp != stamp or not stamp:
            self._input = Arrival(INPUT[event.type()], perf_counter_ns(), stamp)

    def forget(self) -> None:
        """What comes now no longer comes from the input before."""
        self._input = None

    def latest(self) -> Arrival:
        """The input that is being handled; without one, the program itself and now."""
        return self._input or Arrival("program", perf_counter_ns())

    def waited(self, arrival: Arrival) -> float:
        """By how much more than ever before an arrival lags behind its stamp, in ms.

        The two clocks tick alike but begin at different moments.
        """
        if not arrival.stamp:
            return 0.0
        gap = arrival.began - arrival.stamp * 1_000_000
        self._least_gap = gap if self._least_gap is None else min(gap, self._least_gap)
        return (gap - self._least_gap) * _MS
