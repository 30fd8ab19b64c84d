"""Which panel is painting, and for how long."""

from collections.abc import Mapping
from time import perf_counter_ns

from msgspec import Struct
from PySide6.QtCore import QObject

from gui.panel import Panel


class PaintTimes(Struct):
    """Of each panel by key, of ``perf_counter_ns``; "" is what belongs to no panel."""

    spent: dict[str, int] = {}
    """Nanoseconds spent on painting it."""
    until: dict[str, int] = {}
    """Moment at which it had painted last."""


class Brush:
    """Goes from widget to widget while a window paints; one holds it at a time."""

    def __init__(self) -> None:
        self._keys: dict[QObject, str] = {}
        self._times: PaintTimes | None = None
        self._holder, self._since = "", 0

    def take_up(self, panels: Mapping[str, Panel], times: PaintTimes) -> None:
        """A window begins to paint these panels."""
        self._keys = {widget: key for key, one in panels.items() for widget in (one, one.header)}
        self._times, self._holder, self._since = times, "", perf_counter_ns()

    def hand_to(self, widget: QObject) -> None:
        """A widget begins to paint; nothing happens while no window does."""
        if self._times is not None:
            self._note(self._times)
            self._holder, self._since = self._key(widget), perf_counter_ns()

    def lay_down(self) -> None:
        """The window has painted."""
        if self._times is not None:
            self._note(self._times)
            self._times = None

    def _note(self, times: PaintTimes) -> None:
        now = perf_counter_ns()
        times.spent[self._holder] = times.spent.get(self._holder, 0) + now - self._since
        times.until[self._holder] = now

    def _key(self, widget: QObject | None) -> str:
        while widget is not None:
            if widget in self._keys:
                return self._keys[widget]
            widget = widget.parent()
        return ""
