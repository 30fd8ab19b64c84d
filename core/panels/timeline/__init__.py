"""What the timeline shows."""

from core.panels.timeline.view import TimelineOptions, TimelineView, build, counted

__all__ = ["TimelineOptions", "TimelineView", "build", "counted"]
