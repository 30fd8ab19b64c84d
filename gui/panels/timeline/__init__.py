"""The timeline panel."""

from gui.panels.timeline.panel import TimelinePanel

__all__ = ["TimelinePanel"]
