"""Colours and pens of the timeline in a theme."""

from collections.abc import Sequence

from msgspec import Struct
from PySide6.QtGui import QColor

from core.index import NO_ROWS, Rows
from core.panels.timeline.view import TimelineView
from gui.theme import LIGHT, Theme

DIMMED = 0.45
"""Opacity of everything else while some marks are highlighted."""

BESIDE = 0.6
"""Opacity of everything else while some marks are selected."""


class Marked(Struct, frozen=True):
    """What is emphasised: claims selected, the one of the card, claims under a pointer."""

    selected: Rows = NO_ROWS
    focused: int | None = None
    hovered: Rows = NO_ROWS

    @property
    def in_thread(self) -> Sequence[int]:
        """Claims whose thread is drawn: the one of the card, else the first few selected."""
        if self.focused is not None:
            return (self.focused,)
        return self.selected.array[:12].tolist()


def side_colours(view: TimelineView, theme: Theme = LIGHT) -> list[QColor]:
    """Colour of each side by its code."""
    belligerents = view.workspace.index.belligerents
    return [theme.side(side, belligerents) for side in view.sides]


def faded(colour: str | QColor, share: float) -> QColor:
    """A colour at an opacity from 0 to 1."""
    made = QColor(colour)
    made.setAlphaF(share)
    return made
