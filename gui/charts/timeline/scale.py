"""Where a moment stands on the screen: the scale that overview, lanes and axis share."""

import numpy as np
import numpy.typing as npt
from msgspec import Struct

FloatArray = npt.NDArray[np.float64]

GUTTER = 190
"""Width of the labels left of the plot, in pixels."""
MARGIN = 10
"""Width left free at the right of the plot, in pixels."""


class Scale(Struct, frozen=True):
    """Moments ``lo`` to ``hi`` (days since 1970-01-01) on pixels ``left`` to ``right``."""

    lo: float
    hi: float
    left: float
    right: float

    @property
    def day(self) -> float:
        """Width of a day in pixels."""
        return (self.right - self.left) / max(self.hi - self.lo, 1e-9)

    def x(self, moment: float) -> float:
        """Pixel of a moment."""
        return self.left + (moment - self.lo) * self.day

    def xs(self, moments: FloatArray) -> FloatArray:
        """Pixels of moments."""
        return self.left + (moments - self.lo) * self.day

    def moment(self, x: float) -> float:
        """Moment of a pixel."""
        return self.lo + (x - self.left) / max(self.day, 1e-9)

    @classmethod
    def across(cls, lo: float, hi: float, width: int) -> "Scale":
        """The scale of a chart of a width, gutter and margin left free."""
        return cls(lo, hi, GUTTER, max(GUTTER + 1.0, float(width - MARGIN)))
