"""What the contradictions panel shows."""

from core.panels.contradictions.view import ContradictionsOptions, ContradictionsView, build

__all__ = ["ContradictionsOptions", "ContradictionsView", "build"]
