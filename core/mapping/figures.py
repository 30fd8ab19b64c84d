"""Figures of a file by the mapping's own decimal style and reading of words."""

import math
import re

from core.loading.figures import NOTHING, Figure, read_number
from core.mapping.mapping import Mapping, Place, Word
from core.vocabulary.terms import Bound

_DASH = re.compile(r"\s*(?:–|—|-|−|\bto\b|\band\b)\s*")
_LONGEST = 400
_POINT = re.compile(r"[+-]?\d{1,3}(?:[, '\u00a0\u202f]?\d{3})*(?:\.\d+)?|[+-]?\d*\.?\d+", re.ASCII)
_COMMA = re.compile(r"[+-]?\d{1,3}(?:[. '\u00a0\u202f]?\d{3})*(?:,\d+)?|[+-]?\d*,?\d+", re.ASCII)


def number(text: str, decimal: str) -> float:
    """A bare number by a decimal style; ValueError where it is none."""
    if not decimal:
        return read_number(text)
    plain = text.strip().replace("−", "-")
    if not (_COMMA if decimal == "," else _POINT).fullmatch(plain):
        raise ValueError("is not a number of that decimal style")
    grouped = "." if decimal == "," else ","
    for mark in (grouped, " ", "'", "\u00a0", "\u202f"):
        plain = plain.replace(mark, "")
    return float(plain.replace(",", "."))


def figure(text: str, mapping: Mapping) -> Figure:
    """A figure as the mapping reads it; ValueError where no reading fits."""
    plain = " ".join(text.replace("−", "-").casefold().split())
    if not plain:
        return NOTHING
    if len(plain) > _LONGEST:
        raise ValueError("is too long to be a figure")
    decimal = mapping.style.decimal
    if (value := _tried(plain, decimal)) is not None:
        return Figure(best=value)
    if ends := _range(plain, decimal):
        return Figure(low=ends[0], high=ends[1], bound=Bound.RANGE)
    for word in sorted(mapping.words, key=lambda word: -len(word.phrase)):
        if found := _worded(plain, word, decimal):
            return found
    raise ValueError("is not a number, and no reading of the words is known")


def written(value: float) -> str:
    """A figure as the loader reads it, "" for none."""
    if math.isnan(value):
        return ""
    return str(int(value)) if value.is_integer() and abs(value) < _WHOLE else repr(value)


_WHOLE = 1e15


def _tried(text: str, decimal: str) -> float | None:
    try:
        value = number(text, decimal)
    except ValueError:
        return None
    return None if not math.isfinite(value) else value


def _range(text: str, decimal: str) -> tuple[float, float] | None:
    text = text.removeprefix("between ").removeprefix("from ")
    for dash in _DASH.finditer(text):
        low = _tried(text[: dash.start()], decimal) if dash.start() else None
        high = _tried(text[dash.end() :], decimal)
        if low is not None and high is not None:
            return low, high
    return None


def _worded(text: str, word: Word, decimal: str) -> Figure | None:
    phrase = word.phrase.casefold()
    if not phrase:
        return None
    match word.place:
        case Place.ALONE:
            return _ends(word) if text == phrase else None
        case Place.BEFORE:
            rest = text.removeprefix(phrase) if text.startswith(phrase) else ""
        case Place.AFTER:
            rest = text.removesuffix(phrase) if text.endswith(phrase) else ""
    rest = rest.strip()
    if not rest:
        return None
    if (value := _tried(rest, decimal)) is not None:
        return _bounded(word.bound, value)
    ends = _range(rest, decimal)
    return Figure(low=ends[0], high=ends[1], bound=Bound.RANGE) if ends else None


def _ends(word: Word) -> Figure:
    low = math.nan if word.low is None else float(word.low)
    high = math.nan if word.high is None else float(word.high)
    return Figure(low=low, high=high, bound=word.bound)


def _bounded(bound: Bound, value: float) -> Figure:
    match bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Figure(best=value, low=value, bound=bound)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return Figure(best=value, high=value, bound=bound)
        case _:
            return Figure(best=value, bound=bound)
