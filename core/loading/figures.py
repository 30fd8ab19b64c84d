"""Figures in numbers and in words: “1,200”, “about 30”, “more than 100”, “31–94”."""

import math
import re
from collections.abc import Callable, Iterable
from functools import cache

from msgspec import Struct

from core.loading.numberwords import plain_digits, scale_of, spelled
from core.vocabulary.qualifiers import Place, Word, figure_words
from core.vocabulary.terms import Bound

Number = Callable[[str], float]
"""Reads a bare number; ValueError where it is none."""

_MISSING = frozenset({"", "na", "n/a", "null", "none", "-", "–", "—", "n.a."})
_SPACES = "\u00a0\u2009\u202f\u2007"
_NUMBER = re.compile(
    r"[+-]?(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d{1,3}(?: \d{3})+(?:[.,]\d+)?"
    r"|\d{1,3}(?:'\d{3})+|\d+,\d{1,2}|\d+,\d{4,}|\d*\.?\d+(?:e[+-]?\d{1,3})?|\d+\.)",
    re.ASCII,
)
_GROUPED = re.compile(r"(?<=\d)[ '](?=\d{3})")
_POINTED = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+|[+-]?\d+,\d{1,2}|[+-]?\d+,\d{4,}", re.ASCII)
_DASH = re.compile(r"\s*(?:–|—|-|−|…|\.\.+|\b(?:to|and|or|до|bis)\b)\s*")
_BETWEEN = re.compile(r"(?:between|from|от|von|entre)\s+")
_LONGEST = 400


class Figure(Struct, frozen=True):
    """A figure as meant; NaN where an end is not stated."""

    best: float = math.nan
    low: float = math.nan
    high: float = math.nan
    bound: Bound | None = None


NOTHING = Figure()


def read_number(text: str) -> float:
    """A bare number, NaN where none is given; ValueError where it cannot be read."""
    plain = tidy(text)
    return math.nan if plain in _MISSING else _number(plain)


def read_figure(text: str) -> Figure:
    """A figure with its words; ValueError where no reading is known."""
    plain = tidy(text)
    if plain in _MISSING:
        return NOTHING
    return figure_by(plain, _words(), _number)


@cache
def _words() -> tuple[Word, ...]:
    """The words that say a figure: an adjective alone says none."""
    return longest_first(w for w in figure_words() if w.place is not Place.ALONE or w.low)


def longest_first(words: Iterable[Word]) -> tuple[Word, ...]:
    """Words in the order in which they are to be tried: “no more than” before “more than”."""
    return tuple(sorted(words, key=lambda word: -len(word.phrase)))


def figure_by(plain: str, words: Iterable[Word], number: Number) -> Figure:
    """A tidy text as a number, a range, or either with words; ValueError where it is none."""
    if (value := _tried(plain, number)) is not None:
        return Figure(best=value)
    if ends := _range(plain, number):
        return Figure(low=ends[0], high=ends[1], bound=Bound.RANGE)
    for word in words:
        if found := _worded(plain, word, number):
            return found
    raise ValueError("is not a number, and no reading of the words is known")


def _tried(text: str, number: Number) -> float | None:
    try:
        value = number(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _range(text: str, number: Number) -> tuple[float, float] | None:
    inner = text[begun.end() :] if (begun := _BETWEEN.match(text)) else text
    for dash in _DASH.finditer(inner):
        first, last = inner[: dash.start()], inner[dash.end() :]
        low, high = (_tried(end, number) if end else None for end in (first, last))
        if low is not None and high is not None:
            scale = scale_of(last) if scale_of(first) == 1 else 1.0
            return (low * scale if low * scale <= high else low), high
    return None


def _worded(text: str, word: Word, number: Number) -> Figure | None:
    phrase = word.phrase.casefold()
    match word.place:
        case _ if not phrase:
            return None
        case Place.ALONE:
            return _alone(word) if text == phrase else None
        case Place.BEFORE:
            rest = text[len(phrase) :] if text.startswith(phrase) else ""
        case Place.AFTER:
            rest = text[: -len(phrase)] if text.endswith(phrase) else ""
    rest = rest.strip()
    if (value := _tried(rest, number) if rest else None) is not None:
        return _bounded(word.bound, value)
    ends = _range(rest, number) if rest else None
    return _bounded_range(word.bound, *ends) if ends else None


def _alone(word: Word) -> Figure:
    low, high = (math.nan if end is None else float(end) for end in (word.low, word.high))
    return Figure(low=low, high=high, bound=word.bound)


def _bounded(bound: Bound, value: float) -> Figure:
    match bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Figure(best=value, low=value, bound=bound)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return Figure(best=value, high=value, bound=bound)
        case _:
            return Figure(best=value, bound=bound)


def _bounded_range(bound: Bound, low: float, high: float) -> Figure:
    match bound:
        case Bound.AT_LEAST | Bound.MORE_THAN:
            return Figure(low=low, bound=bound)
        case Bound.AT_MOST | Bound.LESS_THAN:
            return Figure(high=high, bound=bound)
        case _:
            return Figure(low=low, high=high, bound=Bound.RANGE)


def tidy(text: str) -> str:
    """A figure as readings expect it: plain digits, single spaces, no case; ValueError if long."""
    if len(text) > _LONGEST:
        raise ValueError("is too long to be a number")
    for space in _SPACES:
        text = text.replace(space, " ")
    return " ".join(plain_digits(text).replace("−", "-").casefold().split())


def _number(text: str) -> float:
    value = None if _NUMBER.fullmatch(text) else spelled(text, _plain_number)
    return _plain_number(text) if value is None else value


def _plain_number(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise ValueError("is not a number, and no reading of the words is known")
    plain = _GROUPED.sub("", text)
    if _POINTED.fullmatch(plain):
        plain = plain.replace(".", "").replace(",", ".")
    value = float(plain.replace(",", ""))
    if not math.isfinite(value):
        raise ValueError("is too large to be a number")
    return value
