"""Figures of a file by the mapping's own decimal style and reading of words."""

import math
import re
from functools import lru_cache

from core.loading.figures import NOTHING, Figure, figure_by, longest_first, read_number, tidy
from core.loading.numberwords import spelled
from core.mapping.mapping import Mapping

_POINT = re.compile(r"[+-]?\d{1,3}(?:[, ']?\d{3})*(?:\.\d+)?|[+-]?\d*\.?\d+", re.ASCII)
_COMMA = re.compile(r"[+-]?\d{1,3}(?:[. ']?\d{3})*(?:,\d+)?|[+-]?\d*,?\d+", re.ASCII)


def number(text: str, decimal: str) -> float:
    """A bare number by a decimal style; ValueError where it is none."""
    if not decimal:
        return read_number(text)
    plain = tidy(text)
    value = spelled(plain, lambda digits: _styled(digits, decimal)) if _lettered(plain) else None
    return _styled(plain, decimal) if value is None else value


def _styled(plain: str, decimal: str) -> float:
    if not (_COMMA if decimal == "," else _POINT).fullmatch(plain):
        raise ValueError("is not a number of that decimal style")
    grouped = "." if decimal == "," else ","
    for mark in (grouped, " ", "'"):
        plain = plain.replace(mark, "")
    return float(plain.replace(",", "."))


def _lettered(text: str) -> bool:
    return "/" in text or any(map(str.isalpha, text))


def figure(text: str, mapping: Mapping) -> Figure:
    """A figure as the mapping reads it; ValueError where no reading fits."""
    plain = tidy(text)
    if not plain:
        return NOTHING
    decimal = mapping.style.decimal
    return figure_by(plain, _ordered(mapping.words), lambda digits: number(digits, decimal))


_ordered = lru_cache(maxsize=8)(longest_first)


def written(value: float) -> str:
    """A figure as the loader reads it, "" for none."""
    if math.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else repr(value)


_WHOLE = 1e15
