"""Figures in numbers and in words: “1,200”, “about 30”, “more than 100”, “31–94”."""

import math
import re
from dataclasses import dataclass

from core.vocabulary.terms import Bound

_MISSING = frozenset({"", "na", "n/a", "null", "none", "-", "–", "—", "n.a."})
_SPACES = "\u00a0\u2009\u202f\u2007"
_NUMBER = re.compile(
    r"[+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?: \d{3})+(?:[.,]\d+)?"
    r"|\d{1,3}(?:'\d{3})+|\d+,\d{1,2}|\d+,\d{4,}|\d*\.?\d+(?:e[+-]?\d{1,3})?|\d+\.)",
    re.ASCII,
)
_GROUPED = re.compile(r"(?<=\d)[ '](?=\d{3})")
_POINTED = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?\d+,\d{1,2}|[+-]?\d+,\d{4,}", re.ASCII)
_WORDS = (
    (
        Bound.AT_LEAST,
        re.compile(r"(?:at least|no (?:less|fewer) than|minimum(?: of)?|>=|≥)\s*(.+)"),
    ),
    (Bound.AT_LEAST, re.compile(r"(.+?)\s*(?:\+|or more|and more)")),
    (
        Bound.AT_MOST,
        re.compile(r"(?:at most|up to|no more than|not more than|maximum(?: of)?|<=|≤)\s*(.+)"),
    ),
    (Bound.MORE_THAN, re.compile(r"(?:more than|over|above|>)\s*(.+)")),
    (Bound.LESS_THAN, re.compile(r"(?:less than|fewer than|under|below|<)\s*(.+)")),
    (
        Bound.APPROX,
        re.compile(r"(?:about|around|approximately|approx\.?|some|circa|ca?\.|nearly|~|≈)\s*(.+)"),
    ),
)
_RANGE = re.compile(
    r"(?:between |from )?([\d., '\u00a0]*\d)\s*(?:–|—|-|−|\bto\b|\band\b)\s*(\d[\d., '\u00a0]*)"
)
_LONGEST = 400


@dataclass(frozen=True)
class Figure:
    """A figure as meant; NaN where an end is not stated."""

    best: float = math.nan
    low: float = math.nan
    high: float = math.nan
    bound: Bound | None = None


NOTHING = Figure()


def read_number(text: str) -> float:
    """A bare number, NaN where none is given; ValueError where it cannot be read."""
    plain = _tidy(text)
    return math.nan if plain in _MISSING else _number(plain)


def read_figure(text: str) -> Figure:
    """A figure with its words; ValueError where no reading is known."""
    plain = _tidy(text)
    if plain in _MISSING:
        return NOTHING
    if _NUMBER.fullmatch(plain):
        return Figure(best=_number(plain))
    if (ends := _RANGE.fullmatch(plain)) and _both_numbers(ends):
        return Figure(
            low=_number(ends[1].strip()), high=_number(ends[2].strip()), bound=Bound.RANGE
        )
    for bound, words in _WORDS:
        if found := words.fullmatch(plain):
            return _bounded(bound, _number(found[1].strip()))
    raise ValueError("is not a number, and no reading of the words is known")


def _bounded(bound: Bound, value: float) -> Figure:
    match bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Figure(best=value, low=value, bound=bound)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return Figure(best=value, high=value, bound=bound)
        case _:
            return Figure(best=value, bound=bound)


def _tidy(text: str) -> str:
    if len(text) > _LONGEST:
        raise ValueError("is too long to be a number")
    for space in _SPACES:
        text = text.replace(space, " ")
    return " ".join(text.replace("−", "-").casefold().split())


def _both_numbers(ends: re.Match[str]) -> bool:
    return all(_NUMBER.fullmatch(end.strip()) for end in ends.groups())


def _number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError("is not a number, and no reading of the words is known")
    plain = _GROUPED.sub("", text)
    if _POINTED.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    value = float(plain.replace(",", ""))
    if not math.isfinite(value):
        raise ValueError("is too large to be a number")
    return value
