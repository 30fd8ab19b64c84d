"""What the loss comparison shows: own, adversary and third-party figures, side by side."""

from core.panels.losses.view import LossesOptions, LossesView, Mode, build, prepare, says_days

__all__ = ["LossesOptions", "LossesView", "Mode", "build", "prepare", "says_days"]
