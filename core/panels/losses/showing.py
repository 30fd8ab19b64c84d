"""Which rows of the loss comparison are shown: all, or those that stand out in one way."""

from enum import StrEnum

import numpy as np

from core.comparison import Comparison, Measured, State
from core.index import BoolArray
from core.messages import say
from core.panels.losses.listed import LossRows

FACTORS = (2.0, 4.0, 10.0)
"""What rows may be asked to be apart by."""

_ONE_SIDED = (State.OWN_ONLY, State.ADVERSARY_ONLY)


class Show(StrEnum):
    """The rows that are shown; the others are counted, never dropped in silence."""

    ALL = "all"
    APART = "apart"
    ONE_SIDED = "one side speaks"
    DENIED = "denied"
    INCOMPARABLE = "not comparable"


CHOICES = (
    (Show.ALL, FACTORS[1]),
    *((Show.APART, factor) for factor in FACTORS),
    *((show, FACTORS[1]) for show in (Show.ONE_SIDED, Show.DENIED, Show.INCOMPARABLE)),
)
"""Every choice with its factor, in the order in which they are offered."""


def worded(show: Show, factor: float) -> str:
    """The choice in words: ``only rows more than ×4 apart``."""
    return say(f"show.{show.name.lower()}", factor=f"{factor:g}")


def shown(rows: LossRows, show: Show, factor: float) -> LossRows:
    """The rows of a choice, in their order."""
    if show is Show.ALL:
        return rows
    return rows.where(_chosen(rows.comparison, show, factor)[rows.numbers])


def _chosen(comparison: Comparison, show: Show, factor: float) -> BoolArray:
    """Which cells of a comparison a choice shows."""
    match show:
        case Show.APART:
            return _apart(comparison.measured, factor)
        case Show.ONE_SIDED:
            return comparison.measured.among(*_ONE_SIDED)
        case Show.DENIED:
            return np.isin(comparison.board.cells, list(comparison.board.denials))
        case _:
            return comparison.measured.among(State.MISMATCH)


def _apart(made: Measured, factor: float) -> BoolArray:
    """Where the intervals leave no ratio within the factor; of 0 admitted there is none."""
    ratio = ~np.isnan(made.least)
    return (made.distance > 0) & (~ratio | (made.least > factor) | (made.most < 1 / factor))
