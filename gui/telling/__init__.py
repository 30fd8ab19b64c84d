"""Telling a story from a window: its file, its thumbnails, and what survives a crash."""

from gui.telling.telling import Telling, telling_of

__all__ = ["Telling", "telling_of"]
