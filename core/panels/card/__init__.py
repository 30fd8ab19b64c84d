"""What the claim card shows."""

from core.panels.card.view import CardView, build

__all__ = ["CardView", "build"]
