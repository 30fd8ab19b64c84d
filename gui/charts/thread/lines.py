"""Line styles of answers: what one claim does to another, told without colour."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtGui import QColor, QPen

from core.threads import Answer

DASHES: Mapping[Answer, tuple[float, ...]] = MappingProxyType(
    {
        Answer.DENIED: (3.2, 2.4),
        Answer.PARTLY_DENIED: (6.0, 2.0, 1.4, 2.0),
        Answer.CONFIRMED: (),
        Answer.REVISED: (1.2, 1.8),
        Answer.RETRACTED: (8.0, 3.5),
        Answer.OTHERWISE: (),
    }
)
"""Dash pattern of each answer in widths of the line; () is an unbroken line."""

_WIDTH = 1.5
_THIN = 0.9


def answer_pen(answer: Answer, colour: QColor) -> QPen:
    """The pen of an answer; one that neither denies, confirms nor revises is thin."""
    pen = QPen(colour, _THIN if answer is Answer.OTHERWISE else _WIDTH)
    if DASHES[answer]:
        pen.setDashPattern(list(DASHES[answer]))
    return pen
