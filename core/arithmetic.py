"""Rules of plain arithmetic that figures of loss can break, over columns of numbers."""

import numpy as np
import numpy.typing as npt

LongArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]


def falls(series: LongArray, moment: LongArray, low: FloatArray, high: FloatArray) -> LongArray:
    """Places at which a running total lies wholly below the one just before it in its series.

    The columns are in the order of series, then of moments. Two figures of one moment are no fall.
    """
    later = (series[1:] == series[:-1]) & (moment[1:] > moment[:-1])
    return np.flatnonzero(later & (high[1:] < low[:-1])) + 1


def overruns(
    total: LongArray, part: FloatArray, ceiling: FloatArray
) -> tuple[LongArray, FloatArray]:
    """Totals that lie below the sum of their parts, ascending, and those sums.

    ``part[i]`` is the least that a part of the total ``total[i]`` can be (NaN is left out);
    ``ceiling`` holds the most that each total can be.
    """
    known = ~np.isnan(part)
    totals, place = np.unique(total[known], return_inverse=True)
    sums = np.bincount(place, weights=part[known], minlength=len(totals)).astype(np.float64)
    above = sums > ceiling[totals]
    return totals[above], sums[above]
