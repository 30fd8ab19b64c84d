"""Painting a widget: the painter ends whatever happens, and what fails is told at once.

A painter left open ends the program when its widget is taken away. An exception that leaves a
paint event stays set while Qt goes on to the other widgets of the frame, and each of them fails
with it: it is told and ended here, so that one chart is blank and the others are painted.
"""

import sys
from types import TracebackType

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget


class Painting:
    """A painter on a widget for the time of a ``with``; errors go to ``sys.excepthook``."""

    __slots__ = ("_painter", "_widget")

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget

    def __enter__(self) -> QPainter:
        self._painter = QPainter(self._widget)
        return self._painter

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        self._painter.end()
        if kind is None or error is None or not isinstance(error, Exception):
            return False
        sys.excepthook(kind, error, trace)
        return True
