"""The claim card."""

from gui.panels.card.panel import CardPanel

__all__ = ["CardPanel"]
