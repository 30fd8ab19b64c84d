"""Which rows of the loss comparison are shown: all, or those that stand out in one way."""

from collections.abc import Iterable
from enum import StrEnum

from core.comparison import State
from core.messages import say
from core.panels.losses.rows import LossRow

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


def shown(rows: Iterable[LossRow], show: Show, factor: float) -> tuple[LossRow, ...]:
    """The rows of a choice, in their order."""
    match show:
        case Show.ALL:
            return tuple(rows)
        case Show.APART:
            return tuple(row for row in rows if _apart(row, factor))
        case Show.ONE_SIDED:
            return tuple(row for row in rows if row.cell.state in _ONE_SIDED)
        case Show.DENIED:
            return tuple(row for row in rows if len(row.cell.denials))
        case Show.INCOMPARABLE:
            return tuple(row for row in rows if row.cell.state is State.MISMATCH)


def _apart(row: LossRow, factor: float) -> bool:
    """Whether the intervals leave no ratio within the factor; of 0 admitted there is none."""
    difference = row.cell.difference
    if difference is None or difference.consistent:
        return False
    if difference.ratio is None:
        return True
    least, most = difference.ratio
    return least > factor or most < 1 / factor
