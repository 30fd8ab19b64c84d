"""How far a claim and an admission lie apart."""

from collections.abc import Iterable
from math import inf, log2

from msgspec import Struct

from core.comparison.bounds import Amount
from core.messages import numeral, say

_HALF = 0.5
_SMALL, _SMALLEST = 10, 6


class Disagreement(Struct, frozen=True):
    """The three measures of one cell; ``share`` and ``doublings`` are None between bare ranges."""

    share: float | None
    """S = |adversary − own| / (adversary + own), 0…1; None also where both said 0."""
    doublings: float | None
    """G = log2((adversary + ½) / (own + ½)), negative where more was admitted than claimed."""
    distance: float
    """I, the distance between the two intervals, 0 where they overlap."""
    ratio: tuple[float, float] | None
    """Least and greatest adversary / own the intervals allow; None where only 0 was admitted."""

    @property
    def consistent(self) -> bool:
        """Whether both can be meant: the intervals touch."""
        return self.distance == 0

    @property
    def times(self) -> str:
        """The ratio in print: ``×26``, ``×3.2…48``, ``≥ ×12``, ``×0.43``."""
        if self.ratio is None:
            return say("times.ownzero")
        least, most = self.ratio
        if least == most:
            return f"×{factor_text(least)}"
        if most == inf:
            return f"≥ ×{factor_text(least)}" if least else say("times.open")
        return f"×{factor_text(least)}…{factor_text(most)}" if least else f"≤ ×{factor_text(most)}"


def disagreement(own: Amount, adversary: Amount) -> Disagreement:
    """Compare an admission with the adversary's claim of the same thing."""
    (own_low, own_high), (low, high) = own.interval, adversary.interval
    share = doublings = None
    if own.point is not None and adversary.point is not None:
        total = adversary.point + own.point
        share = abs(adversary.point - own.point) / total if total else None
        doublings = log2((adversary.point + _HALF) / (own.point + _HALF))
    ratio = None
    if own_high > 0:
        ratio = (low / own_high, high / own_low if own_low > 0 else inf)
    return Disagreement(share, doublings, max(low - own_high, own_low - high, 0.0), ratio)


class Summary(Struct, frozen=True):
    """S, G and I of several cells as means over those that have one; None where none has."""

    share: float | None
    doublings: float | None
    distance: float | None
    comparable: int
    """Cells in which a claim meets an admission."""
    pointed: int
    """Comparable cells in which two single figures meet: those that S and G are the means of."""
    cells: int
    """All cells, comparable or not."""

    @property
    def coverage(self) -> str:
        """What must be said with every figure: ``3 of 19 cells comparable``."""
        return say("coverage.cells", self.cells, comparable=numeral(self.comparable))


def summary_of(differences: Iterable[Disagreement | None]) -> Summary:
    """Sum up the cells of a window, a category or a bin; a cell that has no difference is None."""
    cells = list(differences)
    known = [difference for difference in cells if difference is not None]
    return Summary(
        _mean(difference.share for difference in known),
        _mean(difference.doublings for difference in known),
        _mean(difference.distance for difference in known),
        len(known),
        sum(difference.doublings is not None for difference in known),
        len(cells),
    )


def factor_text(value: float) -> str:
    """A ratio in print: ``26``, ``3.2``, ``0.43``."""
    if value >= _SMALL:
        return numeral(value)
    return numeral(value, 1) if value >= 1 else numeral(float(f"{value:.2g}"), _SMALLEST)


def _mean(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None
