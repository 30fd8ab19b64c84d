"""The loops over claims: numpy's own where there are few, machine code where there are many."""

from core.crossfilter.loops.contract import Lanes, Loops, Runs, Table
from core.crossfilter.loops.plain import Plain

__all__ = ["Lanes", "Loops", "Plain", "Runs", "Table", "loops_for"]

MANY = 2_000_000
"""Claims from which on machine code is worth the time that it takes to be made or loaded."""


def loops_for(claims: int) -> Loops:
    """The quickest for so many claims."""
    if claims < MANY:
        return Plain()
    from core.crossfilter.loops.compiled import Compiled  # noqa: PLC0415 - start-up: a compiler

    return Compiled()
