"""The scale of figures that stand at a day: fitted to them, since no bar begins at its foot."""

from collections.abc import Sequence
from math import floor, log10

import numpy as np

from core.comparison.bounds import Amounts, FloatArray
from core.panels.losses.scale import Scale, ScaleKind

_MARGIN = 1.06


def scale_of(amounts: Sequence[Amounts], kind: ScaleKind) -> Scale:
    """The scale on which every figure has a place; a linear one begins at 0."""
    numbers = reach(amounts)
    positive = numbers[numbers > 0]
    high = float(positive.max(initial=1.0))
    if kind is ScaleKind.LINEAR:
        return Scale(kind, 0.0, high * _MARGIN, zero=True)
    low = 10.0 ** floor(log10(float(positive.min(initial=high))))
    high = max(high, low * 10)
    return Scale(kind, low, high * _MARGIN, zero=bool((numbers <= 0).any()))


def reach(amounts: Sequence[Amounts]) -> FloatArray:
    """Every number stated."""
    parts = [part for one in amounts for part in (one.best, one.low, one.high)]
    numbers = np.concatenate([np.zeros(0), *parts])
    return numbers[~np.isnan(numbers)]


def places(scale: Scale, values: FloatArray) -> FloatArray:
    """Where figures stand from 0 to 1, as ``Scale.place`` says; NaN where there is no figure."""
    if scale.kind is ScaleKind.LINEAR:
        return np.clip(values / scale.high, 0.0, 1.0)
    safe = np.where(values > 0, values, scale.low)
    share = np.log10(safe / scale.low) / log10(scale.high / scale.low)
    placed = scale.start + (1 - scale.start) * np.clip(share, 0.0, 1.0)
    return np.where(np.isnan(values), np.nan, np.where(values > 0, placed, 0.0))
