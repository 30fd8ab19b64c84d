"""What the claim card shows."""

from core.panels.card.view import CardView, build, says_days

__all__ = ["CardView", "build", "says_days"]
