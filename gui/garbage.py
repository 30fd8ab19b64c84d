"""Garbage in circles, searched for on the GUI thread alone.

Python searches on whichever thread makes the next object, and what it finds ends on that thread:
widgets of a closed dialog on a worker, while Qt still knows them. That ends the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


class Sweeper(QObject):
    """Searches where its own thread comes to rest; Python searches no more until it stops."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(sweep)

    def start(self) -> None:
        """Search from now on in the place of Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.enable()


def sweep() -> None:
    """Search where Python would: the oldest generation of objects that is due, if any."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    if counts[0] > thresholds[0]:
        gc.collect(max(age for age in range(3) if counts[age] > thresholds[age]))
