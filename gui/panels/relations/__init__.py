"""The actor relations panel."""

from gui.panels.relations.panel import RelationsPanel

__all__ = ["RelationsPanel"]
