"""Losses over time: running totals as steps, what is new in each bin as bars."""

from core.panels.losses.over_time.apart import ApartView, apart_over
from core.panels.losses.over_time.options import USUAL, BinSize, LossPick, OverTimeOptions
from core.panels.losses.over_time.view import OverTimeView, Plot, Track, over_time

__all__ = [
    "USUAL",
    "ApartView",
    "BinSize",
    "LossPick",
    "OverTimeOptions",
    "OverTimeView",
    "Plot",
    "Track",
    "apart_over",
    "over_time",
]
