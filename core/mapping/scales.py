"""Figures counted in thousands or more: what a name says of it, and the factor it means."""

import math
import re
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType

from msgspec.structs import replace

from core.loading.figures import NOTHING, Figure, tidy
from core.loading.numberwords import scale_of

SCALES: Mapping[str, float] = MappingProxyType(
    {
        "hundreds": 1e2,
        "thousands": 1e3,
        "ten thousands": 1e4,
        "lakhs": 1e5,
        "millions": 1e6,
        "crores": 1e7,
        "billions": 1e9,
    }
)
"""What figures may be counted in, by its name."""

_SAID = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (
            r"\b(?:in )?(?:thousands?|тыс(?:яч\w*)?|тис(?:яч\w*)?)\b\.?|[(\[]\s*['’]?000s?\s*[)\]]",
            "thousands",
        ),
        (r"\b(?:in )?(?:millions?|mln|mn|mio|млн)\b\.?", "millions"),
        (r"\b(?:in )?(?:billions?|bln|bn|mrd|млрд)\b\.?", "billions"),
        (r"\b(?:in )?lakhs?\b", "lakhs"),
        (r"\b(?:in )?crores?\b", "crores"),
        (r"\bin hundreds\b|[(\[]\s*hundreds\s*[)\]]", "hundreds"),
        ("万|만", "ten thousands"),
    )
)


def scale_said(text: str) -> str:
    """What a name says that its figures are counted in, a name of SCALES; "" where nothing."""
    return next((name for said, name in _SAID if said.search(text)), "")


def without_scale(text: str) -> str:
    """A name without the words that say what its figures are counted in."""
    plain = text
    for said, _ in _SAID:
        plain = said.sub(" ", plain)
    return re.sub(r"[(\[]\s*[)\]]", " ", plain).strip() if plain != text else text


def scaled(read: Figure, factor: float, written: str) -> Figure:
    """A figure and its ends times a factor, unless it is written with a scale of its own."""
    if factor == 1 or read == NOTHING or any(scale_of(word) > 1 for word in tidy(written).split()):
        return read
    best, low, high = (_times(value, factor) for value in (read.best, read.low, read.high))
    return replace(read, best=best, low=low, high=high)


def _times(value: float, factor: float) -> float:
    return value if math.isnan(value) else float(Decimal(repr(value)) * Decimal(repr(factor)))
