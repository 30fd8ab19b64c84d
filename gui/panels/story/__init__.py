"""The story panel: saved views in order, to be told from."""

from gui.panels.story.panel import StoryPanel

__all__ = ["StoryPanel"]
