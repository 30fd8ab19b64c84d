"""The common scale of the loss charts: logarithmic with a stop for 0, or linear."""

from collections.abc import Sequence
from enum import StrEnum
from functools import cached_property
from math import ceil, floor, log10

import numpy as np
from msgspec import Struct

from core.arithmetic import FloatArray

_STOP = 0.07
_MARGIN = 1.08
_FEW_DECADES = 4


class ScaleKind(StrEnum):
    """How figures are laid out."""

    LOG = "log"
    LINEAR = "linear"


class Scale(Struct, frozen=True, dict=True):
    """Places figures from 0 (left) to 1; ``zero`` adds a stop for 0 to a logarithmic scale."""

    kind: ScaleKind = ScaleKind.LOG
    low: float = 1.0
    high: float = 10.0
    zero: bool = False

    @classmethod
    def across(cls, numbers: FloatArray | Sequence[float], kind: ScaleKind) -> "Scale":
        """The scale on which all of some numbers have a place; NaN is none of them."""
        every = np.asarray(numbers, dtype=np.float64)
        high = float(np.fmax.reduce(every, initial=0.0)) or 1.0
        if kind is ScaleKind.LINEAR:
            return cls(kind, 0.0, high * _MARGIN, zero=True)
        least = float(np.where(every > 0, every, 1.0).min(initial=1.0))
        low = 10.0 ** floor(log10(least))
        high = max(high, low * 10) * _MARGIN
        return cls(kind, low, high, zero=bool((every <= 0).any()))

    @cached_property
    def start(self) -> float:
        """Where the scale proper begins, after the stop for 0."""
        return _STOP if self.zero and self.kind is ScaleKind.LOG else 0.0

    def place(self, value: float) -> float:
        """Where a figure stands; beyond the ends it stands at the end."""
        if self.kind is ScaleKind.LINEAR:
            return min(max(value / self.high, 0.0), 1.0)
        if value <= 0:
            return 0.0
        share = log10(value / self.low) / self._decades
        return self.start + (1 - self.start) * min(max(share, 0.0), 1.0)

    def places(self, values: Sequence[float]) -> FloatArray:
        """Where figures stand, as ``place`` says of each."""
        numbers = np.asarray(values, dtype=np.float64)
        if self.kind is ScaleKind.LINEAR:
            return np.clip(numbers / self.high, 0.0, 1.0)
        with np.errstate(divide="ignore", invalid="ignore"):
            share = np.log10(numbers / self.low) / self._decades
        placed = self.start + (1 - self.start) * np.clip(share, 0.0, 1.0)
        return np.where(numbers > 0, placed, 0.0)

    @cached_property
    def _decades(self) -> float:
        return log10(self.high / self.low)

    def ticks(self, most: int) -> tuple[float, ...]:
        """Round figures for the axis, at most about ``most``, 0 where it has a place."""
        if self.kind is ScaleKind.LINEAR:
            step = _round_step(self.high / max(most, 1))
            return tuple(step * number for number in range(floor(self.high / step) + 1))
        first, last = round(log10(self.low)), floor(log10(self.high))
        stride = max(1, ceil((last - first + 1) / max(most, 1)))
        thirds = stride == 1 and (last - first + 1) * 2 <= max(most, _FEW_DECADES)
        steps = (1, 3) if thirds else (1,)
        found = [
            _clean(10.0**decade * step)
            for decade in range(first, last + 1, stride)
            for step in steps
            if 10.0**decade * step <= self.high
        ]
        return (0.0, *found) if self.zero else tuple(found)


def _round_step(rough: float) -> float:
    base = 10.0 ** floor(log10(rough)) if rough > 0 else 1.0
    step = next(base * factor for factor in (1, 2, 5, 10) if base * factor >= rough * 0.999)
    return max(_clean(step), 1.0) if rough > 1 else _clean(step)


def _clean(value: float) -> float:
    return float(f"{value:.6g}")
