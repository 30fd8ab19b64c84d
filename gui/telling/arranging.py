"""How a window is arranged, as a view keeps it; and arranging it so again."""

import base64
import binascii
from types import MappingProxyType

from PySide6.QtCore import QByteArray

from core.saved_view import Arrangement
from gui.main_window import MainWindow
from gui.theme import THEMES

STORY = "story"
"""Key of the story panel, which stays in sight whatever a view says."""


def arrangement_of(window: MainWindow) -> Arrangement:
    """Theme, docks and the sizes set by hand."""
    sizes = window.seats.sizes.items()
    return Arrangement(
        theme=window.theme.key,
        docks=_text(bytes(window.desk.remember().data())),
        shown=tuple(sorted(window.desk.in_sight)),
        panels=MappingProxyType({key: _text(state) for key, state in sizes if state}),
    )


def arrange(window: MainWindow, arrangement: Arrangement) -> None:
    """Arrange the window so; what does not fit is left aside."""
    dock = window.desk.docks.get(STORY)
    was_told = dock is not None and STORY in window.desk.in_sight
    docks = _bytes(arrangement.docks)
    if docks and window.desk.remember() != QByteArray(docks):
        window.desk.restore(QByteArray(docks))
    for key, sizes in arrangement.panels.items():
        window.seats.restore_sizes(key, _bytes(sizes))
    if dock is not None and was_told:
        dock.show()
        dock.raise_()
    theme = next((theme for theme in THEMES if theme.key == arrangement.theme), window.theme)
    if theme != window.theme:
        window.wear(theme)


def _text(state: bytes) -> str:
    return base64.b64encode(state).decode("ascii")


def _bytes(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return b""
