"""What the contradictions panel shows."""

from typing import TYPE_CHECKING

from core.later import face
from core.panels.contradictions.options import ContradictionsOptions

if TYPE_CHECKING:
    from core.panels.contradictions.view import ContradictionsView, build

__all__ = ["ContradictionsOptions", "ContradictionsView", "build"]

__getattr__ = face(__name__, {"ContradictionsView": "view", "build": "view"})
