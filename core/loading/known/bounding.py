"""Bounds that contradict the best estimate that they belong to."""

from msgspec import Struct

from core.loading.known.composing import doubted, where
from core.loading.known.sheet import Column, Sheet
from core.problems import Problem, Severity

Names = tuple[str, ...]
"""The names that one column has had over time."""


class Bounded(Struct, frozen=True, eq=False):
    """A sheet with a warning for each bound left out, and the bounds that stand."""

    sheet: Sheet
    low: Column
    high: Column


def bounded(sheet: Sheet, best: Names, low: Names, high: Names) -> Bounded:
    """The bounds without those on the wrong side of the best estimate, which stands."""
    estimates, lowest, highest = (sheet.numbers(*names) for names in (best, low, high))
    above, below = lowest > estimates, highest < estimates
    lows, highs = sheet.text(*low), sheet.text(*high)
    sheet = doubted(sheet, above, _left_out("low", "above"), lows)
    sheet = doubted(sheet, below, _left_out("high", "below"), highs)
    return Bounded(sheet, where(above, "", lows), where(below, "", highs))


def _left_out(bound: str, where_it_lies: str) -> Problem:
    sentence = f"{bound} lies {where_it_lies} best, so it is left out; best is kept."
    return Problem("bound_left_out", Severity.WARNING, "", 0, bound, "", sentence)
