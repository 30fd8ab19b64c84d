"""What the timeline shows."""

from core.panels.timeline.view import TimelineOptions, TimelineView, build

__all__ = ["TimelineOptions", "TimelineView", "build"]
