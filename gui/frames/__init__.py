"""How long it takes from a gesture to the painted window: recorder, overlay, trace."""

from gui.frames.frames import Frames
from gui.frames.record import Frame, Spread

__all__ = ["Frame", "Frames", "Spread"]
